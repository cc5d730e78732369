"""Every value of a published date is falsified; validation or verification must find out every time."""

import copy
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from load.batch import Batch, read_batch
from load.checking import Checker
from load.expectations import content_suite, structure_suite
from load.files import broken_files
from load.judging import judged, judging
from load.manifest import Manifest, read_manifest
from load.markdown import markdown_table
from load.rules import rules_of
from load.sources import broken_sources
from load.verify import verify_warehouse
from load.warehouse import Warehouse
from tests.reliability.conftest import DAY
from tests.reliability.mutations import Mutation, Rows, mutations
from tests.reliability.page import tell
from transform.schemas import TABLES, Table

pytestmark = pytest.mark.slow

BY_CHECKSUM = "checksum"


@dataclass(frozen=True)
class Published:
    """A published date, its rows, and what finds out whether they are falsified."""

    site: Warehouse
    manifest: Manifest
    rows: Rows
    checker: Checker

    def caught_by(self, mutation: Mutation) -> str:
        """Return what finds a mutation out; empty if nothing does."""
        rows = {**self.rows, mutation.table: copy.deepcopy(self.rows[mutation.table])}
        mutation.apply(rows)
        batch = _batch(rows)
        return (
            self._by_column(batch, mutation)
            or self._by_rules(batch)
            or self._by_sources(batch)
            or self._by_checksum(batch, mutation.table)
        )

    def _by_column(self, batch: Batch, mutation: Mutation) -> str:
        """Ask Great Expectations for what is said of the column alone."""
        table = TABLES[mutation.table]
        by_rule = {rule.name for rule in rules_of(table.name)}
        suite = [
            each
            for each in content_suite(table)
            if mutation.column in each.meta["columns"]
            and getattr(each, "column", "") not in by_rule
        ]
        return self._first_broken(batch.tables[table.name], suite)

    def _by_rules(self, batch: Batch) -> str:
        """Ask Great Expectations for the rules that SQL finds broken in any table."""
        with judging(batch) as connection:
            for table in TABLES.values():
                broken = _broken_rules(connection, table)
                suite = [e for e in content_suite(table) if getattr(e, "column", "") in broken]
                rows = connection.sql(judged(table)).to_arrow_table() if suite else None
                if found := self._first_broken(rows, suite):
                    return found
        return ""

    def _first_broken(self, rows: Any, suite: list[Any]) -> str:
        results = self.checker.check_rows(rows, suite) if suite else ()
        broken = (each for each in results if not each.success and each.severity == "critical")
        return next((each.statement for each in broken), "")

    def _by_sources(self, batch: Batch) -> str:
        return next((str(found) for found in broken_sources(batch, self.manifest)), "")

    def _by_checksum(self, batch: Batch, table: str) -> str:
        """Put the falsified file in the place of the published one for as long as it is looked at."""
        path = self.site.data_file(table, DAY)
        good = path.read_bytes()
        try:
            pq.write_table(batch.tables[table], path, compression="zstd")
            found = [each.cause for each in broken_files(self.site, DAY, self.manifest)]
        finally:
            path.write_bytes(good)
        return BY_CHECKSUM if any("SHA-256" in cause for cause in found) else ""


def _broken_rules(connection: Any, table: Table) -> set[str]:
    names = [rule.name for rule in rules_of(table.name)]
    if not names:
        return set()
    asked = ", ".join(f"coalesce(bool_and({name}), true)" for name in names)
    (kept,) = connection.execute(f"SELECT {asked} FROM ({judged(table)})").fetchall()
    return {name for name, holds in zip(names, kept, strict=True) if not holds}


def _batch(rows: Rows) -> Batch:
    tables = {}
    for name, table in TABLES.items():
        schema = pa.schema([field.with_nullable(nullable=True) for field in table.arrow_schema])
        tables[name] = pa.Table.from_pylist(rows[name], schema=schema)
    return Batch(DAY, tables)


@pytest.fixture(scope="module")
def published(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Published:
    site = Warehouse(shutil.copytree(warehouse, tmp_path_factory.mktemp("contracts") / "copy"))
    batch = read_batch(DAY, lambda table: site.data_file(table, DAY))
    rows = {name: table.to_table().to_pylist() for name, table in batch.tables.items()}
    return Published(site, read_manifest(site.manifest(DAY)), rows, Checker())


@pytest.fixture(scope="module")
def caught(published: Published) -> dict[Mutation, str]:
    return {mutation: published.caught_by(mutation) for mutation in mutations(published.rows)}


def test_the_date_is_good_before_it_is_falsified(published: Published) -> None:
    assert verify_warehouse(published.site.root) == []
    results = published.checker.check_content(_batch(published.rows))
    assert [str(result) for result in results if not result.success] == []


def test_every_mutation_is_caught(caught: dict[Mutation, str]) -> None:
    assert [str(mutation) for mutation, by in caught.items() if not by] == []


def test_what_no_row_can_say_is_caught_before_it_is_published(caught: dict[Mutation, str]) -> None:
    late = [str(m) for m, by in caught.items() if m.is_wrong and by == BY_CHECKSUM]
    assert late == []


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_column_that_is_gone_or_of_another_type_is_caught(
    table: Table, published: Published
) -> None:
    schema = table.arrow_schema
    for index, column in enumerate(table.columns):
        other = schema.field(index).with_type(pa.binary())
        for falsified in (schema.remove(index), schema.set(index, other)):
            suite = structure_suite(table)
            checks = published.checker.check_rows(falsified.empty_table(), suite)
            assert any(not check.success for check in checks), column.name


@pytest.mark.parametrize("table", TABLES)
def test_a_row_twice_or_gone_is_caught(table: str, published: Published) -> None:
    path = published.site.data_file(table, DAY)
    good = path.read_bytes()
    rows = pq.ParquetFile(path).read()
    try:
        for falsified in (pa.concat_tables([rows, rows.slice(0, 1)]), rows.slice(1)):
            pq.write_table(falsified, path, compression="zstd")
            causes = [e.cause for e in broken_files(published.site, DAY, published.manifest)]
            assert any("SHA-256" in cause for cause in causes)
            assert any("rows, not" in cause for cause in causes)
    finally:
        path.write_bytes(good)


def test_the_page_tells_what_is_caught(caught: dict[Mutation, str]) -> None:
    assert all(caught.values())
    tell("contracts", _lines(caught))


def _lines(caught: dict[Mutation, str]) -> Iterator[str]:
    """Yield what holds of any date: who finds out a likely value depends on the rows beside it."""
    wrong = sum(mutation.is_wrong for mutation in caught)
    yield (
        f"{len(caught)} mutations, {sum(map(bool, caught.values()))} caught: {wrong} that no row can"
        f" say by a rule, {len(caught) - wrong} others by a rule or by checksum."
    )
    yield ""
    rows = (
        (f"`{table.name}.{column.name}`", *_cells(caught, table.name, column.name))
        for table in TABLES.values()
        for column in table.columns
    )
    yield from markdown_table(("Column", "Caught by a rule", "By a rule or by checksum"), rows)


def _cells(caught: dict[Mutation, str], table: str, column: str) -> Iterator[str]:
    own = [mutation for mutation in caught if (mutation.table, mutation.column) == (table, column)]
    for is_wrong in (True, False):
        yield "; ".join(mutation.name for mutation in own if mutation.is_wrong == is_wrong)
