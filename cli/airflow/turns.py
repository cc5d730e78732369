"""One run at a time for each publication date: the others wait for their turn.

Airflow limits the runs of a DAG, not those of a partition key. A run keeps its turn until it has ended;
nothing has to be handed back, so that a run that was killed holds up nobody.
"""

import fcntl
from collections.abc import Callable
from datetime import date
from pathlib import Path

from load.warehouse import Warehouse


def take_turn(
    warehouse: Path, publication_date: date, run_id: str, is_running: Callable[[str], bool]
) -> str | None:
    """Take the turn of a date, unless another run that is still running has it.

    Args:
        warehouse: Folder of published tables.
        publication_date: The date to rebuild.
        run_id: The run that asks.
        is_running: Says whether a run is under way. One that is queued has not begun, and must not
            count: it may be waiting for the very slot that the asking run takes.

    Returns:
        The run that has the turn; None if it is now the asking run's.
    """
    path = Warehouse(warehouse).turn(publication_date)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        turn.seek(0)
        holder = turn.read()
        if holder and holder != run_id and is_running(holder):
            return holder
        turn.seek(0)
        turn.truncate()
        turn.write(run_id)
    return None
