"""The trigger lexicon: which words name which event, and which grammatical slot holds which party.

One file per event type in `seeds/reference/lexicon/`, named after the type; a rule lives in the file of
the event that it gives. `classes.yaml` names lists of nouns (`@aid`), `operators.yaml` the verbs
that carry, turn or weaken the event of another word, `shifts.yaml` what an operator makes of each type.

A slot is a grammatical path from the trigger: `subject` and `object` are the logical ones (a passive's
agent is its subject), `clause` is the complement clause, `circumstance` an adverbial one (`when it fell`),
`conjunct` what is coordinated with a noun, `modifier` a name or nationality before a noun, `compound` any
word before it, `possessor` its possessor, `around` the subject of the clause in which it is a circumstance,
`addressed` the object of that clause, `governing` the verb over an adverbial clause (`crashed, killing two`),
`head` the noun that an attribute stands before, `speaker` whoever is reported as saying so, `relative` the
verb of what is told of a noun (`trucks carrying tents`), `sentence` all nouns and verbs of the sentence,
`with`, `against`, ... the noun after that preposition; `clause.object` steps on.

Some slots hold no party but say how things stand: `denial` what denies a verb (a rule that wants it tells
of what is not done, and is not taken for negated), `state` what somebody is said to be, `unless` a condition,
`manner` an adverb, `helper` an auxiliary (`should have acted`), `mark` what opens a clause, `preposition`
what a noun hangs on (`despite a ban`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Literal, cast

from pydantic import Field, model_validator

from seeds.ontology import read_ontology
from seeds.reading import REFERENCE, ReferenceDataError, Row, read_yaml

PartOfSpeech = Literal["verb", "noun", "adjective", "attribute", "auxiliary"]
OperatorKind = Literal[
    "light",
    "carried",
    "ended",
    "cancelled",
    "announced",
    "planned",
    "hypothetical",
    "negated",
    "reporting",
]

Requirement = Literal["actor", "recipient", "both", "either"]
ContentShift = Literal["requested", "ordered", "refused", "threatened", "agreed"]


class Example(Row):
    """A sentence that a rule must code. A party is given by words that its span must hold.

    `shown` is false where a narrower rule gives another mode than this one, so that the codebook leaves
    the sentence out.
    """

    text: str
    actor: str | None = None
    recipient: str | None = None
    modality: str = "asserted"
    event_type: str | None = None
    event_mode: str | None = None
    shown: bool = True


class Rule(Row):
    """One sense of one or more words.

    Attributes:
        id: `type.sense`, unique.
        verb: Lemmas; a particle may follow (`call off`).
        noun: Lemmas; a compound may precede (`phone call`).
        adjective: Lemmas of predicates (`ready`).
        attribute: Adjectives before a noun (`illegal sanctions`), which is their slot `head`.
        auxiliary: Modal verbs (`must`); their slots are those of the verb that they stand with.
        mode: Mode of the event.
        actor: Slots that may hold the actor, best first.
        recipient: Slots that may hold the recipient, best first.
        reciprocal: Whether all parties are actors.
        when: Slots whose head must be one of the words; `@name` is a class, `@CONSULT` any noun that
            names such an event, `@named` also any name of a person, `*` anything at all.
        unless: Slots whose head must be none of the words.
        absorbs: Slots whose own event is the content of this one, and is not coded beside it.
        content: Which shifts of `shifts.yaml` give type and mode from the absorbed event.
        contexts: Contexts of the event.
        confidence: Belief in the rule, given that its slots are filled.
        requires: The party without which the rule does not fire.
        examples: Sentences that the rule must code.
    """

    id: str = Field(pattern=r"^[a-z]+\.[a-z0-9_.-]+$")
    verb: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    adjective: tuple[str, ...] = ()
    attribute: tuple[str, ...] = ()
    auxiliary: tuple[str, ...] = ()
    mode: str | None = None
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    reciprocal: bool = False
    when: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    unless: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    absorbs: tuple[str, ...] = ()
    content: ContentShift | None = None
    contexts: tuple[str, ...] = ()
    confidence: float = Field(default=0.8, ge=0, le=1)
    requires: Requirement = "either"
    examples: tuple[Example, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_part_of_speech(self) -> "Rule":
        if sum(bool(words) for words in self._by_part().values()) != 1:
            raise ValueError("give exactly one of verb, noun, adjective, attribute, auxiliary")
        return self

    def _by_part(self) -> dict[PartOfSpeech, tuple[str, ...]]:
        return {
            "verb": self.verb,
            "noun": self.noun,
            "adjective": self.adjective,
            "attribute": self.attribute,
            "auxiliary": self.auxiliary,
        }

    @property
    def event_type(self) -> str:
        """PLOVER type, from the first part of the id."""
        return self.id.partition(".")[0].upper()

    @cached_property
    def prepositions(self) -> frozenset[str]:
        """All names that its slots use; prepositions among them govern nouns of their own."""
        slots = (*self.actor, *self.recipient, *self.when, *self.unless, *self.absorbs)
        return frozenset(name for slot in slots for name in slot.split("."))

    @property
    def part_of_speech(self) -> PartOfSpeech:
        """Part of speech of the trigger."""
        return next(part for part, words in self._by_part().items() if words)

    @property
    def is_of_speaker(self) -> bool:
        """Whether nobody acts but who says so: `should have warned them` accuses."""
        return self.actor == ("speaker",)

    @property
    def is_of_denial(self) -> bool:
        """Whether not doing what the words say is the act: `did not let them in` rejects."""
        return "denial" in self.when

    @property
    def words(self) -> tuple[str, ...]:
        """The lemmas, whatever their part of speech."""
        return self._by_part()[self.part_of_speech]


class NounClass(Row):
    """A named list of noun lemmas, used as `@id` in rules and in the classes below it."""

    id: str = Field(pattern=r"^[a-z_]+$")
    words: tuple[str, ...] = Field(min_length=1)


class Operator(Row):
    """Words that stand over another word's event.

    Kinds: `light` gives a noun its subject (`hold talks`), `carried` leaves the event as it is (`begin`,
    `continue`), `ended` turns it round (`lift`), `cancelled` gives it up before it begins, `announced` puts
    it ahead, `planned`, `hypothetical` and `negated` say whether it happened, `reporting` names a speaker.
    """

    id: str
    kind: OperatorKind
    verb: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    adjective: tuple[str, ...] = ()


class Shift(Row):
    """What becomes of an event type under an operator: the new type and mode."""

    id: str
    operator: (
        Literal["planned", "announced", "ended", "cancelled", "denied", "called_for", "forsworn"]
        | ContentShift
    )
    source: str
    source_mode: str | None = None
    event_type: str
    event_mode: str | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """One of the words or phrases of a rule (`call off`), word by word."""

    rule: Rule
    words: tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """All rules, classes, operators and shifts, indexed for look-up by lemma."""

    rules: dict[str, Rule]
    by_word: dict[tuple[PartOfSpeech, str], tuple[Wording, ...]]
    classes: dict[str, frozenset[str]]
    operators: dict[tuple[PartOfSpeech, str], OperatorKind]
    shifts: dict[tuple[str, str, str | None], Shift]

    def shift(self, operator: str, event_type: str, event_mode: str | None) -> Shift | None:
        """Return what `operator` makes of an event, the rule of its mode before that of its type."""
        exact = self.shifts.get((operator, event_type, event_mode))
        return exact or self.shifts.get((operator, event_type, None))


def read_lexicon(folder: Path | None = None) -> Lexicon:
    """Read and check a lexicon folder, by default the one that ships with the software.

    Raises:
        ReferenceDataError: If a file breaks its format, repeats an id, or names an unknown code.
    """
    return _read(folder or REFERENCE / "lexicon")


@cache
def _read(folder: Path) -> Lexicon:
    rules = _rules(folder)
    classes = _classes(folder / "classes.yaml")
    lexicon = Lexicon(
        rules,
        _by_word(rules.values()),
        classes | _event_nouns(rules.values()),
        _operators(folder / "operators.yaml"),
        {
            (row.operator, row.source, row.source_mode): row
            for row in read_yaml(folder / "shifts.yaml", Shift)
        },
    )
    for rule in lexicon.rules.values():
        _check_rule(rule, lexicon, folder)
    for shift in lexicon.shifts.values():
        _check_pair(shift.event_type, shift.event_mode, folder / "shifts.yaml", shift.id)
    return lexicon


def _classes(path: Path) -> dict[str, frozenset[str]]:
    classes: dict[str, frozenset[str]] = {}
    for row in read_yaml(path, NounClass):
        words: set[str] = set()
        for word in row.words:
            if not word.startswith("@"):
                words.add(word)
            elif word[1:] in classes:
                words |= classes[word[1:]]
            else:
                raise ReferenceDataError(path, row.id, f"no class above is called '{word}'")
        classes[row.id] = frozenset(words)
    return classes


def _rules(folder: Path) -> dict[str, Rule]:
    rules: dict[str, Rule] = {}
    for event_type in read_ontology().types:
        path = folder / f"{event_type.lower()}.yaml"
        for rule in read_yaml(path, Rule):
            if rule.id in rules:
                raise ReferenceDataError(path, rule.id, "this id is already taken")
            if rule.event_type != event_type:
                cause = f"the id must begin with '{event_type.lower()}.', as the file is named"
                raise ReferenceDataError(path, rule.id, cause)
            rules[rule.id] = rule
    return rules


def _by_word(rules: Iterable[Rule]) -> dict[tuple[PartOfSpeech, str], tuple[Wording, ...]]:
    found: dict[tuple[PartOfSpeech, str], list[Wording]] = {}
    for rule in rules:
        for text in rule.words:
            words = tuple(text.split())
            # A verb is looked up by its first word (`call off`), a noun by its last (`phone call`).
            key = (rule.part_of_speech, words[-1 if rule.noun else 0])
            found.setdefault(key, []).append(Wording(rule, words))
    return {
        key: tuple(sorted(wordings, key=lambda each: -len(each.words)))
        for key, wordings in found.items()
    }


def _event_nouns(rules: Iterable[Rule]) -> dict[str, frozenset[str]]:
    nouns: dict[str, set[str]] = {}
    for rule in rules:
        nouns.setdefault(rule.event_type, set()).update(rule.noun)
    return {event_type: frozenset(words) for event_type, words in nouns.items()}


def _operators(path: Path) -> dict[tuple[PartOfSpeech, str], OperatorKind]:
    found: dict[tuple[PartOfSpeech, str], OperatorKind] = {}
    for row in read_yaml(path, Operator):
        for part, words in (("verb", row.verb), ("noun", row.noun), ("adjective", row.adjective)):
            for word in words:
                key = (cast("PartOfSpeech", part), word)
                if key in found:
                    raise ReferenceDataError(path, row.id, f"'{word}' is already {found[key]}")
                found[key] = row.kind
    return found


def _check_rule(rule: Rule, lexicon: Lexicon, folder: Path) -> None:
    path = folder / f"{rule.event_type.lower()}.yaml"
    _check_pair(rule.event_type, rule.mode, path, rule.id)
    for context in rule.contexts:
        if context not in read_ontology().contexts:
            raise ReferenceDataError(path, rule.id, f"unknown context '{context}'")
    for slot, words in (*rule.when.items(), *rule.unless.items()):
        for word in words:
            if word.startswith("@") and word[1:] not in lexicon.classes:
                known = ", ".join(sorted(lexicon.classes))
                cause = f"slot {slot}: unknown class '{word}'; known classes: {known}"
                raise ReferenceDataError(path, rule.id, cause)


def _check_pair(event_type: str, event_mode: str | None, path: Path, place: str) -> None:
    if not read_ontology().allows(event_type, event_mode):
        raise ReferenceDataError(path, place, f"no such type and mode: {event_type} {event_mode}")
