"""Worker processes for shards."""

import os
from functools import partial
from pathlib import Path

import pytest

from cli import workers
from cli.workers import side_by_side, timed


def resolved(path: Path) -> Path:
    return path / str(os.getpid())


def test_one_worker_is_this_process(tmp_path: Path) -> None:
    with side_by_side(1) as run_all:
        assert list(run_all(resolved, [tmp_path])) == [tmp_path / str(os.getpid())]


def test_several_workers_are_others_and_keep_the_order(tmp_path: Path) -> None:
    shards = [tmp_path / str(number) for number in range(5)]
    with side_by_side(2) as run_all:
        done = list(run_all(resolved, shards))
    assert [path.parent for path in done] == shards
    assert str(os.getpid()) not in {path.name for path in done}


@pytest.mark.parametrize(("number", "least"), [(1, 5), (2, 3)])
def test_workers_are_relieved_by_others(
    number: int, least: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_SHARDS_OF_A_WORKER", 1)
    shards = [tmp_path / str(number) for number in range(5)]
    with side_by_side(number) as run_all:
        done = list(run_all(resolved, shards))
    assert [path.parent for path in done] == shards
    assert str(os.getpid()) not in {path.name for path in done}
    assert len({path.name for path in done}) >= least


def test_a_shard_is_timed_where_it_is_extracted(tmp_path: Path) -> None:
    with side_by_side(2) as run_all:
        ((results, seconds),) = run_all(partial(timed, resolved), [tmp_path])
    assert results.parent == tmp_path
    assert 0 <= seconds < 60


def missing(path: Path) -> Path:
    raise FileNotFoundError(path.name)


def test_an_error_of_a_worker_is_raised_here(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="shard"), side_by_side(2) as run_all:
        list(run_all(missing, [tmp_path / "shard"]))


def test_nothing_is_made_of_no_shards() -> None:
    with side_by_side(0) as run_all:
        assert list(run_all(resolved, [])) == []
