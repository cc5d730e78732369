"""The modality component: whether the text says that the event happened, and what that makes of it."""

from spacy.language import Language
from spacy.tokens import Doc, Token

from extract.nlp.aims import contents_of, is_aim, is_polite_demand, is_purpose, is_topic, is_wished
from extract.nlp.denial import is_almost_done, is_denied_indirectly, is_mere_subject, is_negated
from extract.nlp.forbearance import is_forborne
from extract.nlp.frames import EventFrame, frames_of
from extract.nlp.shifts import apply_shift
from extract.nlp.supposition import hedge_of, is_left_open, is_possible, is_supposed, is_undecided
from extract.nlp.syntax import children, future_helper, is_auxiliary
from extract.nlp.tenses import (
    MODALS,
    finite_verbs,
    has_auxiliary,
    lies_ahead,
    stands_with_would,
    tense_of,
)
from extract.nlp.threats import (
    FORECAST,
    HARM,
    is_conditional_threat,
    is_forsworn,
    is_told_threat,
)
from extract.records import Modality
from seeds.lexicon import Lexicon, read_lexicon

_DONE_IF_TRIED = frozenset({"ASSAULT"})
_ATTEMPTS = frozenset({"attempt", "try"})
_TRIED = 0.8
_CONFIDENCE: dict[Modality, float] = {
    "asserted": 1.0,
    "planned": 0.85,
    "negated": 0.55,
    "hypothetical": 0.45,
    "historical": 1.0,
}
# What somebody will do to another is a threat as it stands, however far ahead it lies.
_TOLD = 0.95
# A speech act is done by being said: `Kiev will never accept` rejects now, it plans nothing.
_SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "CONCEDE"})


# Not to grant or accept what somebody asked for is to refuse it.
_GRANTED = frozenset({"CONCEDE", "AGREE"})


class ModalityMarker:
    """spaCy component `tass_modality`: sets modality and tense, then the shifts that follow from them."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the lexicon, for its shifts."""
        self.lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Mark every frame of a document."""
        for frame in frames_of(doc):
            frame.tense = tense_of(frame.top)
            self._mark(frame)
        return doc

    def _mark(self, frame: EventFrame) -> None:
        frame.modality = modality_of(frame)
        if frame.modality != "asserted":
            frame.steps.append(f"modality: {frame.modality}")
        before = frame.event_type
        if frame.modality == "hypothetical" and is_conditional_threat(frame, _finite(frame)):
            frame.modality = "planned"
        if frame.modality == "planned":
            apply_shift(frame, "planned", self.lexicon)
        elif frame.modality == "negated" and _is_denied(frame):
            apply_shift(frame, "denied", self.lexicon)
        if frame.event_type != before and frame.event_type in _SPOKEN:
            # `will meet` is an agreement that stands now (PLOVER: one label beats label and flag).
            frame.modality = "asserted" if frame.modality == "negated" else "planned"
        frame.confidence *= _TOLD if is_told_threat(frame) else _CONFIDENCE[frame.modality]
        if frame.modality == "asserted" and _is_attempted(frame):
            frame.confidence *= _TRIED
        if frame.event_type == "THREATEN" and _is_forecast(frame):
            # A hostile act ahead that nobody is said to plan is a forecast.
            frame.confidence *= FORECAST


def _is_forecast(frame: EventFrame) -> bool:
    """Say whether nobody is said to threaten; a verb of threatening threatens for whoever it be."""
    is_said = frame.rule.event_type == "THREATEN" and frame.trigger.pos_ == "VERB"
    return not frame.actors and "speaker" not in frame.rule.actor and not is_said


def _is_attempted(frame: EventFrame) -> bool:
    """Say whether somebody tried to do violence: the attempt is violence too (CAMEO 185)."""
    kinds = [support for support in frame.supports if support.kind not in ("light", "carried")]
    tried = all(support.token.lemma_ in _ATTEMPTS for support in kinds)
    return frame.event_type in _DONE_IF_TRIED and bool(kinds) and tried


def _is_denied(frame: EventFrame) -> bool:
    """Say whether what does not happen is refused: `will not sign`, `did not give permission`."""
    if frame.tense == "future" or stands_with_would(frame.top):
        # Nobody promises anything in `The border will not be closed`.
        return bool(frame.actors) or frame.event_type not in HARM
    if frame.has("planned") or future_helper(frame.top) is not None:
        # `does not plan to send`, `is not about to send` as much as `will not send`.
        return True
    if is_forborne(frame):
        # Who `decided against attacking` promises nothing.
        return frame.event_type not in HARM
    return frame.event_type in _GRANTED and bool(frame.actors) and not frame.has("negated")


def _stated(frame: EventFrame) -> Modality | None:
    """Return the modality of what saying or refusing it has done, whatever its clause supposes."""
    if frame.rule.is_of_denial:
        return "hypothetical" if is_left_open(frame.trigger) else "asserted"
    if frame.rule.is_of_speaker and not is_auxiliary(frame.trigger):
        # Whatever the clause plans or supposes, saying it is the act.
        return "negated" if is_negated([frame.trigger], finite_verbs(frame.trigger)) else "asserted"
    if is_auxiliary(frame.trigger):
        return _modality_of_auxiliary(frame)
    return "asserted" if is_polite_demand(frame) else None


def modality_of(frame: EventFrame) -> Modality:
    """Read the modality off the clause, its supports and the clauses over it."""
    stated = _stated(frame)
    if stated is not None:
        return stated
    chain = [frame.trigger, *(support.token for support in frame.supports)]
    verb = finite_verbs(chain[-1])
    # `The sanctions do not stop them`: what its subject does not do is not denied of the event.
    not_so = is_negated(chain, [] if is_mere_subject(chain[-1]) else verb)
    if not_so or _is_denied_in_words(frame) or is_denied_indirectly(chain) or is_forborne(frame):
        return "negated"
    hedge = hedge_of(frame.trigger)
    future = hedge == "planned" or is_wished(frame) or lies_ahead((*chain, *verb))
    if _is_attempted(frame) and not future and not is_possible(chain, verb):
        return "asserted"
    supposed = not is_wished(frame) and (
        hedge == "hypothetical"
        or frame.has("hypothetical")
        or is_undecided(*chain, *verb, *contents_of(frame))
        or is_supposed(chain, verb)
        or is_almost_done(chain)
        or any(has_auxiliary(support.token, MODALS) for support in frame.below)
    )
    if supposed or (not future and is_possible(chain, verb)):
        return "hypothetical"
    if frame.has("planned") or future:
        return "planned"
    if is_purpose(frame.top) or is_topic(frame.top) or is_aim(frame):
        return "hypothetical"
    return "asserted"


def _modality_of_auxiliary(frame: EventFrame) -> Modality:
    """Read the modality of what an auxiliary tells: `will be hanged`, `must leave`.

    What is denied is its verb; what must not be done is still demanded.
    """
    verb = frame.trigger.head
    if children(verb, "neg") and frame.event_type != "REQUEST" and not is_forsworn(frame):
        return "negated"
    return "hypothetical" if is_supposed([verb], [verb]) else "asserted"


def _finite(frame: EventFrame) -> list[Token]:
    return [*finite_verbs(frame.trigger)[:1], *finite_verbs(frame.top)[:1]]


def _is_denied_in_words(frame: EventFrame) -> bool:
    """Say whether a word over it denies an event, or the verdict itself: `pleaded not guilty`."""
    verdicts = [*frame.words, *children(frame.trigger, "ccomp", "oprd", "acomp")]
    found_not_so = any(each.pos_ == "ADJ" and children(each, "neg") for each in verdicts)
    return frame.has("negated") or found_not_so


@Language.factory("tass_modality")
def make_modality(nlp: Language, name: str) -> ModalityMarker:  # noqa: ARG001 - spaCy's signature
    """Make the modality component over the lexicon that ships with the software."""
    return ModalityMarker(read_lexicon())
