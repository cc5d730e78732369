"""What runs that failed or were killed have left in the warehouse, once nobody will look at it.

How a run ended cannot be asked of every run: its Airflow may be another one, or none. That nothing has
been written for longer than a run can wait says that it is over.
"""

from collections.abc import Iterable
from datetime import datetime

from load.checkout.checkout import Checkout


def old_runs(checkout: Checkout, before: datetime) -> list[str]:
    """Return the folders of runs in which nothing has been written since a moment, sorted.

    Args:
        checkout: The warehouse.
        before: The moment, with a time zone.
    """
    return sorted(name for name, written in checkout.runs().items() if written < before)


def remove_runs(checkout: Checkout, folders: Iterable[str]) -> None:
    """Remove folders of runs, and those of their dates that are then empty."""
    for folder in folders:
        checkout.remove(folder)
