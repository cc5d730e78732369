"""The days of an event are in order, and lie before its publication unless it is yet to come."""

from load.rules.rule import Rule
from stores.sql import listed

STILL_TO_COME = ("planned", "hypothetical")
"""Modalities that may tell of days after the publication date."""

_LENGTHS = {"week": (7, 7), "month": (28, 31), "season": (89, 92), "year": (365, 366)}
_DAYS = "this.event_date_end - this.event_date + 1"
_DAYS_FIT = " AND ".join(
    f"(this.date_precision <> '{precision}' OR {_DAYS} BETWEEN {least} AND {most})"
    for precision, (least, most) in _LENGTHS.items()
)

RULES = (
    Rule(
        "not_after_publication",
        "events",
        ("event_date", "modality"),
        "event_date is not after the publication date, unless modality is planned or hypothetical",
        "this.event_date <= getvariable('publication_date')"
        f" OR this.modality IN ({listed(STILL_TO_COME)})",
        refuses_row=True,
    ),
    Rule(
        "ends_not_before_start",
        "events",
        ("event_date_end", "event_date"),
        "event_date_end is not before event_date",
        "this.event_date <= this.event_date_end",
        refuses_row=True,
    ),
    Rule(
        "one_day_is_one_day",
        "events",
        ("event_date_end", "event_date", "date_precision"),
        "an event of date_precision day begins and ends on the same day",
        "this.date_precision <> 'day' OR this.event_date = this.event_date_end",
    ),
    Rule(
        "days_fit_precision",
        "events",
        ("date_precision", "event_date", "event_date_end"),
        "from event_date to event_date_end is a week, month, season or year where date_precision says so",
        _DAYS_FIT,
    ),
    Rule(
        "date_columns_go_together",
        "events",
        ("event_date", "event_date_end", "date_precision"),
        "event_date, event_date_end and date_precision are all known or all missing",
        "(this.event_date IS NULL) = (this.event_date_end IS NULL)"
        " AND (this.event_date IS NULL) = (this.date_precision IS NULL)",
    ),
    Rule(
        "date_method_says_whether_dated",
        "events",
        ("date_method", "event_date"),
        "date_method is none exactly when event_date is missing",
        "(this.date_method = 'none') = (this.event_date IS NULL)",
    ),
)
