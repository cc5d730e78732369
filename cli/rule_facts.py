"""A rule of the lexicon as named facts, in the words of its file."""

from collections.abc import Iterable, Iterator

from seeds.lexicon import Rule


def rule_facts(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield what a rule says, each with its name; what it leaves open is left out."""
    return ((name, value) for name, value in _facts(rule) if value)


def _facts(rule: Rule) -> Iterator[tuple[str, str]]:
    yield rule.part_of_speech, _list(rule.words)
    yield "mode", rule.mode or ""
    yield "actor", _list(rule.actor)
    yield "recipient", _list(rule.recipient)
    yield "reciprocal", "all parties are actors" if rule.reciprocal else ""
    yield "requires", rule.requires
    for slot, words in rule.when.items():
        yield f"when {slot}", _list(words)
    for slot, words in rule.unless.items():
        yield f"unless {slot}", _list(words)
    yield "absorbs", _list(rule.absorbs)
    yield "content", rule.content or ""
    yield "contexts", _list(rule.contexts)
    yield "confidence", f"{rule.confidence:.2f}"
    yield "example", rule.examples[0].text


def _list(words: Iterable[str]) -> str:
    return ", ".join(words)
