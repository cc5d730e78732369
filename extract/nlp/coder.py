"""The coder: articles in, extractions out, one model loaded once and articles streamed through it."""

import atexit
import gc
import sys
from collections.abc import Iterable, Iterator

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from extract.articles import PAYLOAD_CHARS
from extract.background import background_sentences
from extract.mentions import MentionBuilder
from extract.nlp import (
    arguments,
    attribution,
    coreference,
    mistaken_verbs,
    modality,
    paragraphs,
    triggers,
)
from extract.nlp.lemmas import mend_lemmas
from extract.nlp.paragraphs import unparsed
from extract.nlp.parsing.stand_ins import put_in_stand_ins
from extract.nlp.tenses import tense_of_time
from extract.nlp.whole_words import keep_verbs_whole
from extract.reading import Reading, read_article
from extract.records import Article, Entity, Extraction, Refusal, ShardResult, TimeExpression
from extract.times import find_times
from extract.toponyms import find_toponyms
from seeds.lexicon import read_lexicon

COMPONENTS = (
    "tass_mistaken_verbs",
    "tass_triggers",
    "tass_arguments",
    "tass_modality",
    "tass_attribution",
    "tass_coreference",
)
# Importing these modules registers their factories with spaCy.
_FACTORIES = (
    mistaken_verbs,
    triggers,
    arguments,
    modality,
    attribution,
    coreference,
    paragraphs,
)
_BATCH = 64
# A story makes tens of thousands of objects, hardly any of which refer to each other in circles.
_OBJECTS_BETWEEN_COLLECTIONS = 30_000


def load_parser(model: str) -> Language:
    """Load a spaCy model that keeps sentences inside their paragraphs.

    Its parse is the stock model's, computed by components that stand in for those of spaCy where they can.

    Args:
        model: Name of an installed spaCy pipeline with tagger, parser, lemmatizer and entities.

    Raises:
        OSError: If the model is not installed.
    """
    nlp = spacy.load(model)
    # How long an article may be is a setting of the reader, which refuses longer ones by name.
    nlp.max_length = sys.maxsize
    nlp.add_pipe("tass_paragraphs", before="parser")
    keep_verbs_whole(nlp, read_lexicon())
    mend_lemmas(nlp)
    put_in_stand_ins(nlp)
    return nlp


def load_pipeline(model: str) -> Language:
    """Load a spaCy model and add the components of the coder.

    Raises:
        OSError: If the model is not installed.
    """
    nlp = load_parser(model)
    for component in COMPONENTS:
        nlp.add_pipe(component, last=True)
    _spare_the_collector()
    return nlp


def _spare_the_collector() -> None:
    if gc.get_freeze_count():
        # Another model was kept before this one, and may be of no use any more.
        gc.unfreeze()
        gc.collect()
    # Model and lexicon stay until the end: the collector need not look through them again and again.
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    # At the exit it may: some libraries complain of what is never let go.
    atexit.register(gc.unfreeze)


class Coder:
    """Codes articles with one loaded model."""

    def __init__(self, model: str) -> None:
        """Load the model, which takes about a second.

        Raises:
            OSError: If the model is not installed.
        """
        self.nlp = load_pipeline(model)

    def code(self, articles: Iterable[Article]) -> Iterator[ShardResult]:
        """Yield one result an article, in order; an article that cannot be coded becomes a refusal."""
        read = ((article, read_article(article)) for article in articles)
        pairs = ((unparsed(self.nlp, reading), (article, reading)) for article, reading in read)
        parsed = self.nlp.pipe(pairs, as_tuples=True, batch_size=_BATCH, disable=COMPONENTS)
        for doc, (article, reading) in parsed:
            yield self._result(doc, article, reading)
            # What rules have kept with the document refers back to it, and would wait for the collector.
            doc.user_data.clear()

    def _coded(self, doc: Doc) -> Doc:
        """Let our components read a parsed document: one of which they fail stops no other."""
        for name in COMPONENTS:
            doc = self.nlp.get_pipe(name)(doc)
        return doc

    def _result(self, doc: Doc, article: Article, reading: Reading) -> ShardResult:
        try:
            return ShardResult(extraction_of(self._coded(doc), article, reading), None)
        except RecursionError:
            return _refused(article, "a sentence is nested too deep for the coder: split it")
        except (ValueError, IndexError, KeyError) as error:
            reason = f"the coder failed ({type(error).__name__}: {error}); report the text"
            return _refused(article, reason)


def _refused(article: Article, reason: str) -> ShardResult:
    refusal = Refusal(
        "article",
        article.source_path,
        article.source_offset,
        "coder_error",
        reason,
        article.text[:PAYLOAD_CHARS],
    )
    return ShardResult(None, refusal)


def extraction_of(doc: Doc, article: Article, reading: Reading) -> Extraction:
    """Build the record of one article from its parsed document."""
    times = find_times(doc)
    toponyms = find_toponyms(doc)
    builder = MentionBuilder(doc, reading, times, toponyms, background_sentences(doc, article))
    return Extraction(
        article=article,
        sentences=tuple(builder.span(sentence) for sentence in builder.sentences),
        entities=builder.entities(),
        toponyms=tuple(Entity(builder.span(t), t.label_) for t in toponyms),
        times=tuple(_times(doc, reading, times)),
        mentions=tuple(builder.mentions()),
    )


def _times(doc: Doc, reading: Reading, times: list[tuple[int, int]]) -> Iterator[TimeExpression]:
    for start, end in times:
        span: Span | None = doc.char_span(start, end, alignment_mode="expand")
        tense = tense_of_time(span.root) if span is not None else "past"
        yield TimeExpression(reading.span(start, end), tense)
