"""How long a loaded model stays."""

import weakref

import pytest

from extract.nlp.coder import load_pipeline
from tests.extract.conftest import MODEL


@pytest.mark.slow
def test_a_model_that_nobody_uses_any_more_goes_when_another_is_loaded() -> None:
    first = load_pipeline(MODEL)
    words = weakref.ref(first.vocab.lookups)
    del first
    load_pipeline(MODEL)
    assert words() is None
