"""Measures what the coder's confidence is worth, on sentences that it was never fitted to.

    uv run python -m benchmarks.reliability

Codes the sentences of `benchmarks/sentences` that are kept back, and prints for each step of confidence the
share of events that are right: those whose type the sentence is marked with. The second table has precision
and recall by type. `docs/explanation/accuracy.md` holds the tables as they were at the last measurement.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rich.console import Console
from rich.table import Table

from benchmarks.marked_sentences import MarkedSentence, read_sentences
from cli.settings import load_settings
from extract.nlp.coder import load_pipeline
from extract.nlp.frames import frames_of
from seeds.calibration import read_calibration

_STEPS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
# Giving way in word and in deed is told apart by a nuance; they count as one.
_ALIKE = {"RETREAT": "CONCEDE"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A coded event: its type, its confidence, whether it is right."""

    event_type: str
    confidence: float
    is_right: bool


def main() -> None:
    """Print the tables."""
    sentences = [each for each in read_sentences() if each.is_kept_back]
    least = load_settings().min_confidence
    judged = list(judge(sentences))
    console = Console()
    console.print(
        f"{len(sentences)} sentences kept back,"
        f" {sum(len(events) for _, events in judged)} events of any confidence"
    )
    console.print(reliability_table([each for _, events in judged for each in events]))
    console.print(type_table(judged, least))
    quiet = [events for sentence, events in judged if not sentence.marks]
    told = sum(any(each.confidence >= least for each in events) for events in quiet)
    console.print(f"sentences without an event: {len(quiet)}, of which {told} are coded as one")


def judge(sentences: list[MarkedSentence]) -> Iterator[tuple[MarkedSentence, list[Judged]]]:
    """Code sentences and hold each event against the marks of its sentence."""
    nlp = load_pipeline(load_settings().model)
    calibration = read_calibration()
    docs = nlp.pipe((each.text for each in sentences), batch_size=64)
    for doc, sentence in zip(docs, sentences, strict=True):
        marked = {_alike(event_type) for event_type in sentence.event_types}
        yield (
            sentence,
            [
                Judged(
                    _alike(frame.event_type),
                    calibration.confidence(frame.confidence),
                    _alike(frame.event_type) in marked,
                )
                for frame in frames_of(doc)
            ],
        )


def _alike(event_type: str) -> str:
    return _ALIKE.get(event_type, event_type)


def reliability_table(events: list[Judged]) -> Table:
    """Return the share of right events by step of confidence."""
    table = Table("confidence", "events", "mean", "right")
    for low, high in pairwise(_STEPS):
        step = [each for each in events if low <= each.confidence < high]
        mean = sum(each.confidence for each in step) / max(len(step), 1)
        table.add_row(
            f"{low:.1f} to {min(high, 1):.1f}", str(len(step)), f"{mean:.2f}", _share(step)
        )
    return table


def _share(events: list[Judged]) -> str:
    return f"{sum(each.is_right for each in events) / len(events):.2f}" if events else ""


def type_table(judged: list[tuple[MarkedSentence, list[Judged]]], least: float) -> Table:
    """Return precision and recall by type, a sentence at a time, of events that reach a confidence."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for sentence, events in judged:
        marked = {_alike(event_type) for event_type in sentence.event_types}
        coded = {each.event_type for each in events if each.confidence >= least}
        for event_type in marked | coded:
            counts[event_type, "marked"] += event_type in marked
            counts[event_type, "coded"] += event_type in coded
            counts[event_type, "both"] += event_type in marked and event_type in coded
    table = Table("type", "sentences", "precision", "recall", "F1")
    scores = []
    for event_type in sorted({key[0] for key in counts}):
        n_marked, n_coded, n_both = (counts[event_type, key] for key in ("marked", "coded", "both"))
        scores.append(2 * n_both / max(n_marked + n_coded, 1))
        table.add_row(
            event_type,
            str(n_marked),
            f"{n_both / max(n_coded, 1):.2f}",
            f"{n_both / max(n_marked, 1):.2f}",
            f"{scores[-1]:.2f}",
        )
    table.add_row("mean", "", "", "", f"{sum(scores) / max(len(scores), 1):.3f}")
    return table


if __name__ == "__main__":
    main()
