"""How much of a raw file is read before it is refused: what a story may be, and what only an attack is.

Reading and parsing take time and memory by the length of what they read: of files, articles and paragraphs;
of a word, whose brackets the tokenizer takes off one by one, by the square of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.paragraphs import Stretch

_MOST_FURNITURE = 2
"""A story with its furniture may be so many times as long as an article may."""


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """Limits of what is read.

    Attributes:
        max_file_articles: Files of more articles are refused.
        max_article_chars: Longer articles are refused.
        max_article_paragraphs: Articles of more paragraphs are refused.
        max_paragraph_chars: Articles with a longer paragraph are refused.
        max_word_chars: Articles with a longer stretch without white space are refused.
    """

    max_file_articles: int = 100_000
    max_article_chars: int = 100_000
    max_article_paragraphs: int = 2_000
    max_paragraph_chars: int = 20_000
    max_word_chars: int = 1_000

    def forbids_story(self, length: int) -> str:
        """Say why a stretch of a file is not even looked at; nothing if it may be."""
        return _reason(length, "characters", _MOST_FURNITURE * self.max_article_chars)

    def forbids_article(self, text: str, start: int, paragraphs: Sequence[Stretch]) -> str:
        """Say why an article is refused; nothing if it may be read.

        Args:
            text: Decoded text of the raw file.
            start: Where the article begins in it, before its dateline.
            paragraphs: Its paragraphs; there is one.
        """
        longest = max(last - first for first, last in paragraphs)
        found = (
            (paragraphs[-1][1] - start, "characters", self.max_article_chars),
            (len(paragraphs), "paragraphs", self.max_article_paragraphs),
            (longest, "characters in a paragraph", self.max_paragraph_chars),
        )
        for size, what, most in found:
            if size > most:
                return _reason(size, what, most)
        words = _word_lengths(text, paragraphs, self.max_word_chars)
        return _reason(max(words, default=0), "characters in a word", self.max_word_chars)


def _word_lengths(text: str, paragraphs: Sequence[Stretch], longer_than: int) -> Iterator[int]:
    """Yield the lengths of long words, looking only at paragraphs that can hold one."""
    for first, last in paragraphs:
        if last - first > longer_than:
            yield from map(len, text[first:last].split())


def _reason(size: int, what: str, most: int) -> str:
    if size <= most:
        return ""
    return f"{size:,} {what}, more than the {most:,} that are allowed: split it or raise the limit"
