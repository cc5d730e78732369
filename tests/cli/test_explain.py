"""Why an event was coded."""

from pathlib import Path

import pyarrow.dataset as ds
import pytest

from cli.explain import is_mention_id
from tests.cli.conftest import Command


@pytest.fixture(scope="module")
def phone_talk(published: Path) -> str:
    rows = ds.dataset(published / "mentions").to_table().to_pylist()
    return next(
        str(row["mention_id"]) for row in rows if row["trigger_text"] == "phone conversation"
    )


def test_a_file_is_explained_mention_by_mention(command: Command, seed_file: Path) -> None:
    outcome = command("explain", seed_file)
    assert outcome.exit_code == 0
    assert "CONSULT phone" in outcome.out
    assert "trigger 'phone conversation' [45:63]" in outcome.out
    assert "person:angela-merkel (DEU GOV)" in outcome.out
    assert "'on Monday' -> 2021-11-15" in outcome.out
    assert "step 1" in outcome.out


def test_the_path_from_trigger_to_party_is_told(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(" date 2022-03-02 MUSCAT, March 1. /TASS/. Oman held talks with Qatar.")
    told = command("explain", file).out.splitlines()
    assert [line.split(maxsplit=1)[1] for line in told if line.startswith("  matched ")] == [
        "talks <-dobj- held -nsubj-> Oman",
        "talks -prep-> with -pobj-> Qatar",
    ]


@pytest.mark.slow
def test_a_published_mention_is_explained_from_its_stored_text(
    command: Command, published: Path, phone_talk: str
) -> None:
    outcome = command("explain", phone_talk, "--warehouse", published)
    assert outcome.exit_code == 0
    first, *rest = outcome.out.splitlines()
    assert first.split() == [phone_talk, "CONSULT", "phone", "000_0e92e75e7bff483c.txt"]
    assert any("trigger 'phone conversation' [45:63]" in line for line in rest)
    assert sum("sentence" in line for line in rest) == 1


@pytest.mark.slow
def test_an_unknown_mention_is_one_line(command: Command, published: Path) -> None:
    outcome = command("explain", "m_0123456789abcdef", "--warehouse", published)
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert "m_0123456789abcdef: no such mention is published in" in outcome.err


def test_an_empty_warehouse_has_no_mention(command: Command, tmp_path: Path) -> None:
    outcome = command("explain", "m_0123456789abcdef", "--warehouse", tmp_path)
    assert (outcome.exit_code, outcome.err.count("\n")) == (2, 1)


@pytest.mark.parametrize(
    ("target", "is_key"),
    [("m_0123456789abcdef", True), ("m_0123456789abcdeg", False), ("m_.txt", False), ("a", False)],
)
def test_a_key_is_told_from_a_file(target: str, is_key: bool) -> None:
    assert is_mention_id(target) is is_key
