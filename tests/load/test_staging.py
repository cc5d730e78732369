"""Staged tables are replaced together, or not at all."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from load.staging import finish_replacement, replace_staged

OLD = {name: pa.table({"n": [1]}) for name in ("a", "b", "c")}
NEW = {name: pa.table({"n": [2]}) for name in ("a", "b", "c")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, table in OLD.items():
        pq.write_table(table, tmp_path / f"{name}.parquet")
    return tmp_path


def numbers(folder: Path) -> list[int]:
    return [pq.read_table(path)["n"][0].as_py() for path in sorted(folder.glob("*.parquet"))]


def test_all_tables_are_replaced(folder: Path) -> None:
    replace_staged(folder, NEW)
    assert numbers(folder) == [2, 2, 2]
    assert len(list(folder.iterdir())) == 3


def broken_off(
    monkeypatch: pytest.MonkeyPatch, folder: Path, is_last: Callable[[Path], bool]
) -> None:
    rename = Path.replace

    def fail(self: Path, target: Any) -> Path:
        if is_last(self):
            raise OSError("broken off")
        return rename(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", fail)
        with pytest.raises(OSError, match="broken off"):
            replace_staged(folder, NEW)


def test_broken_off_before_the_change_nothing_has_happened(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    broken_off(monkeypatch, folder, lambda path: path.name.startswith(".checked"))
    finish_replacement(folder)
    assert numbers(folder) == [1, 1, 1]
    replace_staged(folder, NEW)
    assert numbers(folder) == [2, 2, 2]


def test_broken_off_after_the_change_it_is_finished(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    broken_off(monkeypatch, folder, lambda path: path.name == "b.parquet")
    assert numbers(folder) == [2, 1, 1]
    finish_replacement(folder)
    assert numbers(folder) == [2, 2, 2]
