"""Publishing a date and copying a month, in a process that is killed at the step it is told."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from load.checkout.folder import FolderCheckout
from load.manifest import Manifest
from load.months.compaction import compact_month
from load.months.state import months_of
from load.run import publish_date
from load.warehouse import Warehouse
from stores.address import Address, read_address

DAY = date(2021, 11, 17)
AfterStep = Callable[[str], None]


def publish(
    folder: Path, warehouse: Address, code: str, after_step: AfterStep = lambda _: None
) -> Manifest:
    """Publish the tables of a run folder under a version of the code."""
    return publish_date(
        folder / "tables",
        DAY,
        warehouse,
        inputs=folder / "inputs.json",
        validation=folder / "validation.json",
        timings={},
        versions={"code": code},
        after_step=after_step,
    )


def publish_and_die(folder: Path, warehouse: Address, code: str, last_step: str) -> None:
    """Publish in another process, and make sure that it was killed."""
    _die("publish", last_step, str(folder), str(warehouse), code)


def compact_and_die(warehouse: Path, last_step: str) -> None:
    """Copy the one month there is in another process, and make sure that it was killed."""
    _die("compact", last_step, str(warehouse))


def _die(what: str, last_step: str, *arguments: str) -> None:
    command = [sys.executable, __file__, what, last_step, *arguments]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL


def _main(what: str, last_step: str, place: str, *others: str) -> None:
    def die(step: str) -> None:
        if step == last_step:
            os.kill(os.getpid(), signal.SIGKILL)

    if what == "publish":
        warehouse, code = others
        publish(Path(place), read_address(warehouse), code, die)
    else:
        site = Warehouse(Path(place))
        compact_month(site, months_of(FolderCheckout(site.root))[0], die)


if __name__ == "__main__":
    _main(*sys.argv[1:])
