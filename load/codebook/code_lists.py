"""The page of all code lists: every coded column of the tables, and the names of checks and rules.

Which columns are coded is read from `transform.schemas`; lists that the schemas give only as a pattern
come from the reference data that fills them.
"""

from collections.abc import Iterator
from functools import cache

from load.codebook.checks import check_lines
from load.codebook.event_types import pair_link
from load.markdown import generated_from, markdown_table, section
from seeds.actors.reference import read_actor_reference
from seeds.actors.states import Country
from seeds.country_boxes import read_country_boxes
from seeds.feature_codes import FEATURE_CLASSES, read_feature_codes
from seeds.ontology import read_ontology
from transform.schemas import TABLES, Column

_GENERATED = generated_from("transform/schemas", "seeds/reference")

_INTRODUCTION = (
    "Each section is a column with its codes. Event types, modes and contexts have pages of their own,"
    " which the [codebook](index.md) lists. In a Parquet file the same lists stand in the metadata of the"
    " fields, under `codes`."
)

_MOST_NOUNS = 6

Entries = dict[str, str]


def render_code_lists() -> str:
    """Return the page as Markdown."""
    lines = [*section(1, "Code lists", _GENERATED, _INTRODUCTION)]
    shown: dict[str, Entries] = {}
    for name, entries in code_lists().items():
        lines.extend(section(2, name, _where(name)))
        same = next((other for other in shown if shown[other] == entries), None)
        lines.extend(_entry_lines(name, entries) if same is None else _same_as(same))
        shown[name] = entries
    lines.extend(check_lines())
    return "\n".join(lines).rstrip() + "\n"


@cache
def code_lists() -> dict[str, Entries]:
    """Return the codes of every coded column with their meaning, in the order of the tables."""
    known = {
        "cameo_code": _cameo_codes(),
        "country_code": _countries(),
        "feature_class": FEATURE_CLASSES,
        "feature_code": {code: row.definition for code, row in read_feature_codes().items()},
        "event_mode": _modes(),
        "sector": _sectors(),
        "sectors": _sectors(),
    }
    return {
        column.name: known.get(column.name) or column.codes or {}
        for column in _columns()
        if column.codes is not None or column.name in known
    }


def _columns() -> list[Column]:
    found = {column.name: column for table in TABLES.values() for column in table.columns}
    return list(found.values())


def _where(name: str) -> str:
    column = next(each for each in _columns() if each.name == name)
    tables = [table.name for table in TABLES.values() if column in table.columns]
    links = ", ".join(f"[{table}](../data-dictionary.md#{table})" for table in tables)
    return f"{column.description} In {links}."


def _entry_lines(name: str, entries: Entries) -> Iterator[str]:
    links = {
        "event_type": lambda code: pair_link((code, None)),
        "contexts": lambda code: f"[{code}](contexts.md#{code})",
    }
    link = links.get(name)
    rows = ((link(code) if link else f"`{code}`", meaning) for code, meaning in entries.items())
    yield from (*markdown_table(("Code", "Meaning"), rows), "")


def _same_as(name: str) -> tuple[str, str]:
    return f"The codes are those of [{name}](#{name}).", ""


def _sectors() -> Entries:
    """Sectors with some of the nouns that have them."""
    nouns: dict[str, list[str]] = {}
    for role in read_actor_reference().roles.values():
        if role.sector and role.singular:
            nouns.setdefault(role.sector, []).append(role.singular[0])
    return {
        code: " ".join([row.definition, *_some(nouns.get(code, []))])
        for code, row in read_ontology().sectors.items()
    }


def _some(nouns: list[str]) -> list[str]:
    return [f"*{', '.join(nouns[:_MOST_NOUNS])}*"] if nouns else []


def _modes() -> Entries:
    """A mode means something else under each type, so its meanings are told by type."""
    told: dict[str, list[str]] = {}
    for pair, row in read_ontology().modes.items():
        told.setdefault(row.event_mode, []).append(f"{pair_link(pair)}: {row.definition}")
    return {code: " ".join(meanings) for code, meanings in told.items()}


def _cameo_codes() -> Entries:
    ontology = read_ontology()
    told: dict[str, list[str]] = {}
    for event_type, row in ontology.types.items():
        told.setdefault(row.cameo_code, []).append(pair_link((event_type, None)))
    for pair, mode in ontology.modes.items():
        told.setdefault(mode.cameo_code, []).append(pair_link(pair))
    return {code: ", ".join(told[code]) for code in sorted(told)}


def _countries() -> Entries:
    countries = read_actor_reference().countries
    return {code: _country(countries[code]) for code in sorted(read_country_boxes())}


def _country(country: Country) -> str:
    if country.sovereign is None:
        return country.name
    return f"{country.name}; of places only, its actors carry `{country.sovereign}`"
