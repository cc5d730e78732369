from hypothesis import given
from hypothesis import strategies as st

from extract.reading_rules import RULES

PIECES = [
    "he [Putin]", "they (the Americans - TASS)", " - TASS,", "(May 6 - TASS)", "[the EU - TASS]", "<...>",
    "[sic]", "(…)", "a--b", " -- ", '".', "\r\n", "non-\nstop", "\u200b", "EU?s", "''", "<<", ">>", "{{x}}",
    "[The] ", "word", " ", ".",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join))
def test_that_a_rule_matches_only_where_it_sees_its_sign(text: str) -> None:
    for rule in RULES:
        assert rule.may_match(text) or rule.pattern.search(text) is None, rule.pattern


def test_that_plain_text_is_hardly_searched() -> None:
    assert sum(rule.may_match("MOSCOW, May 6. The talks began.") for rule in RULES) == 2
