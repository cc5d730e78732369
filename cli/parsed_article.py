"""An article parsed afresh, for what is told about a mention and stored nowhere: its words in the parse."""

from bisect import bisect_left

from spacy.language import Language
from spacy.tokens import Span as DocSpan

from extract.nlp.paragraphs import unparsed
from extract.reading import read_article
from extract.records import Article, Span


class ParsedArticle:
    """The parse of an article, in which spans of its text find their words."""

    def __init__(self, nlp: Language, article: Article) -> None:
        """Parse an article as the coder does.

        Args:
            nlp: The pipeline of the coder.
            article: What to parse.
        """
        self._reading = read_article(article)
        self._doc = nlp(unparsed(nlp, self._reading))

    def words(self, span: Span) -> DocSpan:
        """Return the words that a span of the article stands for.

        Raises:
            IndexError: If the model reads none of them: the span lies outside the body.
        """
        first = bisect_left(self._reading.starts, span.start)
        last = bisect_left(self._reading.starts, span.end)
        # The break after a paragraph stands for the last character of it.
        last = first + len(self._reading.text[first:last].rstrip())
        found = self._doc.char_span(first, last, alignment_mode="expand") if first < last else None
        if found is None:
            raise IndexError(f"no words at {span.start}:{span.end}")
        return found
