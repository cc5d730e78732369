"""The page of the contexts: what an event is about."""

from collections.abc import Iterator

from load.codebook.event_types import GENERATED, example_table
from load.codebook.examples import illustrate, of_context
from load.markdown import markdown_table, section
from seeds.contexts import read_context_terms
from seeds.lexicon import read_lexicon
from seeds.ontology import Context, read_ontology
from seeds.scope import read_context_scopes

_INTRODUCTION = (
    "A context says what an event is about. An event has none, one or several: the column `contexts`"
    " is a list. A context comes from the rule that codes the event, or from a word of the event's own"
    " clause and its parties, so it belongs to the event and not to the story."
)
_EXAMPLES = 3


def render_contexts() -> str:
    """Return the page as Markdown."""
    contexts = read_ontology().contexts
    lines = [*section(1, "Contexts", GENERATED, _INTRODUCTION)]
    rows = (
        (f"[{code}](#{code})", row.definition, str(_rules(code)), str(len(_terms(code))))
        for code, row in contexts.items()
    )
    lines.extend((*markdown_table(("Context", "About", "Rules", "Words"), rows), ""))
    for row in contexts.values():
        lines.extend(_context_lines(row))
    return "\n".join(lines).rstrip() + "\n"


def _rules(code: str) -> int:
    return sum(code in rule.contexts for rule in read_lexicon().rules.values())


def _terms(code: str) -> tuple[str, ...]:
    return read_context_terms().rows[code].terms


def _context_lines(row: Context) -> Iterator[str]:
    scope = read_context_scopes()[row.context]
    yield from section(2, row.context, row.definition)
    yield from (f"- Counts: {scope.counts}", f"- Does not count: {scope.excludes}", "")
    yield from (f"- Words: {', '.join(_terms(row.context))}", "")
    if examples := illustrate(of_context(row.context), _EXAMPLES):
        yield from (*example_table(examples), "")
    for text in read_context_terms().rows[row.context].examples:
        yield from (f"By its words: *{text}*", "")
