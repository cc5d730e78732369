"""What a story is about: sport, culture, science and the like, where words of war are mostly pictures.

A topic is decided by the terms of `seeds.topics` that the story holds, each counted once. Where politics
speaks up as well, or too little speaks for any one topic, the story has none.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from extract.words import Words, words_of
from seeds.topics import Topic, Topics, read_topics

# A story is about a topic if it holds so many of its terms, and so many to a hundred of its words.
_LEAST_TERMS = 3
_LEAST_DENSITY = 2.0
# One term of politics outweighs so many of a quiet topic.
_WEIGHT_OF_POLITICS = 3
_TOLD = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A term where it stands: index of its first token, the term, and its topic."""

    index: int
    term: str
    topic: Topic


@dataclass(frozen=True, slots=True)
class StoryTopic:
    """The quiet topic of a story.

    Attributes:
        topic: The topic.
        terms: Its terms in the story, in their order.
        keepers: Indexes of the tokens that let their sentences keep their events.
    """

    topic: Topic
    terms: tuple[str, ...]
    keepers: tuple[int, ...]

    def weakens(self, sentence: Span) -> bool:
        """Say whether the topic casts doubt on the events of a sentence."""
        return not any(sentence.start <= index < sentence.end for index in self.keepers)

    @property
    def factor(self) -> float:
        """What multiplies the confidence of an event that the topic weakens."""
        return self.topic.factor or 1.0

    @property
    def step(self) -> str:
        """What `explain` says of it."""
        return f"topic: {self.topic.id} ({', '.join(self.terms[:_TOLD])})"


def topic_of(doc: Doc, topics: Topics | None = None) -> StoryTopic | None:
    """Return the quiet topic of a story, or None where it has none or none for sure.

    Args:
        doc: Tagged and lemmatized.
        topics: By default those that ship with the software.
    """
    words = words_of(doc)
    alphabetic = [index for index, word in enumerate(words.words) if word.isalpha()]
    hits = list(_hits(words, alphabetic, topics or read_topics()))
    against = len({hit.term for hit in hits if hit.topic.factor is None})
    best = max(_terms_by_topic(hits).values(), key=len, default=[])
    if not _is_sure(len(best), against, len(alphabetic)):
        return None
    topic = best[0].topic
    keepers = tuple(hit.index for hit in hits if hit.topic.keeps_sentence)
    return StoryTopic(topic, tuple(hit.term for hit in best), keepers)


def _is_sure(n_terms: int, n_against: int, n_words: int) -> bool:
    return (
        n_terms >= _LEAST_TERMS
        and 100 * n_terms >= _LEAST_DENSITY * n_words
        and n_terms > _WEIGHT_OF_POLITICS * n_against
    )


def _terms_by_topic(hits: list[Hit]) -> dict[str, list[Hit]]:
    """Return the first hit of every term of the quiet topics."""
    seen: set[str] = set()
    found: dict[str, list[Hit]] = {}
    for hit in hits:
        if hit.topic.factor is not None and hit.term not in seen:
            seen.add(hit.term)
            found.setdefault(hit.topic.id, []).append(hit)
    return found


def _hits(words: Words, alphabetic: list[int], topics: Topics) -> Iterator[Hit]:
    """Yield the terms in text order; of two that overlap, the one of two words or the first."""
    lemmas = [words.term_lemmas[index] for index in alphabetic]
    taken = -1
    for number, lemma in enumerate(lemmas):
        if lemma not in topics.openers or number == taken:
            continue
        two = f"{lemma} {lemmas[number + 1]}" if number + 1 < len(lemmas) else ""
        index = alphabetic[number]
        if two in topics.by_term and _is_next(words, index, alphabetic[number + 1]):
            taken = number + 1
            yield Hit(index, two, topics.by_term[two])
        elif lemma in topics.by_term:
            yield Hit(index, lemma, topics.by_term[lemma])


def _is_next(words: Words, index: int, other: int) -> bool:
    """Say whether two words are neighbours, with at most a hyphen between them."""
    return other == index + 1 or (other == index + 2 and words.words[index + 1] == "-")
