from pathlib import Path

import pytest

from seeds.quality import read_quality_rules
from seeds.reading import ReferenceDataError


def read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    read_quality_rules(path)


GOOD = "id: a, measure: documents, at_least: 1, from_documents: 1, severity: warning, advice: look"


def test_shipped_rules_fail_a_date_of_many_stories_without_events() -> None:
    rules = {rule.id: rule for rule in read_quality_rules()}
    assert (rules["no_events"].severity, rules["no_events"].from_documents) == ("critical", 200)
    assert rules["many_refused"].at_most_times_usual == 3


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (f"- {{{GOOD}}}\n- {{{GOOD}}}", "a: id: this id is already taken"),
        (f"- {{{GOOD}, at_most: 3}}", r"item 1 \(a\): at_most: .*allowed keys: advice, at_least"),
        (f"- {{{GOOD}, at_most_times_usual: 3}}", r"item 1 \(a\): row: .*exactly one of at_least"),
        (f"- {{{GOOD.replace('warning', 'fail')}}}", r"item 1 \(a\): severity: .*'critical'"),
        (f"- {{{GOOD.replace('documents,', 'stories,', 1)}}}", r"item 1 \(a\): measure: "),
    ],
)
def test_bad_rule_is_named(tmp_path: Path, text: str, cause: str) -> None:
    with pytest.raises(ReferenceDataError, match=cause):
        read(tmp_path, text)
