"""Data flows one way: each stage imports only itself, the seeds, and the hand-over of the stage before."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
STAGES = ("stores", "seeds", "extract", "transform", "load", "cli")
# What a stage may import of the others: a whole package, or one hand-over module.
ALLOWED = {
    "stores": {"stores"},
    "seeds": {"seeds"},
    "extract": {"extract", "seeds", "stores"},
    "transform": {"transform", "seeds", "extract.records"},
    "load": {"load", "seeds", "stores", "transform.schemas"},
    "cli": {"cli", "load", "transform", "extract", "seeds", "stores"},
}


def _modules(stage: str) -> Iterator[Path]:
    return (ROOT / stage).rglob("*.py")


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _is_allowed(module: str, allowed: set[str]) -> bool:
    return any(
        module == name or module.startswith(f"{name}.") or name.startswith(f"{module}.")
        for name in allowed
    )


def test_the_reader_of_imports_sees_them() -> None:
    found = set(_imports(ROOT / "extract" / "shards.py"))
    assert {"pydantic", "pathlib.Path"} <= found


@pytest.mark.parametrize("stage", STAGES)
def test_stage_imports_no_later_stage(stage: str) -> None:
    broken = [
        f"{path.relative_to(ROOT)} imports {module}"
        for path in _modules(stage)
        for module in _imports(path)
        if module.partition(".")[0] in STAGES and not _is_allowed(module, ALLOWED[stage])
    ]
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize("word", ["utils", "helpers", "manager"])
def test_no_room_without_a_name(word: str) -> None:
    named = [p for stage in STAGES for p in _modules(stage) if word in p.stem]
    assert not named
