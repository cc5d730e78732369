"""Who appears most: the top actors of a date."""

from dataclasses import dataclass

from load.daily.day import HAPPENED, Day, Party, Record
from load.daily.tone import mean

MOST_ACTORS = 12

_STANDING = f"""
    SELECT actor_id, count(*) FILTER (role = 'actor') AS acting,
        count(*) FILTER (role = 'recipient') AS receiving, sum(plover_intensity) AS intensity
    FROM (SELECT DISTINCT event_id, role, actor_id FROM participants WHERE {{lot}})
    JOIN (SELECT event_id, plover_intensity FROM events WHERE {{lot}} AND {HAPPENED}) USING (event_id)
    GROUP BY actor_id
"""  # noqa: S608 - no words from outside
_TOP = """
    SELECT actor_id, name, coalesce(country_code, '') AS country, coalesce(sector, '') AS sector,
        acting, receiving, intensity
    FROM (
        SELECT actor_id, sum(acting) AS acting, sum(receiving) AS receiving, sum(intensity) AS intensity
        FROM part GROUP BY actor_id
    ) JOIN actors USING (actor_id)
    WHERE link_status <> 'unspecified'
    ORDER BY acting + receiving DESC, name, actor_id
    LIMIT $most
"""


@dataclass(frozen=True)
class Standing:
    """How often an actor acts and is acted upon, over events that happened.

    Attributes:
        party: The actor.
        acting: Events of which it is an actor.
        receiving: Events of which it is a recipient.
        intensity: Mean PLOVER intensity of both.
    """

    party: Party
    acting: int
    receiving: int
    intensity: float


def top_actors(day: Day, most: int = MOST_ACTORS) -> list[Standing]:
    """Return the actors with most events that happened, the busiest first.

    Pronouns of which the story does not tell whom they mean are left out.
    """
    return list(map(_standing, day.rows_of_lots(_STANDING, _TOP, most=most)))


def _standing(row: Record) -> Standing:
    party = Party(row["actor_id"], row["name"], row["country"], row["sector"])
    acting, receiving = int(row["acting"]), int(row["receiving"])
    return Standing(party, acting, receiving, mean(row["intensity"], acting + receiving))
