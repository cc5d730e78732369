"""What is kept is used again as long as nothing that it depends on has changed."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from seeds.kept import kept


def _counted(values: list[Any], answer: Any = "found") -> Callable[[], Any]:
    def work_out() -> Any:
        values.append(answer)
        return answer

    return work_out


def test_is_worked_out_once(tmp_path: Path) -> None:
    times: list[Any] = []

    found = [kept("towns", b"1", _counted(times, ["Oslo", 7]), tmp_path) for _ in range(2)]

    assert found == [["Oslo", 7]] * 2
    assert len(times) == 1


def test_is_worked_out_again_where_what_it_is_made_from_has_changed(tmp_path: Path) -> None:
    times: list[Any] = []

    for made_from in (b"1", b"2"):
        kept("towns", made_from, _counted(times), tmp_path)

    assert len(times) == 2
    # What nobody will ask for again is gone.
    assert len(list(tmp_path.iterdir())) == 1


def test_a_broken_file_is_written_anew(tmp_path: Path) -> None:
    kept("towns", b"1", _counted([]), tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_text('["half', encoding="utf-8")

    assert kept("towns", b"1", _counted([]), tmp_path) == "found"
    assert json.loads(file.read_text(encoding="utf-8")) == "found"


@pytest.mark.parametrize(
    "answer", [{1: "a number as key"}, ("a", "tuple"), {"a set"}, float("nan")]
)
def test_what_json_would_change_is_not_kept(tmp_path: Path, answer: object) -> None:
    assert kept("odd", b"1", lambda: answer, tmp_path) is answer
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()

    assert kept("towns", b"1", _counted([]), file / "folder") == "found"
