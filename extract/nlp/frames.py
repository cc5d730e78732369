"""The working object of the coder: an event being read off the parse, before it becomes a record."""

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from extract.records import Modality, Tense
from seeds.lexicon import OperatorKind, Rule


@dataclass(frozen=True)
class Support:
    """A word over the trigger that carries or turns its event: `hold` over `talks`, `refuse` to `meet`."""

    token: Token
    kind: OperatorKind


@dataclass
class EventFrame:
    """One event in one sentence.

    Attributes:
        trigger: Head word of the trigger.
        words: All words of the trigger, in text order (`call off`).
        rule: The rule that fired.
        alternatives: Further rules that fit the words, the narrowest first, with the words of each.
        supports: Supports from the trigger upwards.
        below: Supports in a clause that modifies the trigger: `measures taken by Kiev`.
        event_type: Type after all shifts so far.
        event_mode: Mode after all shifts so far.
        actors: Head tokens of the actors.
        recipients: Head tokens of the recipients.
        content: The event that this one is about, if it absorbed one.
        modality: Set by the modality component.
        tense: Set by the modality component.
        is_quote: Set by the attribution component.
        speaker: Head token of the source, set by the attribution component.
        attribution_verb: Lemma of the verb of saying.
        confidence: Belief in the event so far.
        steps: What was decided, in order.
    """

    trigger: Token
    words: tuple[Token, ...]
    rule: Rule
    supports: tuple[Support, ...] = ()
    below: tuple[Support, ...] = ()
    alternatives: tuple[tuple[Rule, tuple[Token, ...]], ...] = ()
    event_type: str = ""
    event_mode: str | None = None
    actors: list[Token] = field(default_factory=list)
    recipients: list[Token] = field(default_factory=list)
    content: "EventFrame | None" = None
    modality: Modality = "asserted"
    tense: Tense = "past"
    is_quote: bool = False
    speaker: Token | None = None
    attribution_verb: str | None = None
    confidence: float = 0.0
    steps: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.event_type = self.event_type or self.rule.event_type
        self.event_mode = self.event_mode or self.rule.mode
        self.confidence = self.confidence or self.rule.confidence

    def take_rule(self, rule: Rule, words: tuple[Token, ...]) -> None:
        """Read the same trigger by another rule."""
        self.rule, self.words = rule, words
        self.event_type, self.event_mode = rule.event_type, rule.mode
        self.confidence = rule.confidence
        self.steps = []

    @property
    def top(self) -> Token:
        """The highest word that still belongs to the event: its last support, or the trigger."""
        return self.supports[-1].token if self.supports else self.trigger

    def has(self, kind: OperatorKind) -> bool:
        """Say whether a support of the kind stands over the trigger."""
        return any(support.kind == kind for support in self.supports)


def frames_of(doc: Doc) -> list[EventFrame]:
    """Return the frames found so far in a document."""
    frames: list[EventFrame] = doc._.event_frames
    return frames
