"""Conditions of rules: which words must stand, or must not, in the slots around a trigger."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extract.nlp.frames import EventFrame
from extract.nlp.parties import is_number_of_people, is_party
from extract.nlp.slots import PLACE_LABELS, find_slot
from extract.nlp.syntax import children, coordinated, premodifiers, prepositional
from extract.words import TIME_LABELS, words_of
from seeds.lexicon import Lexicon, Rule

_PERSON = "PERSON"
_POWERS = frozenset({"union", "states", "kingdom", "republic", "federation", "emirates"})
_OF_POWERS = frozenset({"soviet", "european", "african", "united", "russian"})
_NAMED_MANY = "NNPS"
# What stands in the slots around one trigger, with the names of each noun: found once for all its rules.
Slots = dict[str, list[tuple[Token, set[str]]]]


@dataclass(frozen=True, slots=True)
class Condition:
    """One line of a rule's `when` or `unless`, ready to be held against the words of a slot.

    Attributes:
        slot: The slot.
        wanted: Whether one of the words must stand there, or none of them may.
        anything: Whether any word will do.
        party: Whether any party will do.
        place: Whether the name of any place will do.
        named: Whether the name of any person will do.
        lists: Words and phrases of which one will do.
    """

    slot: str
    wanted: bool
    anything: bool
    party: bool
    place: bool
    named: bool
    lists: tuple[frozenset[str], ...]


class RuleConditions:
    """The conditions of all rules, each looked up once and held against what stands in the text."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the lexicon, for its rules and classes."""
        self.lexicon = lexicon
        self._by_rule: dict[str, tuple[Condition, ...]] = {}

    def hold(self, rule: Rule, around: EventFrame, slots: Slots) -> bool:
        """Say whether a rule's conditions hold around a trigger.

        Args:
            rule: The rule.
            around: The trigger with its supports; any rule that lists it will do.
            slots: What was found around this trigger so far; filled further.
        """
        known = self._by_rule.get(rule.id)
        if known is None:
            known = self._by_rule[rule.id] = _conditions_of(rule, self.lexicon)
        for each in known:
            if each.slot not in slots:
                found = find_slot(around, each.slot)
                slots[each.slot] = [(token, self._names(token)) for token in found]
            if self._is_met(each, slots[each.slot]) != each.wanted:
                return False
        return True

    def _is_met(self, condition: Condition, nouns: list[tuple[Token, set[str]]]) -> bool:
        if condition.anything:
            # `beat up an editor on Friday`: a day keeps no rule from its words.
            return any(condition.wanted or each.ent_type_ not in TIME_LABELS for each, _ in nouns)
        for token, names in nouns:
            if not condition.wanted and _is_power(token):
                continue
            if not all(map(names.isdisjoint, condition.lists)):
                return True
            if condition.party and self._has_party(token, names):
                return True
            if condition.place and token.ent_type_ in PLACE_LABELS:
                return True
            if condition.named and token.ent_type_ == _PERSON:
                return True
        return False

    def _has_party(self, token: Token, names: set[str]) -> bool:
        """Say whether a noun is a party, or counts some: `two of the monks`."""
        if is_party(token, self.lexicon):
            return True
        counted = (each for each in self._counted(token, names) if each.pos_ != "PRON")
        return any(is_party(each, self.lexicon) for each in counted)

    def _names(self, token: Token) -> set[str]:
        """Return the names of a noun, and of what it is an amount of: `a team of doctors`."""
        names = _noun_names(token)
        if is_number_of_people(token):
            names.add("people")
        for each in self._counted(token, names):
            names |= _noun_names(each)
        return names

    def _counted(self, token: Token, names: set[str]) -> list[Token]:
        """Return what a noun is an amount of."""
        is_amount = token.tag_ == "CD" or not names.isdisjoint(self.lexicon.classes["partitive"])
        heads = prepositional(token, "of") if is_amount else []
        return [each for head in heads for each in coordinated(head)]


def _is_power(token: Token) -> bool:
    """Say whether a name ends in a word for something else: the Soviet Union is no trade union."""
    if token.lower_ not in _POWERS or token.pos_ != "PROPN" or token.i == 0:
        return False
    return token.ent_type_ == "GPE" or token.nbor(-1).lower_ in _OF_POWERS


def _conditions_of(rule: Rule, lexicon: Lexicon) -> tuple[Condition, ...]:
    """Return the conditions of a rule, its classes looked up."""
    wanted = [_condition(slot, words, lexicon, wanted=True) for slot, words in rule.when.items()]
    unwanted = [
        _condition(slot, words, lexicon, wanted=False) for slot, words in rule.unless.items()
    ]
    return (*wanted, *unwanted)


def _condition(slot: str, words: tuple[str, ...], lexicon: Lexicon, *, wanted: bool) -> Condition:
    return Condition(
        slot=slot,
        wanted=wanted,
        anything="*" in words,
        party="@party" in words,
        place="@place" in words,
        named="@named" in words,
        lists=lists_of(words, lexicon),
    )


def lists_of(words: tuple[str, ...], lexicon: Lexicon) -> tuple[frozenset[str], ...]:
    """Return what a slot may hold as a rule writes it: its own words, then those of its classes."""
    classes = [word[1:] for word in words if word.startswith("@") and word != "@party"]
    return (frozenset(words), *(lexicon.classes[name] for name in classes))


def names_in_sentence(doc: Doc, start: int, end: int) -> frozenset[str]:
    """Return the last words of all names that a condition may know the words of a sentence by.

    Args:
        doc: A parsed text.
        start: Position of the first word of the sentence.
        end: Position after its last.
    """
    words = words_of(doc)
    numbers = {"people"} if "CD" in words.tags[start:end] else set()
    named = {
        words.lower_lemmas[index].removesuffix("s")
        for index in range(start, end)
        if words.tags[index] == _NAMED_MANY
    }
    return words.lemmas_of_sentence(start) | _names_alone(doc[start]) | numbers | named


def _names_alone(token: Token) -> set[str]:
    lemma = token.lemma_.lower()
    if token.tag_ == _NAMED_MANY:
        # `the Revolutionary Guards`: a name keeps its plural.
        return {lemma, lemma.removesuffix("s")}
    if token.pos_ != "PROPN" or not token.is_sent_start:
        # A people in the plural may pass for a common noun: `took in 900 Uighurs`.
        return {lemma, token.lower_} if token.tag_ == "NNS" and token.is_title else {lemma}
    # `Policemen dragged him out`: the first word is taken for a name and keeps its plural.
    return {lemma, lemma.removesuffix("s"), f"{lemma.removesuffix('men')}man"}


def _noun_names(token: Token) -> set[str]:
    """Return the lemma of a token, alone and with each of its compound modifiers.

    A person goes by the office too: `Ambassador Vasnetsov`, `Vasnetsov, the ambassador`; whatever else has
    a name, by its kind: `the cruiser Moskva`.
    """
    lemma = token.lemma_.lower()
    names = {f"{child.lemma_.lower()} {lemma}" for child in premodifiers(token)}
    names |= _names_alone(token)
    if token.ent_type_ == "PERSON":
        names.update(each.lemma_.lower() for each in children(token, "compound", "appos"))
    elif token.pos_ == "PROPN":
        kinds = children(token, "compound", "nmod", "appos")
        names.update(each.lemma_ for each in kinds if each.pos_ == "NOUN")
    return names
