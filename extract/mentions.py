"""From a parsed document to records: sentences, entities and event mentions with spans of the article."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from extract.contexts import contexts_of
from extract.nlp.frames import EventFrame, frames_of
from extract.nlp.parties import apposed_name, name_span, phrase_of, title_of
from extract.nlp.syntax import is_verbal
from extract.reading import Reading
from extract.records import Entity, Mention, Participant, Party, Role, Span, TimeExpression
from extract.topics import topic_of
from extract.words import sentence_start, words_of
from seeds.calibration import read_calibration

_NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT", "LAW", "PRODUCT"})

_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_MEASURES = frozenset({"compound", "amod", "nmod", "nummod", "dobj", "nsubj"})


class MentionBuilder:
    """Turns the frames of one document into mentions, once its times and toponyms are known."""

    def __init__(
        self,
        doc: Doc,
        reading: Reading,
        times: list[tuple[int, int]],
        toponyms: list[DocSpan],
        background: frozenset[int],
    ) -> None:
        """Keep what the mentions are built from.

        Args:
            doc: Parsed over `reading.text`.
            reading: Maps spans back to the article.
            times: Time expressions, as characters of `reading.text`.
            toponyms: Toponyms of the document.
            background: Indexes of the sentences in background paragraphs.
        """
        self.doc = doc
        self.reading = reading
        self.times = times
        self.toponyms = toponyms
        self.background = background
        self._antecedents: dict[int, list[Token]] = doc._.antecedents
        self.topic = topic_of(doc)
        self.sentences = list(doc.sents)
        self._sentence_index = {s.start: number for number, s in enumerate(self.sentences)}

    def span(self, part: DocSpan) -> Span:
        """Return the article's span of a stretch of the document."""
        return self.reading.span(part.start_char, part.end_char)

    def entities(self) -> tuple[Entity, ...]:
        """Return the named entities of the document."""
        return tuple(
            Entity(self.span(ent), ent.label_)
            for ent in self.doc.ents
            if ent.label_ in _NAME_LABELS
        )

    def mentions(self) -> Iterator[Mention]:
        """Yield the mentions in text order."""
        for frame in frames_of(self.doc):
            if frame.confidence > 0:
                yield self._mention(frame)

    def _mention(self, frame: EventFrame) -> Mention:
        index = self._sentence_index[sentence_start(frame.trigger)]
        doubtful = self.topic is not None and self.topic.weakens(self.sentences[index])
        topic = self.topic if doubtful else None
        time = self._time_of(frame)
        return Mention(
            sentence_index=index,
            trigger=self._trigger(frame),
            rule_id=frame.rule.id,
            event_type=frame.event_type,
            event_mode=frame.event_mode,
            contexts=contexts_of(frame),
            modality=frame.modality,
            tense=frame.tense,
            is_quote=frame.is_quote,
            speaker=self._party(frame.speaker) if frame.speaker is not None else None,
            attribution_verb=frame.attribution_verb,
            participants=(
                *self._participants("actor", self._doers(frame)),
                *self._participants("recipient", self._others(frame)),
            ),
            time=TimeExpression(self.reading.span(*time), frame.tense) if time else None,
            place=self._place_of(frame),
            is_background=index in self.background,
            confidence=round(
                read_calibration().confidence(frame.confidence * (topic.factor if topic else 1.0)),
                4,
            ),
            steps=(*frame.steps, *([topic.step] if topic else [])),
        )

    def _trigger(self, frame: EventFrame) -> Span:
        first = min(frame.words, key=lambda token: token.i)
        last = max(frame.words, key=lambda token: token.i)
        if last.i - first.i > len(frame.words) + 2:
            first = last = frame.trigger
        return self.span(self.doc[first.i : last.i + 1])

    def _doers(self, frame: EventFrame) -> list[Token]:
        """Return the actors, but nobody who would do violence to himself: `survived a bid to oust him`."""
        if frame.event_type not in _HOSTILE or not frame.recipients:
            return frame.actors
        return frame.actors if self._unlike(frame.actors, frame) else []

    def _others(self, frame: EventFrame) -> list[Token]:
        """Return the recipients who are not the actors over again: `they warned that they would shoot`."""
        return self._unlike(self._doers(frame), frame)

    def _unlike(self, doers: list[Token], frame: EventFrame) -> list[Token]:
        actors = {each.i for token in doers for each in self._meant(token)}
        return [
            token
            for token in frame.recipients
            if not actors.issuperset(each.i for each in self._meant(token))
        ]

    def _meant(self, token: Token) -> list[Token]:
        return self._antecedents.get(token.i, [token])

    def _participants(self, role: Role, tokens: list[Token]) -> Iterator[Participant]:
        parties = [
            party for token in tokens for party in self._parties(token) if token.lower_ != "which"
        ]
        for ordinal, party in enumerate(parties):
            yield Participant(role, ordinal, party)

    def _parties(self, token: Token) -> Iterator[Party]:
        """Yield one party a head, or one for each antecedent of a plural pronoun."""
        antecedents = self._antecedents.get(token.i, [])
        if not antecedents:
            yield self._party(token)
        for antecedent in antecedents:
            yield self._party(token, self._party(antecedent))

    def _party(self, token: Token, antecedent: Party | None = None) -> Party:
        apposed = apposed_name(token)
        phrase = phrase_of(token)
        name = name_span(apposed or token)
        title = title_of(token) if apposed is None else phrase
        first = name.start if name is not None and apposed is None else token.i
        # An apposed name belongs to who is meant: `his Omani counterpart, Badr Albusaidi`.
        whole = phrase if apposed is None else self.doc[phrase.start : phrase_of(apposed).end]
        return Party(
            span=self.span(whole),
            head=token.text,
            head_lemma=token.lemma_.lower(),
            name=self.span(name) if name is not None else None,
            entity_label=name.label_ if name is not None else None,
            modifiers=tuple(t.text for t in self.doc[phrase.start : max(first, phrase.start)]),
            title=self.span(title).text if title is not None else None,
            antecedent=antecedent,
        )

    def _time_of(self, frame: EventFrame) -> tuple[int, int] | None:
        """Return the time expression of the event's clause: the nearest one under its verb."""
        first, after = self._characters_of(frame)
        found = [t for t in self.times if first <= t[0] < after]
        own = [t for t in found if self._says_when(t) and self._in_clause(t[0], frame)]
        return min(own, key=lambda t: abs(t[0] - frame.trigger.idx), default=None)

    def _says_when(self, time: tuple[int, int]) -> bool:
        """Say whether a time expression dates its clause, and is no measure (`50-minute talks`)."""
        span = self.doc.char_span(*time, alignment_mode="expand")
        return span is not None and span.root.dep_ not in _MEASURES

    def _place_of(self, frame: EventFrame) -> Span | None:
        parties = {token.i for token in (*frame.actors, *frame.recipients)}
        first, after = words_of(self.doc).sentence_at(frame.trigger.i)
        for toponym in self.toponyms:
            if not first <= toponym.start < after or toponym.root.dep_ != "pobj":
                continue
            if toponym.root.i not in parties and self._in_clause(toponym.start_char, frame):
                return self.span(toponym)
        return None

    def _characters_of(self, frame: EventFrame) -> tuple[int, int]:
        """Return the first character of the sentence of an event and the one after its last."""
        words = words_of(self.doc)
        first, after = words.sentence_at(frame.trigger.i)
        return words.starts[first], words.end_char(after)

    def _in_clause(self, char: int, frame: EventFrame) -> bool:
        """Say whether a character belongs to the clause of an event, not to one above or beside it."""
        token = self._token_at(char)
        clause = _clause_root(frame.top)
        return token is not None and (
            _clause_root(token) == clause or frame.trigger in token.ancestors
        )

    def _token_at(self, char: int) -> Token | None:
        span = self.doc.char_span(char, char + 1, alignment_mode="expand")
        return span[0] if span is not None else None


def _clause_root(token: Token) -> Token:
    for each in (token, *token.ancestors):
        if is_verbal(each) and each.dep_ not in ("amod", "compound"):
            while each.dep_ in ("xcomp", "aux") and is_verbal(each.head):
                each = each.head  # noqa: PLW2901 - climbs to the clause that controls it
            return each
    return token.sent.root
