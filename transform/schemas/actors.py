"""The actors that a date names."""

from seeds.ontology import read_ontology
from transform.schemas import participants
from transform.schemas.codes import ACTOR_TYPES, LINK_STATUSES
from transform.schemas.columns import WORDS
from transform.schemas.table import Column, named, table

COLUMNS = named(
    Column("name", "string", "Canonical English name.", pattern=WORDS),
    Column("actor_type", "string", "Kind of actor.", codes=ACTOR_TYPES),
    Column(
        "sectors",
        "strings",
        "All sectors, the primary one first.",
        codes={code: row.definition for code, row in read_ontology().sectors.items()},
    ),
    Column(
        "wikidata_id",
        "string",
        "Wikidata item, where checked.",
        nullable=True,
        pattern=r"Q[1-9][0-9]*",
    ),
    Column("link_status", "string", "Whether the actor is known.", codes=LINK_STATUSES),
    Column("aliases", "strings", "Other names met in the date's texts."),
)
TABLE = table(
    "actors",
    "an actor",
    participants.COLUMNS | COLUMNS,
    "actor_id name actor_type country_code sector sectors wikidata_id link_status aliases",
    "actor_id",
)
