from pathlib import Path

import pytest

from seeds.reading import ReferenceDataError
from seeds.topics import read_topics


def read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "topics.yaml"
    path.write_text(text, encoding="utf-8")
    read_topics(path)


def test_shipped_topics_are_quiet_or_speak_against_it() -> None:
    by_term = read_topics().by_term
    assert by_term["goalkeeper"].factor == 0.5
    assert by_term["penalty kick"].id == "sport"
    assert by_term["ceasefire"].factor is None
    assert by_term["police"].keeps_sentence
    assert {each.id for each in by_term.values() if each.factor is not None} == {
        "sport",
        "culture",
        "science",
        "nature",
        "weather",
        "markets",
    }


@pytest.mark.parametrize("word", "race campaign match victory score goal attack war".split())
def test_words_that_politics_uses_as_well_tell_no_topic(word: str) -> None:
    assert word not in read_topics().by_term


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("- {id: art, factor: 1.5, terms: [opera]}", r"item 1 \(art\): factor: .*less than 1"),
        ("- {id: art, terms: [Opera]}", r"item 1 \(art\): terms\.0: .*pattern"),
        ("- {id: art, terms: [a long song]}", r"terms\.0: .*pattern"),
        ("- {id: art, terms: []}", r"item 1 \(art\): terms: .*at least 1"),
        ("- {id: art, words: [opera]}", r"item 1 \(art\): "),
        ("- {id: art, terms: [opera], weight: 2}", r"weight: .*allowed keys: factor, id"),
        (
            "- {id: art, terms: [opera]}\n- {id: sport, terms: [opera]}",
            r"sport: terms: 'opera' already stands under 'art'",
        ),
        (
            "- {id: art, terms: [opera]}\n- {id: art, terms: [song]}",
            r"art: id: this id is already taken",
        ),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, text: str, cause: str) -> None:
    with pytest.raises(ReferenceDataError, match=cause):
        read(tmp_path, text)
