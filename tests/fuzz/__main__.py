"""Fuzz one reader, guided by what its code reaches: `python -m tests.fuzz TARGET [--runs N] [--seconds N]`.

Ends with 0 where nothing was found; otherwise the input is kept and named.
"""

import resource
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import atheris
import typer

with atheris.instrument_imports(include=["extract", "transform", "load", "seeds"]):
    from tests.fuzz.targets import TARGETS

from tests.fuzz.corpus import write_corpus

_LONGEST_INPUT = 1_500
# For one input; the slowest takes milliseconds.
_MOST_SECONDS = 20
_MOST_BYTES = 1_500_000_000


def main(
    target: Annotated[str, typer.Argument(help="What to fuzz.")],
    runs: Annotated[int, typer.Option(help="Inputs to try; -1 for no end.")] = -1,
    seconds: Annotated[int, typer.Option(help="Time to take; 0 for no end.")] = 60,
    seed: Annotated[int, typer.Option(help="The same seed tries the same inputs.")] = 1,
) -> None:
    """Fuzz one reader."""
    inputs, words = write_corpus(target, Path(tempfile.mkdtemp()))
    options = {
        "runs": runs,
        "max_total_time": seconds,
        "seed": seed,
        "max_len": _LONGEST_INPUT,
        "timeout": _MOST_SECONDS,
        # libFuzzer would count what the process that started this one has ever held.
        "rss_limit_mb": 0,
        "dict": words,
        "artifact_prefix": f"{inputs.parent}/",
        "print_final_stats": 1,
    }
    resource.setrlimit(resource.RLIMIT_DATA, (_MOST_BYTES, _MOST_BYTES))
    arguments = [f"-{name}={value}" for name, value in options.items()]
    atheris.Setup([sys.argv[0], *arguments, str(inputs)], TARGETS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    typer.run(main)
