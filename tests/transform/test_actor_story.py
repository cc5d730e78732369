"""Who is meant inside a story: surnames, pronouns, and descriptions that only the story explains."""

from datetime import date

import pytest

from extract.records import Party, Span
from seeds.actors.reference import read_actor_reference
from transform.actor_links import ActorLink
from transform.actors import ActorResolver

RESOLVER = ActorResolver(read_actor_reference())
DAY = date(2020, 6, 1)

STORY = (
    "MINSK, June 1. /TASS/. Guatemala's Ambassador to Warsaw Lena Quellen met with Estonian Foreign"
    " Minister Urmas Proov. The Ministry of Culture of Estonia was not told, the ministry said. Quellen"
    " praised the country's parliament. Earlier, Serbian President Aleksandar Vucic phoned Russian"
    " President Vladimir Putin and asked his Belarusian counterpart to join. The ambassador left, and"
    " Siemens paid: the company said so. The Baltic University's rector Ann Proov spoke; she was glad."
    " The Spanish minister was absent. Proov agreed. The government kept silent."
)


def party(
    words: str, head: str | None = None, story: str = STORY, antecedent: Party | None = None
) -> Party:
    start = story.index(words)
    head = head or words.rpartition(" ")[2]
    span = Span(start, start + len(words), words)
    return Party(span, head, head.lower(), None, None, (), None, antecedent)


def link(asked: Party, text: str = STORY) -> ActorLink:
    return RESOLVER.resolve(asked, DAY, RESOLVER.read_story(text))


@pytest.mark.parametrize(
    ("words", "head", "actor_id", "country"),
    [
        ("Quellen praised", "Quellen", "person:lena-quellen", "GTM"),
        ("The ambassador left", "ambassador", "person:lena-quellen", "GTM"),
        ("the ministry", "ministry", "org:est-culture-ministry", "EST"),
        ("the country's parliament", "parliament", "org:est-riigikogu", "EST"),
        ("his Belarusian counterpart", "counterpart", "person:alexander-lukashenko", "BLR"),
        ("the company", "company", "org:deu-siemens", "DEU"),
        ("Proov agreed", "Proov", "person:ann-proov", None),
        ("The Spanish minister", "minister", "group:esp-minister", "ESP"),
        ("she was", "she", "person:ann-proov", None),
    ],
)
def test_words_of_a_story(words: str, head: str, actor_id: str, country: str | None) -> None:
    asked = party(words, head)
    span = Span(asked.span.start, asked.span.start + len(words), words)
    if head[0].isupper() or head == "she":
        span = Span(span.start, span.start + len(head), head)
    found = link(Party(span, head, head.lower(), None, None, (), None))
    assert (found.actor_id, found.country_code) == (actor_id, country)


def test_nouns_of_a_story_are_less_sure_than_names() -> None:
    noun, name = link(party("the ministry")), link(party("The Ministry of Culture of Estonia"))
    assert noun.actor_id == name.actor_id
    assert noun.link_confidence < name.link_confidence


def test_nothing_is_taken_from_later_in_the_story() -> None:
    story = "Officials said that the ministry agreed. The Finnish Foreign Ministry had asked."
    found = link(party("the ministry", story=story), story)
    assert found.actor_id == "org:ministry"
    assert not found.is_known


def test_surname_before_the_full_name_is_linked_to_it() -> None:
    story = "Quellen resigned. Guatemala's Ambassador Lena Quellen had served long."
    found = link(party("Quellen", story=story), story)
    assert found.actor_id == "person:lena-quellen"


def test_antecedent_decides() -> None:
    merkel = party("Angela Merkel", story="Angela Merkel")
    found = link(party("The ambassador", "ambassador", antecedent=merkel))
    assert found.actor_id == "person:angela-merkel"
    assert found.method.startswith("antecedent")


def test_antecedent_of_another_country_is_passed_over() -> None:
    putin = party("Vladimir Putin")
    found = link(party("his Belarusian counterpart", "counterpart", antecedent=putin))
    assert found.actor_id == "person:alexander-lukashenko"


def test_name_is_never_overruled_by_an_antecedent() -> None:
    merkel = party("Angela Merkel", story="Angela Merkel")
    assert link(party("Vladimir Putin", antecedent=merkel)).actor_id == "person:vladimir-putin"


def test_homonym_is_decided_by_the_story() -> None:
    american = "ATLANTA, June 1. /TASS/. Georgia counted the votes again."
    caucasian = "TBILISI, June 1. /TASS/. Georgia counted the votes again."
    assert link(party("Georgia", story=american), american).country_code == "USA"
    assert link(party("Georgia", story=caucasian), caucasian).country_code == "GEO"


def test_people_whom_only_the_model_sees_are_known_by_surname() -> None:
    story = "Then Zed Quillfeather sang. Quillfeather bowed."
    span = (story.index("Zed"), story.index(" sang"), "PERSON")
    told = RESOLVER.read_story(story, [span])
    start = story.rindex("Quillfeather")
    asked = Party(Span(start, start + 12, "Quillfeather"), "Quillfeather", "", None, None, (), None)
    assert RESOLVER.resolve(asked, DAY, told).actor_id == "person:zed-quillfeather"
