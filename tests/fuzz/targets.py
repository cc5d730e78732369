"""What is fuzzed: a function of bytes for each reader, which raises only where a promise is broken.

Errors that a reader promises are caught here; any other is a find.
"""

import hashlib
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from extract.articles import ArticleReader, publication_dates
from extract.dateline_search import find_datelines
from extract.decoding import NotTextError, decode
from extract.limits import ReadingLimits
from extract.publication import Dating
from extract.reading import read_article
from extract.records import Article, Refusal, Tense
from load.manifest import ManifestError, read_inputs, read_manifest
from seeds.lexicon import Rule
from seeds.reading import ReferenceDataError, Row, read_csv, read_yaml
from transform.schemas.codes import REASON_CODES
from transform.time_values import resolve_time

DAY = date(2021, 11, 17)
_LIMITS = ReadingLimits(max_article_chars=5_000, max_paragraph_chars=2_000, max_word_chars=500)
_FILE = Path(tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None)) / "input"  # noqa: S108
_TENSES: tuple[Tense, ...] = ("past", "present", "future")
_ANCHORS = (DAY, date(2, 1, 1), date(9998, 12, 31))


class _Person(Row):
    """A row as the actor tables have it."""

    name: str
    country_code: str | None = None
    first_day: date | None = None
    wikidata_id: str | None = None


def raw_reader(data: bytes) -> None:
    """Decode, split and view a raw file: spans hold, and refusals have a reason."""
    try:
        text = decode(data)
    except NotTextError:
        return
    publication_dates(text, Dating())
    for result in ArticleReader("a.txt", Dating(default=DAY), _LIMITS).read(text):
        if isinstance(result, Refusal):
            assert result.reason_code in REASON_CODES
            assert result.reason.strip()
        else:
            _check_article(result, text)


def _check_article(article: Article, text: str) -> None:
    start = article.source_offset
    assert text[start : start + len(article.text)] == article.text
    assert hashlib.sha256(article.text.encode()).hexdigest() == article.content_sha256
    for span in article.paragraphs:
        assert article.text[span.start : span.end] == span.text
    reading = read_article(article)
    assert len(reading.starts) == len(reading.ends) == len(reading.text)
    for first, last in reading.paragraphs:
        assert reading.span(first, last).text


def datelines(data: bytes) -> None:
    """Find datelines: they lie in the text, in order, and mean days that there are."""
    text = data.decode("utf-8", "replace")
    end = 0
    for found in find_datelines(text):
        assert end <= found.start < found.end <= len(text)
        assert found.place is None or found.place.strip()
        assert found.agency is None or found.agency.strip()
        found.date_for(DAY)
        found.in_year(date.max.year)
        end = found.start


def dates(data: bytes) -> None:
    """Read a time expression; the first byte chooses tense and day. Its days are in order."""
    choice = data[0] if data else 0
    tense, anchor = _TENSES[choice % 3], _ANCHORS[choice // 3 % 3]
    found = resolve_time(data[1:201].decode("utf-8", "replace"), tense, anchor)
    if found is not None and found.first is not None:
        assert found.last is not None
        assert found.first <= found.last


def references(data: bytes) -> None:
    """Read reference tables and rules."""
    _FILE.write_bytes(data)
    with suppress(ReferenceDataError):
        list(read_csv(_FILE, _Person))
    with suppress(ReferenceDataError):
        list(read_yaml(_FILE, Rule))


def manifests(data: bytes) -> None:
    """Read a manifest, and a list of inputs: what is read can be written again."""
    _FILE.write_bytes(data)
    with suppress(ManifestError):
        manifest = read_manifest(_FILE)
        assert manifest.to_json()
        assert all(output.path for output in manifest.outputs() if output.path)
    with suppress(ManifestError):
        read_inputs(_FILE)


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target for target in (raw_reader, datelines, dates, references, manifests)
}
