"""Proper names of bodies that the tables lack: which words of a phrase are the name.

`Department of Transportation`, `Acme Rocket Corporation` and, where the model sees a body, `Dynamo Moscow`
and `American Airlines`, whose country is no actor by itself.
"""

from transform.actor_segments import Phrase, Segment
from transform.actor_titles import TitleState
from transform.actor_units import Unit

_BODIES = ("body", "bodies")
_NAME_PARTS = ("role", "name", "place", "org")


def thing_name(phrase: Phrase, state: TitleState, establishment: frozenset[str]) -> str:
    """Return the proper name of a thing that the tables lack, or nothing.

    Args:
        phrase: The words.
        state: What its main words say.
        establishment: Words that make a name a body's.
    """
    main = phrase.segments[0]
    last = main.last
    if last is not None and last.kind == "name":
        whole = not establishment.isdisjoint(last.form.split())
        return phrase.cut(_name_start(main, last, whole=whole), last.end)
    if state.named_role is not None and state.name is not None:
        start = _name_start(main, state.name, whole=True)
        return phrase.cut(start, state.named_role.end)
    if last is None:
        return ""
    return _named_by_field(phrase, last) or _named_by_place(phrase, last)


def _named_by_field(phrase: Phrase, last: Unit) -> str:
    """A body whose name ends in its field (`Department of Transportation`)."""
    if last.role is None or last.role.role.kind not in _BODIES or not last.capital:
        return ""
    field = _of(phrase)
    if not field or any(unit.kind != "name" for unit in field):
        return ""
    return phrase.cut(last.start, field[-1].end)


def _named_by_place(phrase: Phrase, last: Unit) -> str:
    """A body that the model sees and of whose name a place is part."""
    if phrase.label != "ORG":
        return ""
    before = phrase.segments[0].before(last)
    if last.kind == "place":
        ends = before and before[-1].kind == "name" and not (last.broken or before[-1].possessive)
        return phrase.cut(before[-1].start, last.end) if ends else ""
    if last.role is None or last.role.role.kind != "bodies" or not last.capital:
        return ""
    field = _of(phrase)
    if field and all(unit.kind == "place" for unit in field):
        return phrase.cut(last.start, field[-1].end)
    begins = before and before[-1].kind == "place" and not before[-1].possessive
    return phrase.cut(before[-1].start, last.end) if begins else ""


def _of(phrase: Phrase) -> list[Unit]:
    """The words that `of` ties to the main ones, without articles."""
    follows = phrase.segments[1] if len(phrase.segments) > 1 else None
    if follows is None or follows.lead != "of":
        return []
    return [unit for unit in follows.units if unit.kind != "article"]


def _name_start(segment: Segment, unit: Unit, *, whole: bool) -> int:
    """Where an unknown name begins, capital roles and names before it included (`Bank Rossiya`).

    Args:
        segment: The words.
        unit: The last unit of the name, or the last but a role.
        whole: Whether it is a body's name, of which a country or body before it is a part
            (`UN Support Mission`).
    """
    start = unit.start
    for before in reversed(segment.before(unit)):
        if not before.capital or before.possessive or before.kind not in _NAME_PARTS:
            break
        if before.kind in ("place", "org") and not whole:
            break
        start = before.start
    return start
