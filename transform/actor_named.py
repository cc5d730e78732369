"""Linking what is named: people by full name or surname, and things with a proper name."""

from dataclasses import replace

from transform.actor_asked import Asked, found
from transform.actor_links import ActorLink
from transform.actor_makers import LinkMaker
from transform.actor_people import Namesakes
from transform.actor_readings import Reading


class NameLinker:
    """Links readings of kind `person`, `surname` and `name`."""

    def __init__(self, maker: LinkMaker, namesakes: Namesakes) -> None:
        self._maker = maker
        self._namesakes = namesakes

    def link(self, reading: Reading, asked: Asked) -> ActorLink:
        """Return the actor of a name."""
        if reading.kind == "person":
            return self._full_name(reading, asked)
        introduced = asked.story.called(reading.name, asked.start)
        if introduced is not None:
            return self.introduced(introduced, reading, asked, 0.95, "surname in the story")
        if reading.kind == "surname":
            return self._surname(reading, asked)
        return self._unknown(reading)

    def introduced(
        self, person: Reading, reading: Reading, asked: Asked, confidence: float, method: str
    ) -> ActorLink:
        """Return the person whom the story has named in full.

        Args:
            person: How the story named the person.
            reading: The words to link.
            asked: The question.
            confidence: Belief in it.
            method: How it was found.
        """
        if person.kind != "person":
            fuller = replace(reading, name=person.name) if _tells_more(reading, person) else person
            return found(self._maker.unknown_person(fuller), confidence, method)
        titled = reading if reading.title.role else person
        return found(self._maker.person(person.people[0], titled, asked.on), confidence, method)

    def _full_name(self, reading: Reading, asked: Asked) -> ActorLink:
        actor_id = reading.people[0]
        if self._namesakes.is_other(actor_id, reading.title):
            return found(self._maker.unknown_person(reading), 0.6, "namesake of a known person")
        return found(self._maker.person(actor_id, reading, asked.on), 0.97, "full name")

    def _surname(self, reading: Reading, asked: Asked) -> ActorLink:
        fitting = self._namesakes.fitting(reading, asked.on)
        chosen = self._namesakes.only(fitting, reading.title, asked.on)
        if chosen is not None and self._namesakes.may_stand_alone(chosen, reading, asked.on):
            confidence = 0.85 if len(fitting) == 1 else 0.6
            return found(self._maker.person(chosen, reading, asked.on), confidence, "known surname")
        method = "ambiguous surname" if fitting else "namesake of a known person"
        return found(self._maker.unknown_person(reading, fitting), 0.3, method)

    def _unknown(self, reading: Reading) -> ActorLink:
        if not reading.personal:
            link = self._maker.unknown_body(reading.name, reading.title)
            return found(link, 0.6, "unknown body")
        confidence = 0.8 if " " in reading.name else 0.5
        return found(self._maker.unknown_person(reading), confidence, "unknown person")


def _tells_more(reading: Reading, introduced: Reading) -> bool:
    """Whether the words asked tell what someone is, and the introduction by name does not."""
    return introduced.title.role is None and reading.title.role is not None
