"""Without a terminal each step of a date is one line, told once."""

from datetime import date

import pytest

from cli.airflow.backfill import Step
from cli.airflow.client import DagRun
from cli.airflow.progress import follow_runs, state

DAY = date(2021, 11, 17)
RUN = DagRun("run", "2021-11-17", "running")


def _step(*states: str) -> Step:
    ended = sum(name in {"success", "failed", "skipped"} for name in states)
    return Step(ended, len(states), frozenset(states))


@pytest.mark.parametrize(
    ("states", "told"),
    [
        (("waiting",), None),
        (("success", "running"), None),
        (("success", "success"), "success"),
        (("success", "up_for_retry"), "up_for_retry"),
        (("success", "failed"), "failed"),
        (("skipped",), "skipped"),
        (("upstream_failed",), None),
    ],
)
def test_state_worth_telling(states: tuple[str, ...], told: str | None) -> None:
    assert state(_step(*states)) == told


def test_each_step_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    with follow_runs() as watch:
        watch(DAY, RUN, {"plan": _step("running")})
        watch(DAY, RUN, {"plan": _step("success"), "extract": _step("success", "running")})
        watch(DAY, RUN, {"plan": _step("success"), "extract": _step("success", "success")})
    assert capsys.readouterr().out.splitlines() == [
        "2021-11-17  plan       success",
        "2021-11-17  extract    2 of 2 success",
    ]
