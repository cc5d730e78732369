"""The actor tables indexed for matching: from words of a text to names, roles and modifiers.

Only looks up; what a phrase as a whole means is read in `transform.actor_phrases`.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from seeds.actors.aliases import Alias, index_aliases
from seeds.actors.names import Word, normalise_name
from seeds.actors.reference import FOLDER
from seeds.actors.roles import Modifier, Role
from seeds.actors.romanisation import fold_name
from seeds.actors.tables import ActorReference
from seeds.reading import ReferenceDataError

_MIN_FOLDED = 5
FAMILY_NAME_FIRST = frozenset(("CHN", "HKG", "KOR", "MAC", "PRK", "TWN", "VNM"))
"""Countries whose people bear their family name in front."""


@dataclass(frozen=True, slots=True)
class RoleForm:
    """A form of a role (`foreign ministers`)."""

    role: Role
    plural: bool


@dataclass(frozen=True, slots=True)
class Match:
    """The longest entry at a word: one of name readings, role form and modifier, or several."""

    length: int
    aliases: tuple[Alias, ...]
    role: RoleForm | None
    modifier: Modifier | None


class ActorLexicon:
    """Indexes over an `ActorReference`.

    Attributes:
        reference: The tables.
        cue_words: Words of a story that decide between homonyms.
        cues_by_first: Those of the names that begin with a word.
        words: Classes of function words, by name.
    """

    def __init__(self, reference: ActorReference, source: Path = FOLDER) -> None:
        self.reference = reference
        self._aliases = index_aliases(reference, source)
        self._roles = _index_roles(reference, source)
        self._modifiers = {normalise_name(row.form): row for row in reference.modifiers.values()}
        self._forms = frozenset().union(self._aliases, self._roles, self._modifiers)
        self._longest = self._longest_entries()
        self._seconds = self._second_words()
        self.cue_words = frozenset(
            cue for rows in reference.homonyms.values() for row in rows for cue in row.cues
        )
        self.cues_by_first = self._cues_by_first()
        self.words = {name: frozenset(row.forms) for name, row in reference.words.items()}

    def _cues_by_first(self) -> dict[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for form, aliases in self._aliases.items():
            if cues := frozenset().union(*(alias.cues for alias in aliases)):
                first = form.partition(" ")[0]
                found[first] = found.get(first, frozenset()) | cues
        return found

    def _longest_entries(self) -> dict[str, int]:
        longest: dict[str, int] = {}
        for form in self._forms:
            first, _, rest = form.partition(" ")
            length = rest.count(" ") + 2 if rest else 1
            if length > longest.get(first, 0):
                longest[first] = length
        return longest

    def _second_words(self) -> dict[str, frozenset[str]]:
        seconds: dict[str, set[str]] = {}
        for form in self._forms:
            first, *others = form.split(" ", 2)
            seconds.setdefault(first, set()).update(others[:1])
        return {first: frozenset(others) for first, others in seconds.items()}

    @property
    def first_words(self) -> Collection[str]:
        """The words that entries begin with."""
        return self._seconds.keys()

    def match(self, words: Sequence[Word], index: int) -> Match | None:
        """Return the longest entry that begins at a word, if there is one."""
        first = words[index]
        seconds = self._seconds.get(first.form)
        if seconds is None:
            return None
        if index + 1 < len(words) and words[index + 1].form in seconds:
            for length in range(_unbroken(words, index, self._longest[first.form]), 1, -1):
                form = " ".join([word.form for word in words[index : index + length]])
                if form in self._forms and (found := self._entry(form, first, length)):
                    return found
        return self._entry(first.form, first, 1) if first.form in self._forms else None

    def _entry(self, form: str, first: Word, length: int) -> Match | None:
        aliases = tuple(a for a in self._aliases.get(form, ()) if _written_as(first, a))
        role = self._roles.get(form)
        modifier = self._modifiers.get(form)
        if aliases or role or modifier:
            return Match(length, aliases, role, modifier)
        return None

    def names(self, form: str) -> tuple[Alias, ...]:
        """Return the readings of a normalised name."""
        return self._aliases.get(form, ())

    def person(self, forms: Sequence[str]) -> str | None:
        """Return the actor id of the person with a full name, spelt in any romanisation.

        Middle names are ignored: `Vladimir Vladimirovich Putin` is `Vladimir Putin`.
        """
        if len(forms) < 2:
            return None
        tried = [" ".join(forms)]
        if len(forms) > 2:
            tried.append(f"{forms[0]} {forms[-1]}")
        for name in tried:
            exact = [a.actor_id for a in self.names(name) if a.actor_id.startswith("person:")]
            folded = self._folded_people.get(fold_name(name), frozenset())
            found = exact or list(folded)
            if len(found) == 1:
                return found[0]
        return None

    def people_called(self, surname: str) -> tuple[str, ...]:
        """Return the actor ids of all people whose normalised surname this is."""
        exact = self._surnames.get(surname, ())
        if exact or len(surname) < _MIN_FOLDED:
            return exact
        return self._folded_surnames.get(fold_name(surname), ())

    @cached_property
    def given_names(self) -> frozenset[str]:
        """First names of people: one that stands alone need not be a surname."""
        names = (
            normalise_name(person.name).partition(" ")
            for person in self.reference.people.values()
            if person.country_code not in FAMILY_NAME_FIRST
        )
        return frozenset(first for first, _, rest in names if rest)

    @cached_property
    def _folded_people(self) -> dict[str, frozenset[str]]:
        folded: dict[str, frozenset[str]] = {}
        for person in self.reference.people.values():
            for name in (person.name, *person.aliases):
                key = fold_name(normalise_name(name))
                folded[key] = folded.get(key, frozenset()) | {person.actor_id}
        return folded

    @cached_property
    def _surnames(self) -> dict[str, tuple[str, ...]]:
        return _index_surnames(self.reference, folded=False)

    @cached_property
    def _folded_surnames(self) -> dict[str, tuple[str, ...]]:
        return _index_surnames(self.reference, folded=True)

    @cached_property
    def fillers(self) -> dict[tuple[str | None, str], str]:
        """Organisation that fills a role in a country: `(UKR, parliament)` is the Verkhovna Rada."""
        fillers: dict[tuple[str | None, str], str] = {}
        for row in self.reference.organisations.values():
            for role_id in row.fills:
                fillers.setdefault((row.country_code, role_id), row.actor_id)
        return fillers


def _unbroken(words: Sequence[Word], index: int, longest: int) -> int:
    """How many words from `index` stand together without punctuation, at most `longest`."""
    last = min(len(words), index + longest)
    for position in range(index + 1, last):
        if words[position].broken:
            return position - index
    return last - index


def _written_as(first: Word, alias: Alias) -> bool:
    if alias.case == "any":
        return True
    return first.upper if alias.case == "upper" else first.capital


def _index_roles(reference: ActorReference, source: Path) -> dict[str, RoleForm]:
    forms: dict[str, RoleForm] = {}
    for role in reference.roles.values():
        for plural, names in ((False, role.singular), (True, role.plural)):
            for name in names:
                form = normalise_name(name)
                other = forms.get(form)
                if other is not None and other.role is not role:
                    cause = f"'{name}' already stands for {other.role.role_id}; keep it in one role"
                    raise ReferenceDataError(source / "roles.csv", role.role_id, cause)
                forms.setdefault(form, RoleForm(role, plural))
    return forms


def _index_surnames(reference: ActorReference, *, folded: bool) -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for person in reference.people.values():
        keys = {normalise_name(surname) for surname in person.surnames}
        for key in {fold_name(key) for key in keys} if folded else keys:
            index[key] = (*index.get(key, ()), person.actor_id)
    return index
