"""Dictionary forms that spaCy's rules miss: they make `hop` of `hoped`, and `basis` of `bases`."""

import re

from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language

_VERB, _NOUN = "verb", "noun"
# A verb that ends in one vowel and one consonant doubles the latter: `hopped`, but `hoped`.
_DOUBLES = re.compile(r"[^aeiou][aeiou][^aeiouwxy]$")


def mend_lemmas(nlp: Language) -> None:
    """Let the lemmatizer take `hoped` for a form of `hope` though there is a verb `hop` too.

    And `bases` for the plural of `base`: news tell of camps and not of foundations.

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
            component.lookups.get_table("lemma_exc", {}).get(_NOUN, {})["bases"] = ["base"]
