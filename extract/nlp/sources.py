"""Whom a sentence names as the source of its words: `he said`, `as the ministry reported`, `according to`."""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from extract.nlp.frames import EventFrame
from extract.nlp.operators import operator_kind
from extract.nlp.parties import is_name, party_in
from extract.nlp.subjects import subjects
from extract.nlp.syntax import children, prepositional
from extract.words import words_of
from seeds.lexicon import Lexicon

_REPORTED = frozenset({"ccomp", "parataxis", "dep", "advcl", "conj", "xcomp"})
_ACCORDING = "according"
COLON = ":"
_QUOTES = frozenset('"“”')
# `White House: ...` names its speaker in a few words.
_MOST_WORDS_BEFORE_COLON = 6


class Source(NamedTuple):
    """Who is named as the source of what.

    Attributes:
        speaker: Head of the phrase that names the source.
        verb: Lemma of the verb of saying, or what stands for one.
        of_sentence: Whether all of the sentence is the source's, and not only what is quoted.
    """

    speaker: Token
    verb: str
    of_sentence: bool = False


class SourceFinder:
    """Finds sources by the verbs of reporting of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the lexicon, and the first words of its verbs of reporting."""
        self._lexicon = lexicon
        self._sayings = frozenset(
            word.partition(" ")[0]
            for (_, word), kind in lexicon.operators.items()
            if kind == "reporting"
        )

    def source_of(self, sentence: Span, quoted: frozenset[int]) -> Source | None:
        """Return the source that a sentence names.

        Args:
            sentence: A sentence of a parsed text.
            quoted: Positions of what is quoted: who says something within a quotation is not whose
                words the quotation is.
        """
        named = self._source_before_colon(sentence)
        if named is not None:
            return named
        for token in self._possible_sayings(sentence):
            if token.i not in quoted:
                source = self._source_at(token)
                if source is not None:
                    return source
        return None

    def source_over(self, trigger: Token) -> Source | None:
        """Return who says that an event happened, by the verb of saying of which it is the complement."""
        current = trigger
        for ancestor in trigger.ancestors:
            if current.dep_ in _REPORTED and operator_kind(ancestor, self._lexicon) == "reporting":
                speaker = self._speaker_of(ancestor)
                if speaker is not None and current != speaker:
                    return Source(speaker, ancestor.lemma_.lower())
            current = ancestor
        return None

    def may_speak(self, frame: EventFrame) -> bool:
        """Say whether a rule that makes the speaker act may have one; any other rule needs none."""
        return not frame.rule.is_of_speaker or self._may_have_source(frame.trigger)

    def _may_have_source(self, trigger: Token) -> bool:
        """Say whether anybody is named who may say what a word tells, or the sentence holds a quotation."""
        if self.source_over(trigger) or self.source_of(trigger.sent, frozenset()):
            return True
        words = words_of(trigger.doc)
        start, end = words.sentence_at(trigger.i)
        return not _QUOTES.isdisjoint(words.words[start:end])

    def _possible_sayings(self, sentence: Span) -> Iterator[Token]:
        """Yield the words that may name a source, so that all others cost one look-up."""
        words = words_of(sentence.doc)
        for index in range(sentence.start, sentence.end):
            if words.lowers[index] == _ACCORDING or words.lower_lemmas[index] in self._sayings:
                yield sentence.doc[index]

    def _source_at(self, token: Token) -> Source | None:
        if token.lower_ == _ACCORDING:
            for noun in prepositional(token, "to"):
                return Source(noun, _ACCORDING, of_sentence=True)
        if operator_kind(token, self._lexicon) == "reporting":
            speaker = self._speaker_of(token)
            if speaker is not None:
                return Source(speaker, token.lemma_.lower(), of_sentence=_is_aside(token))
        return None

    def _speaker_of(self, verb: Token) -> Token | None:
        for subject in subjects(verb):
            party = party_in(subject, self._lexicon)
            if party is not None:
                return party
            if subject.pos_ == "PROPN":
                # A building that speaks is whoever works there: `the Pentagon`.
                return subject
        return None

    def _source_before_colon(self, sentence: Span) -> Source | None:
        """Return the name that a sentence opens with and ends by a colon: `Pentagon: Iran fired first`."""
        words = words_of(sentence.doc)
        end = min(sentence.end, sentence.start + _MOST_WORDS_BEFORE_COLON + 1)
        if COLON not in words.words[sentence.start : end]:
            return None
        colon = words.words.index(COLON, sentence.start)
        if colon == sentence.start or _says_more_than_a_name(sentence.doc, sentence.start, colon):
            return None
        return Source(sentence.doc[colon - 1], COLON, of_sentence=True)


def _says_more_than_a_name(doc: Doc, start: int, end: int) -> bool:
    """Say whether words are anything but the name of a person or body; a place only tells where."""
    words = words_of(doc)
    if not is_name(doc[end - 1]) or words.labels[end - 1] not in ("PERSON", "ORG"):
        return True
    return any(words.parts[index] in ("VERB", "AUX", "ADP", "PUNCT") for index in range(start, end))


def _is_aside(verb: Token) -> bool:
    """Say whether a clause only names the source of the rest: `As Peskov told reporters, ...`.

    Or `..., regulators said, touching off a row`, which the parser puts beside what is said.
    """
    if verb.dep_ == "parataxis" and verb.i > verb.head.i:
        return not children(verb, "ccomp")
    return verb.dep_ == "advcl" and any(
        mark.lower_ == "as" for mark in children(verb, "mark", "advmod")
    )
