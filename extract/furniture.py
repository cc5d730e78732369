"""Tell page furniture from the story: rubrics, links, time stamps, credits, headlines of other stories.

Everything here judges single lines or paragraphs, given without white space around them.
"""

import re
from collections.abc import Sequence

from extract.paragraphs import ends_sentence
from seeds.page_furniture import page_furniture

_DEBRIS = re.compile(r"(?:\{\{[^{}\n]{0,100}\}\}|\{%[^{}\n]{0,100}%\}|<%[^<>\n]{0,100}%>)")
_STAMP = re.compile(
    r"\b(?:(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?\s\d{1,2}|\d{1,2}\s(?:jan|feb|mar|apr|may|jun|jul"
    r"|aug|sep|oct|nov|dec)[a-z]{0,6})(?:,?\s\d{4})?,?\s?\d{1,2}:\d\d\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:©|\(c\)\s|photo(?:\s?:|s?\sby\b|\scredit\b)|image(?:\s?:|\scredit\b)|credit\s?:|copyright\b)"
    r"|.{1,60}/(?:TASS|ITAR-TASS|AP|EPA|AFP|Reuters|Getty Images)\Z",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s*(?:\.{3}|…)?\s*\[\+\s?\d{1,7}\schars?\]\s*\Z")
_LONGEST_HEADLINE = 250
_HEADING_WORDS = 10
_LAST_HEADING_WORDS = 5


def cut_mark_start(text: str) -> int:
    """Return where a mark such as `... [+814 chars]` at the end of a text begins, or its length."""
    low = max(0, len(text) - 60)
    match = _CUT.search(text, low)
    return match.start() if match else len(text)


def without_debris(line: str) -> str:
    """Return a line without template debris such as `{{element.title}}`, spaces collapsed."""
    return " ".join(_DEBRIS.sub(" ", line).split())


def is_debris(line: str) -> bool:
    """Say whether a line is nothing but template debris."""
    return line[:1] in {"{", "<"} and not without_debris(line)


def is_stamp(line: str) -> bool:
    """Say whether a line carries the time of a list entry (`September 13, 6:27 UTC+3`)."""
    return is_headline_like(line) and _STAMP.search(line) is not None


def is_furniture(line: str) -> bool:
    """Say whether a line can be no part of any story's body."""
    return (
        _is_page_part(line)
        or is_stamp(line)
        or (is_headline_like(line) and _CREDIT.match(line) is not None)
    )


def stands_alone(line: str) -> bool:
    """Say whether a line is furniture or the head of a list of other stories or topics."""
    return is_furniture(line) or opens_list(line) or _kind(line) == "topics"


def opens_list(line: str) -> bool:
    """Say whether a line announces other stories (`Read also`), alone or with the first of them."""
    if not is_headline_like(line.rstrip(" :")):
        return False
    words = line.split(maxsplit=5)
    return any(_kind(" ".join(words[:count])) == "list" for count in range(1, 5))


def is_headline_like(line: str) -> bool:
    """Say whether a line could be a headline: short, and no sentence with a full stop or cut off."""
    if len(line) > _LONGEST_HEADLINE or cut_mark_start(line) < len(line):
        return False
    return not ends_sentence(line) or line.endswith("?")


def kept_in_body(paragraphs: Sequence[str]) -> list[bool]:
    """Tell which paragraphs of a story's body are the story itself.

    The first one that is not furniture always is. `Read also` takes the headlines after it along, and
    `Topics` everything after it that has no full stop. Bare section headings are left out.
    """
    kept = [False] * len(paragraphs)
    last_prose = max(
        (index for index, line in enumerate(paragraphs) if not is_headline_like(line)), default=0
    )
    in_list = lead_seen = False
    for index, paragraph in enumerate(paragraphs):
        if lead_seen and index > last_prose and _kind(paragraph) == "topics":
            break
        if opens_list(paragraph):
            in_list = True
        elif not (is_furniture(paragraph) if lead_seen else _is_page_part(paragraph)):
            in_list = in_list and is_headline_like(paragraph)
            is_last = index == len(paragraphs) - 1
            kept[index] = not in_list and not (lead_seen and _is_heading(paragraph, is_last))
            lead_seen = lead_seen or kept[index]
    return kept


def _is_page_part(line: str) -> bool:
    return _kind(line) in {"link", "rubric"} or is_debris(line)


def _kind(line: str) -> str | None:
    if len(line) > _LONGEST_HEADLINE:
        return None
    return page_furniture().get(line.casefold().strip(" :|•>-–—"))


def _is_heading(paragraph: str, is_last: bool) -> bool:
    words = len(paragraph.split(maxsplit=_HEADING_WORDS + 1))
    bare = not paragraph.endswith(tuple(".!?…:;,\"'”’»)]"))
    return (
        bare
        and paragraph[0].isupper()
        and cut_mark_start(paragraph) == len(paragraph)
        and words <= (_LAST_HEADING_WORDS if is_last else _HEADING_WORDS)
    )


def find_headline(lines: Sequence[str]) -> str | None:
    """Choose the headline among the lines before a story.

    It is the line before the time stamp where there is one, else the first that is no furniture.
    """
    candidates: list[str] = []
    for line in map(without_debris, lines):
        if is_stamp(line) and _STAMP.match(line) and candidates:
            return candidates[-1]
        if line and not is_furniture(line) and len(line) <= _LONGEST_HEADLINE:
            candidates.append(line)
    return candidates[0] if candidates else None
