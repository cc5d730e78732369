"""What extract hands to transform: articles and the event mentions found in them.

Every span counts characters of `Article.text`, end-exclusive, and carries its text, so that
`article.text[span.start:span.end] == span.text` always holds. Nothing here is interpreted: names are
as written, dates are expressions, places are words. Meaning is given in `transform`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Role = Literal["actor", "recipient"]
Modality = Literal["asserted", "negated", "planned", "hypothetical", "historical"]
Tense = Literal["past", "present", "future"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of `Article.text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """One story cut out of a raw file.

    Attributes:
        source_path: Path of the raw file relative to the raw folder, with forward slashes.
        source_offset: Characters of the decoded file before `text`.
        publication_date: Date of the record, or of its dated folder.
        content_sha256: SHA-256 of `text` in UTF-8, hexadecimal.
        dateline_place: Place before the date in the dateline, as written (`IGORA`).
        dateline_region: Region between slashes (`Leningrad Region`).
        dateline_date: Date of the dateline with its year supplied.
        agency: Agency of the dateline (`TASS`, `ITAR-TASS`, `Reuters`).
        headline: Headline found before the dateline.
        text: A contiguous slice of the decoded file, from the dateline to the end of the body.
        paragraphs: Body paragraphs without dateline and page furniture.
    """

    source_path: str
    source_offset: int
    publication_date: date
    content_sha256: str
    dateline_place: str | None
    dateline_region: str | None
    dateline_date: date | None
    agency: str | None
    headline: str | None
    text: str
    paragraphs: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity as the model labelled it (`PERSON`, `GPE`, `ORG`, `NORP`, ...)."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that say when: `on Monday`, `in October 2024`, `since the beginning of this year`."""

    span: Span
    tense: Tense


@dataclass(frozen=True, slots=True)
class Party:
    """A noun phrase that takes part in an event, or that is quoted as its source.

    Attributes:
        span: The whole phrase, without relative clauses and trailing participles.
        head: Head noun as written (`ministry`, `Merkel`, `she`).
        head_lemma: Lower-case lemma of the head.
        name: The named entity at or around the head, if there is one.
        entity_label: Label of `name`.
        modifiers: Words before the head outside the name, in order (`Russian`, `acting`, `Foreign`).
        title: Office words that stand with the name (`Kremlin Spokesman`).
        antecedent: What a pronoun or a description (`the Russian leader`) stands for, when known.
    """

    span: Span
    head: str
    head_lemma: str
    name: Span | None
    entity_label: str | None
    modifiers: tuple[str, ...]
    title: str | None
    antecedent: "Party | None" = None


@dataclass(frozen=True, slots=True)
class Participant:
    """A party in its role. Coordinated parties are separate participants with rising `ordinal`."""

    role: Role
    ordinal: int
    party: Party


@dataclass(frozen=True, slots=True)
class Mention:
    """One telling of an event in one sentence.

    Attributes:
        sentence_index: Position in `Extraction.sentences`.
        trigger: The word or words that name the event.
        rule_id: The lexicon rule that fired.
        event_type: PLOVER type after all changes of type.
        event_mode: PLOVER mode, or None.
        contexts: PLOVER contexts, sorted.
        modality: Whether the text says that it happened.
        tense: Tense of the clause, for resolving bare weekdays.
        is_quote: Whether the trigger stands between quotation marks.
        speaker: Whom the text names as the source of this statement.
        attribution_verb: Lemma of the verb of saying (`say`, `according to`).
        participants: Actors and recipients.
        time: The time expression of the event's own clause.
        place: The toponym of the event's own clause.
        is_background: Whether the paragraph retells old events.
        confidence: The coder's own belief, 0 to 1, that this is a true event.
        steps: What was decided and why, in order, for `explain`.
    """

    sentence_index: int
    trigger: Span
    rule_id: str
    event_type: str
    event_mode: str | None
    contexts: tuple[str, ...]
    modality: Modality
    tense: Tense
    is_quote: bool
    speaker: Party | None
    attribution_verb: str | None
    participants: tuple[Participant, ...]
    time: TimeExpression | None
    place: Span | None
    is_background: bool
    confidence: float
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything read from one article."""

    article: Article
    sentences: tuple[Span, ...]
    entities: tuple[Entity, ...]
    toponyms: tuple[Entity, ...]
    times: tuple[TimeExpression, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file or article that could not be read: it becomes a quarantine row.

    Attributes:
        record_kind: What was refused.
        source_path: Path relative to the raw folder.
        source_offset: Characters of the decoded file before it, 0 for a whole file.
        reason_code: One of the codes listed in `transform.schemas.codes.REASON_CODES`.
        reason: One sentence: cause and cure.
        payload: The beginning of what was refused, at most 2,000 characters.
    """

    record_kind: Literal["file", "article", "row"]
    source_path: str
    source_offset: int
    reason_code: str
    reason: str
    payload: str


@dataclass(frozen=True, slots=True)
class ShardResult:
    """What came of an article or file of a shard: it was read, or refused."""

    extraction: Extraction | None
    refusal: Refusal | None
