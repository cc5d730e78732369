"""When mentions of a made-up story of Wednesday, 17 November 2021 happened."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from extract.records import Article, Extraction, Mention, Participant, Party, Span, TimeExpression
from tests.transform.mentions import plain_mention
from transform.dates import NO_DATE, EventDate, date_event, resolve_times

TODAY, MONDAY = date(2021, 11, 17), date(2021, 11, 15)
FROM_DATELINE = EventDate(TODAY, TODAY, "day", "dateline")
LEAD = "The minister accused Ruritania of lies."


def span(text: str, words: str, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span(start, start + len(words), words)


def party(text: str, name: str) -> Party:
    where = span(text, name)
    return Party(where, name, name.lower(), where, "PERSON", (), None)


def story(
    *paragraphs: str, times: tuple[str, ...] = (), dateline: date | None = TODAY
) -> Extraction:
    text = "\n\n".join(paragraphs)
    spans = tuple(span(text, paragraph) for paragraph in paragraphs)
    sentences, start = [], 0
    for piece in text.replace("\n\n", " \0").split(". "):
        words = piece.strip(" \0")
        found = span(text, words, start)
        start = found.end
        sentences.append(Span(found.start, min(found.end + 1, len(text)), words + "."))
    article = Article(
        "a.txt", 0, TODAY, "0" * 64, "MOSCOW", None, dateline, "TASS", None, text, spans
    )  # fmt: skip
    expressions = tuple(TimeExpression(span(text, words), "past") for words in times)
    fixed = tuple(Span(s.start, s.end, text[s.start : s.end]) for s in sentences)
    return Extraction(article, fixed, (), (), expressions, ())


def mention(extraction: Extraction, trigger: str, **changes: Any) -> Mention:
    where = span(extraction.article.text, trigger)
    index = next(i for i, s in enumerate(extraction.sentences) if s.start <= where.start < s.end)
    plain = plain_mention(sentence_index=index, trigger=where, rule_id="r", event_type="ACCUSE")
    return replace(plain, **changes)


def own(extraction: Extraction, words: str, tense: Any = "past") -> TimeExpression:
    return TimeExpression(span(extraction.article.text, words), tense)


def test_the_clause_says_when() -> None:
    told = story("They met on Monday.", times=("on Monday",))
    found = date_event(
        mention(told, "met", event_type="CONSULT", time=own(told, "on Monday")), told
    )
    assert found == EventDate(MONDAY, MONDAY, "day", "relative")


def test_a_statement_of_the_lead_is_todays() -> None:
    told = story(LEAD)
    assert date_event(mention(told, "accused"), told) == FROM_DATELINE


@pytest.mark.parametrize(
    ("lead", "trigger", "changes"),
    [
        (LEAD, "accused", {"is_background": True}),
        (LEAD, "accused", {"modality": "historical"}),
        (LEAD, "accused", {"modality": "hypothetical"}),
        ("Earlier, the minister accused Ruritania.", "accused", {}),
        ("The minister repeatedly accused Ruritania.", "accused", {}),
        ("Ruritania has shelled a village.", "shelled", {"event_type": "ASSAULT"}),
        ("Ten have been killed and five wounded.", "wounded", {"event_type": "ASSAULT"}),
        ("Ruritania shelled a village.", "shelled", {"event_type": "ASSAULT", "is_quote": True}),
    ],
)
def test_what_is_not_told_as_todays_news_has_no_date(
    lead: str, trigger: str, changes: dict[str, Any]
) -> None:
    told = story(lead)
    assert date_event(mention(told, trigger, **changes), told) == NO_DATE


def test_a_deed_is_dated_by_the_lead_only() -> None:
    deed = "Ruritania shelled a village."
    first, later = story(deed), story("Calm reigned.", deed)
    assert date_event(mention(first, "shelled", event_type="ASSAULT"), first) == FROM_DATELINE
    assert date_event(mention(later, "shelled", event_type="ASSAULT"), later) == NO_DATE


def test_below_the_lead_a_statement_is_todays_when_its_speaker_makes_it() -> None:
    told = story("Calm reigned.", "Petrov said that Ivanov lied.")
    text = told.article.text
    petrov, ivanov = party(text, "Petrov"), party(text, "Ivanov")
    said = mention(told, "lied", speaker=petrov)
    by_speaker = replace(said, participants=(Participant("actor", 0, petrov),))
    by_another = replace(said, participants=(Participant("actor", 0, ivanov),))
    assert date_event(by_speaker, told) == FROM_DATELINE
    assert date_event(by_another, told) == NO_DATE


def test_a_pledge_about_the_future_is_made_today() -> None:
    told = story("Ruritania promised help.")
    pledge = mention(told, "promised", event_type="AGREE", modality="planned")
    assert date_event(pledge, told) == FROM_DATELINE


def test_the_only_day_of_the_lead_dates_what_its_speaker_states() -> None:
    told = story("Ruritania lies, Petrov said on Monday.", times=("on Monday",))
    speaker = party(told.article.text, "Petrov")
    found = date_event(mention(told, "lies", speaker=speaker), told)
    assert (found.first, found.method) == (MONDAY, "relative")


def test_a_day_that_opens_the_sentence_holds_for_all_of_it() -> None:
    told = story("Calm reigned.", "On Monday, the sides held talks.", times=("On Monday",))
    found = date_event(mention(told, "talks", event_type="CONSULT"), told)
    assert found.first == MONDAY


def test_a_sentence_that_goes_on_about_the_last_one_keeps_its_day() -> None:
    told = story(
        "Calm reigned.", "On Monday, the sides held talks. They also agreed to go on.",
        times=("On Monday",),
    )  # fmt: skip
    found = date_event(mention(told, "agreed", event_type="AGREE"), told)
    assert (found.first, found.method) == (MONDAY, "relative")


@pytest.mark.parametrize("words", ["recently", "several days ago", "the same day"])
def test_words_that_say_no_day_are_not_today(words: str) -> None:
    told = story(f"The minister {words} accused Ruritania.", times=(words,))
    assert date_event(mention(told, "accused", time=own(told, words)), told) == NO_DATE


@pytest.mark.parametrize("words", ["for two hours", "now"])
def test_how_long_and_now_leave_it_to_the_dateline(words: str) -> None:
    told = story(f"The minister accused Ruritania {words}.", times=(words,))
    assert date_event(mention(told, "accused", time=own(told, words)), told) == FROM_DATELINE


def test_only_what_lies_ahead_may_be_dated_after_publication() -> None:
    told = story("The sides meet on November 20.", times=("on November 20",))
    time = own(told, "on November 20", "future")
    happened = mention(told, "meet", event_type="CONSULT", time=time)
    ahead = replace(happened, modality="planned")
    assert date_event(happened, told).first == date(2020, 11, 20)
    assert date_event(ahead, told).first == date(2021, 11, 20)


def test_a_day_of_next_year_that_is_told_as_done_is_no_date() -> None:
    told = story("Calm reigned.", "The sides met in 2025.", times=("in 2025",))
    met = mention(told, "met", event_type="CONSULT", time=own(told, "in 2025"))
    assert date_event(met, told) == NO_DATE


@pytest.mark.parametrize("dateline", [None, date(2022, 1, 1)])
def test_without_a_possible_dateline_the_publication_date_counts(dateline: date | None) -> None:
    told = story(LEAD, dateline=dateline)
    assert date_event(mention(told, "accused"), told) == FROM_DATELINE


def test_expressions_are_listed_without_their_preposition() -> None:
    told = story(
        "They met since\n the beginning of this year.",
        times=("since\n the beginning of this year",),
    )
    ((where, time),) = resolve_times(told)
    assert where.text == "the beginning of this year"
    assert told.article.text[where.start : where.end] == where.text
    assert time.value == "2021"


def test_both_ends_of_a_range_in_words_are_listed() -> None:
    told = story("It lasted from 1980 to 1988.", times=("from 1980 to 1988",))
    assert [(where.text, time.value) for where, time in resolve_times(told)] == [
        ("1980", "1980"),
        ("1988", "1988"),
    ]


def test_a_later_day_counts_from_the_one_before_it_in_the_text() -> None:
    told = story(
        "They met on Monday. Two days later they met again.", times=("on Monday", "Two days later")
    )
    assert [time.value for _, time in resolve_times(told)] == ["2021-11-15", "2021-11-17"]


def test_an_event_is_dated_from_the_day_before_it_in_its_paragraph() -> None:
    words = "The next day they signed it."
    together = story(f"They met on Monday. {words}", times=("on Monday", "The next day"))
    apart = story("They met on Monday.", words, times=("on Monday", "The next day"))
    found = [
        date_event(
            mention(told, "signed", event_type="AGREE", time=own(told, "The next day")), told
        ).first
        for told in (together, apart)
    ]
    assert found == [date(2021, 11, 16), None]


def test_what_a_speaker_says_is_todays_though_it_is_about_a_year_ago() -> None:
    told = story("Calm reigned.", "It began in 2020. Ivanov lied, Petrov said.", times=("in 2020",))
    text = told.article.text
    petrov = party(text, "Petrov")
    said = mention(
        told, "lied", speaker=petrov, participants=(Participant("actor", 0, petrov),), is_quote=True
    )
    assert date_event(said, told) == FROM_DATELINE
