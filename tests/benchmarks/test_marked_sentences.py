from collections import Counter
from pathlib import Path

import pytest

from benchmarks.marked_sentences import Mark, read_sentences
from seeds.ontology import read_ontology
from seeds.reading import ReferenceDataError


def test_marks_are_taken_out_of_the_text(tmp_path: Path) -> None:
    line = "ACCUSE\tPeru\tChile\tPeru [blamed|ACCUSE] Chile for the [raid|ASSAULT]."
    (tmp_path / "mine.tsv").write_text(line + "\n", encoding="utf-8")
    (sentence,) = read_sentences(tmp_path)
    assert sentence.text == "Peru blamed Chile for the raid."
    assert sentence.marks == (Mark(5, 11, "ACCUSE"), Mark(26, 30, "ASSAULT"))
    assert sentence.event_types == {"ACCUSE", "ASSAULT"}
    assert not sentence.is_kept_back


@pytest.mark.parametrize(
    "line", ["ACCUSE\tPeru\tPeru [blamed|ACCUSE] it.", "X\t\t\tPeru [did|X] it."]
)
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "mine.tsv").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=r"mine\.tsv: line 1"):
        list(read_sentences(tmp_path))


def test_every_type_has_sentences_to_learn_and_to_measure() -> None:
    learn = Counter(t for s in read_sentences() if not s.is_kept_back for t in s.event_types)
    measure = Counter(t for s in read_sentences() if s.is_kept_back for t in s.event_types)
    for event_type in read_ontology().types:
        assert learn[event_type] > 200
        assert measure[event_type] > 40


def test_no_sentence_stands_twice() -> None:
    texts = Counter(sentence.text for sentence in read_sentences())
    assert [text for text, count in texts.items() if count > 1] == []
