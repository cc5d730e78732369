"""Measures what each part of the coder costs, as a share of what stock spaCy costs on the same texts.

    uv run python -m benchmarks.coder_share [FOLDER]

Every round reads, parses and codes all articles of the folder anew, one part after another, in seconds that
the processor worked, so that a busy machine slows all parts alike. The parse is ours, which stands in for
stock spaCy's. The shares are medians over the rounds; the first one only warms up.
"""

import time
from collections import defaultdict
from collections.abc import Iterable
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Annotated, TypeVar

import spacy
import typer
from rich.console import Console
from rich.table import Table
from spacy.language import Language
from spacy.tokens import Doc

from benchmarks.articles import articles_in
from cli.settings import Settings, load_settings
from extract.background import background_sentences
from extract.nlp.coder import COMPONENTS, extraction_of, load_pipeline
from extract.nlp.paragraphs import unparsed
from extract.reading import Reading, read_article
from extract.records import Article
from extract.times import find_times
from extract.toponyms import find_toponyms

SEED_ARTICLES = Path("seeds/articles")
ALLOWED_SHARE = 0.25
_SPACY, _PARSE = "stock spaCy", "parse"
_MENTIONS = "mentions"
_WITHIN_RECORDS = ("times", "toponyms", "background")
# Fewer articles would be parsed in smaller batches than in use.
_LEAST_ARTICLES = 32
_BATCH = 32

_Result = TypeVar("_Result")
Shares = dict[str, float]


def main(
    folder: Annotated[Path, typer.Argument(help="Folder of articles.")] = SEED_ARTICLES,
    rounds: Annotated[int, typer.Option(min=1, help="How often everything is measured.")] = 9,
) -> None:
    """Print the share of each part of the coder in the time that spaCy takes."""
    settings = load_settings()
    articles = _articles(folder, settings)
    stock, nlp = spacy.load(settings.model), load_pipeline(settings.model)
    measured = [measure_shares(stock, nlp, articles) for _ in range(rounds + 1)][1:]
    table = Table(
        "part", "share of spaCy's time", caption=f"{len(articles)} articles, {rounds} rounds"
    )
    for part in measured[0]:
        table.add_row(part, f"{median(shares[part] for shares in measured):.1%}")
    coder = median(sum(shares.values()) - shares[_PARSE] for shares in measured)
    table.add_row("all but the parse", f"{coder:.1%} (allowed: {ALLOWED_SHARE:.0%})", style="bold")
    Console().print(table)


def _articles(folder: Path, settings: Settings) -> list[Article]:
    """Return the articles of a folder, again and again if they are few."""
    found = articles_in(folder, settings)
    return list(islice(cycle(found), max(len(found), _LEAST_ARTICLES)))


class Stopwatch:
    """Adds up the seconds that named parts take."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def time(self, part: str, work: Iterable[_Result]) -> list[_Result]:
        """Go through the work of a part, which is done on the way, and return its results."""
        start = time.process_time()
        results = list(work)
        self.seconds[part] += time.process_time() - start
        return results


def measure_shares(stock: Language, nlp: Language, articles: list[Article]) -> Shares:
    """Code articles once, and return the time of each part of the coder relative to stock spaCy's.

    Args:
        stock: The model as it comes.
        nlp: Pipeline with the components of the coder.
        articles: What is coded.
    """
    watch = Stopwatch()
    readings = watch.time("reading", map(read_article, articles))
    texts = [reading.text for reading in readings]
    watch.time(_SPACY, stock.pipe(texts, batch_size=_BATCH))
    docs = watch.time(_PARSE, _parsed(nlp, readings))
    for name in COMPONENTS:
        watch.time(name, map(nlp.get_pipe(name), docs))
    watch.time("times", map(find_times, docs))
    watch.time("toponyms", map(find_toponyms, docs))
    watch.time("background", map(background_sentences, docs, articles))
    watch.time(_MENTIONS, map(extraction_of, docs, articles, readings))
    seconds = dict(watch.seconds)
    # The record of an article is built from these, which are not paid twice.
    seconds[_MENTIONS] -= sum(seconds[part] for part in _WITHIN_RECORDS)
    by_stock = seconds.pop(_SPACY)
    return {part: spent / by_stock for part, spent in seconds.items()}


def _parsed(nlp: Language, readings: list[Reading]) -> Iterable[Doc]:
    docs = (unparsed(nlp, reading) for reading in readings)
    return nlp.pipe(docs, batch_size=_BATCH, disable=COMPONENTS)


if __name__ == "__main__":
    typer.run(main)
