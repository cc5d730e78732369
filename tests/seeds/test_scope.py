"""The borders of types, modes and contexts are complete, and a wrong entry is named."""

from pathlib import Path

import pytest

from seeds.ontology import read_ontology
from seeds.reading import ReferenceDataError
from seeds.scope import read_context_scopes, read_scopes

CASE = "{says: It is said., text: Oman aided Mali."


def test_every_type_says_what_counts_and_what_does_not() -> None:
    scopes = read_scopes()
    for event_type in read_ontology().types:
        assert scopes[event_type, None].counts
        assert scopes[event_type, None].excludes


def test_every_mode_says_what_does_not_count() -> None:
    # No rule and no shift gives `REJECT change`.
    without = [pair for pair in read_ontology().modes if pair not in read_scopes()]
    assert without == [("REJECT", "change")]
    assert all(scope.excludes for scope in read_scopes().values())


def test_every_context_has_its_borders() -> None:
    assert list(read_context_scopes()) == list(read_ontology().contexts)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("{event_type: HELP}", "item 1: row: .*no such type and mode: HELP None"),
        ("{event_type: AID, event_mode: phone}", "no such type and mode: AID phone"),
        (f"{{event_type: AID, excludes: [{CASE}, coded: AID phone}}]}}", "coded: .*AID phone"),
        (f"{{event_type: AID, counts: [{CASE}, coded: AID}}]}}", "counts.0.coded: Extra inputs"),
        ("{event_type: AID}\n- {event_type: AID}", "AID: stands twice"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path: Path, entry: str, message: str) -> None:
    path = tmp_path / "scope.yaml"
    path.write_text(f"- {entry}\n", encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=message):
        read_scopes(path)
