"""The yield of dates as bars: geometry for a drawing that the page holds itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from cli.airflow.plugin.dates import PublishedDate
from load.yields import Yield, yield_of

HEIGHT = 100.0
STEP = 10.0
"""Width of a date; its bar leaves a fifth of it free."""
_FEWEST_STEPS = 20
"""Few dates do not get bars as wide as the page."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A date in a plot, in the units of the drawing; `y` grows downwards."""

    x: float
    y: float
    height: float
    label: str
    warned: bool


@dataclass(frozen=True, slots=True)
class Plot:
    """One measure over dates, the oldest left.

    Attributes:
        title: The measure.
        width: Width of the drawing; its height is `HEIGHT`.
        ends: What stands below it: the first date at its left, the last at its right; one span of
            dates where the bars do not reach so far.
        bars: A bar a date.
        most: The largest value, in words.
        middle: The median, in words.
        middle_y: Where the median lies.
    """

    title: str
    width: float
    ends: tuple[str, ...]
    bars: tuple[Bar, ...]
    most: str
    middle: str
    middle_y: float


def yield_plots(dates: Sequence[PublishedDate]) -> list[Plot]:
    """Return the plots of dates given newest first; those that cannot be read are left out."""
    told = [(one, yield_of(one.manifest.row_counts)) for one in dates if one.manifest]
    told.reverse()
    if not told:
        return []
    return [
        _plot("Stories", told, lambda found: found.documents),
        _plot("Events", told, lambda found: found.events),
        _plot(
            "Events a story",
            told,
            lambda found: found.measured("events_per_document") if found.documents else 0,
        ),
    ]


def _plot(
    title: str,
    told: Sequence[tuple[PublishedDate, Yield]],
    measured: Callable[[Yield], float],
) -> Plot:
    values = [measured(found) for _, found in told]
    scale = HEIGHT / (max(values) or 1)
    bars = (
        Bar(
            x=number * STEP,
            y=HEIGHT - value * scale,
            height=value * scale,
            label=f"{one.day}: {_figure(value)}",
            warned=one.warned,
        )
        for number, ((one, _), value) in enumerate(zip(told, values, strict=True))
    )
    return Plot(
        title=title,
        width=max(len(told), _FEWEST_STEPS) * STEP,
        ends=_ends([one.day for one, _ in told]),
        bars=tuple(bars),
        most=_figure(max(values)),
        middle=_figure(median(values)),
        middle_y=HEIGHT - median(values) * scale,
    )


def _ends(days: Sequence[date]) -> tuple[str, ...]:
    first, last = str(days[0]), str(days[-1])
    if len(days) == 1:
        return (first,)
    return (first, last) if len(days) >= _FEWEST_STEPS else (f"{first} to {last}",)


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.1f}"
