"""Opening the checkout of a warehouse, wherever it is."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from load.checkout.checkout import Checkout
from load.checkout.folder import FolderCheckout
from load.checkout.stored import StoreCheckout
from load.warehouse import Warehouse
from stores.address import Address


@contextmanager
def checked_out(warehouse: Address, *, keeps_runs: bool = False) -> Iterator[Checkout]:
    """Give the checkout of a warehouse; a temporary folder is removed at the end.

    Args:
        warehouse: Its folder, or its place in an object store.
        keeps_runs: Whether to leave the folder where files of a run that failed are in it, for a person to
            look at.
    """
    if isinstance(warehouse, Path):
        yield FolderCheckout(warehouse)
        return
    folder = Path(mkdtemp(prefix="tass-events-"))
    try:
        yield StoreCheckout(warehouse, folder)
    finally:
        if not (keeps_runs and Warehouse(folder).runs.exists()):
            shutil.rmtree(folder)
