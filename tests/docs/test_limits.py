"""The figures of the known limits are those that were measured last."""

import re
from pathlib import Path

import pytest

EXPLANATION = Path(__file__).parents[2] / "docs" / "explanation"
LIMITS = " ".join((EXPLANATION / "known-limits.md").read_text(encoding="utf-8").split())
ACCURACY = " ".join((EXPLANATION / "accuracy.md").read_text(encoding="utf-8").split())


def _row(name: str) -> list[str]:
    row = re.findall(rf"\| {name} \|([^|]*)\|([^|]*)\|([^|]*)\|([^|]*)\|", ACCURACY)[-1]
    return [cell.strip() for cell in row]


@pytest.mark.parametrize(("measure", "cell"), [("precision", 1), ("recall", 2)])
def test_the_weakest_types_are_named(measure: str, cell: int) -> None:
    (told,) = re.findall(rf"in {measure}(?: are)? (\w+ \([\d.]+\) and \w+ \([\d.]+\))", LIMITS)
    types = re.findall(r"\| ([A-Z]+) \|", ACCURACY)
    weakest = sorted(types, key=lambda name: _row(name)[cell])[:2]
    assert told == " and ".join(f"{name} ({_row(name)[cell]})" for name in weakest)


def test_means_are_those_measured() -> None:
    assert f"mean F1 of the types is {_row('mean')[3]}." in LIMITS
    read, unread = (f"0{_row(name)[2].split()[0]}" for name in ("read", "unread"))
    wanted = (
        f"macro-F1 is {read} on the part that was read while rules were written, and {unread} on"
    )
    assert wanted in LIMITS


def test_counts_are_those_measured() -> None:
    ((without, coded),) = re.findall(r"Of (\d+) sentences without an event.*?, (\d+) are", ACCURACY)
    assert f"give one in {coded} of {without} cases" in LIMITS
    ((shown, right, share),) = re.findall(
        r"of (\d+) events shown by default, (\d+) \((\d+%)\)", ACCURACY
    )
    assert f"{right} of {shown} events ({share})" in LIMITS
