"""Every stored span is the text of its article between its offsets."""

import hashlib
from typing import Any

from load.batch import Batch
from load.rules.rule import Rule, each_row, lookup, values


def _texts_of_mentions(batch: Batch) -> list[Any]:
    texts = lookup(batch, "documents", "document_id", "text")
    return [texts.get(document_id) for document_id in values(batch, "mentions", "document_id")]


def _texts_of_participants(batch: Batch) -> list[Any]:
    mention_ids = values(batch, "mentions", "mention_id")
    texts = dict(zip(mention_ids, _texts_of_mentions(batch), strict=True))
    return [texts.get(mention_id) for mention_id in values(batch, "participants", "mention_id")]


def _is_span(text: str, start: int, end: int, stored: str) -> bool:
    return 0 <= start < end and text[start:end] == stored


def sentences_inside_text(batch: Batch) -> list[bool]:
    """Judge mentions: the sentence is a stretch of the article's text."""
    return each_row(
        lambda text, start, end: 0 <= start < end <= len(text),
        _texts_of_mentions(batch),
        values(batch, "mentions", "sentence_start"),
        values(batch, "mentions", "sentence_end"),
    )


def sentences_counted(batch: Batch) -> list[bool]:
    """Judge mentions: the position of the sentence is below the article's number of sentences."""
    counts = lookup(batch, "documents", "document_id", "n_sentences")
    return each_row(
        lambda index, count: index < count,
        values(batch, "mentions", "sentence_index"),
        [counts.get(key) for key in values(batch, "mentions", "document_id")],
    )


def triggers_inside_sentence(batch: Batch) -> list[bool]:
    """Judge mentions: the trigger stands inside the sentence."""
    return each_row(
        lambda sentence_start, start, end, sentence_end: (
            sentence_start <= start < end <= sentence_end
        ),
        values(batch, "mentions", "sentence_start"),
        values(batch, "mentions", "trigger_start"),
        values(batch, "mentions", "trigger_end"),
        values(batch, "mentions", "sentence_end"),
    )


def trigger_text_is_span(batch: Batch) -> list[bool]:
    """Judge mentions: the trigger is the text between its offsets."""
    return each_row(
        _is_span,
        _texts_of_mentions(batch),
        values(batch, "mentions", "trigger_start"),
        values(batch, "mentions", "trigger_end"),
        values(batch, "mentions", "trigger_text"),
    )


def actor_text_is_span(batch: Batch) -> list[bool]:
    """Judge participants: the actor's words are the text between their offsets."""
    return each_row(
        _is_span,
        _texts_of_participants(batch),
        values(batch, "participants", "actor_start"),
        values(batch, "participants", "actor_end"),
        values(batch, "participants", "actor_text"),
    )


def hash_is_of_text(batch: Batch) -> list[bool]:
    """Judge documents: the stored hash is that of the text."""
    return each_row(
        lambda text, stored: hashlib.sha256(text.encode("utf-8")).hexdigest() == stored,
        values(batch, "documents", "text"),
        values(batch, "documents", "content_sha256"),
    )


RULES = (
    Rule(
        "content_sha256_is_of_text",
        "documents",
        ("content_sha256",),
        "content_sha256 is the SHA-256 of text",
        hash_is_of_text,
    ),
    Rule(
        "sentence_inside_text",
        "mentions",
        ("sentence_start", "sentence_end"),
        "the sentence is a stretch of documents.text",
        sentences_inside_text,
        refuses_row=True,
    ),
    Rule(
        "sentence_counted",
        "mentions",
        ("sentence_index",),
        "sentence_index is below documents.n_sentences",
        sentences_counted,
    ),
    Rule(
        "trigger_inside_sentence",
        "mentions",
        ("trigger_start", "trigger_end", "sentence_start", "sentence_end"),
        "the trigger stands inside the sentence",
        triggers_inside_sentence,
        refuses_row=True,
    ),
    Rule(
        "trigger_text_is_span",
        "mentions",
        ("trigger_text", "trigger_start", "trigger_end"),
        "documents.text[trigger_start:trigger_end] is trigger_text",
        trigger_text_is_span,
        refuses_row=True,
    ),
    Rule(
        "actor_text_is_span",
        "participants",
        ("actor_text", "actor_start", "actor_end"),
        "documents.text[actor_start:actor_end] is actor_text",
        actor_text_is_span,
        refuses_row=True,
    ),
)
