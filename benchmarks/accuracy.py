"""Scores the coder on the gold sets of a development folder and prints one table.

    uv run python -m benchmarks.accuracy DIR

DIR holds `plv_train.tsv` with `score_plv.py`, and `tass/` with `gold.jsonl` and `score_tass.py`: gold, and
the scorers that belong to it, are no part of this project. A third of the sentences, by a hash of their text,
is the part that nobody reads while writing rules: over-fitting shows as a gap between it and the rest.
"""

import hashlib
import importlib.util
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from cli.coding import FileCoder
from cli.jsonl import event_record
from cli.printing import told_once, without_doubtful
from cli.settings import load_settings

Record = dict[str, Any]
Pair = tuple[str, str]
SEED_ARTICLE = Path("seeds/articles")
_RESAMPLES = 1000
_NO_EVENT = "NONE"


@dataclass(frozen=True)
class SentenceScores:
    """Predictions on gold sentences: pairs of gold and predicted type, one a sentence."""

    matched: list[Pair]
    fallback: list[Pair]
    n_events: int


def main(folder: Annotated[Path, typer.Argument(help="Folder of the gold sets.")]) -> None:
    """Print the accuracy on all gold sets of a folder."""
    console = Console()
    settings = load_settings()
    coder = Scorer(FileCoder(settings), settings.min_confidence)
    console.print(_sentence_table(folder, coder))
    console.print(_story_table(folder, coder))


class Scorer:
    """Codes files as `tass-events code --format jsonl` does."""

    def __init__(self, coder: FileCoder, min_confidence: float) -> None:
        self._coder = coder
        self._least = min_confidence

    def code(self, paths: Sequence[Path]) -> Iterator[Record]:
        """Yield the records of the events in files, each once and without the doubtful ones."""
        for article in told_once(without_doubtful(self._coder.code(paths), self._least)):
            for mention in article.mentions:
                yield event_record(article.article, mention)


def _sentence_table(folder: Path, scorer: Scorer) -> Table:
    rules = _module(folder / "score_plv.py")
    gold = rules.read_gold(folder / "plv_train.tsv")
    with tempfile.TemporaryDirectory() as inputs:
        rules.write_inputs(gold, Path(inputs))
        coded = defaultdict(list)
        for record in scorer.code([Path(inputs)]):
            coded[int(Path(record["source_path"]).stem.rpartition("_")[2])].append(record)
    table = Table(
        "sentences", "rows", "events a row", "fallback F1", "matched F1", "quad F1", "accuracy"
    )
    parts = {
        "read": [i for i, row in enumerate(gold) if not is_unread(row["sentence"])],
        "unread": [i for i, row in enumerate(gold) if is_unread(row["sentence"])],
        "all": list(range(len(gold))),
    }
    for name, rows in parts.items():
        table.add_row(name, *_row(rules, score_sentences(rules, gold, coded, rows), len(rows)))
    return table


def is_unread(sentence: str) -> bool:
    """Say whether a gold sentence belongs to the third that rules are not written on."""
    return int(hashlib.sha256(sentence.encode()).hexdigest(), 16) % 3 == 0


def score_sentences(
    rules: ModuleType, gold: list[Record], coded: dict[int, list[Record]], rows: list[int]
) -> SentenceScores:
    """Pick one event a sentence, as the scorer of the gold does."""
    matched, fallback = [], []
    for index in rows:
        row = gold[index]
        ranked = sorted((rules.rank(row, each), n) for n, each in enumerate(coded[index]))
        wanted = _merged(row["gold_root"])
        kind, found = 0, _NO_EVENT
        if ranked:
            (kind, _), best = ranked[-1]
            found = _merged(coded[index][best]["event_type"])
        fallback.append((wanted, found))
        matched.append((wanted, found if kind >= 2 else _NO_EVENT))
    return SentenceScores(matched, fallback, sum(len(coded[index]) for index in rows))


def _merged(event_type: str) -> str:
    """Giving way in word and deed is one class in the gold."""
    return "YIELD" if event_type in ("CONCEDE", "RETREAT") else event_type


def _row(rules: ModuleType, scores: SentenceScores, n_rows: int) -> list[str]:
    labels = sorted(rules.ROOT_TO_PENTA)
    quads = [
        (rules.ROOT_TO_PENTA[wanted], rules.ROOT_TO_PENTA.get(found, 0))
        for wanted, found in scores.fallback
    ]
    accuracy = sum(wanted == found for wanted, found in scores.fallback) / n_rows
    return [
        str(n_rows),
        f"{scores.n_events / n_rows:.2f}",
        _with_interval(rules, scores.fallback, labels),
        _with_interval(rules, scores.matched, labels),
        f"{rules.macro_f1(quads, [1, 2, 3, 4])[0]:.3f}",
        f"{accuracy:.3f}",
    ]


def _with_interval(rules: ModuleType, pairs: list[Pair], labels: list[str]) -> str:
    """Return the macro-F1 with half its 95% interval, by resampling the sentences."""
    draw = random.Random(0)  # noqa: S311 - no secret
    values = sorted(
        rules.macro_f1(draw.choices(pairs, k=len(pairs)), labels)[0] for _ in range(_RESAMPLES)
    )
    half = (values[int(_RESAMPLES * 0.975)] - values[int(_RESAMPLES * 0.025)]) / 2
    return f"{rules.macro_f1(pairs, labels)[0]:.3f} ± {half:.3f}"


def _story_table(folder: Path, scorer: Scorer) -> Table:
    rules = _module(folder / "tass" / "score_tass.py", folder / "score_tass.py")
    gold = [rules.json.loads(line) for line in (folder / "tass" / "gold.jsonl").open()]
    files = {row["file"] for row in gold}
    coded = defaultdict(list)
    with tempfile.TemporaryDirectory() as inputs:
        for name in files:
            source = folder / "tass" / name
            text = source if source.exists() else next(SEED_ARTICLE.glob("*.txt"))
            Path(inputs, name).write_bytes(text.read_bytes())
        for record in scorer.code([Path(inputs)]):
            coded[Path(record["source_path"]).name].append(record)
    table = Table("stories", "events", "recall of core", "precision at least")
    for level, name in ((1, "type"), (2, "parties"), (3, "full")):
        table.add_row(name, *score_stories(rules, gold, coded, level))
    return table


def score_stories(
    rules: ModuleType, gold: list[Record], coded: dict[str, list[Record]], level: int
) -> list[str]:
    """Match gold events and coded events one to one within each story."""
    hits = core_hits = 0
    for name in sorted({row["file"] for row in gold}):
        left = list(coded[name])
        rows = [row for row in gold if row["file"] == name]
        for row in sorted(rows, key=lambda each: not each["core"]):
            best = max(left, key=lambda each: rules.level(row, each), default=None)
            if best is not None and rules.level(row, best) >= level:
                left.remove(best)
                hits, core_hits = hits + 1, core_hits + row["core"]
    n_core = sum(row["core"] for row in gold)
    n_events = sum(map(len, coded.values()))
    return [
        str(n_events),
        f"{core_hits / n_core:.3f} ({core_hits}/{n_core})",
        f"{hits / max(n_events, 1):.3f} ({hits}/{n_events})",
    ]


def _module(*paths: Path) -> ModuleType:
    """Load the first scorer that is there."""
    path = next(path for path in paths if path.exists())
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise typer.BadParameter(f"{path}: no Python module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    typer.run(main)
