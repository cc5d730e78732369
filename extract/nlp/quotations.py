"""What stands between quotation marks, and where each quotation ends; who speaks is told in `sources`."""

from collections.abc import Iterator
from functools import cached_property

from spacy.tokens import Doc

from extract.words import words_of

_KEPT = "quotations"


class Quotations:
    """The quotations of a text; one that is not closed ends with its paragraph."""

    def __init__(self, doc: Doc) -> None:
        """Find the quotations of a parsed text."""
        self._spans = tuple(_spans(doc))

    @cached_property
    def words(self) -> frozenset[int]:
        """Positions of all words between quotation marks."""
        return frozenset(index for span in self._spans for index in span)

    def end_of_last(self, start: int, end: int) -> int | None:
        """Return where the last quotation of a stretch of words ends, which may lie behind the stretch.

        Args:
            start: First word of the stretch.
            end: The word after its last.

        Returns:
            The position of the closing mark, or None where nothing is quoted.
        """
        ends = [span.stop for span in self._spans if span.start < end and span.stop > start]
        return ends[-1] if ends else None


def quotations_of(doc: Doc) -> Quotations:
    """Return the quotations of a parsed text, found at the first call and kept with the document."""
    found: Quotations | None = doc.user_data.get(_KEPT)
    if found is None:
        found = doc.user_data[_KEPT] = Quotations(doc)
    return found


def _spans(doc: Doc) -> Iterator[range]:
    opened: int | None = None
    index = -1
    for index, word in enumerate(words_of(doc).words):
        if opened is not None and ("\n\n" in word or '"' in word):
            yield range(opened, index)
            opened = None
        elif '"' in word:
            opened = index + 1
    if opened is not None:
        yield range(opened, index + 1)
