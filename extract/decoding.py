"""Bytes of a raw file to text, strictly: what is not clearly text is refused.

Newlines stay as they are, because offsets count the decoded text. A byte order mark is not part of it.
"""

import codecs

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r") + b"\x7f"
_MAX_CONTROL_SHARE = 0.05


class NotTextError(ValueError):
    """Bytes are not text in a known encoding.

    Attributes:
        cause: Why, in words that continue "the file is refused because".
    """

    def __init__(self, cause: str) -> None:
        super().__init__(f"not text: {cause}")
        self.cause = cause


def decode(data: bytes) -> str:
    """Decode UTF-8, UTF-16 with a byte order mark, or cp1251.

    Raises:
        NotTextError: If the bytes are none of these, hold NUL, or are full of control characters.
    """
    if data.startswith(_UTF16_MARKS):
        text = _decode_utf16(data)
        _refuse_binary(text.encode())
    else:
        _refuse_binary(data)
        text = _decode_bytes(data)
    return text


def _decode_bytes(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _decode_cp1251(data, error)


def _decode_utf16(data: bytes) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise NotTextError(f"broken UTF-16 at byte {error.start}") from error


def _decode_cp1251(data: bytes, not_utf8: UnicodeDecodeError) -> str:
    broken = f"broken UTF-8 at byte {not_utf8.start}"
    if not_utf8.reason == "unexpected end of data" or _is_broken_utf8(data):
        raise NotTextError(broken)
    try:
        return data.decode("cp1251")
    except UnicodeDecodeError as error:
        raise NotTextError(f"{broken}, and no cp1251 either at byte {error.start}") from error


def _is_broken_utf8(data: bytes) -> bool:
    """Say whether most bytes above ASCII form whole UTF-8 characters, which cp1251 text never does."""
    above_ascii = len(data) - len(data.decode("ascii", "ignore"))
    whole = data.decode("utf-8", "ignore")
    in_characters = len(whole.encode()) - len(whole.encode("ascii", "ignore"))
    return in_characters * 2 > above_ascii


def _refuse_binary(data: bytes) -> None:
    if b"\0" in data:
        raise NotTextError(f"NUL at byte {data.index(0)}")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > len(data) * _MAX_CONTROL_SHARE:
        raise NotTextError(f"{controls} of {len(data)} bytes are control characters")
