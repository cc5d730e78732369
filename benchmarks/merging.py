"""Measures how the stages after coding grow with a date: merge, validate and publish, in seconds of one core.

    uv run python -m benchmarks.merging growth [--sizes 250,2500,10000,100000] [--memory-mb N]

Stories are coded once and varied (`benchmarks.many_stories`). Each size runs in a process of its own, so that
the peak of its memory is its own.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import typer
from rich.table import Table

from benchmarks.articles import articles_in
from benchmarks.many_stories import write_shards
from benchmarks.memory import peak_mb
from benchmarks.stories import FIRST_DAY, write_stories
from cli.console import output
from cli.settings import load_settings
from extract.nlp.coder import Coder
from load.manifest import Manifest
from load.run import publish_date, validate_date
from transform.resolution import ResolvedArticle, resolve_extraction
from transform.resolvers import open_resolvers
from transform.run import transform_date

app = typer.Typer(add_completion=False, help=__doc__)
_FIGURES = (
    "transform",
    "validate",
    "publish",
    "all",
    "ms a story",
    "wall",
    "peak MB",
    "events",
    "MB out",
)


@app.command()
def growth(
    sizes: Annotated[str, typer.Option(help="Stories of a date, by commas.")] = "250,2500,10000",
    coded: Annotated[int, typer.Option(min=10, help="Stories that are coded and varied.")] = 250,
    memory_mb: Annotated[int, typer.Option(min=50, help="TASS_EVENTS_MEMORY_MB.")] = 100,
    folder: Annotated[Path | None, typer.Option(help="Where files go for a while.")] = None,
) -> None:
    """Print processor seconds and memory of merging, validating and publishing dates of several sizes."""
    with TemporaryDirectory(dir=folder) as name:
        stories = list(_coded(Path(name), coded))
        table = Table("stories", *_FIGURES)
        for size in map(int, sizes.split(",")):
            home = Path(name, str(size))
            write_shards(stories, size, home / "shards")
            found = _measured(home, memory_mb)
            ms = 1000 * found["all"] / size
            table.add_row(f"{size:,}", *(_cell(found | {"ms a story": ms}, f) for f in _FIGURES))
            output().print(table)


def _cell(found: dict[str, float], figure: str) -> str:
    return f"{found[figure]:,.0f}" if figure in ("peak MB", "events") else f"{found[figure]:,.1f}"


def _coded(folder: Path, count: int) -> Iterator[ResolvedArticle]:
    settings = load_settings()
    write_stories(folder / "raw", count)
    resolvers = open_resolvers()
    for result in Coder(settings.model).code(articles_in(folder / "raw", settings)):
        if result.extraction is not None:
            yield resolve_extraction(result.extraction, resolvers)


def _measured(home: Path, memory_mb: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.merging", "one", str(home), str(memory_mb)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)  # noqa: S603 - our own command
    found: dict[str, float] = json.loads(done.stdout)
    return found


@app.command(hidden=True)
def one(home: Path, memory_mb: int) -> None:
    """Merge, validate and publish the shards in a folder, and print the figures as JSON."""
    shards = sorted((home / "shards").glob("shard-*"))
    tables, inputs = home / "tables", home / "inputs.json"
    inputs.write_text("[]")
    steps: dict[str, Callable[[], Any]] = {
        "transform": lambda: transform_date(
            shards, FIRST_DAY, tables, min_confidence=0.5, memory_mb=memory_mb
        ),
        "validate": lambda: validate_date(
            tables, FIRST_DAY, home, warehouse=home, memory_mb=memory_mb
        ),
        "publish": lambda: _publish(home, tables, inputs, memory_mb),
    }
    begin = time.perf_counter()
    found = {name: _told(name, step) for name, step in steps.items()}
    found["all"] = sum(found.values())
    found["wall"] = time.perf_counter() - begin
    found["peak MB"] = peak_mb()
    files = list((home / "warehouse").glob("*/publication_date=*/*.parquet"))
    found["MB out"] = sum(file.stat().st_size for file in files) / 1e6
    found["events"] = json.loads((home / "validation.json").read_bytes())["row_counts"]["events"]
    typer.echo(json.dumps(found))


def _told(name: str, step: Callable[[], Any]) -> float:
    """Run a step, and tell of it at once: a large date takes many minutes."""
    seconds = _seconds(step)
    typer.echo(f"{name}: {seconds:.1f} s, peak {peak_mb():.0f} MB", err=True)
    return seconds


def _publish(home: Path, tables: Path, inputs: Path, memory_mb: int) -> Manifest:
    return publish_date(
        tables,
        FIRST_DAY,
        home / "warehouse",
        inputs=inputs,
        validation=home / "validation.json",
        timings={},
        versions={},
        memory_mb=memory_mb,
    )


def _seconds(step: Callable[[], Any]) -> float:
    """Return the processor time of a step: on a shared machine, the clock tells of the neighbours."""
    begin = time.process_time()
    step()
    return time.process_time() - begin


if __name__ == "__main__":
    app()
