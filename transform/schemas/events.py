"""The distinct events of a date."""

from seeds.ontology import QUAD_CLASSES, read_ontology
from transform.schemas.codes import DATE_METHODS, DATE_PRECISIONS, LOCATION_METHODS, MODALITIES
from transform.schemas.columns import ACTOR_KEY, key
from transform.schemas.table import Column, Count, named, names, table

COLUMNS = named(
    key("event_id", "Key of a distinct event: a hash of type, mode, parties and date."),
    Column(
        "event_type",
        "string",
        "PLOVER event type.",
        codes={code: row.definition for code, row in read_ontology().types.items()},
    ),
    Column(
        "event_mode",
        "string",
        "PLOVER mode: how it was done. Forms a pair with the type.",
        nullable=True,
        codes={mode: row.definition for (_, mode), row in read_ontology().modes.items()},
    ),
    Column(
        "contexts",
        "strings",
        "PLOVER contexts: what the event is about.",
        codes={code: row.definition for code, row in read_ontology().contexts.items()},
    ),
    Column(
        "quad_class",
        "int",
        "Class of the event type.",
        codes={str(code): meaning for code, meaning in QUAD_CLASSES.items()},
        minimum=1,
        maximum=4,
    ),
    Column(
        "plover_intensity",
        "float",
        "PLOVER score from conflict to cooperation.",
        minimum=-10,
        maximum=10,
        unit="points",
    ),
    Column("cameo_code", "string", "CAMEO code, kept as text.", pattern=r"[0-9]{2,4}"),
    Column(
        "goldstein",
        "float",
        "Goldstein score of the CAMEO code.",
        minimum=-10,
        maximum=10,
        unit="points",
    ),
    Column("event_date", "date", "First day of the event.", nullable=True),
    Column(
        "event_date_end",
        "date",
        "Last day of the event; equal to the first for a day.",
        nullable=True,
    ),
    Column(
        "date_precision",
        "string",
        "How exactly the date is known.",
        nullable=True,
        codes=DATE_PRECISIONS,
    ),
    Column("date_method", "string", "How the date was found.", codes=DATE_METHODS),
    Column("modality", "string", "Whether the text says that it happened.", codes=MODALITIES),
    Column("location_id", "string", "Key of a place.", nullable=True, pattern=ACTOR_KEY),
    Column("location_method", "string", "How the place was found.", codes=LOCATION_METHODS),
    Column(
        "confidence",
        "float",
        "Belief that the row is a true event, 0 to 1.",
        minimum=0,
        maximum=1,
        unit="probability",
    ),
    Column(
        "n_mentions",
        "int",
        "Tellings of the event.",
        minimum=1,
        unit="mentions",
        count=Count("mentions", "the event's mentions"),
    ),
    Column(
        "n_documents",
        "int",
        "Articles that tell it.",
        minimum=1,
        unit="articles",
        count=Count("documents", "articles that tell the event"),
    ),
    Column("is_background", "bool", "Whether all tellings stand in background paragraphs."),
)
TABLE = table(
    "events",
    "a distinct event of the day, over all articles that tell it",
    COLUMNS,
    "event_id event_type event_mode contexts quad_class plover_intensity cameo_code goldstein"
    " event_date event_date_end date_precision date_method modality location_id location_method"
    " confidence n_mentions n_documents is_background",
    "event_id",
    (names("location_id", "locations"),),
)
