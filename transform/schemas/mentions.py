"""The tellings of events."""

from transform.schemas import documents, events
from transform.schemas.columns import ACTOR_KEY, WORDS, key, offset
from transform.schemas.table import Column, named, names, table

COLUMNS = named(
    key("mention_id", "Key of a mention: a hash of article, span, rule and parties."),
    Column("sentence_index", "int", "Position of the sentence in its article, from 0.", minimum=0),
    offset("sentence_start", "First character of the sentence."),
    offset("sentence_end", "Character after the sentence."),
    offset("trigger_start", "First character of the trigger."),
    offset("trigger_end", "Character after the trigger."),
    Column("trigger_text", "string", "The words that name the event.", pattern=WORDS),
    Column("rule_id", "string", "Lexicon rule that fired.", pattern=r"[a-z0-9_.-]+"),
    Column("is_quote", "bool", "Whether the trigger stands between quotation marks."),
    Column(
        "attributed_to_actor_id",
        "string",
        "Actor whom the text names as source.",
        nullable=True,
        pattern=ACTOR_KEY,
    ),
    Column(
        "attribution_verb",
        "string",
        "Lemma of the verb of saying.",
        nullable=True,
        pattern=WORDS,
    ),
)
TABLE = table(
    "mentions",
    "one telling of an event in one sentence",
    documents.COLUMNS | events.COLUMNS | COLUMNS,
    "mention_id event_id document_id sentence_index sentence_start sentence_end trigger_start"
    " trigger_end trigger_text rule_id modality is_quote attributed_to_actor_id attribution_verb"
    " confidence",
    "mention_id",
    (
        names("event_id", "events"),
        names("document_id", "documents"),
        names("attributed_to_actor_id", "actors", "actor_id"),
    ),
)
