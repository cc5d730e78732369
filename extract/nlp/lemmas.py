"""Dictionary forms that spaCy's rules miss: they make `hop` of `hoped`, and `stag` of `staged`."""

import re

from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language

_VERB = "verb"
# A verb that ends in one vowel and one consonant doubles the latter: `hopped`, but `hoped`.
_DOUBLES = re.compile(r"[^aeiou][aeiou][^aeiouwxy]$")


def tell_verbs_in_e(nlp: Language) -> None:
    """Let the lemmatizer take `hoped` for a form of `hope` though there is a verb `hop` too.

    The forms of `hop` are found without it in the list: `hopped` by its exception, `hops` by rule.

    Args:
        nlp: The loaded model, which is changed; one with another kind of lemmatizer stays as it is.
    """
    for _, component in nlp.pipeline:
        if isinstance(component, EnglishLemmatizer):
            index = component.lookups.get_table("lemma_index", {})
            known = set(index.get(_VERB, ()))
            stems = {stem for stem in known if f"{stem}e" in known and _DOUBLES.search(stem)}
            index[_VERB] = known - stems
