"""A date of implausible yield fails or warns before it is published, by rule."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from load.checking import Checker
from load.judgement import Judgement
from load.quality import Bound, bounds
from load.validation import ValidationFailed, validate_staged
from load.yields import Yield, recent_yields, usual, yield_of
from seeds.quality import read_quality_rules
from tests.load.conftest import PUBLICATION_DATE as DAY
from tests.load.conftest import Rows, stage

RULES = read_quality_rules()
USUAL = [Yield(documents=240, events=600 + n, refused=5) for n in range(10)]


def asked(today: Yield, history: list[Yield]) -> dict[str, Bound]:
    return {bound.rule.id: bound for bound in bounds(today, history, RULES)}


def broken(today: Yield, history: list[Yield]) -> set[str]:
    found = set()
    for name, bound in asked(today, history).items():
        value = today.measured(bound.rule.measure)
        low = bound.least is not None and value < bound.least
        if low or (bound.most is not None and value > bound.most):
            found.add(name)
    return found


def test_usual_date_breaks_no_rule() -> None:
    assert broken(Yield(250, 580, 6), USUAL) == set()
    assert set(asked(Yield(250, 580, 6), USUAL)) == {rule.id for rule in RULES}


@pytest.mark.parametrize(
    ("today", "rules"),
    [
        (Yield(250, 0, 5), {"no_events", "few_events", "events_collapsed"}),
        (Yield(250, 200, 5), {"few_events"}),
        (Yield(250, 40, 5), {"few_events", "events_collapsed"}),
        (Yield(240, 600, 60), {"many_refused"}),
        (Yield(50, 120, 1), {"few_documents"}),
    ],
)
def test_unusual_date_breaks_its_rules(today: Yield, rules: set[str]) -> None:
    assert broken(today, USUAL) == rules


def test_many_stories_without_events_are_implausible_on_the_first_date() -> None:
    assert broken(Yield(200, 0, 0), []) == {"no_events"}
    assert broken(Yield(199, 0, 0), []) == set()
    assert broken(Yield(0, 0, 0), USUAL) == set()


def test_a_few_refusals_are_never_many() -> None:
    clean = [Yield(240, 600, 0)] * 10
    assert broken(Yield(240, 600, 12), clean) == set()
    assert broken(Yield(240, 600, 13), clean) == {"many_refused"}


def test_few_dates_do_not_tell_what_is_usual() -> None:
    assert usual(USUAL[:6], "documents") is None
    assert usual(USUAL[:7], "documents") == 240


def test_yields_of_the_days_before_are_read_from_the_manifests(warehouse: Path) -> None:
    after = DAY + timedelta(days=1)
    (first,) = recent_yields(warehouse, after)
    manifest = json.loads((warehouse / "_manifests" / f"publication_date={DAY}.json").read_text())
    rows = {name: table["rows"] for name, table in manifest["tables"].items()}
    assert first == yield_of(rows)
    assert recent_yields(warehouse, DAY) == []
    assert recent_yields(warehouse, DAY + timedelta(days=29)) == recent_yields(
        warehouse, DAY + timedelta(days=40)
    ) + recent_yields(warehouse, DAY + timedelta(days=29))


def test_unusual_yield_fails_the_date_unless_it_is_accepted(
    tmp_path: Path, rows: Rows, checker: Checker
) -> None:
    history = tuple(Yield(documents=60, events=3000, refused=1) for _ in range(7))
    tables = stage(rows, tmp_path / "tables")
    with pytest.raises(ValidationFailed, match=r"events\.events_collapsed: .*tass-events code"):
        validate_staged(tables, DAY, tmp_path, checker, Judgement(history=history))
    accepted = Judgement(history=history, accept_unusual=True)
    summary = validate_staged(tables, DAY, tmp_path, checker, accepted).summary
    assert summary.success
    outcomes = {one.rule: (one.severity, one.success) for one in summary.quality}
    assert outcomes["events_collapsed"] == outcomes["few_events"] == ("warning", False)
    (finding,) = [one.finding for one in summary.quality if one.rule == "events_collapsed"]
    assert "at least 5, 0.1 times the median 50 of 7 dates" in finding
    assert "events_collapsed=1" in finding
    assert "rule events_collapsed" in (tmp_path / "validation.html").read_text()
