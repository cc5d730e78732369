"""Removing what no manifest names any more, once nobody can still be reading or writing it.

A reader may hold the manifest that was replaced a moment ago, and a publication under way has written files
that no manifest names yet. Both are left alone for a day: nothing is removed before it, and the manifest that
does not name it, are that old by the clock of the store.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import groupby

from pydantic_core import from_json

from load.checkout.publications import GRACE, PUBLICATIONS, folder_of
from load.warehouse import manifest_name
from stores.objects import Entry, Objects


def sweep(objects: Objects, name: str = "", now: datetime | None = None) -> list[str]:
    """Remove the objects that are left over.

    Args:
        objects: The warehouse.
        name: The date or month to look at; empty for all.
        now: The time; None is that of this machine, which must not be a day ahead of the store's.

    Returns:
        The keys that were removed.
    """
    doomed = [entry.key for entry in left_over(objects, name, now)]
    objects.remove(doomed)
    return doomed


def left_over(objects: Objects, name: str = "", now: datetime | None = None) -> Iterator[Entry]:
    """Yield the objects of publications that no manifest names and nobody can be using."""
    before = (now or datetime.now(UTC)) - GRACE
    # What is published after this listing is not in it.
    found = objects.entries(folder_of(name) if name else PUBLICATIONS)
    entries = sorted(found, key=lambda entry: entry.key)
    manifests = {entry.key: entry for entry in objects.entries("_manifests")} if entries else {}
    for each, group in groupby(entries, _name_of):
        manifest = manifests.get(f"_manifests/{manifest_name(each)}")
        for entry in _not_named(objects, manifest, list(group), before):
            if entry.modified < before:
                yield entry


def publication_of(entry: Entry) -> str:
    """Return the folder of the publication that an object belongs to."""
    return "/".join(entry.key.split("/")[:3])


def _not_named(
    objects: Objects, manifest: Entry | None, entries: list[Entry], before: datetime
) -> Iterable[Entry]:
    if manifest is None:
        return entries
    # One publication is the current one; its manifest need not be read.
    if manifest.modified >= before or len({publication_of(entry) for entry in entries}) == 1:
        return []
    record = from_json(objects.read(manifest.key))
    files = [*record["tables"].values(), *record.get("reports", ())]
    named = {file["path"] for file in files}
    return [entry for entry in entries if entry.key not in named]


def _name_of(entry: Entry) -> str:
    return entry.key.split("/")[1]
