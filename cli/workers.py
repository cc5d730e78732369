"""Worker processes for the shards of a date."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import forkserver, get_context
from multiprocessing.context import ForkServerContext
from pathlib import Path
from time import perf_counter
from typing import Protocol, TypeVar

Made = TypeVar("Made")

_SHARDS_OF_A_WORKER = 50
"""Some minutes of work, beside which beginning anew does not count."""


class MapShards(Protocol):
    """Gives what a function makes of each shard, in order."""

    def __call__(self, make: Callable[[Path], Made], shards: Sequence[Path], /) -> Iterator[Made]:
        """Map the function over the shards."""


def timed(extract: Callable[[Path], Path], shard: Path) -> tuple[Path, float]:
    """Extract a shard, and return its results with the seconds that it took."""
    begin = perf_counter()
    results = extract(shard)
    return results, round(perf_counter() - begin, 3)


def expect_workers(workers: int) -> None:
    """Let what workers are forked from load on another core, while this process imports and plans."""
    if workers > 1:
        _context()
        forkserver.ensure_running()


def _context() -> ForkServerContext:
    context = get_context("forkserver")
    context.set_forkserver_preload(["cli.worker_origin"])
    return context


@contextmanager
def side_by_side(workers: int) -> Iterator[MapShards]:
    """Give what maps over shards: in processes of their own, or in this one for one worker and few shards.

    The processes live for one date at most, so that one that is killed fails that date alone. They are forked
    from one that has loaded everything (`cli.worker_origin`) and is never one that has threads.
    """
    shifts = _Shifts(workers)
    try:
        yield shifts.map
    finally:
        shifts.end()


class _Shifts:
    """Processes that work side by side until others relieve them: spaCy keeps every word it meets."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._at_work: ProcessPoolExecutor | None = None

    def map(self, make: Callable[[Path], Made], shards: Sequence[Path], /) -> Iterator[Made]:
        most = self._workers * _SHARDS_OF_A_WORKER
        if self._workers <= 1 and len(shards) <= most:
            yield from map(make, shards)
            return
        for first in range(0, len(shards), most):
            self._at_work = ProcessPoolExecutor(self._workers, mp_context=_context())
            yield from self._at_work.map(make, shards[first : first + most])
            self.end()

    def end(self) -> None:
        """Let those at work end; what they have not begun is left."""
        if self._at_work is not None:
            self._at_work.shutdown(cancel_futures=True)
            self._at_work = None


@contextmanager
def meanwhile(prepare: Callable[[], object], *, idle: bool) -> Iterator[None]:
    """Prepare the next step while this process waits for others; where it does not, do nothing.

    What goes wrong in it goes wrong again in the next step, where a person looks for it.
    """
    if not idle:
        yield
        return
    with ThreadPoolExecutor(1) as beside:
        beside.submit(prepare)
        yield
