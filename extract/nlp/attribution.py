"""The attribution component: which events are quoted or reported, and whose words they are."""

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from extract.nlp.arguments import NO_ACTOR
from extract.nlp.frames import EventFrame, frames_of
from extract.nlp.parties import FIRST_PERSON
from extract.nlp.quotations import Quotations, quotations_of
from extract.nlp.sources import COLON, Source, SourceFinder
from extract.nlp.syntax import children
from extract.nlp.threats import FORECAST, is_announced_threat
from extract.words import sentence_start, words_of
from seeds.lexicon import Lexicon, read_lexicon


class SpeakerFinder:
    """spaCy component `tass_attribution`: sets `is_quote`, `speaker` and `attribution_verb`."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the verbs of reporting from a lexicon."""
        self._finder = SourceFinder(lexicon)

    def __call__(self, doc: Doc) -> Doc:
        """Attribute every frame of a document; the last speaker owns a quotation without one."""
        quotations = quotations_of(doc)
        by_sentence = _frames_by_sentence(doc)
        sources = self._sources(doc, quotations)
        last: Source | None = None
        doc._.speakers = {}
        for start, source in sources.items():
            last = source or last
            if last is not None:
                doc._.speakers[start] = last.speaker
            for frame in by_sentence.get(start, ()):
                frame.is_quote = frame.trigger.i in quotations.words
                self._attribute(frame, source, last)
        doc._.event_frames = [frame for frame in frames_of(doc) if not _lacks_speaker(frame)]
        return doc

    def _sources(self, doc: Doc, quotations: Quotations) -> dict[int, Source | None]:
        """Return the source of each sentence, by its first word.

        A quotation of several sentences is whose name stands behind it.
        """
        sentences = list(doc.sents)
        found = {s.start: self._finder.source_of(s, quotations.words) for s in sentences}
        for sentence in sentences:
            if found[sentence.start] is None:
                found[sentence.start] = _source_behind(sentence, quotations, found)
        return found

    def _attribute(self, frame: EventFrame, source: Source | None, last: Source | None) -> None:
        found = self._finder.source_over(frame.trigger)
        if found is None and source is not None and (frame.is_quote or source.of_sentence):
            found = source
        if found is None and frame.is_quote:
            found = last
        if found is None:
            return
        if found.verb == COLON and found.speaker in frame.actors[:-1]:
            # The parser takes the name before a colon for a side of what follows.
            frame.actors.remove(found.speaker)
        if found.speaker not in frame.actors:
            frame.speaker, frame.attribution_verb = found.speaker, found.verb
            frame.steps.append(f"source: {found.speaker.text} ({found.verb})")
            _let_speaker_act(frame, found.speaker)


def _source_behind(
    sentence: Span, quotations: Quotations, sources: dict[int, Source | None]
) -> Source | None:
    """Return the source of the sentence in which the quotation that a sentence begins has its end."""
    end = quotations.end_of_last(sentence.start, sentence.end)
    if end is None or end < sentence.end:
        return None
    words = words_of(sentence.doc)
    closing = min(end, len(words.words) - 1)
    return sources.get(words.sentence_at(closing)[0])


def _let_speaker_act(frame: EventFrame, speaker: Token) -> None:
    """Make the speaker the actor where the rule says so: to say `Kiev is guilty` is to accuse it."""
    is_forecast = "speaker" not in frame.rule.actor and is_announced_threat(frame)
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


def _is_own(token: Token) -> bool:
    """Say whether a party is the side of whoever speaks: nobody accuses `our country`."""
    return token.lower_ in FIRST_PERSON or any(
        owner.lower_ == "our" for owner in children(token, "poss")
    )


def _lacks_speaker(frame: EventFrame) -> bool:
    """Say whether a speech act that is the speaker's alone has found none: nobody is told to ask."""
    return frame.rule.is_of_speaker and not frame.actors


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
