"""Background paragraphs: those that retell old events for the reader who comes late.

They begin with a phrase of retelling or an old year. Their events are true, but not of the day.
"""

import re

from spacy.tokens import Doc, Span

from extract.records import Article
from extract.words import words_of

_OPENINGS = re.compile(
    r"^\W*(Earlier,|Previously,|Back in |As (was )?reported earlier|It was reported earlier"
    r"|On the eve|Last (year|month),|In (the )?(early |mid-|late )?((19|20)\d\d)s?\b"
    r"|In (January|February|March|April|May|June|July|August|September|October|November|December)"
    r",? (19|20)\d\d|(The|This) \w+( \w+){0,4} (broke out|erupted|began|started) in (19|20)\d\d)"
)


def background_sentences(doc: Doc, article: Article) -> frozenset[int]:
    """Return the indexes of the sentences that stand in background paragraphs.

    Args:
        doc: Parsed, with its paragraphs in `user_data`.
        article: The lead paragraph of an article is never background.
    """
    text = words_of(doc).text
    paragraphs = [
        paragraph
        for number, paragraph in enumerate(doc.user_data.get("paragraphs", ()))
        if number > 0 and _is_background(text[slice(*paragraph)], article)
    ]
    if not paragraphs:
        return frozenset()
    return frozenset(
        number
        for number, sentence in enumerate(doc.sents)
        if any(_stands_in(sentence, paragraph) for paragraph in paragraphs)
    )


def _is_background(text: str, article: Article) -> bool:
    opening = _OPENINGS.match(text)
    if opening is None:
        return False
    year = re.search(r"(19|20)\d\d", opening.group())
    return year is None or int(year.group()) <= article.publication_date.year


def _stands_in(sentence: Span, paragraph: tuple[int, int]) -> bool:
    start, end = paragraph
    return start <= sentence.start_char < end
