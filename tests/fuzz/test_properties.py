"""What fuzzing checks, as properties of texts that look like the news: hypothesis makes and shrinks them."""

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.corpus import CORPUS, WORDS
from tests.fuzz.targets import datelines, dates, manifests, raw_reader, references

_WORDS = [word for word in WORDS if "\\" not in word]
_PIECES = st.one_of(
    st.sampled_from(_WORDS), st.text(max_size=12), st.sampled_from("\n\r\t \xa0\u2028\0")
)
TEXTS = st.lists(_PIECES, max_size=40).map("".join)
BYTES = st.one_of(
    TEXTS.map(str.encode),
    TEXTS.map(lambda text: text.encode("utf-16")),
    TEXTS.map(lambda text: text.encode("cp1251", "ignore")),
    st.binary(max_size=400),
)


@given(BYTES)
@settings(deadline=None)
def test_raw_files_are_read_or_refused(data: bytes) -> None:
    raw_reader(data)


@given(BYTES)
@settings(deadline=None)
def test_datelines_lie_in_their_text(data: bytes) -> None:
    datelines(data)


@given(st.integers(0, 8), TEXTS)
@settings(deadline=None)
def test_days_of_time_expressions_are_in_order(choice: int, text: str) -> None:
    dates(bytes([choice]) + text.encode())


@given(BYTES, st.lists(st.lists(st.text(max_size=5), max_size=5), max_size=5))
@settings(deadline=None)
def test_reference_files_are_read_or_refused(data: bytes, rows: list[list[str]]) -> None:
    references(data)
    table = io.StringIO()
    csv.writer(table).writerows([["name", "country_code"], *rows])
    references(table.getvalue().encode())


@given(st.sampled_from(CORPUS["manifests"]), st.integers(0, 400), st.binary(max_size=6))
@settings(deadline=None)
def test_manifests_are_read_or_refused(good: bytes, place: int, change: bytes) -> None:
    manifests(good)
    manifests(good[:place] + change + good[place + len(change) :])
