import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.decoding import NotTextError, decode

RUSSIAN = "Президент России прибыл в Минск, сообщает ТАСС."


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"plain", "plain"),
        ("the country’s parliament".encode(), "the country’s parliament"),
        (b"\xef\xbb\xbfwith a mark", "with a mark"),
        (b"kept\r\nas it is\rhere\n", "kept\r\nas it is\rhere\n"),
        ("two bytes each".encode("utf-16"), "two bytes each"),
        (b"\xfe\xff" + "big end first".encode("utf-16-be"), "big end first"),
        (RUSSIAN.encode("cp1251"), RUSSIAN),
        ("“quoted” – he said".encode("cp1251"), "“quoted” – he said"),
        (b"", ""),
    ],
)
def test_decodes_text(data: bytes, text: str) -> None:
    assert decode(data) == text


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"with\0nul", "NUL at byte 4"),
        (b"\x89PNG\r\n\x1a\n\x01\x02\x03\x04\x05", "control characters"),
        ("the country’s parliament".encode()[:13], "broken UTF-8 at byte 11"),
        (b"undefined \x98 in cp1251", "no cp1251 either at byte 10"),
        ("text".encode("utf-16") + b"x", "broken UTF-16 at byte 10"),
        ("text\0".encode("utf-16"), "NUL"),
    ],
)
def test_refuses_what_is_no_text(data: bytes, cause: str) -> None:
    with pytest.raises(NotTextError, match=cause):
        decode(data)


@given(st.binary())
def test_gives_encodable_text_or_refuses(data: bytes) -> None:
    try:
        text = decode(data)
    except NotTextError:
        return
    assert "\0" not in text
    assert text.encode().decode() == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf8_survives(text: str) -> None:
    assert decode(text.encode()) == text.removeprefix("\ufeff")
