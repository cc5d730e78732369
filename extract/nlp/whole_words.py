"""Verbs with a hyphen that stay one word: spaCy's rules would make three of `co-hosted`, and no verb."""

from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from spacy.language import Language

from seeds.lexicon import Lexicon

# What they mean is what follows: the parser reads `co-hosted` as it reads `hosted`.
_PREFIXES = ("co-", "re-")


@runtime_checkable
class _Tokenizer(Protocol):
    """What is asked of spaCy's tokenizer, whose module has no types."""

    def add_special_case(self, string: str, substrings: list[dict[str, str]]) -> None:
        """Cut a word into the given parts wherever it stands."""


def keep_verbs_whole(nlp: Language, lexicon: Lexicon) -> None:
    """Let the tokenizer keep the verbs that the lexicon writes with a hyphen, in their forms of the past.

    The others may be nouns (`a co-host`), which are read well word by word.
    """
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, _Tokenizer):
        return
    known = [word for part, word in lexicon.by_word if part == "verb"]
    verbs = [word for word in known if "-" in word]
    # `re-started` is written as often as `restarted`.
    verbs += [f"re-{word[2:]}" for word in known if word.startswith("re") and word[2:] in known]
    for form in (form for verb in verbs for form in _forms(verb)):
        tokenizer.add_special_case(form, [{"ORTH": form, "NORM": _read_as(form)}])


def _forms(verb: str) -> Iterator[str]:
    stem = verb.removesuffix("e")
    yield from (f"{stem}ed", f"{stem}ing")


def _read_as(form: str) -> str:
    prefix = next((each for each in _PREFIXES if form.startswith(each)), "")
    return form.removeprefix(prefix)
