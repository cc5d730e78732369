"""Which published dates were made of other raw files than are there now.

What is there now is told by the caller: raw files are the business of the extract stage.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from load.checkout.opening import checked_out
from stores.address import Address

_NAMED = 3


@dataclass(frozen=True, slots=True)
class DateChange:
    """How the raw files of a date differ from those that its manifest names.

    Attributes:
        publication_date: The date.
        added: Files that were not read when it was published.
        changed: Files that have another content now.
        removed: Files that are gone, or can no longer be read.
        n_files: Files that the date has now.
    """

    publication_date: date
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    n_files: int

    @property
    def is_bereft(self) -> bool:
        """Whether all files are gone: more likely moved or not mounted than withdrawn."""
        return self.n_files == 0

    @property
    def why(self) -> str:
        """What differs, in words, with the first files of each kind."""
        if self.is_bereft:
            return f"all files are gone: {_named(self.removed)}"
        parts = {"added": self.added, "changed": self.changed, "removed": self.removed}
        return "; ".join(f"{kind}: {_named(paths)}" for kind, paths in parts.items() if paths)


def changed_dates(
    warehouse: Address, files_of: Callable[[date], Mapping[str, str]]
) -> list[DateChange]:
    """Return the published dates whose raw files have changed, in order.

    Args:
        warehouse: The published tables.
        files_of: Gives the SHA-256 of the readable raw files of a date, by path.

    Raises:
        ManifestError: If a manifest cannot be read.
    """
    changes = []
    with checked_out(warehouse) as checkout:
        manifests = checkout.manifests()
    for manifest in manifests:
        then = {file.source_path: file.sha256 for file in manifest.inputs}
        now = files_of(manifest.publication_date)
        if now != then:
            changes.append(_change(manifest.publication_date, then, now))
    return changes


def _change(day: date, then: Mapping[str, str], now: Mapping[str, str]) -> DateChange:
    kept = then.keys() & now.keys()
    return DateChange(
        publication_date=day,
        added=tuple(sorted(now.keys() - then.keys())),
        changed=tuple(sorted(path for path in kept if then[path] != now[path])),
        removed=tuple(sorted(then.keys() - now.keys())),
        n_files=len(now),
    )


def _named(paths: tuple[str, ...]) -> str:
    more = f" and {len(paths) - _NAMED} more" if len(paths) > _NAMED else ""
    return f"{', '.join(paths[:_NAMED])}{more}"
