"""Stories full of words that elsewhere mean politics: only what truly is an event may be coded in them.

Sport, culture and science hold none; plain news of economy, accidents and weather hold those listed here.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.coding import FileCoder
from cli.event_table import parties
from cli.printing import without_doubtful
from cli.settings import Settings
from transform.resolution import ResolvedMention

FOLDER = Path(__file__).parent
QUIET = sorted((FOLDER / "quiet_stories").glob("*.txt"))
PLAIN = sorted((FOLDER / "plain_stories").glob("*.txt"))
# Story, then type and actors of each event that it tells, in the words of the story.
EXPECTED = {
    "flood_rescue": [("AID", ["Rescuers of the Emergencies Ministry"])],
    "plant_director": [("COERCE", ["Police"])],
}


@pytest.fixture(scope="module")
def told() -> dict[str, tuple[ResolvedMention, ...]]:
    """Return what `tass-events code` tells of each story."""
    settings = Settings.model_construct()
    coded = FileCoder(settings).code([*QUIET, *PLAIN])
    return {
        Path(each.article.source_path).stem: each.mentions
        for each in without_doubtful(coded, settings.min_confidence)
    }


def _actors(telling: ResolvedMention) -> list[str]:
    return [part.party.span.text for part in telling.participants if part.role == "actor"]


def _lines(mentions: tuple[ResolvedMention, ...]) -> Iterator[str]:
    for each in mentions:
        yield (
            f"{each.mention.rule_id} {each.mention.event_type} {each.confidence:.2f}"
            f" '{each.mention.trigger.text}' [{parties(each, 'actor')}]"
            f" -> [{parties(each, 'recipient')}]: {each.sentence.text}"
        )


@pytest.mark.parametrize("story", QUIET, ids=lambda path: path.stem)
def test_quiet_story_has_no_event(
    told: dict[str, tuple[ResolvedMention, ...]], story: Path
) -> None:
    assert not told[story.stem], "\n".join(["", *_lines(told[story.stem])])


@pytest.mark.parametrize("story", PLAIN, ids=lambda path: path.stem)
def test_plain_story_has_the_events_it_tells(
    told: dict[str, tuple[ResolvedMention, ...]], story: Path
) -> None:
    found = [(each.mention.event_type, _actors(each)) for each in told[story.stem]]
    assert found == EXPECTED.get(story.stem, []), "\n".join(["", *_lines(told[story.stem])])
