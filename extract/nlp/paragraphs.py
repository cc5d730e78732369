"""The paragraph component: no sentence runs over the boundary of a paragraph."""

from spacy.language import Language
from spacy.tokens import Doc

from extract.reading import Reading


def unparsed(nlp: Language, reading: Reading) -> Doc:
    """Return the words of an article, ready for a pipeline that keeps sentences inside paragraphs."""
    doc = nlp.make_doc(reading.text)
    doc.user_data["paragraphs"] = reading.paragraphs
    return doc


class ParagraphBoundaries:
    """spaCy component `tass_paragraphs`: a sentence starts where a paragraph starts.

    Reads `doc.user_data["paragraphs"]`, pairs of characters; a document without them is one paragraph.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Preset the sentence starts that the parser must keep."""
        for start, end in doc.user_data.get("paragraphs", ()):
            span = doc.char_span(start, end, alignment_mode="expand")
            if span is not None and len(span):
                span[0].is_sent_start = True
        return doc


@Language.factory("tass_paragraphs")
def make_paragraphs(nlp: Language, name: str) -> ParagraphBoundaries:  # noqa: ARG001 - spaCy's signature
    """Make the paragraph component."""
    return ParagraphBoundaries()
