"""The trigger component: which words name events, by which rule, under which supports."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from extract.nlp.frames import EventFrame
from extract.nlp.operators import supports_below, supports_of
from extract.nlp.parties import is_name, is_party
from extract.nlp.slots import find_slot
from extract.nlp.syntax import coordinated, is_attribute, is_auxiliary, premodifiers, prepositional
from seeds.lexicon import Lexicon, PartOfSpeech, Rule, Wording, read_lexicon

# What stands in the slots around one trigger, with the names of each noun: found once for all its rules.
Slots = dict[str, list[tuple[Token, set[str]]]]


# `March 28` is a day and no march.
_TIMES = frozenset({"DATE", "TIME"})
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_INFLECTED = frozenset({"VBD", "VBN", "VBG"})


class TriggerFinder:
    """spaCy component `tass_triggers`: fills `doc._.event_frames` with one frame a trigger."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the lexicon whose rules are looked up."""
        self.lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Find the triggers of a document in text order."""
        doc._.event_frames = [
            frame for token in doc if (frame := self._frame_at(token)) is not None
        ]
        return doc

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
        return replace(
            fitting[0], alternatives=tuple((each.rule, each.words) for each in fitting[1:])
        )

    def _wordings(self, part: PartOfSpeech, token: Token) -> tuple[Wording, ...]:
        """Look the lemma up, and where nothing lists it, what the lemmatiser may have mistaken it for."""
        lemma = token.lemma_.lower()
        found = self.lexicon.by_word.get((part, lemma), ())
        if not found and token.tag_ in _INFLECTED:
            for other in (f"{lemma}e", lemma.removesuffix("e"), token.lower_.removesuffix("ed")):
                found = found or self.lexicon.by_word.get((part, other), ())
        return found

    def _fitting_frames(self, token: Token, wordings: tuple[Wording, ...]) -> Iterator[EventFrame]:
        matching = [(each.rule, words) for each in wordings if (words := _match(token, each))]
        if not matching:
            return
        supports = supports_of(token, self.lexicon)
        below = supports_below(token, self.lexicon)
        # What stands around the trigger is the same for all its rules.
        around = EventFrame(token, (token,), matching[0][0], supports, below)
        slots: Slots = {}
        read = set()
        for rule, words in matching:
            if rule.id not in read and self._conditions_hold(rule, around, slots):
                read.add(rule.id)
                yield EventFrame(token, words, rule, supports, below)

    def _conditions_hold(self, rule: Rule, around: EventFrame, slots: Slots) -> bool:
        return all(
            self._slot_holds(around, slot, words, slots) for slot, words in rule.when.items()
        ) and not any(
            self._slot_holds(around, slot, words, slots) for slot, words in rule.unless.items()
        )

    def _slot_holds(
        self, around: EventFrame, slot: str, words: tuple[str, ...], slots: Slots
    ) -> bool:
        if slot not in slots:
            slots[slot] = [(token, self._names(token)) for token in find_slot(around, slot)]
        return any(self._is_one_of(token, names, words) for token, names in slots[slot])

    def _is_one_of(self, token: Token, names: set[str], words: tuple[str, ...]) -> bool:
        for word in words:
            if word == "*" or word in names:
                return True
            if word == "@party":
                if is_party(token, self.lexicon):
                    return True
            elif word.startswith("@") and not names.isdisjoint(self.lexicon.classes[word[1:]]):
                return True
        return False

    def _names(self, token: Token) -> set[str]:
        """Return the names of a noun, and of what it is an amount of: `a team of doctors`."""
        names = noun_names(token)
        if not names.isdisjoint(self.lexicon.classes["partitive"]):
            for head in prepositional(token, "of"):
                names.update(*(noun_names(each) for each in coordinated(head)))
        return names


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


def noun_names(token: Token) -> set[str]:
    """Return the lemma of a token, alone and with each of its compound modifiers."""
    lemma = token.lemma_.lower()
    return {lemma} | {f"{child.lemma_.lower()} {lemma}" for child in premodifiers(token)}


def _match(token: Token, wording: Wording) -> tuple[Token, ...] | None:
    """Return the words of a wording around its key word, or nothing where they do not all stand there."""
    others = len(wording.words) - 1
    if not others:
        return (token,)
    if wording.rule.noun:
        before = wording.words[:-1]
        found = [c for c in premodifiers(token) if c.lemma_.lower() in before]
        return (*found, token) if len(found) >= others else None
    after = [
        c
        for c in token.children
        if c.lower_ in wording.words[1:] and c.i > token.i and _is_particle(c, wording.rule)
    ]
    enough = len({c.lower_ for c in after}) >= len(set(wording.words[1:]))
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
    return token.dep_ == "amod" and token.tag_ in ("VBN", "VBD") and not any(token.children)


def _specificity(frame: EventFrame) -> tuple[int, int, float]:
    conditions = sum(words != ("*",) for words in frame.rule.when.values())
    return len(frame.words), conditions, frame.rule.confidence


@Language.factory("tass_triggers", default_config={})
def make_triggers(nlp: Language, name: str) -> TriggerFinder:  # noqa: ARG001 - spaCy's signature
    """Make the trigger component over the lexicon that ships with the software."""
    if not Doc.has_extension("event_frames"):
        Doc.set_extension("event_frames", default=None)
    return TriggerFinder(read_lexicon())
