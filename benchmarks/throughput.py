"""Measures stories a second beside stock spaCy, and how time, memory and output grow with a date.

    uv run python -m benchmarks.throughput ratios [--stories N] [--rounds N]
    uv run python -m benchmarks.throughput growth [--sizes 250,2500] [--workers 1,2]

`ratios` alternates, in one process: stock `nlp.pipe` over the plain texts, our coder over the same stories,
and the whole of extract, transform, validate and publish. `growth` runs the command in a process of its own
for each size, so that the peak of its memory is its own.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Event
from typing import Annotated

import psutil
import spacy
import typer
from rich.table import Table
from spacy.language import Language

from benchmarks.articles import articles_in
from benchmarks.memory import peak_mb
from benchmarks.stories import FIRST_DAY, write_stories
from cli.console import output
from cli.pipeline import Site, run_date
from cli.settings import Settings, load_settings
from extract.nlp.coder import Coder

app = typer.Typer(add_completion=False, help=__doc__)
_BATCH = 32
_STOCK = "stock nlp.pipe"
_GROWTH = (
    "stories",
    "workers",
    "seconds",
    "stories a second",
    "peak MB",
    "of a worker",
    "MB out",
    "files",
)
_LOOKS = 0.1
"""Seconds between two looks at what workers hold."""


@dataclass(frozen=True, slots=True)
class Growth:
    """What one run of the command took.

    Attributes:
        stories: Stories of the date.
        workers: Processes that extracted side by side.
        seconds: Wall time of the command, start included.
        peak_mb: Most memory that the process of the command held, which merges, checks and publishes.
        worker_mb: Most memory that one of its workers was seen to hold; 0 where there is none.
        bytes_out: Bytes of the published tables.
        files_out: Number of their files.
    """

    stories: int
    workers: int
    seconds: float
    peak_mb: float
    worker_mb: float
    bytes_out: int
    files_out: int


@dataclass(frozen=True, slots=True)
class Cost:
    """What one way over all stories took.

    Attributes:
        wall: Seconds by the clock.
        processor: Seconds that processors worked on it, those of child processes included.
    """

    wall: float
    processor: float


@app.command()
def ratios(
    stories: Annotated[int, typer.Option(min=10, help="Stories a round.")] = 250,
    rounds: Annotated[int, typer.Option(min=1, help="Rounds after one that warms up.")] = 5,
) -> None:
    """Print our stories a second as a multiple of stock spaCy's."""
    settings = load_settings()
    with TemporaryDirectory() as folder:
        raw = Path(folder, "raw")
        write_stories(raw, stories)
        ways = _ways(raw, Path(folder), settings)
        measured = [{name: _cost(way) for name, way in ways.items()} for _ in range(rounds + 1)]
    output().print(_ratio_table(measured[1:], stories))


def _ways(raw: Path, folder: Path, settings: Settings) -> dict[str, Callable[[], object]]:
    articles = articles_in(raw, settings)
    stock, coder = spacy.load(settings.model), Coder(settings.model)
    texts = [article.text for article in articles]
    numbers = iter(range(1_000_000))
    return {
        _STOCK: lambda: _parse(stock, texts),
        "our coder": lambda: list(coder.code(articles)),
        "the whole run": lambda: _publish(raw, folder / f"run-{next(numbers)}", settings),
    }


def _parse(nlp: Language, texts: list[str]) -> None:
    for _ in nlp.pipe(texts, batch_size=_BATCH):
        pass


def _publish(raw: Path, warehouse: Path, settings: Settings) -> None:
    run_date(Site(raw, warehouse, settings, "benchmark"), FIRST_DAY, lambda *_: None)


def _cost(way: Callable[[], object]) -> Cost:
    begin, worked = time.perf_counter(), sum(os.times()[:4])
    way()
    return Cost(time.perf_counter() - begin, sum(os.times()[:4]) - worked)


def _ratio_table(measured: list[dict[str, Cost]], stories: int) -> Table:
    """Show paces by the clock, and by processor time what the clock of a busy machine would not tell."""
    table = Table("", "stories a second", "times stock", "lowest", "highest", "by processor time")
    for name in measured[0]:
        stock = [each[_STOCK] for each in measured]
        own = [each[name] for each in measured]
        times_stock = [one.wall / other.wall for one, other in zip(stock, own, strict=True)]
        worked = [one.processor / other.processor for one, other in zip(stock, own, strict=True)]
        table.add_row(
            name,
            f"{median(stories / each.wall for each in own):.1f}",
            f"{median(times_stock):.2f}",
            f"{min(times_stock):.2f}",
            f"{max(times_stock):.2f}",
            f"{median(worked):.2f} ({min(worked):.2f} to {max(worked):.2f})",
        )
    return table


@app.command()
def growth(
    sizes: Annotated[str, typer.Option(help="Stories of a date, by commas.")] = "250,2500",
    workers: Annotated[str, typer.Option(help="Worker processes, by commas.")] = "1,2",
) -> None:
    """Print time, memory and output of runs over dates of several sizes."""
    table = Table(*_GROWTH)
    for size in map(int, sizes.split(",")):
        with TemporaryDirectory() as folder:
            write_stories(Path(folder, "raw"), size)
            # What is still on its way to the disk would hold up what the run writes.
            os.sync()
            for count in map(int, workers.split(",")):
                table.add_row(*_row(measure_run(Path(folder), size, count)))
    output().print(table)


def _row(grown: Growth) -> tuple[str, ...]:
    return (
        f"{grown.stories:,}",
        str(grown.workers),
        f"{grown.seconds:.1f}",
        f"{grown.stories / grown.seconds:.1f}",
        f"{grown.peak_mb:.0f}",
        f"{grown.worker_mb:.0f}",
        f"{grown.bytes_out / 1e6:.1f}",
        str(grown.files_out),
    )


def measure_run(folder: Path, stories: int, workers: int) -> Growth:
    """Run the command over `folder/raw` in a process of its own and measure it.

    Raises:
        subprocess.CalledProcessError: If the command fails.
    """
    warehouse = folder / f"warehouse-{workers}"
    command = [sys.executable, "-m", "cli", "run", "--raw", str(folder / "raw")]
    command += ["--warehouse", str(warehouse), "--workers", str(workers)]
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
    with _watched(process.pid) as held:
        process.wait()
    seconds = time.perf_counter() - begin
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    own = held.pop(process.pid, 0.0)
    files = list(warehouse.glob("*/publication_date=*/*.parquet"))
    return Growth(
        stories=stories,
        workers=workers,
        seconds=seconds,
        peak_mb=own,
        worker_mb=max(held.values(), default=0.0),
        bytes_out=sum(file.stat().st_size for file in files),
        files_out=len(files),
    )


@contextmanager
def _watched(pid: int) -> Iterator[dict[int, float]]:
    """Give the peaks of a process and of all below it, in MB, as they are seen look by look."""
    held: dict[int, float] = {}
    ended = Event()

    def watch() -> None:
        while not ended.wait(_LOOKS):
            with suppress(psutil.Error):
                below = psutil.Process(pid).children(recursive=True)
                for number in (pid, *(each.pid for each in below)):
                    held[number] = max(held.get(number, 0.0), peak_mb(number))

    with ThreadPoolExecutor(1) as beside:
        beside.submit(watch)
        try:
            yield held
        finally:
            ended.set()


if __name__ == "__main__":
    app()
