"""The page of an event type: what it means, its numbers, its borders, its examples, its modes."""

from collections.abc import Iterator, Sequence

from load.codebook.examples import Illustration, illustrate, of_pair, of_type
from load.markdown import generated_from, markdown_table, section
from seeds.lexicon import read_lexicon
from seeds.ontology import QUAD_CLASSES, EventMode, EventType, read_ontology
from seeds.scope import Counting, Pair, Scope, read_scopes

GENERATED = generated_from("seeds/reference/{ontology,codebook,lexicon}")
EXAMPLES_OF_TYPE = 6
EXAMPLES_OF_MODE = 4
_OPERATORS = {
    "planned": "when it is planned or intended",
    "announced": "when it is announced",
    "ended": "when it is ended",
    "cancelled": "when it is called off",
    "denied": "when one says one will not do it",
    "forsworn": "when one vows never to do it",
    "called_for": "when it is called for",
    "requested": "when somebody is asked to do it",
    "refused": "when it is refused",
    "threatened": "when it is threatened",
    "ordered": "when one's own side is ordered to do it",
    "agreed": "when it is agreed",
}


def page_name(event_type: str) -> str:
    """Return the file name of the page of a type."""
    return f"{event_type.lower()}.md"


def render_event_type(code: str) -> str:
    """Return the page of a type as Markdown."""
    row = read_ontology().types[code]
    lines = [*section(1, code, GENERATED, row.definition), *_numbers(row, row)]
    lines.append(_recipient(row))
    lines.extend(
        ("", *_pair_lines((code, None), illustrate(of_type(code), EXAMPLES_OF_TYPE), level=2))
    )
    modes = [mode for mode in read_ontology().modes.values() if mode.event_type == code]
    lines.extend(section(2, "Modes", *([] if modes else ["This type has no modes."])))
    for mode in modes:
        lines.extend(_mode_lines(row, mode))
    return "\n".join(lines).rstrip() + "\n"


def _mode_lines(of: EventType, mode: EventMode) -> Iterator[str]:
    yield from section(3, mode.event_mode, mode.definition)
    yield from _numbers(of, mode)
    pair = (of.event_type, mode.event_mode)
    yield from _pair_lines(pair, illustrate(of_pair(pair), EXAMPLES_OF_MODE), level=3)


def _numbers(of: EventType, row: EventType | EventMode) -> Iterator[str]:
    cells = (
        f"`{row.cameo_code}`",
        f"{row.goldstein:g}",
        f"{row.intensity:g}",
        f"{of.quad_class}, {QUAD_CLASSES[of.quad_class]}",
    )
    yield from markdown_table(("CAMEO code", "Goldstein", "Intensity", "Quad class"), [cells])
    yield ""


def _recipient(row: EventType) -> str:
    if row.recipient_required:
        return "A recipient is required: an event without one is refused."
    return "A recipient is not required."


def _pair_lines(pair: Pair, examples: Sequence[Illustration], level: int) -> Iterator[str]:
    """Yield borders, examples and origins of a type or mode."""
    scope = read_scopes().get(pair) or Scope(event_type=pair[0], event_mode=pair[1])
    if scope.counts:
        yield from _border(level, "Counts", scope.counts)
    if scope.excludes:
        yield from _border(level, "Does not count", scope.excludes)
    if examples:
        yield from (*_heading(level, "Examples"), *example_table(examples), "")
    if origins := _origins(pair):
        yield from (*_heading(level, "From other events"), *origins, "")
    if not (scope.counts or examples or origins):
        yield from ("No rule of the lexicon gives this yet.", "")


def _border(level: int, title: str, cases: Sequence[Counting]) -> Iterator[str]:
    rows = ((case.says, f"*{case.text}*", _coded(case)) for case in cases)
    excluded = title == "Does not count"
    head = ("What", "For example", "Coded as")
    yield from _heading(level, title)
    yield from markdown_table(
        head if excluded else head[:2], (r if excluded else r[:2] for r in rows)
    )
    yield ""


def _heading(level: int, title: str) -> tuple[str, str]:
    """Return the heading of a part; below the modes it is no entry of the table of contents."""
    return (f"## {title}" if level == 2 else f"**{title}**", "")


def _coded(case: Counting) -> str:
    pair = getattr(case, "pair", None)
    return pair_link(pair) if pair else "nothing"


def pair_link(pair: Pair) -> str:
    """Return a link to the entry of a type or mode."""
    event_type, event_mode = pair
    anchor = f"#{event_mode}" if event_mode else ""
    name = f"{event_type} {event_mode}" if event_mode else event_type
    return f"[{name}]({page_name(event_type)}{anchor})"


def example_table(examples: Sequence[Illustration]) -> Iterator[str]:
    """Yield a table of sentences with their codes, the words of their parties, and their rules."""
    rows = (
        (
            f"*{each.example.text}*",
            pair_link(each.pair),
            each.example.actor or "",
            each.example.recipient or "",
            f"`{each.rule.id}`",
        )
        for each in examples
    )
    yield from markdown_table(("Sentence", "Coded as", "Actor", "Recipient", "Rule"), rows)


def _origins(pair: Pair) -> list[str]:
    """Return what becomes this event under another word (`seeds/reference/lexicon/shifts.yaml`)."""
    found: dict[str, list[str]] = {}
    for shift in read_lexicon().shifts.values():
        if (shift.event_type, shift.event_mode) == pair:
            source = pair_link((shift.source, shift.source_mode))
            found.setdefault(_OPERATORS[shift.operator], []).append(source)
    return [f"- {what}: {', '.join(sources)}" for what, sources in found.items()]
