"""What was refused, and why."""

from transform.schemas import documents
from transform.schemas.codes import REASON_CODES, RECORD_KINDS
from transform.schemas.columns import WORDS
from transform.schemas.table import Column, named, table

COLUMNS = named(
    Column("record_kind", "string", "What was refused.", codes=RECORD_KINDS),
    Column("reason_code", "string", "Why it was refused.", codes=REASON_CODES),
    Column("reason", "string", "Cause and cure in one sentence.", pattern=WORDS),
    Column("payload", "string", "The beginning of what was refused."),
)
TABLE = table(
    "quarantine",
    "a refused file, article or row",
    documents.COLUMNS | COLUMNS,
    "record_kind source_path source_offset reason_code reason payload",
    "",
)
