"""Cut a stretch of text into paragraphs, whatever stands for a paragraph break in it.

Blank lines always part paragraphs. A single newline does too, unless the text is hard-wrapped, or the
line goes on in lower case.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

Stretch = tuple[int, int]
"""First character and the one after the last."""

_LINE = re.compile(r"[^\r\n]+")
_WIDEST_WRAP = 120
_RAGGED = 0.6
_SENTENCE_END = re.compile(r"""[.!?…:;]["'”’»)\]]*\Z""")


def ends_sentence(text: str) -> bool:
    """Say whether a line, without white space around it, ends in a full stop or its like."""
    return _SENTENCE_END.search(text, max(0, len(text) - 8)) is not None


def paragraphs_of(
    text: str, start: int, end: int, stands_alone: Callable[[str], bool]
) -> list[Stretch]:
    """Cut `text[start:end]` into paragraphs, without white space around them.

    Args:
        text: Decoded text of a raw file.
        start: First character to look at.
        end: The character after the last.
        stands_alone: Told a line, says whether it is a paragraph of its own in any case.
    """
    blocks = list(_blocks(text, start, end))
    width = _wrap_width(text, blocks)
    found: list[Stretch] = []
    for block in blocks:
        found.append(block[0])
        for line, following in pairwise(block):
            joined = _continues(text, line, following, width) and not (
                stands_alone(text[slice(*line)]) or stands_alone(text[slice(*following)])
            )
            found[-1 if joined else len(found) :] = [
                (found[-1][0] if joined else following[0], following[1])
            ]
    return found


def _blocks(text: str, start: int, end: int) -> Iterator[list[Stretch]]:
    """Yield runs of lines without a blank line between them."""
    block: list[Stretch] = []
    for line in _lines(text, start, end):
        if block and _has_blank_line(text[block[-1][1] : line[0]]):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _lines(text: str, start: int, end: int) -> Iterator[Stretch]:
    for match in _LINE.finditer(text, start, end):
        line = match[0]
        if line.strip():
            begin = match.start() + len(line) - len(line.lstrip())
            yield begin, match.start() + len(line.rstrip())


def _has_blank_line(gap: str) -> bool:
    return gap.count("\n") > 1 or (gap.count("\r") > 1 and "\n" not in gap)


def _wrap_width(text: str, blocks: Sequence[Sequence[Stretch]]) -> int:
    """Return the longest line of a hard-wrapped text, 0 if the text is not hard-wrapped."""
    inner = [line for block in blocks if len(block) > 1 for line in block[:-1]]
    width = max((_length(text, line) for block in blocks for line in block), default=0)
    unfinished = sum(not ends_sentence(text[slice(*line)]) for line in inner)
    return width if width <= _WIDEST_WRAP and unfinished * 2 > len(inner) else 0


def _continues(text: str, line: Stretch, following: Stretch, width: int) -> bool:
    """Say whether the newline between two lines is only a wrap.

    A wrapped line is one that the next word would have made too wide, or nearly.
    """
    finished = ends_sentence(text[slice(*line)])
    length = _length(text, line)
    first_word = len(text[slice(*following)].split(maxsplit=1)[0])
    if width and (length + 1 + first_word > width or (not finished and length > width * _RAGGED)):
        return True
    return not finished and text[following[0]].islower()


def _length(text: str, line: Stretch) -> int:
    """Return the length of a line as printed, with what stood before the stretch looked at."""
    low = max(0, line[0] - _WIDEST_WRAP)
    newline = max(text.rfind("\n", low, line[0]), text.rfind("\r", low, line[0]))
    return line[1] - max(newline + 1, low)
