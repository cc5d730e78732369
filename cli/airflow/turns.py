"""One run at a time for each publication date: the others wait for their turn.

Airflow limits the runs of a DAG, not those of a partition key. A run keeps its turn until it has ended;
nothing has to be handed back, so that a run that was killed holds up nobody.
"""

from collections.abc import Callable
from datetime import date

from load.warehouse import Warehouse
from stores.address import Address


def take_turn(
    warehouse: Address, publication_date: date, run_id: str, is_running: Callable[[str], bool]
) -> str | None:
    """Take the turn of a date, unless another run that is still running has it.

    Args:
        warehouse: The published tables.
        publication_date: The date to rebuild.
        run_id: The run that asks.
        is_running: Says whether a run is under way. One that is queued has not begun, and must not
            count: it may be waiting for the very slot that the asking run takes.

    Returns:
        The run that has the turn; None if it is now the asking run's.
    """
    from load.checkout.opening import checked_out  # here, because parsing a DAG must be quick

    def next_holder(holder: str) -> str:
        return holder if holder and holder != run_id and is_running(holder) else run_id

    with checked_out(warehouse) as checkout:
        site = Warehouse(checkout.folder)
        holder = checkout.exchange(site.relative(site.turn(publication_date)), next_holder)
    return None if holder == run_id else holder
