"""Components that stand in for those of a stock model: they find the same, sooner."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc
from threadpoolctl import threadpool_limits

from extract.nlp.parsing.arcs import read_arc_finder
from extract.nlp.parsing.entities import read_entity_finder
from extract.nlp.parsing.forms import read_form_finder
from extract.nlp.parsing.layers import UnknownModelError
from extract.nlp.parsing.token_vectors import TokenVectors, read_token_vectors

Annotate = Callable[[Sequence[Doc]], None]


class StandIn:
    """A spaCy component that works on batches of texts."""

    def __init__(self, annotate: Annotate) -> None:
        """Keep what annotates texts, none of which is empty."""
        self._annotate = annotate

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one text."""
        self._annotate_all([doc])
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        """Annotate a stream of texts."""
        stream = iter(docs)
        while batch := list(islice(stream, batch_size)):
            self._annotate_all(batch)
            yield from batch

    def _annotate_all(self, docs: Sequence[Doc]) -> None:
        filled = [doc for doc in docs if len(doc)]
        if filled:
            self._annotate(filled)


def put_in_stand_ins(nlp: Language) -> None:
    """Replace the components of a model that others can stand in for.

    Args:
        nlp: The loaded model, which is changed; one that is built in another way keeps its own components.
    """
    # The matrices are small: a second thread would cost more than it brings, and workers need the cores.
    threadpool_limits(1, user_api="blas")
    for part, (replaced, _) in _PARTS.items():
        if set(replaced) <= set(nlp.pipe_names):
            with suppress(UnknownModelError):
                nlp.add_pipe(_FACTORY, f"tass_{part}", config={"part": part}, before=replaced[0])
                for name in replaced:
                    nlp.remove_pipe(name)


def _set_vectors(vectors: TokenVectors) -> Annotate:
    def annotate(docs: Sequence[Doc]) -> None:
        for doc, found in zip(docs, vectors.of(docs), strict=True):
            # Where tagger and parser look for them.
            doc.tensor = found  # type: ignore[assignment]  # the stub asks for doubles

    return annotate


_PARTS: dict[str, tuple[tuple[str, ...], Callable[..., Annotate]]] = {
    "vectors": (("tok2vec",), lambda stock: _set_vectors(read_token_vectors(stock.model))),
    "arcs": (("parser",), lambda stock: read_arc_finder(stock).annotate),
    "forms": (("attribute_ruler", "lemmatizer"), lambda *stock: read_form_finder(*stock).annotate),
    "entities": (("ner",), lambda stock: read_entity_finder(stock).annotate),
}
_FACTORY = "tass_stand_in"


@Language.factory(_FACTORY, default_config={"part": "entities"})
def make_stand_in(nlp: Language, name: str, part: str) -> StandIn:  # noqa: ARG001 - spaCy's signature
    """Make what stands in for a part of the model.

    Args:
        nlp: The model, with the components that are to be replaced.
        name: Name of the component.
        part: Which part, one of those listed here.

    Raises:
        UnknownModelError: If the part is not built as known.
    """
    replaced, read = _PARTS[part]
    return StandIn(read(*map(nlp.get_pipe, replaced)))
