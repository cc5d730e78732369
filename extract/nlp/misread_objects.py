"""Objects that the parser misreads: behind their recipient, or beside it as if there were two."""

from spacy.tokens import Token

from extract.words import TIME_LABELS

_SOMEBODY = frozenset({"PERSON", "ORG", "NORP"})
_COUNTED = ("det", "nummod", "poss")
_NAMING = frozenset(
    "call describe term see view regard consider characterize characterise dub label brand deem say".split()
)


def complements(phrase: Token) -> list[Token]:
    """Return the nouns after a preposition, without an object that stands behind the recipient."""
    nouns = [child for child in phrase.children if child.dep_ == "pobj"]
    found = _recipient_and_object(phrase)[:1] or nouns or called(phrase, "pcomp")
    found = found or _taken_for_subject(phrase)
    # `seen as responsible`
    return found or [child for child in phrase.children if child.dep_ == "amod"]


def _taken_for_subject(phrase: Token) -> list[Token]:
    """Return the noun after a preposition that the parser makes the subject of an infinitive behind it.

    In `met with the emir to express concern` the emir expresses nothing; `for` does open such a clause.
    """
    is_open = phrase.right_edge == phrase and phrase.i + 1 < len(phrase.doc)
    if phrase.dep_ != "prep" or phrase.lower_ == "for" or not is_open:
        return []
    first = phrase.nbor()
    noun = next((each for each in (first, *first.ancestors) if each.dep_ == "nsubj"), None)
    if noun is None or noun.left_edge != first:
        return []
    behind = noun.right_edge.i + 1
    helps = [child for child in noun.head.children if child.dep_ == "aux" and child.lower_ == "to"]
    return [noun] if any(each.i == behind for each in helps) else []


def called(word: Token, label: str) -> list[Token]:
    """Return what a clause under a word gives a name to: `welcomed what it called a bold step`."""
    clauses = [each for each in word.children if each.dep_ == label and each.lemma_ in _NAMING]
    named = [
        noun
        for clause in clauses
        if any(child.lower_ == "what" for child in clause.children)
        for child in clause.children
        for noun in ([*child.children] if child.lower_ == "as" else [child])
    ]
    return [each for each in named if each.dep_ in ("oprd", "attr", "pobj") and each.i > word.i]


def shifted_object(verb: Token) -> list[Token]:
    """Return the object that stands behind the recipient: `returned to Baku four villages`.

    Or behind a circumstance, for which the parser takes it too: `arrested in absentia General Budanov`.
    """
    phrases = [child for child in verb.children if child.dep_ == "prep"]
    found = [noun for phrase in phrases for noun in _recipient_and_object(phrase)[1:]]
    return found or [child for child in verb.children if _is_misplaced(child)]


def _is_misplaced(noun: Token) -> bool:
    """Say whether a name behind a circumstance is taken for one itself."""
    if noun.dep_ != "npadvmod" or noun.i < noun.head.i:
        return False
    if noun.ent_type_ not in _SOMEBODY and not _follows_day(noun):
        return False
    return not any(word.is_punct for word in noun.doc[noun.head.i : noun.left_edge.i])


def _follows_day(noun: Token) -> bool:
    """Say whether a noun stands right behind the day of its verb: `met Monday the premier`."""
    before = noun.left_edge.i - 1
    day = noun.doc[before] if before > noun.head.i else None
    is_day = day is not None and day.head == noun.head and day.ent_type_ == "DATE"
    return is_day and noun.ent_type_ not in TIME_LABELS


def first_of_two(verb: Token) -> list[Token]:
    """Return whoever receives, where the parser finds two objects: `sent Kyiv eleven transformers`."""
    objects = [child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i]
    if len(objects) != 2:
        return []
    between = verb.doc[objects[0].i + 1 : objects[1].left_edge.i]
    return objects[:1] if objects[0].pos_ == "PROPN" and not len(between) else []


def _recipient_and_object(phrase: Token) -> list[Token]:
    """Return both nouns that the parser hangs on `to`, though it can have only one."""
    if phrase.lower_ not in ("to", "from", "of") or phrase.head.pos_ != "VERB":
        return []
    nouns = [child for child in phrase.children if child.dep_ == "pobj"]
    if len(nouns) == 1:
        nouns = [*_before_counted(nouns[0]), *nouns]
    return nouns if len(nouns) == 2 else []


def _before_counted(noun: Token) -> list[Token]:
    """Return the name before the article or number of a noun: `to Baku four villages`."""
    counts = [child.i for child in noun.children if child.dep_ in _COUNTED]
    names = [child for child in noun.children if child.dep_ == "nmod" and child.pos_ == "PROPN"]
    return [name for name in names if counts and name.i < min(counts)]
