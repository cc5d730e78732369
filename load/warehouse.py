"""Where everything lies in a warehouse: Hive partitions of tables, and what stands beside them.

Names that begin with `_` or `.` are skipped by Parquet readers.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

_PREFIX = "publication_date="
_MONTH_PREFIX = "publication_month="


@dataclass(frozen=True)
class Warehouse:
    """Paths below one root folder, which need not exist."""

    root: Path

    @property
    def manifests(self) -> Path:
        """Folder of the manifests: a date without one is not published."""
        return self.root / "_manifests"

    @property
    def catalog(self) -> Path:
        """The DuckDB file with views over all dates."""
        return self.root / "catalog.duckdb"

    @property
    def inventory(self) -> Path:
        """What is known of the raw files, so that they are not read anew for each date."""
        return self.root / "_inventory.sqlite"

    @property
    def undated(self) -> Path:
        """Quarantine rows of raw files that belong to no date; absent as long as there never were any."""
        return self.root / "_undated.parquet"

    @property
    def runs(self) -> Path:
        """Folder of the intermediate files of runs, by date and run."""
        return self.root / "_runs"

    def data_file(self, table: str, publication_date: date) -> Path:
        """The one Parquet file of a table and date."""
        return self.root / table / partition_name(publication_date) / "part-0.parquet"

    def report(self, publication_date: date, name: str) -> Path:
        """A kept report of a date."""
        return self.root / "_reports" / partition_name(publication_date) / name

    def reviews(self, publication_date: date) -> Path:
        """Folder of what people have decided of the mentions of a date."""
        return self.root / "_reviews" / partition_name(publication_date)

    def manifest(self, publication_date: date) -> Path:
        """The manifest of a date."""
        return self.manifests / manifest_name(publication_date.isoformat())

    def journal(self, publication_date: date) -> Path:
        """The manifest of a publication that is under way."""
        return self.manifests / f".{partition_name(publication_date)}.json.pending"

    def lock(self, publication_date: date) -> Path:
        """The file whose lock a publisher of the date holds."""
        return self.manifests / f".{partition_name(publication_date)}.lock"

    def turn(self, publication_date: date) -> Path:
        """The file that names the run whose turn it is to rebuild the date."""
        return self.manifests / f".{partition_name(publication_date)}.turn"

    def staging(self, publication_date: date) -> Path:
        """Folder of the files of a publication that is under way."""
        return self.root / "_staging" / partition_name(publication_date)

    @property
    def months(self) -> Path:
        """Folder of the copies of whole months, one file a table."""
        return self.root / "months"

    def month_file(self, table: str, month: str) -> Path:
        """The copy of a table over all dates of a month."""
        return self.months / table / f"{_MONTH_PREFIX}{month}" / "part-0.parquet"

    def month_manifest(self, month: str) -> Path:
        """The manifest of the copies of a month: without one they are not whole."""
        return self.manifests / manifest_name(month)

    def month_staging(self, month: str) -> Path:
        """Folder of the copies of a month that are being written."""
        return self.root / "_staging" / f"{_MONTH_PREFIX}{month}"

    def relative(self, path: Path) -> str:
        """A path inside the warehouse, as manifests write it."""
        return path.relative_to(self.root).as_posix()

    def published_dates(self) -> list[date]:
        """The dates that have a manifest, in order."""
        names = (path.name for path in self.manifests.glob(f"{_PREFIX}*.json"))
        return sorted(day for day in map(manifest_date, names) if day)

    def interrupted_dates(self) -> list[date]:
        """The dates with traces of a publication that is under way or was killed, in order."""
        journals = _dates(
            self.manifests, f".{_PREFIX}*.json.pending", f".{_PREFIX}", ".json.pending"
        )
        staged = _dates(self.root / "_staging", f"{_PREFIX}*", _PREFIX, "")
        return sorted({*journals, *staged})


def partition_name(publication_date: date) -> str:
    """Return the Hive name of a partition."""
    return f"{_PREFIX}{publication_date.isoformat()}"


def manifest_name(name: str) -> str:
    """Return the file name of the manifest of a date, `YYYY-MM-DD`, or of a month, `YYYY-MM`."""
    return f"{_MONTH_PREFIX if len(name) == len('YYYY-MM') else _PREFIX}{name}.json"


def manifest_date(name: str) -> date | None:
    """Return the date of a manifest by its file name, or None if it is none of a date."""
    return partition_date(name.removesuffix(".json")) if name.endswith(".json") else None


def partition_date(name: str) -> date | None:
    """Return the date of a partition by its Hive name, or None if it is none."""
    try:
        return date.fromisoformat(name.removeprefix(_PREFIX)) if name.startswith(_PREFIX) else None
    except ValueError:
        return None


def _dates(folder: Path, pattern: str, before: str, after: str) -> list[date]:
    names = (path.name for path in folder.glob(pattern))
    found = (partition_date(_PREFIX + n.removeprefix(before).removesuffix(after)) for n in names)
    return sorted(day for day in found if day is not None)
