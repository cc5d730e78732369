"""Every column and table, declared once: the hand-over from transform to load.

The Arrow schemas, the checks of Great Expectations, the data dictionary and the catalog views are all
derived from this file. A column is defined once by name; tables list column names. `publication_date`
is the partition of every table: it stands in the path, not in the files.
"""

import json
from dataclasses import dataclass
from typing import Any, Literal

import pyarrow as pa

from seeds.ontology import QUAD_CLASSES, read_ontology

SCHEMA_VERSION = 1

ColumnType = Literal["string", "int", "float", "bool", "date", "strings"]

_ARROW_TYPES: dict[str, Any] = {
    "string": pa.string(),
    "int": pa.int64(),
    "float": pa.float64(),
    "bool": pa.bool_(),
    "date": pa.date32(),
    "strings": pa.list_(pa.string()),
}

MODALITIES = {
    "asserted": "The text says that it happened.",
    "negated": "The text says that it did not happen.",
    "planned": "The text says that it will happen.",
    "hypothetical": "The text says that it may, might or should happen.",
    "historical": "The text tells it as a thing of the past, more than a year before publication.",
}
DATE_PRECISIONS = {
    "day": "The day is known.",
    "week": "The week is known.",
    "month": "The month is known.",
    "season": "The season of a year is known.",
    "year": "The year is known.",
    "range": "A first and a last day are known.",
}
DATE_METHODS = {
    "explicit": "Written out in the event's own clause (`November 8`).",
    "relative": "Counted from the dateline (`on Monday`, `last week`).",
    "dateline": "The day of the dateline, for a statement or event told as today's news.",
    "none": "No date is known.",
}
LOCATION_METHODS = {
    "clause": "Named in the event's own clause.",
    "sentence": "Named elsewhere in the sentence.",
    "dateline": "The place of the dateline, where the type of event allows it.",
    "none": "No place is known.",
}
LOCATION_PRECISIONS = {
    "exact": "A building, base, crossing or other point.",
    "city": "A populated place.",
    "region": "A first- or second-level subdivision, or a region of its own name.",
    "country": "A country.",
    "area": "A sea, strait, continent or other large area.",
}
ACTOR_TYPES = {
    "person": "A named person.",
    "organisation": "A named body: ministry, company, alliance, court.",
    "country": "A state acting as a whole, or named by its capital or people.",
    "group": "People described but not named (`several thousand people`).",
}
LINK_STATUSES = {
    "known": "An actor of the reference tables, or composed of what stands there.",
    "ambiguous": "A name that several known actors bear; nothing in the story decides.",
    "unknown": "A name or noun that the reference tables lack.",
    "unspecified": "Pronouns of which the story does not tell whom they mean.",
}
ROLES = {"actor": "Who does it.", "recipient": "To whom it is done."}
RECORD_KINDS = {
    "file": "A raw file.",
    "article": "One article of a raw file.",
    "row": "A row of a table.",
}
REASON_CODES = {
    "unreadable": "The file cannot be opened or read.",
    "too_large": "The file is larger, or holds more articles, than the settings allow.",
    "not_text": "The bytes are not text in a known encoding.",
    "empty": "There is no text.",
    "no_date": "Neither record nor folder says the publication date.",
    "date_mismatch": "The record's date is not that of its dated folder.",
    "duplicate": "The same text stands in another file of the date.",
    "too_long": "The article, its paragraphs or its words are longer or more than the settings allow.",
    "coder_error": "The coder failed on this article.",
    "check_failed": "The row failed a check that refuses single rows.",
}


@dataclass(frozen=True)
class Column:
    """One column of any table.

    Attributes:
        name: Its only name, everywhere.
        type: Logical type; `date` is a calendar day, `strings` a list of strings.
        description: One sentence for the data dictionary.
        nullable: Whether a row may lack it.
        codes: Allowed values with their meaning, for coded columns (of the items, for lists).
        minimum: Least allowed number.
        maximum: Greatest allowed number.
        pattern: Regular expression that the whole text must match.
        unit: Unit of a number.
    """

    name: str
    type: ColumnType
    description: str
    nullable: bool = False
    codes: dict[str, str] | None = None
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None
    unit: str | None = None


@dataclass(frozen=True)
class ForeignKey:
    """`columns` of this table name rows of `table` by its `references`."""

    columns: tuple[str, ...]
    table: str
    references: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One table: its columns in order, its key, its foreign keys, and its order on disk."""

    name: str
    row: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()

    @property
    def sort_by(self) -> tuple[str, ...]:
        """Columns that order the rows on disk, or all columns where there is no key."""
        return self.primary_key or tuple(c.name for c in self.columns if c.type != "strings")

    @property
    def arrow_schema(self) -> Any:
        """The `pyarrow.Schema` of the table; columns of the primary key are never null.

        The metadata of a field are its `description`, its `unit`, and its `codes` as a JSON object of
        codes and meanings; the latter two are empty where there is none.
        """
        return pa.schema(
            [
                pa.field(
                    column.name,
                    _ARROW_TYPES[column.type],
                    nullable=column.nullable and column.name not in self.primary_key,
                    metadata={
                        "description": column.description,
                        "unit": column.unit or "",
                        "codes": json.dumps(column.codes) if column.codes else "",
                    },
                )
                for column in self.columns
            ]
        )


_ONTOLOGY = read_ontology()
_KEY = r"[a-z]_[0-9a-f]{16}"
_ACTOR_KEY = r"[a-z0-9_.:-]+"
_ISO3 = r"[A-Z]{3}"
_SHA256 = r"[0-9a-f]{64}"
_WORDS = r"\S(?s:.*)"


def _key(name: str, description: str, nullable: bool = False) -> Column:
    return Column(name, "string", description, nullable, pattern=_KEY)


def _offset(name: str, description: str) -> Column:
    return Column(name, "int", description, minimum=0, unit="characters")


_COLUMNS = {
    column.name: column
    for column in (
        # documents
        _key("document_id", "Key of an article: a hash of its publication date and text."),
        Column("source_path", "string", "Path of the raw file inside the raw folder."),
        _offset("source_offset", "Characters of the decoded raw file before the text."),
        Column(
            "content_sha256",
            "string",
            "SHA-256 of the text in UTF-8, hexadecimal.",
            pattern=_SHA256,
        ),
        Column(
            "dateline_place",
            "string",
            "Place of the dateline, as written.",
            nullable=True,
            pattern=_WORDS,
        ),
        Column("dateline_date", "date", "Day of the dateline, its year supplied.", nullable=True),
        Column(
            "agency",
            "string",
            "News agency named in the dateline.",
            nullable=True,
            pattern=_WORDS,
        ),
        Column(
            "headline",
            "string",
            "Headline before the dateline, if any.",
            nullable=True,
            pattern=_WORDS,
        ),
        Column("text", "string", "The article as written, from dateline to end of body."),
        Column("n_sentences", "int", "Sentences read.", minimum=0, unit="sentences"),
        # events
        _key("event_id", "Key of a distinct event: a hash of type, mode, parties and date."),
        Column(
            "event_type",
            "string",
            "PLOVER event type.",
            codes={code: row.definition for code, row in _ONTOLOGY.types.items()},
        ),
        Column(
            "event_mode",
            "string",
            "PLOVER mode: how it was done. Forms a pair with the type.",
            nullable=True,
            codes={mode: row.definition for (_, mode), row in _ONTOLOGY.modes.items()},
        ),
        Column(
            "contexts",
            "strings",
            "PLOVER contexts: what the event is about.",
            codes={code: row.definition for code, row in _ONTOLOGY.contexts.items()},
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
        Column("location_id", "string", "Key of a place.", nullable=True, pattern=_ACTOR_KEY),
        Column("location_method", "string", "How the place was found.", codes=LOCATION_METHODS),
        Column(
            "confidence",
            "float",
            "Belief that the row is a true event, 0 to 1.",
            minimum=0,
            maximum=1,
            unit="probability",
        ),
        Column("n_mentions", "int", "Tellings of the event.", minimum=1, unit="mentions"),
        Column("n_documents", "int", "Articles that tell it.", minimum=1, unit="articles"),
        Column("is_background", "bool", "Whether all tellings stand in background paragraphs."),
        # mentions
        _key("mention_id", "Key of a mention: a hash of article, span, rule and parties."),
        Column(
            "sentence_index", "int", "Position of the sentence in its article, from 0.", minimum=0
        ),
        _offset("sentence_start", "First character of the sentence."),
        _offset("sentence_end", "Character after the sentence."),
        _offset("trigger_start", "First character of the trigger."),
        _offset("trigger_end", "Character after the trigger."),
        Column("trigger_text", "string", "The words that name the event.", pattern=_WORDS),
        Column("rule_id", "string", "Lexicon rule that fired.", pattern=r"[a-z0-9_.-]+"),
        Column("is_quote", "bool", "Whether the trigger stands between quotation marks."),
        Column(
            "attributed_to_actor_id",
            "string",
            "Actor whom the text names as source.",
            nullable=True,
            pattern=_ACTOR_KEY,
        ),
        Column(
            "attribution_verb",
            "string",
            "Lemma of the verb of saying.",
            nullable=True,
            pattern=_WORDS,
        ),
        # participants
        Column("role", "string", "Part in the event.", codes=ROLES),
        Column("ordinal", "int", "Position among the participants of the same role.", minimum=0),
        Column("actor_id", "string", "Key of an actor.", pattern=_ACTOR_KEY),
        Column("actor_text", "string", "The words of the text.", pattern=_WORDS),
        _offset("actor_start", "First character of the words."),
        _offset("actor_end", "Character after the words."),
        Column(
            "country_code",
            "string",
            "Country, ISO 3166-1 alpha-3, on the event's date.",
            nullable=True,
            pattern=_ISO3,
        ),
        Column(
            "sector",
            "string",
            "PLOVER sector on the event's date.",
            nullable=True,
            codes={code: row.definition for code, row in _ONTOLOGY.sectors.items()},
        ),
        Column(
            "title_text",
            "string",
            "Office words that stand with the name.",
            nullable=True,
            pattern=_WORDS,
        ),
        Column(
            "link_confidence",
            "float",
            "Belief that the words mean this actor, 0 to 1.",
            minimum=0,
            maximum=1,
            unit="probability",
        ),
        # actors and locations
        Column("name", "string", "Canonical English name.", pattern=_WORDS),
        Column("actor_type", "string", "Kind of actor.", codes=ACTOR_TYPES),
        Column(
            "sectors",
            "strings",
            "All sectors, the primary one first.",
            codes={code: row.definition for code, row in _ONTOLOGY.sectors.items()},
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
        Column("geonames_id", "int", "GeoNames id.", nullable=True, minimum=1),
        Column(
            "feature_class",
            "string",
            "GeoNames feature class.",
            nullable=True,
            pattern=r"[AHLPRSTUV]",
        ),
        Column(
            "feature_code",
            "string",
            "GeoNames feature code.",
            nullable=True,
            pattern=r"[A-Z0-9]{1,10}",
        ),
        Column("admin1", "string", "First-level subdivision.", nullable=True, pattern=_WORDS),
        Column(
            "latitude",
            "float",
            "Latitude, WGS 84.",
            nullable=True,
            minimum=-90,
            maximum=90,
            unit="degrees",
        ),
        Column(
            "longitude",
            "float",
            "Longitude, WGS 84.",
            nullable=True,
            minimum=-180,
            maximum=180,
            unit="degrees",
        ),
        Column(
            "precision",
            "string",
            "What kind of area the point stands for.",
            codes=LOCATION_PRECISIONS,
        ),
        # quarantine
        Column("record_kind", "string", "What was refused.", codes=RECORD_KINDS),
        Column("reason_code", "string", "Why it was refused.", codes=REASON_CODES),
        Column("reason", "string", "Cause and cure in one sentence.", pattern=_WORDS),
        Column("payload", "string", "The beginning of what was refused."),
    )
}


def _table(
    name: str, row: str, columns: str, key: str, foreign_keys: tuple[ForeignKey, ...] = ()
) -> Table:
    chosen = tuple(_COLUMNS[column] for column in columns.split())
    return Table(name, row, chosen, tuple(key.split()), foreign_keys)


def _to(column: str, table: str, references: str | None = None) -> ForeignKey:
    return ForeignKey((column,), table, (references or column,))


TABLES = {
    table.name: table
    for table in (
        _table(
            "documents",
            "an article",
            "document_id source_path source_offset content_sha256 dateline_place dateline_date agency"
            " headline text n_sentences",
            "document_id",
        ),
        _table(
            "events",
            "a distinct event of the day, over all articles that tell it",
            "event_id event_type event_mode contexts quad_class plover_intensity cameo_code goldstein"
            " event_date event_date_end date_precision date_method modality location_id location_method"
            " confidence n_mentions n_documents is_background",
            "event_id",
            (_to("location_id", "locations"),),
        ),
        _table(
            "mentions",
            "one telling of an event in one sentence",
            "mention_id event_id document_id sentence_index sentence_start sentence_end trigger_start"
            " trigger_end trigger_text rule_id modality is_quote attributed_to_actor_id attribution_verb"
            " confidence",
            "mention_id",
            (
                _to("event_id", "events"),
                _to("document_id", "documents"),
                _to("attributed_to_actor_id", "actors", "actor_id"),
            ),
        ),
        _table(
            "participants",
            "an actor in a mention",
            "mention_id event_id role ordinal actor_id actor_text actor_start actor_end country_code"
            " sector title_text link_confidence",
            "mention_id role ordinal",
            (
                _to("mention_id", "mentions"),
                _to("event_id", "events"),
                _to("actor_id", "actors"),
            ),
        ),
        _table(
            "actors",
            "an actor",
            "actor_id name actor_type country_code sector sectors wikidata_id link_status aliases",
            "actor_id",
        ),
        _table(
            "locations",
            "a place",
            "location_id name geonames_id feature_class feature_code admin1 country_code latitude"
            " longitude precision",
            "location_id",
        ),
        _table(
            "quarantine",
            "a refused file, article or row",
            "record_kind source_path source_offset reason_code reason payload",
            "",
        ),
    )
}
