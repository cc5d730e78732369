"""Why a mention was coded, as lines of text."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from cli.console import output
from cli.event_table import days, kind
from cli.explanation import Explanation
from transform.resolution import ResolvedMention, ResolvedParticipant


def print_text(explanations: Iterable[Explanation]) -> None:
    """Print each explanation as it comes."""
    for each in explanations:
        # As `Text`, because the words of an article may look like markup.
        output().print(Text("\n".join(_lines(each))), soft_wrap=True)


def _lines(explanation: Explanation) -> Iterator[str]:
    telling = explanation.telling
    mention, trigger = telling.mention, telling.mention.trigger
    yield f"{telling.mention_id}  {kind(telling)}  {explanation.article.source_path}"
    yield f"  sentence    {' '.join(telling.sentence.text.split())}"
    yield f"  rule        {mention.rule_id}, trigger '{trigger.text}' [{trigger.start}:{trigger.end}]"
    for part, path in explanation.matched():
        yield f"  {part.role:<11} {_party(part)}"
        yield f"  matched     {path}"
    yield from _circumstances(telling)
    yield f"  confidence  {telling.confidence:.2f}, of the coder {mention.confidence:.2f}"
    for number, step in enumerate(mention.steps, start=1):
        yield f"  step {number:<6} {step}"
    yield ""


def _circumstances(telling: ResolvedMention) -> Iterator[str]:
    mention = telling.mention
    if telling.speaker is not None and mention.speaker is not None:
        yield (
            f"  source      '{mention.speaker.span.text}' -> {telling.speaker.actor_id},"
            f" by '{mention.attribution_verb}'"
        )
    time = f"'{mention.time.span.text}' -> " if mention.time else ""
    yield f"  when        {time}{days(telling) or 'unknown'}, {telling.when.method}"
    words = f"'{telling.place_span.text}' -> " if telling.place_span else ""
    place = telling.place.name if telling.place else "unknown"
    yield f"  where       {words}{place}, {telling.location_method}"
    yield f"  modality    {mention.modality}{', background' if mention.is_background else ''}"


def _party(part: ResolvedParticipant) -> str:
    span, link = part.party.span, part.link
    role = " ".join(filter(None, (link.country_code, link.sector)))
    return (
        f"'{span.text}' [{span.start}:{span.end}] -> {link.actor_id} ({role or 'no country'}),"
        f" {link.method or 'linked'}, {link.link_confidence:.2f}"
    )
