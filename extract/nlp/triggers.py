"""The trigger component: which words name events, by which rule, under which supports."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from extract.nlp.conditions import RuleConditions, Slots
from extract.nlp.frames import EventFrame
from extract.nlp.misread import main_subject
from extract.nlp.operators import supports_below, supports_of
from extract.nlp.parties import is_name
from extract.nlp.rule_screen import RuleScreen
from extract.nlp.syntax import is_attribute, is_auxiliary
from extract.nlp.wordings import RuleWithWords, matching_rules
from extract.words import TIME_LABELS, Words, words_of
from seeds.lexicon import Lexicon, PartOfSpeech, read_lexicon

_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_INFLECTED = frozenset({"VBD", "VBN", "VBG", "VBP"})


class TriggerFinder:
    """spaCy component `tass_triggers`: fills `doc._.event_frames` with one frame a trigger."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the lexicon whose rules are looked up."""
        self.lexicon = lexicon
        self._key_words = frozenset(word for _, word in lexicon.by_word)
        self._screen = RuleScreen(lexicon)
        self._conditions = RuleConditions(lexicon)

    def __call__(self, doc: Doc) -> Doc:
        """Find the triggers of a document in text order."""
        frames = map(self._frame_at, self._candidates(words_of(doc)))
        doc._.event_frames = [frame for frame in frames if frame is not None]
        return doc

    def _candidates(self, words: Words) -> Iterator[Token]:
        """Yield the words that a rule may list, so that all others cost one look-up."""
        listed = zip(words.tokens, words.lower_lemmas, words.tags, strict=True)
        for token, lemma, tag in listed:
            if lemma in self._key_words or tag in _INFLECTED:
                yield token

    def _frame_at(self, token: Token) -> EventFrame | None:
        part = part_of_speech(token)
        if part is None:
            return None
        lemma = self._listed_lemma(part, token)
        if lemma is None or _only_describes(token):
            return None
        matching = matching_rules(token, self._screen.passing(token, (part, lemma)))
        if not matching:
            return None
        supports = supports_of(token, self.lexicon)
        below = supports_below(token, self.lexicon)
        # What stands around the trigger is the same for all its rules.
        around = EventFrame(token, (token,), matching[0][0], supports, below)
        fitting = sorted(self._fitting(around, matching), key=_specificity, reverse=True)
        if not fitting:
            return None
        (rule, words), *others = fitting
        return EventFrame(token, words, rule, supports, below, tuple(others), slots=around.slots)

    def _listed_lemma(self, part: PartOfSpeech, token: Token) -> str | None:
        """Return the lemma if a rule lists it, else a listed one that the lemmatiser may have mistaken."""
        lemma = token.lemma_.lower()
        if (part, lemma) in self.lexicon.by_word:
            return lemma
        others = _mistaken_for(token) if token.tag_ in _INFLECTED else ()
        return next((each for each in others if (part, each) in self.lexicon.by_word), None)

    def _fitting(self, around: EventFrame, matching: list[RuleWithWords]) -> list[RuleWithWords]:
        """Return the rules whose conditions hold, each with the first words that it matches."""
        slots: Slots = {}
        fitting: dict[str, RuleWithWords] = {}
        for rule, words in matching:
            if rule.id not in fitting and self._conditions.hold(rule, around, slots):
                fitting[rule.id] = (rule, words)
        return list(fitting.values())


def _mistaken_for(token: Token) -> Iterator[str]:
    """Yield the dictionary forms that a lemmatiser may have missed: `wiretapped` is no `wiretappe`."""
    lemma = token.lemma_.lower()
    if "-" in lemma:
        # `re-opened` is `reopened`.
        lemma = lemma.replace("-", "", 1)
        yield lemma
    stem = token.lower_.removesuffix("ed").removesuffix("ing")
    yield from (f"{lemma}e", lemma.removesuffix("e"), token.lower_.removesuffix("ed"))
    if stem[-2:-1] == stem[-1:]:
        yield stem[:-1]


def part_of_speech(token: Token) -> PartOfSpeech | None:
    """Return the lexicon's part of speech of a token, or None where it can name no event."""
    if token.pos_ == "VERB":
        return "verb"
    if token.pos_ == "AUX":
        return "auxiliary" if is_auxiliary(token) else "verb"
    if token.pos_ == "ADJ":
        if is_attribute(token):
            return "attribute"
        if token.dep_ in _NOMINAL:
            # `the army offensive`: the tagger takes the noun for an adjective.
            return "noun"
        return "adjective" if token.dep_ in ("acomp", "conj", "oprd") else None
    # `March 28` is a day and no march.
    if (
        token.pos_ in ("NOUN", "PROPN")
        and not is_name(token)
        and token.ent_type_ not in TIME_LABELS
    ):
        return "noun"
    return None


def _only_describes(token: Token) -> bool:
    """Say whether a participle only describes its noun: `the jailed bishop`, `striking nurses`."""
    return (
        token.dep_ == "amod"
        and token.tag_ in ("VBN", "VBD", "VBG")
        and all(child.dep_ == "advmod" for child in token.children)
        and main_subject(token) is None
    )


def _specificity(fitting: RuleWithWords) -> tuple[int, int, float]:
    rule, words = fitting
    conditions = sum(each != ("*",) or slot == "denial" for slot, each in rule.when.items())
    return len(words), conditions, rule.confidence


@Language.factory("tass_triggers", default_config={})
def make_triggers(nlp: Language, name: str) -> TriggerFinder:  # noqa: ARG001 - spaCy's signature
    """Make the trigger component over the lexicon that ships with the software."""
    if not Doc.has_extension("event_frames"):
        Doc.set_extension("event_frames", default=None)
    return TriggerFinder(read_lexicon())
