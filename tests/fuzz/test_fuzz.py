"""A minute of fuzzing: each reader stands inputs that nobody thought of."""

import re
import subprocess
import sys

import pytest

from tests.fuzz.corpus import CORPUS

pytestmark = pytest.mark.slow

SECONDS = 12


@pytest.mark.skipif(sys.platform != "linux", reason="atheris has no wheel elsewhere")
@pytest.mark.parametrize("target", CORPUS)
def test_a_reader_stands_whatever_comes(target: str) -> None:
    command = [sys.executable, "-m", "tests.fuzz", target, "--seconds", str(SECONDS), "--seed", "0"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3_000:]
    tried = re.search(r"^Done (\d+) runs", done.stderr, re.MULTILINE)
    assert tried
    assert int(tried[1]) > 100
