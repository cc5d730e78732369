"""What a story has said so far about who is who: full names, ministries, countries.

Newswire names a person in full once and then by the surname, and a body once and then as `the ministry`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from seeds.actors.names import normalise_name
from transform.actor_lexicon import ActorLexicon
from transform.actor_phrases import PhraseReader
from transform.actor_readings import Body, Place, Reading
from transform.actor_unit_reader import read_units
from transform.actor_units import Unit

_LINKING = frozenset(("of", "to", "for"))
_SEPARATORS = ("word", "and", "number")


@dataclass(frozen=True, slots=True)
class Introduced:
    """Someone whom the story names in full.

    Attributes:
        start: Where in the text.
        reading: How.
    """

    start: int
    reading: Reading


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
        found = [
            person
            for person in self.people
            if (name := normalise_name(person.reading.name)) == wanted
            or name.endswith(f" {wanted}")
        ]
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

    def place_before(self, start: int) -> Place | None:
        """Return the country or region named last before a place in the text."""
        found = [place for position, place in self.places if position < start]
        return found[-1] if found else None


def read_story(
    text: str,
    lexicon: ActorLexicon,
    reader: PhraseReader,
    person_spans: Iterable[tuple[int, int]] = (),
) -> StoryActors:
    """Read who is named in a story.

    Args:
        text: The article.
        lexicon: What is known.
        reader: Reads the phrases found.
        person_spans: Where the model sees people, for names that no title introduces.
    """
    people: list[Introduced] = []
    bodies: list[tuple[int, Body]] = []
    places: list[tuple[int, Place]] = []
    cues = lexicon.cue_words.intersection(normalise_name(text).split())
    marked = sorted(person_spans)
    for start, end in _chunks(read_units(text, lexicon, cues=cues)):
        label = "PERSON" if any(a < end and start < b for a, b in marked) else None
        reading = reader.read(text[start:end], cues=cues, label=label)
        if _is_full_name(reading):
            people.append(Introduced(start, reading))
        body, place = reading.title.body, reading.title.place
        if body is not None and not body.role_only:
            bodies.append((start, body))
        if place is not None and not place.actor_id.startswith("group:"):
            places.append((start, place))
    return StoryActors(tuple(people), tuple(bodies), tuple(places), cues)


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
        yield from _bounds(current)
        current = [unit] if unit is not None and _begins(unit) else []


def _continues(unit: Unit, current: list[Unit]) -> bool:
    if unit.kind == "prep":
        return bool(current) and unit.form in _LINKING
    return unit.kind not in _SEPARATORS


def _begins(unit: Unit) -> bool:
    return unit.kind not in ("prep", *_SEPARATORS)


def _bounds(units: list[Unit]) -> Iterable[tuple[int, int]]:
    while units and units[-1].kind in ("prep", "article", "modifier"):
        units = units[:-1]
    if any(u.kind in ("place", "org", "person", "name", "role") for u in units):
        yield units[0].start, units[-1].end
