"""Runs of one date take turns, and a run that has ended holds up nobody."""

from datetime import date
from pathlib import Path

from cli.airflow.turns import take_turn

DAY = date(2021, 11, 17)
NEXT = date(2021, 11, 18)


def test_second_run_of_a_date_waits_for_the_first(tmp_path: Path) -> None:
    running = {"first", "second"}
    assert take_turn(tmp_path, DAY, "first", running.__contains__) is None
    assert take_turn(tmp_path, DAY, "second", running.__contains__) == "first"
    assert take_turn(tmp_path, DAY, "first", running.__contains__) is None
    running.remove("first")
    assert take_turn(tmp_path, DAY, "second", running.__contains__) is None
    assert take_turn(tmp_path, DAY, "first", running.__contains__) == "second"


def test_dates_do_not_wait_for_one_another(tmp_path: Path) -> None:
    assert take_turn(tmp_path, DAY, "first", lambda _: True) is None
    assert take_turn(tmp_path, NEXT, "second", lambda _: True) is None
