"""What a person sees when the runs have ended: the events published, and where everything is."""

import re
from collections.abc import Sequence
from datetime import date

import typer
from rich.table import Table
from rich.text import Text

from cli.console import output
from cli.errors import CommandError
from load.catalog import connect_views
from load.checkout.opening import checked_out
from stores.address import Address

_MOST_ROWS = 100
_NAMES = """(
    select string_agg(distinct a.name, ', ' order by a.name)
    from participants p join actors_by_date a using (publication_date, actor_id)
    where (p.publication_date, p.event_id, p.role) = (e.publication_date, e.event_id, '{role}')
)"""
_EVENTS = f"""
select
    e.publication_date,
    coalesce(e.event_date::varchar, ''),
    coalesce({_NAMES.format(role="actor")}, ''),
    concat_ws(' ', e.event_type, e.event_mode),
    coalesce({_NAMES.format(role="recipient")}, ''),
    e.modality,
    printf('%.2f', e.confidence)
from events e
where list_contains(?, e.publication_date)
order by e.publication_date, e.event_date nulls last, e.confidence desc, e.event_id
"""  # noqa: S608 - made of constants
# Names a publication in an object store, which has folders of its own.
_PUBLICATION = re.compile(r"(?<=^publications/\d{4}-\d\d-\d\d)/[^/]+/")
_COLUMNS = ("published", "when", "who", "did what", "to whom", "modality", "conf.")


def report_result(warehouse: Address, dates: Sequence[date]) -> None:
    """Print the events of the dates and where everything is, and check every promise again.

    Raises:
        CommandError: If a promise is broken on disk.
    """
    from load.verify import verify_warehouse  # Great Expectations takes seconds to import

    output().print(event_table(published_events(warehouse, dates)))
    for name, place in _places(warehouse, dates).items():
        typer.echo(f"{name:18} {place}")
    broken = verify_warehouse(warehouse)
    for promise in broken:
        typer.echo(promise)
    if broken:
        raise CommandError(f"{warehouse}: {len(broken)} promises do not hold", exit_code=1)
    typer.echo("verified           every promise holds")


def published_events(warehouse: Address, dates: Sequence[date]) -> list[tuple[str, ...]]:
    """Return the events of the dates as text, in the order of the table's columns."""
    with connect_views(warehouse, min(dates), max(dates)) as connection:
        rows = connection.execute(_EVENTS, [list(dates)]).fetchall()
    return [tuple(str(cell) for cell in row) for row in rows]


def event_table(events: Sequence[tuple[str, ...]]) -> Table:
    """Return a table with a row for each event, as far as they can be taken in."""
    more = f", the first {_MOST_ROWS} of them" if len(events) > _MOST_ROWS else ""
    table = Table(title=f"{len(events)} events{more}")
    for name in _COLUMNS:
        table.add_column(name, justify="right" if name == "conf." else "left")
    for event in events[:_MOST_ROWS]:
        # As `Text`, because names may look like markup.
        table.add_row(*(Text(cell) for cell in event))
    return table


def _places(warehouse: Address, dates: Sequence[date]) -> dict[str, Address]:
    day = str(dates[0]) if len(dates) == 1 else "<date>"

    def shown(path: str) -> str:
        of_any = path if len(dates) == 1 else _PUBLICATION.sub("/<publication>/", path)
        return of_any.replace(str(dates[0]), day)

    with checked_out(warehouse) as checkout:
        manifest = checkout.manifests(dates[0], dates[0])[0].renamed(shown)
    report = next(file.path for file in manifest.reports if file.path.endswith("validation.html"))
    return {
        "Parquet": warehouse / manifest.tables["events"].path.replace("events/", "<table>/"),
        "manifest": warehouse / "_manifests" / f"publication_date={day}.json",
        "validation report": warehouse / report,
    }
