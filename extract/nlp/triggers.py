"""The trigger component: which words name events, by which rule, under which supports."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from extract.nlp.conditions import RuleConditions, Slots
from extract.nlp.frames import EventFrame
from extract.nlp.operators import supports_below, supports_of
from extract.nlp.parties import is_name
from extract.nlp.syntax import is_attribute, is_auxiliary, premodifiers
from extract.words import Words, words_of
from seeds.lexicon import Lexicon, PartOfSpeech, Rule, Wording, read_lexicon

# `March 28` is a day and no march.
_TIMES = frozenset({"DATE", "TIME"})
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_INFLECTED = frozenset({"VBD", "VBN", "VBG"})


class TriggerFinder:
    """spaCy component `tass_triggers`: fills `doc._.event_frames` with one frame a trigger."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the lexicon whose rules are looked up."""
        self.lexicon = lexicon
        self._key_words = frozenset(word for _, word in lexicon.by_word)
        self._conditions = RuleConditions(lexicon)

    def __call__(self, doc: Doc) -> Doc:
        """Find the triggers of a document in text order."""
        frames = (self._frame_at(doc[index]) for index in self._candidates(words_of(doc)))
        doc._.event_frames = [frame for frame in frames if frame is not None]
        return doc

    def _candidates(self, words: Words) -> Iterator[int]:
        """Yield the words that a rule may list, so that all others cost one look-up."""
        for index, (lemma, tag) in enumerate(zip(words.lemmas, words.tags, strict=True)):
            if lemma.lower() in self._key_words or tag in _INFLECTED:
                yield index

    def _frame_at(self, token: Token) -> EventFrame | None:
        part = part_of_speech(token)
        if part is None:
            return None
        wordings = self._wordings(part, token)
        if not wordings or _only_describes(token):
            return None
        fitting = sorted(self._fitting_frames(token, wordings), key=_specificity, reverse=True)
        if not fitting:
            return None
        best, *others = fitting
        best.alternatives = tuple((each.rule, each.words) for each in others)
        return best

    def _wordings(self, part: PartOfSpeech, token: Token) -> tuple[Wording, ...]:
        """Look the lemma up, and where nothing lists it, what the lemmatiser may have mistaken it for."""
        lemma = token.lemma_.lower()
        found = self.lexicon.by_word.get((part, lemma), ())
        if not found and token.tag_ in _INFLECTED:
            for other in (f"{lemma}e", lemma.removesuffix("e"), token.lower_.removesuffix("ed")):
                found = found or self.lexicon.by_word.get((part, other), ())
        return found

    def _fitting_frames(self, token: Token, wordings: tuple[Wording, ...]) -> Iterator[EventFrame]:
        matching = _matching(token, wordings)
        if not matching:
            return
        supports = supports_of(token, self.lexicon)
        below = supports_below(token, self.lexicon)
        # What stands around the trigger is the same for all its rules.
        around = EventFrame(token, (token,), matching[0][0], supports, below)
        slots: Slots = {}
        read = set()
        for rule, words in matching:
            if rule.id not in read and self._conditions.hold(rule, around, slots):
                read.add(rule.id)
                yield EventFrame(token, words, rule, supports, below)


def part_of_speech(token: Token) -> PartOfSpeech | None:
    """Return the lexicon's part of speech of a token, or None where it can name no event."""
    if token.pos_ == "VERB":
        return "verb"
    if is_auxiliary(token):
        return "auxiliary"
    if token.pos_ == "ADJ":
        if is_attribute(token):
            return "attribute"
        if token.dep_ in _NOMINAL:
            # `the army offensive`: the tagger takes the noun for an adjective.
            return "noun"
        return "adjective" if token.dep_ in ("acomp", "conj", "oprd") else None
    if token.pos_ in ("NOUN", "PROPN") and not is_name(token) and token.ent_type_ not in _TIMES:
        return "noun"
    return None


def _matching(token: Token, wordings: tuple[Wording, ...]) -> list[tuple[Rule, tuple[Token, ...]]]:
    """Return the rules with a wording that stands around its key word, each with the words of it."""
    beside = _words_beside(token)
    found: list[tuple[Rule, tuple[Token, ...]]] = []
    for each in wordings:
        if len(each.words) == 1:
            found.append((each.rule, (token,)))
        # Most phrases are told apart by their words alone, before any token is looked at.
        elif not beside.isdisjoint(each.words) and (words := _phrase(token, each)):
            found.append((each.rule, words))
    return found


def _words_beside(token: Token) -> frozenset[str]:
    """Return the words that hang on a word, as written and as lemmas."""
    words = words_of(token.doc)
    below = [index for _, index in words.children[token.i]]
    return frozenset(
        [words.lowers[index] for index in below] + [words.lemmas[index].lower() for index in below]
    )


def _phrase(token: Token, wording: Wording) -> tuple[Token, ...] | None:
    """Return the words of a phrase around its key word, or nothing where they do not all stand there."""
    if wording.rule.noun:
        before = wording.words[:-1]
        found = [c for c in premodifiers(token) if c.lemma_.lower() in before]
        return (*found, token) if len(found) >= len(before) else None
    others = wording.words[1:]
    after = [
        c
        for c in token.children
        if c.lower_ in others and c.i > token.i and _is_particle(c, wording.rule)
    ]
    enough = len({c.lower_ for c in after}) >= len(set(others))
    return (token, *after) if enough else None


def _is_particle(word: Token, rule: Rule) -> bool:
    """Say whether a word belongs to its verb; a preposition with a noun must be a slot of the rule."""
    if word.dep_ == "prep" and any(child.dep_ == "pobj" for child in word.children):
        return word.lower_ in rule.prepositions
    if word.dep_ == "ccomp":
        # `let free the hostages`
        return word.pos_ == "ADJ"
    return word.dep_ in ("prt", "advmod", "prep", "dobj", "acomp", "oprd", "attr", "intj")


def _only_describes(token: Token) -> bool:
    """Say whether a participle only describes its noun: `the jailed bishop` tells of no arrest."""
    return (
        token.dep_ == "amod"
        and token.tag_ in ("VBN", "VBD")
        and all(child.dep_ == "advmod" for child in token.children)
    )


def _specificity(frame: EventFrame) -> tuple[int, int, float]:
    conditions = sum(words != ("*",) for words in frame.rule.when.values())
    return len(frame.words), conditions, frame.rule.confidence


@Language.factory("tass_triggers", default_config={})
def make_triggers(nlp: Language, name: str) -> TriggerFinder:  # noqa: ARG001 - spaCy's signature
    """Make the trigger component over the lexicon that ships with the software."""
    if not Doc.has_extension("event_frames"):
        Doc.set_extension("event_frames", default=None)
    return TriggerFinder(read_lexicon())
