"""Make articles of the stories in a raw file: headline, dateline, body, and offsets that hold.

The text of an article is one slice of the decoded file, from the dateline to the end of the body, so
furniture inside it is left in the text and out of the paragraphs. Without a dateline nothing is known
of the layout, and the whole text is the body.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import compress, islice

from extract.furniture import (
    cut_mark_start,
    find_headline,
    is_debris,
    kept_in_body,
    stands_alone,
)
from extract.limits import ReadingLimits
from extract.paragraphs import Stretch, paragraphs_of
from extract.publication import Dating, UndatedError
from extract.records import Article, Refusal, Span
from extract.stories import Story, split_stories

PAYLOAD_CHARS = 2_000
_LONGEST_PAGE_HEAD = 20_000
_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class ArticleReader:
    """Reads the articles of one raw file.

    Attributes:
        source_path: Path of the file, relative to the raw folder.
        dating: What is known of its date.
        limits: What is longer is refused.
        only: Stories that are known to be of another date are passed over; None takes all.
    """

    source_path: str
    dating: Dating
    limits: ReadingLimits
    only: date | None = None

    def read(self, text: str) -> Iterator[Article | Refusal]:
        """Yield the articles of a decoded file in their order, and a refusal for each bad one."""
        if not text.strip():
            yield Refusal("file", self.source_path, 0, "empty", "the file has no text", "")
        stories = list(islice(split_stories(text), self.limits.max_file_articles + 1))
        if len(stories) > self.limits.max_file_articles:
            yield self._too_many(text)
            return
        for story in stories:
            try:
                day = self.dating.publication_date(story.record_date, story.dateline)
            except UndatedError as error:
                yield self._refusal(text, story, error.reason_code, error.reason)
            else:
                if self.only in {None, day}:
                    yield self._article(text, story, day)

    def _article(self, text: str, story: Story, day: date) -> Article | Refusal:
        length = len(text[story.start : story.end].rstrip())
        if reason := self.limits.forbids_story(length):
            return self._refusal(text, story, "too_long", reason)
        start, paragraphs = _body(text, story)
        if not paragraphs:
            return self._refusal(text, story, "empty", "there is no text after date and dateline")
        if reason := self.limits.forbids_article(text, start, paragraphs):
            return self._refusal(text, story, "too_long", reason)
        return _make_article(self.source_path, text, story, day, (start, paragraphs))

    def _too_many(self, text: str) -> Refusal:
        most = self.limits.max_file_articles
        reason = (
            f"more than the {most:,} articles that are allowed: split the file or raise the limit"
        )
        return Refusal("file", self.source_path, 0, "too_large", reason, text[:PAYLOAD_CHARS])

    def _refusal(self, text: str, story: Story, reason_code: str, reason: str) -> Refusal:
        payload = text[story.start : min(story.end, story.start + PAYLOAD_CHARS)]
        return Refusal("article", self.source_path, story.start, reason_code, reason, payload)


def publication_dates(text: str, dating: Dating) -> set[date]:
    """Return the dates of all stories in a decoded file whose date can be told."""
    days = set()
    for story in split_stories(text):
        try:
            days.add(dating.publication_date(story.record_date, story.dateline))
        except UndatedError:
            continue
    return days


def _body(text: str, story: Story) -> tuple[int, list[Stretch]]:
    """Return where the article's text begins, and its paragraphs."""
    if not story.dateline:
        spans = paragraphs_of(text, story.start, story.end, is_debris)
        prose = _uncut(text, [span for span in spans if not is_debris(text[slice(*span)])])
        return (prose[0][0] if prose else story.start), prose
    spans = paragraphs_of(text, story.dateline.end, story.end, stands_alone)
    kept = kept_in_body([text[slice(*span)] for span in spans])
    return story.start, _uncut(text, list(compress(spans, kept)))


def _uncut(text: str, spans: list[Stretch]) -> list[Stretch]:
    """Leave out `... [+814 chars]`, and paragraphs in which there is then no letter or digit."""
    cut = [(start, start + cut_mark_start(text[start:end])) for start, end in spans]
    return [(start, end) for start, end in cut if _WORD.search(text, start, end)]


def _make_article(
    source_path: str, text: str, story: Story, day: date, body: tuple[int, list[Stretch]]
) -> Article:
    start, paragraphs = body
    dateline = story.dateline
    own = text[start : paragraphs[-1][1]]
    return Article(
        source_path=source_path,
        source_offset=start,
        publication_date=day,
        content_sha256=hashlib.sha256(own.encode()).hexdigest(),
        dateline_place=dateline.place if dateline else None,
        dateline_region=dateline.region if dateline else None,
        dateline_date=dateline.date_for(day) if dateline else None,
        agency=dateline.agency if dateline else None,
        headline=_headline(text, story),
        text=own,
        paragraphs=tuple(
            Span(first - start, last - start, text[first:last]) for first, last in paragraphs
        ),
    )


def _headline(text: str, story: Story) -> str | None:
    low = max(story.header_start, story.start - _LONGEST_PAGE_HEAD)
    return find_headline([line for line in text[low : story.start].splitlines() if line.strip()])
