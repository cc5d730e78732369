"""Which sentences of the lexicon's rules the codebook shows: few, with all parties, of different words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from seeds.lexicon import Example, Rule, read_lexicon
from seeds.scope import Pair

_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Illustration:
    """A sentence and the rule that codes it."""

    rule: Rule
    example: Example

    @property
    def pair(self) -> Pair:
        """Type and mode that the sentence is coded as."""
        if self.example.event_type:
            return self.example.event_type, self.example.event_mode
        return self.rule.event_type, self.example.event_mode or self.rule.mode

    @property
    def word(self) -> str:
        """The first word of the rule."""
        return self.rule.words[0].split()[0]


def illustrate(wanted: Callable[[Illustration], bool], most: int) -> list[Illustration]:
    """Choose sentences of the lexicon, the same ones every time.

    Args:
        wanted: Says whether a sentence may be chosen.
        most: How many are chosen at most.
    """
    candidates = sorted(filter(wanted, _all()), key=_rank)
    chosen: list[Illustration] = []
    while candidates and len(chosen) < most:
        best = min(candidates, key=lambda each: _sameness(each, chosen))
        chosen.append(best)
        candidates.remove(best)
    return chosen


def of_pair(pair: Pair) -> Callable[[Illustration], bool]:
    """Return what says whether a sentence shows a type, or one of its modes."""
    return lambda each: each.pair == pair


def of_type(event_type: str) -> Callable[[Illustration], bool]:
    """Return what says whether a sentence shows a type, whatever its mode."""
    return lambda each: each.pair[0] == event_type


def of_context(context: str) -> Callable[[Illustration], bool]:
    """Return what says whether a sentence shows a context."""
    return lambda each: context in each.rule.contexts


def _all() -> Iterator[Illustration]:
    for rule in read_lexicon().rules.values():
        # What the content of another event decides is shown by `seeds.scope`, which names it.
        if rule.content is None:
            yield from (
                Illustration(rule, example)
                for example in rule.examples
                if example.shown and example.modality == "asserted"
            )


def _rank(each: Illustration) -> tuple[bool, bool, float]:
    """Put sentences with both parties first, then short ones, then those of the surest rules."""
    parties = (each.example.actor, each.example.recipient)
    return None in parties, len(each.example.text) > _LONGEST, -each.rule.confidence


def _sameness(each: Illustration, chosen: list[Illustration]) -> tuple[int, int, int]:
    """Count what a sentence repeats of those that are chosen: the rule, the word, the part of speech."""
    return (
        sum(each.rule.id == other.rule.id for other in chosen),
        sum(each.word == other.word for other in chosen),
        sum(each.rule.part_of_speech == other.rule.part_of_speech for other in chosen),
    )
