"""The articles."""

from transform.schemas.columns import WORDS, key, offset
from transform.schemas.table import Column, named, table

COLUMNS = named(
    key("document_id", "Key of an article: a hash of its publication date and text."),
    Column("source_path", "string", "Path of the raw file inside the raw folder."),
    offset("source_offset", "Characters of the decoded raw file before the text."),
    Column(
        "content_sha256",
        "string",
        "SHA-256 of the text in UTF-8, hexadecimal.",
        pattern=r"[0-9a-f]{64}",
    ),
    Column(
        "dateline_place",
        "string",
        "Place of the dateline, as written.",
        nullable=True,
        pattern=WORDS,
    ),
    Column("dateline_date", "date", "Day of the dateline, its year supplied.", nullable=True),
    Column(
        "agency",
        "string",
        "News agency named in the dateline.",
        nullable=True,
        pattern=WORDS,
    ),
    Column(
        "headline",
        "string",
        "Headline before the dateline, if any.",
        nullable=True,
        pattern=WORDS,
    ),
    Column("text", "string", "The article as written, from dateline to end of body."),
    Column("n_sentences", "int", "Sentences read.", minimum=0, unit="sentences"),
)
TABLE = table(
    "documents",
    "an article",
    COLUMNS,
    "document_id source_path source_offset content_sha256 dateline_place dateline_date agency"
    " headline text n_sentences",
    "document_id",
)
