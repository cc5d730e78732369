"""Folders of a run as one object each, so that a task finds the whole of what another has made, or nothing.

Tasks of one run may be at work on different machines. A task that is tried again replaces what it had left.
"""

import shutil
import tarfile
from pathlib import Path
from tempfile import NamedTemporaryFile

from stores.objects import Objects

_SUFFIX = ".tar"


def send_bundle(objects: Objects, name: str, folder: Path) -> None:
    """Write `folder/name`, a file or folder, as one object."""
    with NamedTemporaryFile(dir=folder, suffix=_SUFFIX) as packed:
        # Not compressed: Parquet is, and the store is near.
        with tarfile.open(packed.name, "w") as archive:
            archive.add(folder / name, arcname=".")
        objects.write(name + _SUFFIX, Path(packed.name))


def fetch_bundle(objects: Objects, name: str, folder: Path) -> None:
    """Bring an object that `send_bundle` has written back to `folder/name`.

    Raises:
        FileNotFoundError: If there is none.
    """
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=folder, suffix=_SUFFIX) as packed:
        objects.download(name + _SUFFIX, Path(packed.name))
        shutil.rmtree(target, ignore_errors=True)
        with tarfile.open(packed.name) as archive:
            archive.extractall(target, filter="data")
