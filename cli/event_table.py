"""Coded events as a table for the eye."""

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from transform.resolution import ResolvedMention

_COLUMNS = ("when", "who", "did what", "to whom", "where", "modality", "conf.", "trigger")


def event_table(mentions: Iterable[ResolvedMention]) -> Table:
    """Return a table with a row for each event mention."""
    table = Table()
    for name in _COLUMNS:
        table.add_column(name, justify="right" if name == "conf." else "left")
    for mention in mentions:
        # As `Text`, because the words of an article may look like markup.
        table.add_row(*(Text(cell) for cell in _cells(mention)))
    return table


def _cells(telling: ResolvedMention) -> tuple[str, ...]:
    return (
        days(telling),
        parties(telling, "actor"),
        kind(telling),
        parties(telling, "recipient"),
        telling.place.name if telling.place else "",
        telling.mention.modality,
        f"{telling.confidence:.2f}",
        telling.mention.trigger.text,
    )


def days(telling: ResolvedMention) -> str:
    """Return the day of a mention, or its first and last day."""
    first, last = telling.when.first, telling.when.last
    if first is None:
        return ""
    return str(first) if first == last else f"{first} to {last}"


def kind(telling: ResolvedMention) -> str:
    """Return type and mode."""
    mention = telling.mention
    return f"{mention.event_type} {mention.event_mode or ''}".strip()


def parties(telling: ResolvedMention, role: str) -> str:
    """Return the names of all parties in a role."""
    return ", ".join(each.link.name for each in telling.participants if each.role == role)
