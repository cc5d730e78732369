"""Cutting phrases and texts into units."""

from collections.abc import Sequence
from functools import lru_cache

from seeds.actors.aliases import Alias
from seeds.actors.names import Word, split_words
from seeds.actors.roles import Effect
from transform.actor_lexicon import ActorLexicon, Match
from transform.actor_units import Unit, UnitKind, join_names


def read_units(
    words: list[Word],
    lexicon: ActorLexicon,
    *,
    cues: frozenset[str] = frozenset(),
    person: str | None = None,
) -> list[Unit]:
    """Cut a phrase or a whole text into units.

    Args:
        words: What `split_words` makes of it; what stands in round brackets is passed over.
        lexicon: What is known.
        cues: Words of the story that decide between homonyms.
        person: A name that the text is known to use for a person (`Jordan Peterson`).
    """
    return _UnitReader(words, lexicon, cues, person).read()


class _UnitReader:
    """Reads one text."""

    def __init__(
        self, words: list[Word], lexicon: ActorLexicon, cues: frozenset[str], person: str | None
    ) -> None:
        self._words = _without_brackets(words)
        self._lexicon = lexicon
        self._kinds = _kinds_of_words(lexicon)
        self._kinds_alone = _kinds_alone(lexicon)
        self._cues = cues
        forms = tuple(word.form for word in split_words(person or ""))
        self._person = forms if len(forms) > 1 else ()

    def read(self) -> list[Unit]:
        units = []
        index = 0
        words, kinds = self._words, self._kinds_alone
        while index < len(words):
            word = words[index]
            if not word.capital and word.before == " ":
                # Of two words in three nothing else need be asked.
                kind = kinds.get(word.form, "word")
                if kind is not None:
                    is_number = kind == "word" and word.form[0].isdigit()
                    units.append(_plain("number" if is_number else kind, word))
                    index += 1
                    continue
            unit, length = self._unit_at(index)
            units.append(unit)
            index += length
        return self._settle(units)

    def _unit_at(self, index: int) -> tuple[Unit, int]:
        match = self._lexicon.match(self._words, index)
        if match is not None:
            unit = self._matched(index, match)
            if unit is not None:
                glued = self._glued(index, index + match.length)
                return unit._replace(glued=True) if glued else unit, match.length
        return _plain(self._plain_kind(index), self._words[index]), 1

    def _matched(self, index: int, match: Match) -> Unit | None:
        words = self._words[index : index + match.length]
        alias = next((a for a in match.aliases if not a.cues or a.cues & self._cues), None)
        if alias is not None:
            return _named(words, alias)
        if match.role is not None:
            effect = match.modifier.effect if match.modifier else None
            return _unit("role", words)._replace(role=match.role, effect=effect)
        if match.modifier is not None:
            return _unit("modifier", words)._replace(effect=match.modifier.effect)
        return None

    def _glued(self, index: int, end: int) -> bool:
        """Whether an entry is part of a compound: `pro-Russian`, `Kiev-controlled`."""
        first, classes = self._words[index], self._lexicon.words
        if first.joined and index and self._words[index - 1].form in classes["opposed"]:
            return True
        after = self._words[end] if end < len(self._words) else None
        return after is not None and after.joined and after.form in classes["compound"]

    def _plain_kind(self, index: int) -> UnitKind:
        word, classes = self._words[index], self._lexicon.words
        in_name = self._inside_name(index)
        if word.form in classes["preposition"] and not (word.joined or in_name):
            return "word" if self._counts(index) else "prep"
        if word.form in _CONJUNCTIONS:
            return "and"
        if word.form[0].isdigit():
            return "number"
        kind = self._kinds.get(word.form)
        if kind is not None:
            return kind
        return "name" if word.capital or in_name or self._ends_syllables(index) else "word"

    def _ends_syllables(self, index: int) -> bool:
        """Whether a word is the last syllable of a given name (`Lee Nak-yon`)."""
        words = self._words
        short = words[index].joined and len(words[index].form) <= _LONGEST_SYLLABLE
        if not short or index < 2 or words[index].form in self._lexicon.words["compound"]:
            return False
        return all(word.capital and word.form.isalpha() for word in words[index - 2 : index])

    def _counts(self, index: int) -> bool:
        """Whether a preposition belongs to a number: `about 50`, `at least three`."""
        after = self._words[index + 1].form if index + 1 < len(self._words) else ""
        counted = after[:1].isdigit() or after in ("least", "most")
        return counted and self._words[index].form != "of"

    def _inside_name(self, index: int) -> bool:
        """Whether a small word stands between two parts of a name (`Ursula von der Leyen`)."""
        particles, words = self._lexicon.words["particle"], self._words
        if not index or words[index].capital or words[index].form not in particles:
            return False
        after = next((w for w in words[index + 1 :] if w.form not in particles), None)
        return after is not None and after.capital and words[index - 1].form != "the"

    def _settle(self, units: list[Unit]) -> list[Unit]:
        """Decide what only neighbours tell: names of several words, modifiers that could be roles."""
        units = [
            unit._replace(kind="word")
            if unit.kind == "name" and self._is_opener(units, i)
            else unit
            for i, unit in enumerate(units)
        ]
        name_roles = self._lexicon.words["name_role"]
        units = [
            _as_name(units, i) if unit.form in name_roles else unit for i, unit in enumerate(units)
        ]
        joined: list[Unit] = []
        for unit in join_names(units, self._person):
            if unit.kind == "name":
                joined.extend(self._identify(unit))
            else:
                joined.append(unit)
        return [
            _role_or_modifier(unit, joined[i + 1 : i + 2]) if unit.kind == "role" else unit
            for i, unit in enumerate(joined)
        ]

    def _is_opener(self, units: Sequence[Unit], index: int) -> bool:
        """Whether the capital of a name is only that of the first word of a sentence: `Strikes continued`."""
        unit = units[index]
        if (index and not unit.broken) or unit.form in self._person:
            return False
        after = units[index + 1] if index + 1 < len(units) else None
        plain = after is not None and not (after.capital or after.broken or after.kind == "name")
        return plain and not self._lexicon.people_called(unit.form)

    def _identify(self, unit: Unit) -> list[Unit]:
        """Look up whom a name means."""
        forms = unit.form.split()
        known = self._lexicon.person(forms)
        if known is not None:
            return [unit._replace(kind="person", people=(known,))]
        people = self._lexicon.people_called(unit.form)
        if people:
            return [unit._replace(kind="surname", people=people)]
        return self._split_off(unit, forms) if len(forms) > _LONGEST_NAME else [unit]

    def _split_off(self, unit: Unit, forms: list[str]) -> list[Unit]:
        """Part a person from capitalised words of a title (`Strategic Communications John Kirby`)."""
        for size in (3, 2):
            known = self._lexicon.person(forms[-size:])
            first = [w for w in self._words if unit.start <= w.start < unit.end][-size]
            if known is not None:
                field = unit._replace(form=" ".join(forms[:-size]), end=first.start - 1)
                person = unit._replace(kind="person", form=" ".join(forms[-size:]))
                return [field, person._replace(start=first.start, people=(known,), broken=False)]
        return [unit]


_FRAME_KINDS: tuple[tuple[UnitKind, tuple[str, ...]], ...] = (
    ("prep", ("clause",)),
    ("article", ("definite", "indefinite")),
    ("word", ("quantifier", "calendar")),
)
_ROLE_OR_MODIFIER = frozenset(
    ("deputy", "assistant", "chief", "state", "general", "major", "private")
)
_CONJUNCTIONS = frozenset(("and", "or", "but", "&"))
_TITLES = ("office", "post")
_LONGEST_NAME = 3
_LONGEST_SYLLABLE = 5
_DEPUTIES = frozenset(("deputy", "assistant"))


@lru_cache(maxsize=4)
def _kinds_of_words(lexicon: ActorLexicon) -> dict[str, UnitKind]:
    """Return the kind of each word that is of the same kind in every phrase; the first one counts."""
    return {
        form: kind
        for kind, names in reversed(_FRAME_KINDS)
        for name in names
        for form in lexicon.words[name]
    }


@lru_cache(maxsize=4)
def _kinds_alone(lexicon: ActorLexicon) -> dict[str, UnitKind | None]:
    """Return the kinds of small words: of none with which an entry begins, or that others decide on.

    All the words that are not listed are plain.
    """
    deciding = {*lexicon.first_words, *lexicon.words["preposition"], *lexicon.words["particle"]}
    joining: dict[str, UnitKind] = dict.fromkeys(_CONJUNCTIONS, "and")
    return {**_kinds_of_words(lexicon), **joining, **dict.fromkeys(deciding)}


def _without_brackets(words: list[Word]) -> list[Word]:
    if not any("(" in word.before for word in words):
        return words
    kept = []
    depth = 0
    for word in words:
        depth = max(0, depth + word.before.count("(") - word.before.count(")"))
        if depth == 0:
            kept.append(word)
    return kept or words


def _plain(kind: UnitKind, word: Word) -> Unit:
    return Unit(
        kind,
        word.form,
        word.start,
        word.end,
        possessive=word.possessive,
        broken=word.broken,
        capital=word.capital,
    )


def _unit(kind: UnitKind, words: Sequence[Word]) -> Unit:
    first, last = words[0], words[-1]
    return Unit(
        kind,
        " ".join([word.form for word in words]),
        first.start,
        last.end,
        possessive=last.possessive,
        broken=first.broken,
        capital=first.capital,
    )


def _named(words: Sequence[Word], alias: Alias) -> Unit:
    if not alias.actor_id:
        return _unit("name", words)
    if alias.actor_id.startswith("person:"):
        return _unit("person", words)._replace(people=(alias.actor_id,))
    kind: UnitKind = "org" if alias.actor_id.startswith("org:") else "place"
    return _unit(kind, words)._replace(alias=alias)


def _as_name(units: Sequence[Unit], index: int) -> Unit:
    """Read a role noun that may be a name as one: after a first name, or between an office and a name.

    `John Major`; `Minister Christian Porter`, but `Christian activists`.
    """
    unit = units[index]
    if not unit.capital or unit.broken or not index:
        return unit
    before = units[index - 1]
    after = units[index + 1] if index + 1 < len(units) else None
    named_after = after is not None and after.kind == "name" and not after.broken
    ends_name = before.kind == "name" and not before.possessive and not named_after
    begins_name = named_after and before.role is not None and before.role.role.kind in _TITLES
    return unit._replace(kind="name", role=None) if ends_name or begins_name else unit


def _role_or_modifier(unit: Unit, after: Sequence[Unit]) -> Unit:
    """Read a role by what follows: `deputy` is a lawmaker alone, a modifier before `foreign minister`."""
    if unit.form not in _ROLE_OR_MODIFIER or unit.possessive or not after:
        return unit
    if after[0].kind != "role" or after[0].broken:
        return unit
    effect: Effect | None = "deputy" if unit.form in _DEPUTIES else None
    return unit._replace(kind="modifier", role=None, effect=effect)
