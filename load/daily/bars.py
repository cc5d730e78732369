"""Bars that show how many events of a kind there are, and how many of them are conflict."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    """The events that have something in common.

    Attributes:
        label: What they have in common.
        accord: Events of cooperation.
        conflict: Events of conflict.
        accord_width: Length of its part of the bar, in percent of the longest bar.
        conflict_width: Length of the other part.
    """

    label: str
    accord: int
    conflict: int
    accord_width: float
    conflict_width: float


def bars_of(told: Mapping[tuple[str, bool], int], labels: Sequence[str] = ()) -> list[Bar]:
    """Make a bar for each label.

    Args:
        told: How many events have a label and are conflict, or not.
        labels: All labels in order; if there are none, those that occur, the most frequent first.
    """
    counts = Counter(dict(told))
    lengths: Counter[str] = Counter()
    for (label, _), count in counts.items():
        lengths[label] += count
    longest = max(lengths.values(), default=1)
    ranked = labels or sorted(lengths, key=lambda label: (-lengths[label], label))
    return [_bar(label, counts[label, False], counts[label, True], longest) for label in ranked]


def _bar(label: str, accord: int, conflict: int, longest: int) -> Bar:
    share = 100 / longest
    return Bar(label, accord, conflict, round(accord * share, 2), round(conflict * share, 2))
