"""How the tests read the events of a text: as short tuples."""

from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Token

from extract.nlp.frames import frames_of
from extract.nlp.parties import phrase_of


class Coded(NamedTuple):
    """One event as a test sees it; parties stand for their antecedents."""

    event_type: str
    actors: str
    recipients: str
    modality: str
    speaker: str


def code(nlp: Language, text: str) -> list[Coded]:
    """Code a text."""
    doc = nlp(text)
    return [
        Coded(
            frame.event_type,
            _names(doc, frame.actors),
            _names(doc, frame.recipients),
            frame.modality,
            phrase_of(frame.speaker).text if frame.speaker is not None else "",
        )
        for frame in frames_of(doc)
    ]


def _names(doc: Doc, tokens: list[Token]) -> str:
    found = [each for token in tokens for each in doc._.antecedents.get(token.i, [token])]
    return ", ".join(phrase_of(token).text for token in found)
