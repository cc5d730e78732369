"""Warming a process up, so that the tasks that are forked from it begin warm.

Airflow forks a process for each task. What its parent has imported need not be imported again, and a
small date takes far longer to import than to process. The tasks share that memory with their parent,
which holds the code that it started with: start it anew after an update.
"""

import logging
import time
from importlib import import_module

from cli.settings import Settings, load_settings

log = logging.getLogger(__name__)
_MODULES = (
    "cli.airflow.accounts",
    "cli.reviews",
    "cli.versions",
    "load.catalog",
    "load.run",
    "transform.run",
)
"""What tasks import for themselves, beside what is called here."""


def begin_warm() -> None:
    """Warm this process up; where that fails, say so and go on, because tasks tell it better."""
    begin = time.perf_counter()
    try:
        warm_up(load_settings())
    except Exception:  # the tasks meet the same error, where a person looks for it
        log.warning("Tasks begin cold: their parent could not warm up", exc_info=True)
    else:
        log.info("Warm after %.1f s", time.perf_counter() - begin)


def warm_up(settings: Settings) -> None:
    """Import what the tasks import, and load what coding a shard loads.

    Nothing is left open that a fork must not share: no file, no connection, no thread.
    """
    for name in _MODULES:
        import_module(name)
    from load.checking import Checker

    Checker()
    from cli.shard_reading import load_for_reading

    load_for_reading(settings)
