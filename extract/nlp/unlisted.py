"""The classifier component: events of words that no rule lists, on the word of a statistical model."""

from spacy.language import Language
from spacy.tokens import Doc, Token

from extract.nlp.event_classifier import EventClassifier, read_classifier
from extract.nlp.frames import EventFrame, frames_of
from extract.nlp.operators import operator_kind, supports_below, supports_of
from seeds.lexicon import Lexicon, read_lexicon

# Below it nothing is read: such a word is an event in less than two cases of three.
_LEAST = 0.45
# The classifier is shy: what it gives 0.3 is right half the time, what it gives 0.9 nearly always.
_BELIEF_AT_ZERO = 0.45
_BELIEF_A_POINT = 0.45
# Giving way in word or deed is one question to the classifier, which of them it is another.
_GIVING_WAY = ("CONCEDE", "RETREAT")


class UnlistedTriggers:
    """spaCy component `tass_classifier`: adds frames to `doc._.event_frames` for words without a rule."""

    def __init__(self, lexicon: Lexicon, classifier: EventClassifier) -> None:
        """Keep the lexicon, for the slots of unlisted words, and the classifier."""
        self.lexicon = lexicon
        self.classifier = classifier

    def __call__(self, doc: Doc) -> Doc:
        """Add the frames of a document's unlisted words, in text order."""
        frames = frames_of(doc)
        chances = self.classifier.classify(doc, _free_words(doc, frames), _LEAST)
        added = [
            self._frame(doc[index], by_label)
            for index, by_label in chances.items()
            if not self._only_carries(doc[index])
        ]
        found = frames + [frame for frame in added if frame is not None]
        doc._.event_frames = sorted(found, key=lambda frame: frame.trigger.i)
        return doc

    def _only_carries(self, token: Token) -> bool:
        """Say whether a word only carries the event of another word (`continue`, `begin`)."""
        return operator_kind(token, self.lexicon) == "carried"

    def _frame(self, token: Token, by_label: dict[str, float]) -> EventFrame | None:
        event_type, probability = likeliest(by_label, tuple(self.lexicon.unlisted))
        if probability < _LEAST:
            return None
        return EventFrame(
            token,
            (token,),
            self.lexicon.unlisted[event_type],
            supports_of(token, self.lexicon),
            supports_below(token, self.lexicon),
            probability=_BELIEF_AT_ZERO + _BELIEF_A_POINT * probability,
            steps=[f"classifier: {event_type} {probability:.2f}"],
        )


def likeliest(by_label: dict[str, float], event_types: tuple[str, ...]) -> tuple[str, float]:
    """Return the likeliest event type and its probability."""
    event_type = max(event_types, key=lambda each: _chance(by_label, each))
    chance = _chance(by_label, event_type)
    if event_type in _GIVING_WAY:
        event_type = max(_GIVING_WAY, key=by_label.__getitem__)
    return event_type, chance


def _chance(by_label: dict[str, float], event_type: str) -> float:
    if event_type in _GIVING_WAY:
        return sum(by_label[each] for each in _GIVING_WAY)
    return by_label[event_type]


def _free_words(doc: Doc, frames: list[EventFrame]) -> list[int]:
    """Return the words that belong to no frame, neither as its trigger nor as a support."""
    taken = {word.i for frame in frames for word in frame.words}
    taken |= {support.token.i for frame in frames for support in (*frame.supports, *frame.below)}
    return [index for index in range(len(doc)) if index not in taken]


@Language.factory("tass_classifier")
def make_classifier(nlp: Language, name: str) -> UnlistedTriggers:  # noqa: ARG001 - spaCy's signature
    """Make the component over the lexicon and the classifier that ship with the software."""
    return UnlistedTriggers(read_lexicon(), read_classifier())
