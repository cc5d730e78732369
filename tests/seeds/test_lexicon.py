"""The reader of the lexicon names the file, the rule and the key that it refuses."""

import shutil
from pathlib import Path

import pytest

from seeds.lexicon import read_lexicon
from seeds.ontology import read_ontology
from seeds.reading import REFERENCE, ReferenceDataError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "lexicon"
    shutil.copytree(REFERENCE / "lexicon", copy)
    return copy


def _append(folder: Path, file: str, rule: str) -> None:
    with (folder / file).open("a", encoding="utf-8") as out:
        out.write(f"\n- {rule}\n")


GOOD = "verb: [frobnicate], examples: [{text: 'Kiev frobnicated Moscow.'}]"
BROKEN = [
    ("aid.yaml", f"{{id: aid.x, sort: 1, {GOOD}}}", r"aid\.x.*sort.*allowed keys.*actor"),
    ("aid.yaml", f"{{id: consult.x, {GOOD}}}", r"consult\.x.*must begin with 'aid\.'"),
    ("aid.yaml", f"{{id: aid.x, mode: phone, {GOOD}}}", r"aid\.x.*no such type and mode"),
    (
        "aid.yaml",
        f"{{id: aid.x, when: {{object: ['@nobody']}}, {GOOD}}}",
        r"aid\.x.*@nobody.*known",
    ),
    ("aid.yaml", f"{{id: aid.x, contexts: [peace], {GOOD}}}", r"aid\.x.*unknown context 'peace'"),
    ("aid.yaml", f"{{id: aid.x, noun: [a], {GOOD}}}", r"aid\.x.*exactly one of verb"),
    ("aid.yaml", "{id: aid.x, verb: [a], examples: []}", r"aid\.x.*examples"),
    ("classes.yaml", "{id: c, words: ['@later']}", r"c: no class above"),
    ("operators.yaml", "{id: o, kind: light, verb: [lift]}", r"o: 'lift' is already ended"),
]


@pytest.mark.parametrize(("file", "rule", "message"), BROKEN)
def test_bad_rule_is_named(folder: Path, file: str, rule: str, message: str) -> None:
    _append(folder, file, rule)
    with pytest.raises(ReferenceDataError, match=message) as refused:
        read_lexicon(folder)
    assert refused.value.path.name == file


def test_repeated_id_is_named(folder: Path) -> None:
    _append(folder, "aid.yaml", f"{{id: aid.x, {GOOD}}}")
    _append(folder, "aid.yaml", f"{{id: aid.x, {GOOD}}}")
    with pytest.raises(ReferenceDataError, match=r"aid\.x: this id is already taken"):
        read_lexicon(folder)


def test_every_type_and_mode_has_a_rule_or_a_shift() -> None:
    lexicon = read_lexicon()
    covered = {rule.event_type for rule in lexicon.rules.values()}
    assert covered == set(read_ontology().types)


def test_words_that_yaml_takes_for_truth_values_stay_words(folder: Path) -> None:
    _append(folder, "aid.yaml", f"{{id: aid.x, recipient: [on, off], {GOOD}}}")
    assert read_lexicon(folder).rules["aid.x"].recipient == ("on", "off")
