"""Measures what resolution costs: opening the reference data, and each part of a story, in one table.

    uv run python -m benchmarks.resolution [FOLDER]

Actors, places and dates are each resolved alone. Every round begins with resolvers that remember no phrase;
the figures are medians over the rounds, the first of which only warms up. Memory is what opening adds.
"""

import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from statistics import mean, median
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from benchmarks.articles import articles_in
from benchmarks.memory import peak_mb
from cli.settings import Settings, load_settings
from extract.nlp.coder import Coder
from extract.records import Extraction
from transform.actors import open_actors
from transform.dates import date_event
from transform.places import locate
from transform.resolution import resolve_extraction
from transform.resolvers import Resolvers, open_resolvers

SEED_ARTICLES = Path("seeds/articles")

Part = Callable[[Extraction, Resolvers], object]


def main(
    folder: Annotated[Path, typer.Argument(help="Folder of articles.")] = SEED_ARTICLES,
    rounds: Annotated[int, typer.Option(min=1, help="How often everything is measured.")] = 9,
) -> None:
    """Print the seconds of opening, and the milliseconds of each part of a story."""
    before = peak_mb()
    seconds = _timed(lambda: open_resolvers(load_settings().own_actors))
    memory = peak_mb() - before
    actors_only = _timed(open_actors)
    stories = _stories(folder, load_settings())
    mentions = mean(len(story.mentions) for story in stories)
    table = Table("part", "cost", caption=f"{len(stories)} stories of {mentions:.1f} mentions")
    table.add_row("open actors, places and dates", f"{seconds:.2f} s, {memory:.0f} MB")
    table.add_row("  of it actors", f"{actors_only:.2f} s")
    for name, part in PARTS.items():
        table.add_row(f"{name} of a story", f"{_cost(part, stories, rounds):.1f} ms")
    Console().print(table)


def actors_of(story: Extraction, resolvers: Resolvers) -> object:
    """Resolve every participant and speaker of a story."""
    on: date = story.article.publication_date
    entities = [(each.span.start, each.span.end, each.label) for each in story.entities]
    told = resolvers.actors.read_story(story.article.text, entities)
    parties = [part.party for mention in story.mentions for part in mention.participants]
    speakers = [mention.speaker for mention in story.mentions if mention.speaker]
    return [resolvers.actors.resolve(party, on, told) for party in (*parties, *speakers)]


def places_of(story: Extraction, resolvers: Resolvers) -> object:
    """Locate every mention of a story."""
    told = resolvers.places.read_article(story)
    return [locate(mention, story, told, resolvers.places) for mention in story.mentions]


def dates_of(story: Extraction, resolvers: Resolvers) -> object:  # noqa: ARG001 - one kind of parts
    """Date every mention of a story."""
    return [date_event(mention, story) for mention in story.mentions]


PARTS: dict[str, Part] = {
    "actors": actors_of,
    "places": places_of,
    "dates": dates_of,
    "all": resolve_extraction,
}


def _stories(folder: Path, settings: Settings) -> list[Extraction]:
    articles = articles_in(folder, settings)
    coded = (result.extraction for result in Coder(settings.model).code(articles))
    stories = [extraction for extraction in coded if extraction is not None]
    if not stories:
        raise typer.BadParameter(f"{folder}: no article that can be read")
    return stories


def _cost(part: Part, stories: list[Extraction], rounds: int) -> float:
    """Return the milliseconds that a part takes for a story."""
    spent = [_timed(partial(_resolve, part, stories, open_resolvers())) for _ in range(rounds + 1)]
    return median(spent[1:]) / len(stories) * 1000


def _resolve(part: Part, stories: list[Extraction], resolvers: Resolvers) -> None:
    for story in stories:
        part(story, resolvers)


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    typer.run(main)
