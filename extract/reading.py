"""The view of an article that the model reads, with every character mapped back to the article.

Newswire spelling that a parser stumbles over is smoothed: quotes are straightened, editorial brackets
and glosses taken out, wrapped lines joined. Nothing is added that is not in the text, and whatever is
found in the view is reported as a span of the text itself.
"""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.reading_rules import RULES, Rule, latin_lookalikes, straightened
from extract.records import Article, Span

_PARAGRAPH_BREAK = "\n\n"


@dataclass(frozen=True)
class Reading:
    """Text for the model.

    Attributes:
        text: The view; paragraphs are parted by a blank line.
        paragraphs: First character of each paragraph in `text` and the one after its last.
        source: Text of the article.
        starts: For each character of `text`, where in `source` what it stands for begins.
        ends: For each character of `text`, where in `source` what it stands for ends.
    """

    text: str
    paragraphs: tuple[tuple[int, int], ...]
    source: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """Return the span of the article that `text[start:end]` was made from.

        A bracket that was left out is taken in when its fellow lies inside the span.

        Raises:
            IndexError: If the stretch is empty or not inside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise IndexError(f"no text at {start}:{end} of {len(self.text)} characters")
        first, last = _balanced(self.source, self.starts[start], self.ends[end - 1])
        return Span(first, last, self.source[first:last])


@dataclass(frozen=True)
class _View:
    """Text under way, and for each character where in the article it comes from."""

    text: str
    starts: "array[int]"
    ends: "array[int]"

    def cut(self, start: int, end: int) -> "_View":
        """Return a stretch of the view."""
        return _View(self.text[start:end], self.starts[start:end], self.ends[start:end])

    def instead_of(self, text: str, start: int, end: int) -> "_View":
        """Return new text that stands for a stretch of the view as a whole."""
        count = len(text)
        first, last = self.starts[start], self.ends[end - 1]
        return _View(text, array("L", [first]) * count, array("L", [last]) * count)


def read_article(article: Article) -> Reading:
    """Make the view of an article; a paragraph of which nothing is left is passed over."""
    parts: list[_View] = []
    paragraphs: list[tuple[int, int]] = []
    start = 0
    for view in _views(article):
        if parts:
            last = len(parts[-1].text)
            parts.append(parts[-1].instead_of(_PARAGRAPH_BREAK, last - 1, last))
            start += len(_PARAGRAPH_BREAK)
        parts.append(view)
        paragraphs.append((start, start + len(view.text)))
        start += len(view.text)
    whole = _joined(parts)
    return Reading(whole.text, tuple(paragraphs), article.text, whole.starts, whole.ends)


def _views(article: Article) -> Iterator[_View]:
    positions = array("L", range(len(article.text) + 1))
    for paragraph in article.paragraphs:
        view = _View(
            straightened(paragraph.text),
            positions[paragraph.start : paragraph.end],
            positions[paragraph.start + 1 : paragraph.end + 1],
        )
        for rule in RULES:
            if rule.may_match(view.text):
                view = _applied(view, rule)
        if view.text:
            yield _View(latin_lookalikes(view.text), view.starts, view.ends)


def _applied(view: _View, rule: Rule) -> _View:
    parts: list[_View] = []
    position = 0
    for match in rule.pattern.finditer(view.text):
        parts.append(view.cut(position, match.start()))
        if rule.replacement is None:
            parts.append(view.cut(*match.span(1)))
        elif rule.replacement:
            parts.append(view.instead_of(rule.replacement, *match.span()))
        position = match.end()
    return _joined([*parts, view.cut(position, len(view.text))]) if parts else view


def _joined(parts: Sequence[_View]) -> _View:
    starts, ends = array("L"), array("L")
    for part in parts:
        starts.extend(part.starts)
        ends.extend(part.ends)
    return _View("".join(part.text for part in parts), starts, ends)


def _balanced(source: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span by the bracket whose fellow it holds."""
    inside = source[start:end]
    surplus = inside.count("[") - inside.count("]")
    if surplus == -1 and source[start - 1 : start] == "[":
        return start - 1, end
    if surplus == 1 and source[end : end + 1] == "]":
        return start, end + 1
    return start, end
