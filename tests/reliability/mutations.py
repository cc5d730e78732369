"""Every way in which a value of a published table is falsified, by what its column promises."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from transform.schemas import TABLES, Column, Table
from transform.schemas.counts import COUNTS

Row = dict[str, Any]
Rows = dict[str, list[Row]]
Change = Callable[[Row, list[Row]], Any]
"""Gives the new value of a row among its fellows; `UNFIT` where the row does not lend itself to it."""

UNFIT = object()
DAY = timedelta(days=1)
FAR = timedelta(days=40_000)
_OF_VALUES = {"missing", "other words"}
# What the rest of the row, or of the tables, leaves no choice in.
_DERIVED = set(
    "quad_class plover_intensity goldstein ordinal geonames_id"
    " trigger_start trigger_end actor_start actor_end content_sha256 text trigger_text actor_text"
    " cameo_code".split()
) | set(COUNTS)
_KEYS = {
    column
    for table in TABLES.values()
    for column in (
        *table.primary_key,
        *(name for key in table.foreign_keys for name in key.columns),
    )
}
_ELSEWHERE = {"country_code": "ATA"}


@dataclass(frozen=True)
class Mutation:
    """One falsified value.

    Attributes:
        table: The table.
        column: The column.
        name: What is done to it, in a few words.
        change: Gives the new value.
        is_wrong: Whether no row can be so; otherwise the new row might be that of another text.
    """

    table: str
    column: str
    name: str
    change: Change
    is_wrong: bool

    def apply(self, rows: Rows) -> None:
        """Falsify the first row that lends itself to it; one that has a value, if there is one."""
        fellows = rows[self.table]
        for row in sorted(fellows, key=lambda row: row[self.column] in (None, [])):
            value = self.change(row, fellows)
            if value is not UNFIT and value != row[self.column]:
                row[self.column] = value
                return
        raise LookupError(f"{self}: no row of the date lends itself to it")

    def __str__(self) -> str:
        return f"{self.table}.{self.column}: {self.name}"


def mutations(rows: Rows) -> Iterator[Mutation]:
    """Yield every mutation of every column of every table.

    Args:
        rows: What is to be falsified: of a column that is empty throughout, nothing goes missing.
    """
    for table in TABLES.values():
        for column in table.columns:
            is_empty = all(row[column.name] is None for row in rows[table.name])
            for name, change, is_wrong in _of_column(table, column):
                if not (is_empty and name in _OF_VALUES):
                    yield Mutation(table.name, column.name, name, change, is_wrong)


_Found = Iterator[tuple[str, Change, bool]]


def _of_column(table: Table, column: Column) -> _Found:
    name = column.name
    yield "missing", _constant(None), not column.nullable or name in table.primary_key
    yield from _BY_TYPE[column.type](column)
    yield from _of_key(table, name)
    partner = _partner(table, name)
    if partner:
        yield f"swapped with {partner}", _swapped(name, partner), column.type == "int"


def _partner(table: Table, name: str) -> str | None:
    """Return the other end of a stretch of text or days."""
    ends = {name.replace("_start", "_end"), name.replace("_end", "_start"), f"{name}_end"}
    return next((c.name for c in table.columns if c.name in ends - {name}), None)


def _swapped(name: str, partner: str) -> Change:
    def change(row: Row, _: list[Row]) -> Any:
        value, row_value = row[partner], row[name]
        if value is None or value == row_value:
            return UNFIT
        row[partner] = row_value
        return value

    return change


def _of_key(table: Table, name: str) -> _Found:
    if (name,) == table.primary_key:
        yield "that of another row", _of_another_row(name), True
        yield "another name", _with_value(name, lambda v: f"{v[:-4]}beef"), name != "document_id"
    for key in table.foreign_keys:
        if key.columns == (name,):
            yield "names no row", _with_value(name, lambda v: f"{v[:-4]}dead"), True
            yield "names another row", _of_another_row(name), False


def _constant(value: Any) -> Change:
    return lambda _row, _fellows: value


def _with_value(name: str, make: Callable[[Any], Any]) -> Change:
    return lambda row, _fellows: UNFIT if row[name] is None else make(row[name])


def _of_another_row(name: str) -> Change:
    def change(row: Row, fellows: list[Row]) -> Any:
        others = (other[name] for other in fellows if other[name] not in (None, row[name]))
        return next(others, UNFIT)

    return change


def _texts(column: Column) -> _Found:
    name = column.name
    if column.codes is not None:
        yield "unknown code", _constant("NOSUCH"), True
        yield "another code", _of_codes(column), False
        return
    if column.pattern is not None:
        bad = next(text for text in ("?!", " ") if re.fullmatch(column.pattern, text) is None)
        yield ("blank" if bad == " " else "malformed"), _constant(bad), True
    if name in _ELSEWHERE:
        yield "no such country", _constant("XQZ"), True
        yield "another country", _constant(_ELSEWHERE[name]), False
    elif name not in _KEYS:
        yield "other words", _with_value(name, _reworded), name in _DERIVED


def _reworded(text: str) -> str:
    """Turn one letter or digit into another; what is hexadecimal stays so."""
    return re.sub(r"\w", lambda m: "b" if m[0] != "b" else "c", text, count=1) or "b"


def _of_codes(column: Column) -> Change:
    codes = list(column.codes or {})
    return lambda row, _fellows: next(code for code in codes if code != row[column.name])


def _numbers(column: Column) -> _Found:
    name = column.name
    step = 1 if column.type == "int" else 0.01
    if column.minimum is not None:
        yield "too small", _constant(_as(column, column.minimum - 1)), True
    if column.maximum is not None:
        yield "too large", _constant(_as(column, column.maximum + 1)), True
    if column.type == "float":
        yield "not a number", _constant(float("nan")), True
    else:
        yield "far too large", _constant(10**9), name in _DERIVED
    yield "a little more", _with_value(name, lambda value: value + step), name in _DERIVED
    yield "a little less", _with_value(name, lambda value: value - step), name in _DERIVED


def _as(column: Column, value: float) -> float:
    return int(value) if column.type == "int" else value


def _days(column: Column) -> _Found:
    name = column.name
    yield "long after", _with_value(name, lambda day: min(day, date(2100, 1, 1)) + FAR), False
    yield "a day later", _with_value(name, lambda day: day + DAY), False
    yield "a day earlier", _with_value(name, lambda day: day - DAY), False


def _flags(column: Column) -> _Found:
    yield "the contrary", _with_value(column.name, lambda value: not value), False


def _lists(column: Column) -> _Found:
    name = column.name
    coded = column.codes is not None
    yield "unknown item", _with_value(name, lambda items: sorted([*items, "NOSUCH"])), coded
    yield "an item twice", _with_value(name, lambda items: [*items, *items[:1]] or UNFIT), True
    yield "a missing item", _with_value(name, lambda items: [*items, None]), True
    yield "in another order", _with_value(name, _reversed), True
    yield "an item fewer", _with_value(name, lambda items: items[:-1] if items else UNFIT), False


def _reversed(items: list[str]) -> Any:
    return items[::-1] if len(items) > 1 else UNFIT


_BY_TYPE: dict[str, Callable[[Column], _Found]] = {
    "string": _texts,
    "int": _numbers,
    "float": _numbers,
    "date": _days,
    "bool": _flags,
    "strings": _lists,
}
