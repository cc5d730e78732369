"""The coreference component: what pronouns and bare descriptions of a story stand for.

Rules in the manner of newswire: subjects before objects, near before far, number and kind must agree.
"""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from extract.nlp.frames import EventFrame, frames_of
from extract.nlp.mutual import SIDES, are_unnamed, is_sides, last_sides
from extract.nlp.operators import operator_kind
from extract.nlp.parties import FIRST_PERSON, is_party
from extract.nlp.quotations import quotations_of
from extract.nlp.slots import PLACE_LABELS
from extract.nlp.syntax import children, coordinated
from extract.words import Words, sentence_start, words_of
from seeds.lexicon import Lexicon, read_lexicon
from seeds.place_names import known_place_names

_PERSON = frozenset({"he", "she", "him", "her"})
_PLURAL = frozenset({"they", "them"})
_THING = frozenset({"it"})
_PRONOUNS = _PERSON | _PLURAL | _THING | FIRST_PERSON
_REPORTING_PRONOUNS = _PERSON | _THING
_SUBJECT = frozenset({"nsubj", "nsubjpass", "agent"})
_SENTENCES_BACK = 4
_UNNAMED_SIDES = 0.5
# In capitals no pronoun: `US warplanes`.
_STATES = frozenset({"US"})


class AntecedentFinder:
    """spaCy component `tass_coreference`: fills `doc._.antecedents`, head index to head tokens."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the lexicon, for its classes of persons and bodies."""
        self.lexicon = lexicon
        self._places = known_place_names()
        self._describing = lexicon.classes["described"] | SIDES

    def __call__(self, doc: Doc) -> Doc:
        """Resolve what can be resolved, in text order, so that chains end in names."""
        doc._.antecedents = {}
        words = words_of(doc)
        sentences = list(doc.sents)
        for number, sentence in enumerate(sentences):
            near = sentences[max(0, number - _SENTENCES_BACK) : number + 1]
            for index in range(sentence.start, sentence.end):
                if self._may_refer(words, index):
                    found = self._antecedents(doc[index], near)
                    if found:
                        doc._.antecedents[index] = _follow(found, doc._.antecedents)
        for frame in frames_of(doc):
            _doubt_unnamed(frame, doc._.antecedents)
        return doc

    def _may_refer(self, words: Words, index: int) -> bool:
        """Say whether a word is a pronoun or a noun that may stand for a name: few words are."""
        if words.lowers[index] in _PRONOUNS:
            return words.words[index] not in _STATES
        return words.parts[index] == "NOUN" and words.lower_lemmas[index] in self._describing

    def _antecedents(self, token: Token, sentences: list[Span]) -> list[Token]:
        word = token.lower_
        if self._goes_on_speaking(token):
            return self._speaker_before(token)
        if word in FIRST_PERSON:
            speaker = (token.doc._.speakers or {}).get(sentence_start(token))
            return [speaker] if speaker is not None and speaker != token else []
        if word in _PLURAL:
            return self._nearest(token, sentences, self._is_group, together=True)
        if word in _PERSON:
            return self._nearest(token, sentences, self._another_person(token))
        if word in _THING and token.dep_ in _SUBJECT:
            return self._nearest(token, sentences, self._is_body)
        if is_sides(token):
            return self._sides(token, sentences)
        if self._is_bare_description(token):
            return self._described(token)
        return []

    def _sides(self, token: Token, sentences: list[Span]) -> list[Token]:
        """Return who takes part in the last mutual event nearby, or the last who are named together."""
        first = sentences[0].start
        near = [frame for frame in frames_of(token.doc) if frame.trigger.i >= first]
        return last_sides(near, token) or self._nearest(
            token, sentences, self._is_joint, together=True
        )

    def _is_joint(self, token: Token) -> bool:
        return (
            bool(children(token, "conj")) and token.dep_ != "conj" and is_party(token, self.lexicon)
        )

    def _goes_on_speaking(self, token: Token) -> bool:
        """Say whether a pronoun goes on with what the last speaker says: `..., it added`."""
        return (
            token.lower_ in _REPORTING_PRONOUNS
            and token.dep_ == "nsubj"
            and operator_kind(token.head, self.lexicon) == "reporting"
            and bool(self._speaker_before(token))
        )

    def _speaker_before(self, token: Token) -> list[Token]:
        fits = self._is_person if token.lower_ in _PERSON else self._is_body
        last = _earlier_speakers(token)[-1:]
        found = [known for speaker in last for known in self._known(speaker)]
        return [speaker for speaker in found if fits(speaker)]

    def _known(self, token: Token) -> list[Token]:
        """Return what a speaker stands for, as far as it is known by now."""
        known: list[Token] = token.doc._.antecedents.get(token.i, [token])
        return known

    def _nearest(
        self,
        token: Token,
        sentences: list[Span],
        fits: Callable[[Token], bool],
        *,
        together: bool = False,
    ) -> list[Token]:
        governor = [t for t in _subjects_over(token) if fits(t)]
        if governor and not together:
            return governor[:1]
        for sentence in reversed(sentences):
            before = map(token.doc.__getitem__, range(sentence.start, min(sentence.end, token.i)))
            candidates = [t for t in before if fits(t) and not _in_same_clause(t, token)]
            subjects = [t for t in candidates if t.dep_ in _SUBJECT]
            for chosen in (subjects[:1], candidates[-1:]):
                if chosen:
                    return coordinated(chosen[0]) if together else chosen
        return []

    def _another_person(self, pronoun: Token) -> Callable[[Token], bool]:
        """Return the test for whom a pronoun may mean: whoever is quoted says `I` of himself."""
        speaker = (pronoun.doc._.speakers or {}).get(sentence_start(pronoun))
        if speaker is None or pronoun.i not in quotations_of(pronoun.doc).words:
            return self._is_person
        own = {known.lower_ for known in (self._known(speaker) or self._speaker_before(speaker))}
        return lambda token: self._is_person(token) and token.lower_ not in own

    def _is_person(self, token: Token) -> bool:
        if token.ent_type_ == "PERSON":
            return _is_head_of_name(token) and not self._is_seat(token)
        singular = token.tag_ in ("NN", "NNP")
        return singular and token.lemma_.lower() in self.lexicon.classes["person"]

    def _is_seat(self, token: Token) -> bool:
        """Say whether a name that is taken for a person's means a place: `Kiev announced`."""
        return token.text in self._places and not children(token, "compound")

    def _is_body(self, token: Token) -> bool:
        if token.ent_type_ in ("GPE", "ORG") or self._is_seat(token):
            return _is_head_of_name(token)
        if token.pos_ == "PROPN" and token.dep_ in _SUBJECT:
            # A name of unknown kind that acts: `Action Against Hunger said it`.
            return token.ent_type_ != "PERSON"
        return token.tag_ == "NN" and token.lemma_.lower() in self.lexicon.classes["body"]

    def _is_group(self, token: Token) -> bool:
        several = token.tag_ in ("NNS", "NNPS") or bool(children(token, "conj"))
        # Where something happens is nobody who acts again: `strikes on Gaza and Jenin. They also`.
        if token.ent_type_ in PLACE_LABELS and token.dep_ not in _SUBJECT:
            return False
        return several and token.dep_ != "conj" and is_party(token, self.lexicon)

    def _is_bare_description(self, token: Token) -> bool:
        """Say whether a noun phrase is `the ministry`, `the diplomat`: definite, no name, no modifier."""
        if token.pos_ != "NOUN" or token.lemma_.lower() not in self.lexicon.classes["described"]:
            return False
        others = children(token, "amod", "compound", "poss", "nmod", "prep", "appos")
        return any(c.lower_ == "the" for c in children(token, "det")) and not others

    def _described(self, token: Token) -> list[Token]:
        """Return the last speaker or name whose phrase holds the same noun, else the last speaker."""
        lemma = token.lemma_.lower()
        lemmas = words_of(token.doc).lower_lemmas
        for index in range(token.i - 1, -1, -1):
            if lemmas[index] == lemma:
                other = token.doc[index]
                if other.ent_type_ or children(other, "compound", "amod"):
                    return [_phrase_head(other)]
        if lemma in self.lexicon.classes["person"]:
            return self._last_speaker(token)
        return []

    def _last_speaker(self, token: Token) -> list[Token]:
        return [t for t in reversed(_earlier_speakers(token)) if self._is_person(t)][:1]


def _doubt_unnamed(frame: EventFrame, antecedents: dict[int, list[Token]]) -> None:
    """Believe less in a mutual event of which the text does not tell whose it is."""
    if not frame.rule.reciprocal or not are_unnamed(frame.actors):
        return
    if not any(side.i in antecedents for side in frame.actors):
        frame.confidence *= _UNNAMED_SIDES
        frame.steps.append("the sides are not named")


def _earlier_speakers(token: Token) -> list[Token]:
    """Return who speaks in the sentences before that of a word, as far as named before it."""
    here = sentence_start(token)
    speakers: dict[int, Token] = token.doc._.speakers or {}
    return [speaker for start, speaker in speakers.items() if start < here and speaker.i < token.i]


def _subjects_over(pronoun: Token) -> list[Token]:
    """Return who says, thinks or wants what a pronoun begins: `Kiev said that it would not`."""
    clause = pronoun.head
    if pronoun.dep_ not in _SUBJECT or clause.dep_ != "ccomp" or clause.i < clause.head.i:
        return []
    return children(clause.head, *_SUBJECT)


def _phrase_head(token: Token) -> Token:
    while token.dep_ in ("compound", "nmod", "amod") and token.head != token:
        token = token.head
    return token


def _is_head_of_name(token: Token) -> bool:
    return (
        token.head.ent_iob_ == "O"
        or token.head.ent_type_ != token.ent_type_
        or token.dep_ == "ROOT"
    )


def _in_same_clause(token: Token, pronoun: Token) -> bool:
    """A pronoun is never object where its antecedent is subject, verbs that share one included."""
    if pronoun.dep_ == "poss":
        return False
    verb = pronoun.head
    while verb.dep_ == "conj" and verb.head != token.head and not children(verb, *_SUBJECT):
        verb = verb.head
    shares = verb.dep_ == "conj" and not children(verb, *_SUBJECT) and token.dep_ in _SUBJECT
    return token.head == pronoun.head or (shares and token.head == verb.head)


def _follow(tokens: list[Token], known: dict[int, list[Token]]) -> list[Token]:
    found: list[Token] = []
    for token in tokens:
        found.extend(known.get(token.i, [token]))
    return list(dict.fromkeys(found))


@Language.factory("tass_coreference")
def make_coreference(nlp: Language, name: str) -> AntecedentFinder:  # noqa: ARG001 - spaCy's signature
    """Make the coreference component over the lexicon that ships with the software."""
    if not Doc.has_extension("antecedents"):
        Doc.set_extension("antecedents", default=None)
    return AntecedentFinder(read_lexicon())
