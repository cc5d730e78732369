"""Who takes part in what is told."""

from seeds.ontology import read_ontology
from transform.schemas import events, mentions
from transform.schemas.codes import ROLES
from transform.schemas.columns import ACTOR_KEY, ISO3, WORDS, offset
from transform.schemas.table import Column, named, names, table

COLUMNS = named(
    Column("role", "string", "Part in the event.", codes=ROLES),
    Column("ordinal", "int", "Position among the participants of the same role.", minimum=0),
    Column("actor_id", "string", "Key of an actor.", pattern=ACTOR_KEY),
    Column("actor_text", "string", "The words of the text.", pattern=WORDS),
    offset("actor_start", "First character of the words."),
    offset("actor_end", "Character after the words."),
    Column(
        "country_code",
        "string",
        "Country, ISO 3166-1 alpha-3, on the event's date.",
        nullable=True,
        pattern=ISO3,
    ),
    Column(
        "sector",
        "string",
        "PLOVER sector on the event's date.",
        nullable=True,
        codes={code: row.definition for code, row in read_ontology().sectors.items()},
    ),
    Column(
        "title_text",
        "string",
        "Office words that stand with the name.",
        nullable=True,
        pattern=WORDS,
    ),
    Column(
        "link_confidence",
        "float",
        "Belief that the words mean this actor, 0 to 1.",
        minimum=0,
        maximum=1,
        unit="probability",
    ),
)
TABLE = table(
    "participants",
    "an actor in a mention",
    events.COLUMNS | mentions.COLUMNS | COLUMNS,
    "mention_id event_id role ordinal actor_id actor_text actor_start actor_end country_code"
    " sector title_text link_confidence",
    "mention_id role ordinal",
    (
        names("mention_id", "mentions"),
        names("event_id", "events"),
        names("actor_id", "actors"),
    ),
)
