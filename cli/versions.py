"""Versions of everything that decides what a published date says, for its manifest."""

import hashlib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from seeds.reading import REFERENCE
from transform.gazetteer import gazetteer_version
from transform.schemas import SCHEMA_VERSION


def software_versions(model: str, own_actors: Path | None = None) -> dict[str, str]:
    """Return the version of code, schema, model, gazetteer and reference data.

    Args:
        model: Name or folder of the spaCy model.
        own_actors: Folder of actor tables laid over ours; it gets a version of its own.
    """
    own = {"own_actors": _checksum(own_actors, "*.csv")} if own_actors else {}
    return own | {
        "code": version("tass-events"),
        "schema": str(SCHEMA_VERSION),
        "model": f"{model} {_model_version(model)}",
        "spacy": version("spacy"),
        "gazetteer": gazetteer_version(),
        "lexicon": _checksum(REFERENCE / "lexicon"),
        "ontology": _checksum(REFERENCE / "ontology"),
        "actors": _checksum(REFERENCE / "actors"),
        "quality": _checksum(REFERENCE / "quality"),
    }


def _model_version(model: str) -> str:
    folder = Path(model)
    if folder.is_dir():
        return _checksum(folder)
    try:
        return version(model)
    except PackageNotFoundError:
        return "unknown"


def _checksum(folder: Path, pattern: str = "**/*") -> str:
    """Return the beginning of a hash of the files of a folder, names included."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.glob(pattern) if path.is_file()):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:16]
