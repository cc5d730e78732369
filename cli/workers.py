"""Worker processes for the shards of a date."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

MapShards = Callable[[Callable[[Path], Path], Sequence[Path]], Iterator[Path]]


@contextmanager
def side_by_side(workers: int) -> Iterator[MapShards]:
    """Give what maps over shards: in new processes that share nothing, or in this one.

    The processes live for one date, so that one that is killed fails that date alone.
    """
    if workers <= 1:
        yield map
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as executor:
        try:
            yield executor.map
        except BaseException:
            executor.shutdown(cancel_futures=True)
            raise
