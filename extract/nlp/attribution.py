"""The attribution component: which events are quoted or reported, and whose words they are."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from extract.nlp.arguments import NO_ACTOR
from extract.nlp.frames import EventFrame, frames_of
from extract.nlp.modality import FORECAST
from extract.nlp.operators import operator_kind
from extract.nlp.parties import FIRST_PERSON, party_in
from extract.nlp.syntax import children, is_passive, is_verbal, prepositional, subjects
from extract.words import sentence_start, words_of
from seeds.lexicon import Lexicon, read_lexicon

_REPORTED = frozenset({"ccomp", "parataxis", "dep", "advcl", "conj", "xcomp"})
_ACCORDING = "according"


class SpeakerFinder:
    """spaCy component `tass_attribution`: sets `is_quote`, `speaker` and `attribution_verb`."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the lexicon, for its verbs of reporting."""
        self.lexicon = lexicon
        self._sayings = frozenset(
            word.partition(" ")[0]
            for (_, word), kind in lexicon.operators.items()
            if kind == "reporting"
        )

    def __call__(self, doc: Doc) -> Doc:
        """Attribute every frame of a document; the last speaker owns a quotation without one."""
        quoted = quoted_tokens(doc)
        last: tuple[Token, str] | None = None
        by_sentence = _frames_by_sentence(doc)
        doc._.speakers = {}
        for sentence in doc.sents:
            source = self._source_of(sentence) or None
            last = source or last
            if last is not None:
                doc._.speakers[sentence.start] = last[0]
            for frame in by_sentence.get(sentence.start, ()):
                frame.is_quote = frame.trigger.i in quoted
                self._attribute(frame, source, last)
        doc._.event_frames = [frame for frame in frames_of(doc) if not _lacks_speaker(frame)]
        return doc

    def _attribute(
        self,
        frame: EventFrame,
        source: tuple[Token, str] | None,
        last: tuple[Token, str] | None,
    ) -> None:
        found = self._reporting_verb(frame) or (source if self._is_covered(frame, source) else None)
        if found is None and frame.is_quote:
            found = last
        if found is not None and found[0] not in frame.actors:
            frame.speaker, frame.attribution_verb = found
            frame.steps.append(f"source: {found[0].text} ({found[1]})")
            self._let_speaker_act(frame, found[0])

    def _let_speaker_act(self, frame: EventFrame, speaker: Token) -> None:
        """Make the speaker the actor where the rule says so: to say `Kiev is guilty` is to accuse it."""
        is_forecast = "speaker" not in frame.rule.actor and _is_announced(frame)
        if frame.actors or not (is_forecast or "speaker" in frame.rule.actor):
            return
        others = [token for token in frame.recipients if token != speaker and not _is_own(token)]
        if frame.recipients and not others:
            return
        frame.actors, frame.recipients = [speaker], others
        # `Sanctions will follow, the minister said`: what would be a forecast is a threat.
        discount = NO_ACTOR * (FORECAST if is_forecast else 1.0)
        frame.confidence = min(1.0, frame.confidence / discount)
        frame.steps.append(f"the speaker acts: {speaker.text}")

    def _is_covered(self, frame: EventFrame, source: tuple[Token, str] | None) -> bool:
        return source is not None and (frame.is_quote or source[1] == _ACCORDING)

    def _reporting_verb(self, frame: EventFrame) -> tuple[Token, str] | None:
        """Find the verb of saying of which the event is the complement."""
        current = frame.trigger
        for ancestor in frame.trigger.ancestors:
            if current.dep_ in _REPORTED and operator_kind(ancestor, self.lexicon) == "reporting":
                speaker = self._speaker_of(ancestor)
                if speaker is not None and current != speaker:
                    return speaker, ancestor.lemma_.lower()
            current = ancestor
        return None

    def _speaker_of(self, verb: Token) -> Token | None:
        for subject in subjects(verb):
            party = party_in(subject, self.lexicon)
            if party is not None:
                return party
        return None

    def _source_of(self, sentence: Span) -> tuple[Token, str] | None:
        """Return the source that a sentence names: the subject of its verb of saying, or `according to`."""
        for token in self._possible_sayings(sentence):
            if token.lower_ == _ACCORDING:
                for noun in prepositional(token, "to"):
                    return noun, _ACCORDING
            if operator_kind(token, self.lexicon) == "reporting":
                speaker = self._speaker_of(token)
                if speaker is not None:
                    return speaker, token.lemma_.lower()
        return None

    def _possible_sayings(self, sentence: Span) -> Iterator[Token]:
        """Yield the words that may name a source, so that all others cost one look-up."""
        words = words_of(sentence.doc)
        for index in range(sentence.start, sentence.end):
            if words.lowers[index] == _ACCORDING or words.lemmas[index].lower() in self._sayings:
                yield sentence.doc[index]


def _is_own(token: Token) -> bool:
    """Say whether a party is the side of whoever speaks: nobody accuses `our country`."""
    return token.lower_ in FIRST_PERSON or any(
        owner.lower_ == "our" for owner in children(token, "poss")
    )


def _is_announced(frame: EventFrame) -> bool:
    """Say whether harm is said to be coming without its author: `Sanctions will be imposed`."""
    return frame.event_type == "THREATEN" and is_verbal(frame.top) and is_passive(frame.top)


def _lacks_speaker(frame: EventFrame) -> bool:
    """Say whether a speech act that is the speaker's alone has found none: nobody is told to ask."""
    return frame.rule.actor == ("speaker",) and not frame.actors


def quoted_tokens(doc: Doc) -> frozenset[int]:
    """Return the indexes of the tokens between quotation marks; an unclosed quotation ends its paragraph."""
    return frozenset(_quoted(doc))


def _quoted(doc: Doc) -> Iterator[int]:
    inside = False
    for index, word in enumerate(words_of(doc).words):
        if "\n\n" in word:
            inside = False
        elif '"' in word:
            inside = not inside
        elif inside:
            yield index


def _frames_by_sentence(doc: Doc) -> dict[int, list[EventFrame]]:
    found: dict[int, list[EventFrame]] = {}
    for frame in frames_of(doc):
        found.setdefault(sentence_start(frame.trigger), []).append(frame)
    return found


@Language.factory("tass_attribution")
def make_attribution(nlp: Language, name: str) -> SpeakerFinder:  # noqa: ARG001 - spaCy's signature
    """Make the attribution component over the lexicon that ships with the software."""
    if not Doc.has_extension("speakers"):
        Doc.set_extension("speakers", default=None)
    return SpeakerFinder(read_lexicon())
