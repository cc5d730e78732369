"""The days of an event are in order, and lie before its publication unless it is yet to come."""

from load.batch import Batch
from load.rules.rule import Rule, each_row, values

STILL_TO_COME = ("planned", "hypothetical")
"""Modalities that may tell of days after the publication date."""


def not_after_publication(batch: Batch) -> list[bool]:
    """Judge events: only what is planned or hypothetical lies after the publication date."""
    return each_row(
        lambda day, modality: day <= batch.publication_date or modality in STILL_TO_COME,
        values(batch, "events", "event_date"),
        values(batch, "events", "modality"),
    )


def ends_not_before_start(batch: Batch) -> list[bool]:
    """Judge events: the last day is not before the first."""
    return each_row(
        lambda first, last: first <= last,
        values(batch, "events", "event_date"),
        values(batch, "events", "event_date_end"),
    )


def one_day_is_one_day(batch: Batch) -> list[bool]:
    """Judge events: one whose day is known begins and ends on it."""
    return each_row(
        lambda precision, first, last: precision != "day" or first == last,
        values(batch, "events", "date_precision"),
        values(batch, "events", "event_date"),
        values(batch, "events", "event_date_end"),
    )


def date_columns_go_together(batch: Batch) -> list[bool]:
    """Judge events: first day, last day and precision are all known or all missing."""
    columns = ("event_date", "event_date_end", "date_precision")
    return [
        len({value is None for value in row}) == 1
        for row in zip(*(values(batch, "events", column) for column in columns), strict=True)
    ]


def date_method_says_whether_dated(batch: Batch) -> list[bool]:
    """Judge events: the method is `none` exactly when there is no date."""
    methods = values(batch, "events", "date_method")
    days = values(batch, "events", "event_date")
    return [(method == "none") == (day is None) for method, day in zip(methods, days, strict=True)]


RULES = (
    Rule(
        "not_after_publication",
        "events",
        ("event_date", "modality"),
        "event_date is not after the publication date, unless modality is planned or hypothetical",
        not_after_publication,
        refuses_row=True,
    ),
    Rule(
        "ends_not_before_start",
        "events",
        ("event_date_end", "event_date"),
        "event_date_end is not before event_date",
        ends_not_before_start,
        refuses_row=True,
    ),
    Rule(
        "one_day_is_one_day",
        "events",
        ("event_date_end", "event_date", "date_precision"),
        "an event of date_precision day begins and ends on the same day",
        one_day_is_one_day,
    ),
    Rule(
        "date_columns_go_together",
        "events",
        ("event_date", "event_date_end", "date_precision"),
        "event_date, event_date_end and date_precision are all known or all missing",
        date_columns_go_together,
    ),
    Rule(
        "date_method_says_whether_dated",
        "events",
        ("date_method", "event_date"),
        "date_method is none exactly when event_date is missing",
        date_method_says_whether_dated,
        severity="warning",
    ),
)
