"""What a story has said so far about who is who: full names, ministries, countries.

Newswire names a person in full once and then by the surname, and a body once and then as `the ministry`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from seeds.actors.names import normalise_name, split_words
from transform.actor_lexicon import FAMILY_NAME_FIRST, ActorLexicon
from transform.actor_phrases import PhraseReader
from transform.actor_readings import Body, Place, Reading
from transform.actor_unit_reader import read_units
from transform.actor_units import Unit

_LINKING = frozenset(("of", "to", "for"))
_CLOSING = (",", ".", ";")
_SEPARATORS = ("word", "and", "number")
_NO_BEGINNINGS = ("prep", *_SEPARATORS)


@dataclass(frozen=True, slots=True)
class Introduced:
    """Someone whom the story names in full.

    Attributes:
        start: Where in the text.
        reading: How.
    """

    start: int
    reading: Reading

    def is_called(self, name: str) -> bool:
        """Say whether a normalised name stands for them: all of it, its end, or a family name in front."""
        full = normalise_name(self.reading.name)
        if full == name or full.endswith(f" {name}"):
            return True
        return self._family_name_first and full.startswith(f"{name} ")

    @property
    def _family_name_first(self) -> bool:
        title = self.reading.title
        owner = title.place or title.body
        return owner is not None and owner.country_code in FAMILY_NAME_FIRST


@dataclass(frozen=True)
class StoryActors:
    """The actors of one story in text order; empty for a phrase that stands alone.

    Attributes:
        people: People named in full.
        bodies: Bodies.
        places: Countries and regions.
        cues: Words of the story that decide between homonyms.
    """

    people: tuple[Introduced, ...] = ()
    bodies: tuple[tuple[int, Body], ...] = ()
    places: tuple[tuple[int, Place], ...] = ()
    cues: frozenset[str] = frozenset()

    def called(self, surname: str, before: int) -> Reading | None:
        """Return who bears a surname: the last one named before a place in the text, else the first after."""
        wanted = normalise_name(surname)
        found = [person for person in self.people if person.is_called(wanted)]
        earlier = [person for person in found if person.start < before]
        if earlier:
            return earlier[-1].reading
        return found[0].reading if found else None

    def people_before(self, start: int) -> list[Reading]:
        """Return the people named before a place in the text, the latest first."""
        return [person.reading for person in reversed(self.people) if person.start < start]

    def bodies_before(self, start: int) -> list[Body]:
        """Return the bodies named before a place in the text, the latest first."""
        return [body for position, body in reversed(self.bodies) if position < start]

    def owner_before(self, start: int) -> Body | Place | None:
        """Return the body, country or region named last before a place in the text."""
        named: list[tuple[int, Body | Place]] = [*self.places, *self.bodies]
        found = [each for each in named if each[0] < start]
        return max(found, key=lambda each: each[0])[1] if found else None

    def place_before(self, start: int) -> Place | None:
        """Return the country or region named last before a place in the text."""
        found = [place for position, place in self.places if position < start]
        return found[-1] if found else None


def read_story(
    text: str,
    lexicon: ActorLexicon,
    reader: PhraseReader,
    entities: Iterable[tuple[int, int, str]] = (),
) -> StoryActors:
    """Read who is named in a story.

    Args:
        text: The article.
        lexicon: What is known.
        reader: Reads the phrases found.
        entities: Start, end and label of what the model sees, for names that no title introduces.
    """
    people: list[Introduced] = []
    bodies: list[tuple[int, Body]] = []
    places: list[tuple[int, Place]] = []
    words = split_words(text)
    cues = lexicon.cue_words.intersection(word.form for word in words)
    marked = sorted(entities)
    chunks = list(_chunks(read_units(words, lexicon, cues=cues)))
    for number, (start, end) in enumerate(chunks):
        label = _label(start, end, marked)
        reading = reader.read(text[start:end], cues=cues, label=label)
        if _is_full_name(reading):
            follows = chunks[number + 1] if number + 1 < len(chunks) else None
            titled = _titled_after(text, start, end, follows)
            told = reader.read(titled, cues=cues, label=label) if titled else reading
            people.append(Introduced(start, told if _is_full_name(told) else reading))
        body, place = reading.title.body, reading.title.place
        if body is not None and not body.role_only:
            bodies.append((start, body))
        if place is not None and not place.actor_id.startswith("group:"):
            places.append((start, place))
    return StoryActors(tuple(people), tuple(bodies), tuple(places), cues)


def _label(start: int, end: int, entities: list[tuple[int, int, str]]) -> str | None:
    """Return the label of the entity in a stretch of text; a person counts before anything else."""
    labels = {label for a, b, label in entities if a < end and start < b}
    return "PERSON" if "PERSON" in labels else min(labels, default=None)


def _titled_after(text: str, start: int, end: int, follows: tuple[int, int] | None) -> str | None:
    """Return a name with the title set off behind it by commas (`Ann Proov, the Estonian envoy, ...`)."""
    if follows is None or text[end : follows[0]] != ", " or text[follows[1] :][:1] not in _CLOSING:
        return None
    return text[start : follows[1]]


def _is_full_name(reading: Reading) -> bool:
    if reading.kind == "person":
        return True
    return reading.kind == "name" and reading.personal and " " in reading.name


def _chunks(units: Sequence[Unit]) -> Iterable[tuple[int, int]]:
    """Yield the stretches of a text that can name somebody, from the first title word to the name."""
    current: list[Unit] = []
    for unit in (*units, None):
        if unit is not None and not unit.broken and _continues(unit, current):
            current.append(unit)
            continue
        if current:
            yield from _bounds(current)
        current = [unit] if unit is not None and _begins(unit) else []


def _continues(unit: Unit, current: list[Unit]) -> bool:
    if unit.kind == "prep":
        return bool(current) and unit.form in _LINKING
    return unit.kind not in _SEPARATORS


def _begins(unit: Unit) -> bool:
    return unit.kind not in _NO_BEGINNINGS


def _bounds(units: list[Unit]) -> Iterable[tuple[int, int]]:
    while units and units[-1].kind in ("prep", "article", "modifier"):
        units = units[:-1]
    if any(u.kind in ("place", "org", "person", "name", "role") for u in units):
        yield units[0].start, units[-1].end
