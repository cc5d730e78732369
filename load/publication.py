"""Replacing a date in all tables at once, so that a killed publisher leaves the old or the new one.

1. All new files are written to a staging folder inside the warehouse.
2. The journal, which is the new manifest under another name, is written. This is the moment of
   change: before it the old date stands untouched, after it the publication can only go forward.
3. Each file is renamed onto its final name.
4. The journal is renamed onto the manifest.

Whoever finds a journal that no living publisher holds finishes steps 3 and 4; whoever finds a
staging folder without a journal removes it. A lock per date keeps publishers of a date apart.
"""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from load.checksums import sha256_of
from load.durable import flush, remove_folder, replace_durably, write_durably
from load.manifest import Manifest, OutputFile, read_manifest
from load.warehouse import Warehouse

AfterStep = Callable[[str], None]
"""Told each step that is done, for progress and for tests that break off there."""


class BrokenPublicationError(RuntimeError):
    """A publication that was under way cannot be finished.

    Attributes:
        publication_date: The date.
        path: The file that is missing or is not the one of the journal.
    """

    def __init__(self, publication_date: date, path: Path, journal: Path) -> None:
        super().__init__(
            f"{path}: not the file that the interrupted publication of {publication_date} wrote;"
            f" remove {journal} and publish the date again"
        )
        self.publication_date = publication_date
        self.path = path


def no_step(step: str) -> None:
    """Do nothing after a step."""


def staged_path(warehouse: Warehouse, publication_date: date, path: str) -> Path:
    """Return where an output waits for its final name; never a name that looks like Parquet."""
    return warehouse.staging(publication_date) / f"{path}.staged"


@contextmanager
def publishing(warehouse: Warehouse, publication_date: date) -> Iterator[None]:
    """Be the only publisher of a date, with nothing left over from a dead one.

    Waits while another process publishes the same date. Files staged and not committed in the body
    are removed.
    """
    with _locked(warehouse, publication_date, wait=True):
        _settle(warehouse, publication_date)
        try:
            yield
        finally:
            _settle(warehouse, publication_date)


def commit(warehouse: Warehouse, manifest: Manifest, after_step: AfterStep = no_step) -> None:
    """Publish the staged files of a date; to be called inside `publishing`.

    Args:
        warehouse: Where to publish.
        manifest: Names every staged file by its final path, with its checksum.
        after_step: Told `journal`, `replaced <path>` and `manifest`.
    """
    day = manifest.publication_date
    _flush_all(warehouse, [staged_path(warehouse, day, out.path) for out in manifest.outputs()])
    write_durably(manifest.to_json(), warehouse.journal(day))
    after_step("journal")
    _roll_forward(warehouse, day, after_step)


def recover(warehouse: Warehouse) -> list[date]:
    """Finish or undo the publications of dead processes; leave those of living ones alone.

    Returns:
        The dates that were finished.

    Raises:
        BrokenPublicationError: If a publication cannot be finished.
        ManifestError: If a journal cannot be read.
    """
    finished = []
    for day in warehouse.interrupted_dates():
        try:
            with _locked(warehouse, day, wait=False):
                if _settle(warehouse, day):
                    finished.append(day)
        except BlockingIOError:
            continue
    return finished


def _flush_all(warehouse: Warehouse, files: list[Path]) -> None:
    """Put files on disk, and the folders that lead to them."""
    folders = {folder for file in files for folder in file.parents}
    for path in (*files, *(f for f in folders if f.is_relative_to(warehouse.root))):
        flush(path)


def _settle(warehouse: Warehouse, day: date) -> bool:
    """Finish a committed publication, or remove an uncommitted one; say whether it was finished."""
    committed = warehouse.journal(day).is_file()
    if committed:
        _roll_forward(warehouse, day, no_step)
    remove_folder(warehouse.staging(day), up_to=warehouse.root)
    return committed


def _roll_forward(warehouse: Warehouse, day: date, after_step: AfterStep) -> None:
    journal = warehouse.journal(day)
    for output in read_manifest(journal).outputs():
        _put_in_place(warehouse, day, output)
        after_step(f"replaced {output.path}")
    replace_durably(journal, warehouse.manifest(day))
    after_step("manifest")


def _put_in_place(warehouse: Warehouse, day: date, output: OutputFile) -> None:
    staged, target = staged_path(warehouse, day, output.path), warehouse.root / output.path
    found = staged if staged.is_file() else target
    if not found.is_file() or sha256_of(found) != output.sha256:
        raise BrokenPublicationError(day, found, warehouse.journal(day))
    if found is staged:
        replace_durably(staged, target)


@contextmanager
def _locked(warehouse: Warehouse, day: date, *, wait: bool) -> Iterator[None]:
    """Hold the lock of a date; the system drops it when the process dies."""
    path = warehouse.lock(day)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
