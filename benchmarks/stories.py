"""Makes stories as TASS writes them, for benchmarks: realistic in length and words, no two the same.

    uv run python -m benchmarks.stories FOLDER [--count N] [--seed N] [--day DATE]

The sentences are those of `benchmarks/sentences`, in a new order in each story, with other numbers, weekdays
and sources. As many of them tell of no event as make stories as rich in events as real ones. The same seed
gives the same stories.
"""

import random
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from benchmarks.marked_sentences import read_sentences
from cli.console import output

FIRST_DAY = date(2021, 11, 17)
_CITIES = ("MOSCOW", "MINSK", "BEIJING", "BRUSSELS", "TEHRAN", "WASHINGTON", "ANKARA", "NEW DELHI")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SOURCES = (
    "Kremlin Spokesman Dmitry Peskov said",
    "the ministry said in a statement",
    "a source in law enforcement told TASS",
    "the diplomat told reporters",
    "Russian Foreign Minister Sergey Lavrov pointed out",
    "the press service reported",
)
_PARAGRAPHS = (3, 6)
_WORDS = (200, 350)
_QUOTED = 0.25
# The share of sentences that tell of no event: our coder then finds 27 events in a thousand words, and it
# finds 28 in real stories.
_UNEVENTFUL = 0.57
_NUMBER = re.compile(r"\b\d{2,3}\b")
# A sentence with a dateline of its own would begin another story.
_DATELINE = re.compile(r".{0,60}?(?:/TASS/|\) ?[-\u2013\u2014] | --? |[\u2013\u2014] )")
_WEEKDAY = re.compile("|".join(_WEEKDAYS))


def make_stories(count: int, seed: int = 1, day: date = FIRST_DAY) -> Iterator[str]:
    """Yield so many raw stories of one publication date.

    Args:
        count: Number of stories.
        seed: Gives the same stories again.
        day: Publication date, which stands in the record and in the dateline.
    """
    chance = random.Random(seed)  # noqa: S311 - stories, not secrets
    for number in range(1, count + 1):
        city = chance.choice(_CITIES)
        paragraphs = _paragraphs(chance)
        dateline = f"{city}, {day:%B} {day.day}. /TASS/. "
        # The number keeps apart even stories that drew the same sentences.
        ending = f"The report bears the number {number}."
        body = "\n\n".join([dateline + paragraphs[0], *paragraphs[1:], ending])
        yield f" date {day.isoformat()} {body}"


def write_stories(folder: Path, count: int, seed: int = 1, day: date = FIRST_DAY) -> Path:
    """Write stories into the folder of their date, a file each, and return that folder."""
    home = folder / f"{day:%Y/%m/%d}"
    home.mkdir(parents=True, exist_ok=True)
    for number, story in enumerate(make_stories(count, seed, day)):
        (home / f"{number:06}.txt").write_text(story, encoding="utf-8")
    return home


def _paragraphs(chance: random.Random) -> list[str]:
    wanted = chance.randint(*_WORDS)
    sentences: list[str] = []
    while sum(len(each.split()) for each in sentences) < wanted:
        sentences.append(_sentence(chance))
    n_paragraphs = min(chance.randint(*_PARAGRAPHS), len(sentences))
    return [" ".join(sentences[first::n_paragraphs]) for first in range(n_paragraphs)]


def _sentence(chance: random.Random) -> str:
    text = chance.choice(_pool(eventful=chance.random() >= _UNEVENTFUL))
    text = _NUMBER.sub(lambda _: str(chance.randint(11, 980)), text)
    text = _WEEKDAY.sub(lambda _: chance.choice(_WEEKDAYS), text)
    if chance.random() < _QUOTED and text.endswith(".") and '"' not in text:
        return f'"{text[:-1]}," {chance.choice(_SOURCES)}.'
    return text


@cache
def _pool(*, eventful: bool) -> tuple[str, ...]:
    marked = (each for each in read_sentences() if (each.event_type != "NONE") == eventful)
    texts = (sentence.text for sentence in marked)
    return tuple(text for text in texts if _DATELINE.match(text) is None)


def main(
    folder: Annotated[Path, typer.Argument(help="Where the stories go.")],
    count: Annotated[int, typer.Option(min=1, help="How many.")] = 250,
    seed: Annotated[int, typer.Option(help="The same seed gives the same stories.")] = 1,
    day: Annotated[str, typer.Option(help="Publication date.")] = FIRST_DAY.isoformat(),
) -> None:
    """Write stories of one date."""
    output().print(write_stories(folder, count, seed, date.fromisoformat(day)))


if __name__ == "__main__":
    typer.run(main)
