"""How a publication lies in an object store, where nothing can be renamed.

1. All files of a publication are written under keys of their own, `publications/NAME/ID/...`, which no other
   publication ever has. Nobody reads them yet.
2. The manifest, which names those keys, is written under the one key of the date or month, on the condition
   that the one there is still the one known (`If-Match`), or that there still is none (`If-None-Match`).
   This is the moment of change: one object, replaced as a whole.

A reader takes the manifest, and then the files that it names; these never change. Whoever dies before 2 has
changed nothing but left objects that no manifest names: see `load.checkout.sweeping`.
"""

import secrets
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

from load.manifest import Manifest, OutputFile
from load.months.manifest import MonthManifest
from load.publication import AfterStep
from stores.errors import ChangedMeanwhileError
from stores.objects import Objects

PUBLICATIONS = "publications"
GRACE = timedelta(days=1)
"""So long objects that no manifest names are kept: for readers, and for a publication under way."""
_SIDE_BY_SIDE = 8

Published = Manifest | MonthManifest


class OvertakenError(RuntimeError):
    """Another run has published while this one was at work; what that one published stands.

    Attributes:
        place: The manifest.
    """

    def __init__(self, place: str, name: str) -> None:
        super().__init__(
            f"{place}: another run has published {name} since this one began, and that stands;"
            f" run {name} again to replace it"
        )
        self.place = place


class TooSlowError(RuntimeError):
    """A publication took so long that its files may have been taken for left-overs."""

    def __init__(self, place: str) -> None:
        super().__init__(f"{place}: sending its files took more than half of {GRACE}; run it again")


def folder_of(name: str) -> str:
    """Return the folder of all publications of a date or month."""
    return f"{PUBLICATIONS}/{name}"


def local_path(key: str) -> str:
    """Return where a file of a publication lies in a warehouse that is a folder."""
    return key.split("/", 3)[3]


def send_publication(
    objects: Objects,
    folder: Path,
    manifest: Published,
    *,
    name: str,
    key: str,
    replaces: str | None,
    after_step: AfterStep,
) -> str:
    """Publish what lies in a folder.

    Args:
        objects: The warehouse.
        folder: Holds the files that the manifest names.
        manifest: The manifest, with the paths of the folder.
        name: The date or month.
        key: Key of the manifest.
        replaces: The version of the manifest that is replaced; None if there must be none.
        after_step: Told `sent <path>` and `switched`.

    Returns:
        The version of the manifest that was written.

    Raises:
        OvertakenError: If there is another version. Nothing is changed then.
        TooSlowError: If sending took too long. Nothing is changed then.
        StoreError: If the store fails. Whether the manifest was replaced is then unknown.
    """
    begin = datetime.now(UTC)
    own = f"{folder_of(name)}/{_new_id()}"
    sent = send_files(objects, folder, manifest.outputs(), lambda path: f"{own}/{path}", after_step)
    if datetime.now(UTC) - begin > GRACE / 2:
        raise TooSlowError(objects.place(own))
    stored = manifest.renamed(lambda path: f"{own}/{path}").to_json().encode()
    try:
        version = objects.write_if(key, stored, replaces)
    except ChangedMeanwhileError as error:
        # The answer to a first request may have been lost, and the manifest there be this one.
        found, version = objects.read_version(key)
        if found != stored:
            objects.remove(sent)
            raise OvertakenError(objects.place(key), name) from error
    after_step("switched")
    return version


def send_files(
    objects: Objects,
    folder: Path,
    outputs: Iterable[OutputFile],
    key_of: Callable[[str], str],
    after_step: AfterStep,
) -> list[str]:
    """Write files side by side, and return their keys."""
    paths = [output.path for output in outputs]

    def send(path: str) -> str:
        objects.write(key_of(path), folder / path)
        return path

    with ThreadPoolExecutor(_SIDE_BY_SIDE) as senders:
        for path in senders.map(send, paths):
            after_step(f"sent {path}")
    return [key_of(path) for path in paths]


def fetch_files(objects: Objects, folder: Path, outputs: Iterable[OutputFile]) -> None:
    """Bring the files of a publication into a folder; one that is missing is left out."""

    def fetch(output: OutputFile) -> None:
        path = folder / local_path(output.path)
        try:
            objects.download(output.path, path)
        except FileNotFoundError:
            path.unlink(missing_ok=True)

    with ThreadPoolExecutor(_SIDE_BY_SIDE) as fetchers:
        list(fetchers.map(fetch, outputs))


def _new_id() -> str:
    """Return a name that no other publication has; names sort by time."""
    return f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(6)}"
