import pytest
import spacy
from spacy.tokens import Doc

from extract.words import Name, Words, read_words, words_of


@pytest.fixture(scope="module")
def words() -> Words:
    vocab = spacy.blank("en").vocab
    doc = Doc(
        vocab,
        words=["He", "left", "South", "Ossetia", "."],
        spaces=[True, True, True, False, False],
        tags=["PRP", "VBD", "NNP", "NNP", "."],
        lemmas=["he", "leave", "South", "Ossetia", "."],
        ents=["O", "O", "B-GPE", "I-GPE", "O"],
        sent_starts=[True, False, False, False, False],
    )
    return read_words(doc)


def test_that_attributes_stand_word_by_word(words: Words) -> None:
    assert words.text == "He left South Ossetia."
    assert words.words == ["He", "left", "South", "Ossetia", "."]
    assert words.lowers[2] == "south"
    assert words.lemmas[1] == "leave"
    assert words.tags[1] == "VBD"
    assert words.labels == ["", "", "GPE", "GPE", ""]
    assert words.starts == [0, 3, 8, 14, 21]
    assert words.opens_sentence == [True, False, False, False, False]


def test_that_entities_are_found_from_each_of_their_words(words: Words) -> None:
    assert words.entities == (Name(2, 4, "GPE"),)
    assert words.entity_at(3) == Name(2, 4, "GPE")
    assert words.entity_at(4) is None


def test_that_characters_lead_to_whole_words_only(words: Words) -> None:
    assert words.text_of(2, 4) == "South Ossetia"
    assert words.stretch_at(8, 21) == (2, 4)
    assert words.stretch_at(8, 20) is None
    assert words.stretch_at(9, 21) is None


def test_that_an_empty_text_has_no_words() -> None:
    assert read_words(Doc(spacy.blank("en").vocab)).words == []


def test_that_children_are_found_in_text_order() -> None:
    doc = Doc(
        spacy.blank("en").vocab,
        words=["They", "left", "the", "city", "quickly"],
        heads=[1, 1, 3, 1, 1],
        deps=["nsubj", "ROOT", "det", "dobj", "advmod"],
    )
    words = read_words(doc)
    assert [words.children(index) for index in range(5)] == [[], [0, 3, 4], [], [2], []]
    assert words.heads == [1, 1, 3, 1, 1]
    assert words.deps == ["nsubj", "ROOT", "det", "dobj", "advmod"]


def test_that_a_document_keeps_its_words() -> None:
    doc = Doc(spacy.blank("en").vocab, words=["Hello", "!"])
    assert words_of(doc) is words_of(doc)
    assert words_of(doc).text == doc.text
