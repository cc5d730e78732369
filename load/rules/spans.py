"""Every stored span is the text of its article between its offsets."""

from load.rules.rule import Rule


def _inside(start: str, end: str, limit: str) -> str:
    return f"0 <= {start} AND {start} < {end} AND {end} <= {limit}"


def _is_span(start: str, end: str) -> str:
    """Say that a stored text has its offsets, and is not among those that say something else."""
    return f"0 <= this.{start} AND this.{start} < this.{end} AND misread.mention_id IS NULL"


RULES = (
    Rule(
        "content_sha256_is_of_text",
        "documents",
        ("content_sha256",),
        "content_sha256 is the SHA-256 of text",
        "sha256(this.text) = this.content_sha256",
    ),
    Rule(
        "sentence_inside_text",
        "mentions",
        ("sentence_start", "sentence_end"),
        "the sentence is a stretch of documents.text",
        _inside("this.sentence_start", "this.sentence_end", "document.n_characters"),
        refuses_row=True,
    ),
    Rule(
        "sentence_counted",
        "mentions",
        ("sentence_index",),
        "sentence_index is below documents.n_sentences",
        "this.sentence_index < document.n_sentences",
    ),
    Rule(
        "trigger_inside_sentence",
        "mentions",
        ("trigger_start", "trigger_end", "sentence_start", "sentence_end"),
        "the trigger stands inside the sentence",
        "this.sentence_start <= this.trigger_start AND "
        + _inside("this.trigger_start", "this.trigger_end", "this.sentence_end"),
        refuses_row=True,
    ),
    Rule(
        "trigger_text_is_span",
        "mentions",
        ("trigger_text", "trigger_start", "trigger_end"),
        "documents.text[trigger_start:trigger_end] is trigger_text",
        _is_span("trigger_start", "trigger_end"),
        refuses_row=True,
    ),
    Rule(
        "actor_text_is_span",
        "participants",
        ("actor_text", "actor_start", "actor_end"),
        "documents.text[actor_start:actor_end] is actor_text",
        _is_span("actor_start", "actor_end"),
        refuses_row=True,
    ),
)
