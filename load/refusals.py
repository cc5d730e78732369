"""Which rows can be refused alone, and what else has to go with them.

Only rules marked `refuses_row` refuse. What follows from a refusal:

- a participant takes its mention along: an event that lacks a party says something else than the
  text;
- a mention takes its participants along, and its event when no other mention tells it;
- an event takes its mentions along;
- a place leaves the events that stand there in the tables, without a place.

How the rows leave the tables is in `load.removal`.
"""

from collections.abc import Iterable

from load.batch import Batch, values
from load.judging import Judge, broken_keys, judging
from load.removal import Condemned, keys, without
from load.results import CheckResult
from load.rules import RULES, rules_of
from transform.schemas import TABLES

_REFUSING = frozenset((rule.table, rule.statement) for rule in RULES if rule.refuses_row)


def breaks_row_rule(checks: Iterable[CheckResult]) -> bool:
    """Say whether checks found rows that can be refused alone."""
    return any(
        not check.success and (check.table, check.statement) in _REFUSING for check in checks
    )


def refuse_rows(batch: Batch, judge: Judge = judging) -> Batch:
    """Move rows that break a row rule, and their dependants, to the quarantine table.

    Args:
        batch: Tables whose structure is right.
        judge: Opens tables for judgement.

    Returns:
        The batch that is left, in which no row rule is broken: the same one where no row is refused.
    """
    while condemned := _broken(batch, judge):
        _add_dependants(batch, condemned)
        batch = without(batch, condemned)
    return batch


def _broken(batch: Batch, judge: Judge) -> Condemned:
    condemned: Condemned = {}
    with judge(batch) as connection:
        for name in TABLES:
            rules = [rule for rule in rules_of(name) if rule.refuses_row]
            for key, rule in broken_keys(connection, rules) if rules else ():
                reason = f"it is not true that {rule.statement}"
                condemned.setdefault(name, {}).setdefault(key, reason)
    return condemned


def _add_dependants(batch: Batch, condemned: Condemned) -> None:
    for table in ("events", "mentions", "participants"):
        condemned.setdefault(table, {})
    for key, reason in condemned["participants"].items():
        condemned["mentions"].setdefault(key[:1], f"its {key[1]} was refused: {reason}")
    _add_events_and_mentions(batch, condemned)
    for key in keys(batch, "participants"):
        if reason := condemned["mentions"].get(key[:1], ""):
            condemned["participants"].setdefault(key, f"its mention was refused: {reason}")


def _add_events_and_mentions(batch: Batch, condemned: Condemned) -> None:
    events, mentions = condemned["events"], condemned["mentions"]
    told = [(event_id,) for event_id in values(batch, "mentions", "event_id")]
    event_of = dict(zip(keys(batch, "mentions"), told, strict=True))
    for key, event in event_of.items():
        if event in events:
            mentions.setdefault(key, f"its event was refused: {events[event]}")
    still_told = {event for key, event in event_of.items() if key not in mentions}
    for key, reason in mentions.items():
        if event_of[key] not in still_told:
            events.setdefault(event_of[key], f"all its mentions were refused: {reason}")
