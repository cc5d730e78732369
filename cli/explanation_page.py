"""Why mentions were coded, as one web page that needs nothing else."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cli.console import write_line
from cli.event_page import Piece, pieces
from cli.event_table import days, kind
from cli.explanation import Explanation
from cli.page_template import fill
from cli.parse_drawing import draw_parse
from cli.rule_facts import rule_facts
from extract.records import Span
from seeds.lexicon import read_lexicon
from seeds.ontology import read_ontology
from transform.resolution import ResolvedMention, ResolvedParticipant


@dataclass(frozen=True, slots=True)
class Card:
    """What the page says of one mention.

    Attributes:
        source_path: File of its article.
        telling: The mention.
        title: Type and mode.
        days: When it happened.
        pieces: Its sentence, cut at what is marked.
        definitions: Type and mode with what they mean.
        matched: Each party with the path from the trigger to it.
        rule: What the rule says, by name.
        drawing: The parse as SVG.
    """

    source_path: str
    telling: ResolvedMention
    title: str
    days: str
    pieces: list[Piece]
    definitions: list[tuple[str, str]]
    matched: list[tuple[ResolvedParticipant, str]]
    rule: list[tuple[str, str]]
    drawing: str


def write_page(explanations: Iterable[Explanation], path: Path | None) -> None:
    """Write the page of some mentions.

    Args:
        explanations: Told in their order.
        path: Replaced if it exists; None is standard output.
    """
    page = explanation_page(explanations)
    if path is None:
        write_line(page)
    else:
        path.write_text(f"{page}\n", encoding="utf-8")


def explanation_page(explanations: Iterable[Explanation]) -> str:
    """Return the page as HTML; everything from the articles is escaped."""
    cards = [_card(each, number) for number, each in enumerate(explanations, start=1)]
    return fill("explain.html.j2", cards=cards)


def _card(explanation: Explanation, number: int) -> Card:
    telling = explanation.telling
    trigger = explanation.parsed.words(telling.mention.trigger)
    return Card(
        source_path=explanation.article.source_path,
        telling=telling,
        title=kind(telling),
        days=days(telling),
        pieces=pieces(telling),
        definitions=_definitions(telling),
        matched=list(explanation.matched()),
        rule=list(rule_facts(read_lexicon().rules[telling.mention.rule_id])),
        drawing=draw_parse(trigger.sent, _marked_words(explanation), f"parse-{number}"),
    )


def _definitions(telling: ResolvedMention) -> list[tuple[str, str]]:
    event_type, mode = telling.mention.event_type, telling.mention.event_mode
    ontology = read_ontology()
    found = [(event_type, ontology.types[event_type].definition)]
    if mode is not None:
        found.append((mode, ontology.modes[event_type, mode].definition))
    return found


def _marked_words(explanation: Explanation) -> dict[int, str]:
    """Return the class of each word of the parties and the trigger, by its index in the document."""
    return {
        word.i: name
        for name, span in _marked_spans(explanation.telling)
        for word in explanation.parsed.words(span)
    }


def _marked_spans(telling: ResolvedMention) -> Iterator[tuple[str, Span]]:
    for part in reversed(telling.participants):
        yield part.role, part.party.span
    yield "trigger", telling.mention.trigger
