"""What fuzzing begins with: good inputs of each reader, and the words that they are made of."""

import json
from pathlib import Path
from typing import Any

from tests.cli.conftest import SEEDS

_STORY = next(SEEDS.glob("*.txt")).read_bytes()[:1_500]
_DATELINE = "IGORA /Leningrad Region/, September 5. /TASS/. Talks began.\nMINSK, Nov 17 (Reuters) - It ended."
_MANIFEST: dict[str, Any] = {
    "schema_version": 1,
    "publication_date": "2021-11-17",
    "versions": {"code": "1"},
    "inputs": [{"source_path": "a.txt", "size_bytes": 1, "sha256": "0"}],
    "tables": {"events": {"path": "e", "size_bytes": 1, "sha256": "0", "rows": 1}},
    "reports": [],
    "validation": {
        "publication_date": "2021-11-17",
        "success": True,
        "checks": 1,
        "failed": 0,
        "warnings": 0,
        "row_counts": {},
        "refused_rows": {},
    },
    "timings": {"plan": 0.5},
}
_CSV = 'name,country_code,first_day,wikidata_id\n"Putin, V.",RUS,2000-05-07,Q7747\n'
_YAML = "- id: assault.die\n  type: ASSAULT\n  lemma: [die, perish]\n  mode: null\n"
_TIMES = (
    "on Monday", "last week", "November 8", "in the early 1990s", "from May 1 to June 3, 2020",
    "two days later", "the third quarter of 2021", "30 February", "late last year", "at 10:30 p.m.",
)  # fmt: skip
_INPUTS = [{"source_path": "a.txt", "size_bytes": 1, "sha256": "0"}]

CORPUS: dict[str, tuple[bytes, ...]] = {
    "raw_reader": (_STORY, _DATELINE.encode(), " date 2021-11-17 Zürich.".encode("utf-16")),
    "datelines": (_STORY[:200], _DATELINE.encode()),
    "dates": tuple(f"{number % 9}{time}".encode() for number, time in enumerate(_TIMES)),
    "references": (_CSV.encode(), _YAML.encode()),
    "manifests": (json.dumps(_MANIFEST).encode(), json.dumps(_INPUTS).encode()),
}
WORDS = (
    "date 2021-11-17 ", "/TASS/. ", "MOSCOW, ", "November 17. ", "(Reuters) - ", "\\x0a\\x0a",
    "\\xef\\xbb\\xbf", "\\xe2\\x80\\x8f", "\\xff\\xfe", "All news", "[+814 chars]", "on Monday",
    "next ", "last ", "century",
    "9999", "0000", "February 30", "- id: ", "&a ", "*a", "<<: ", "!!python", "null", "1e999", "true",
)  # fmt: skip


def write_corpus(target: str, folder: Path) -> tuple[Path, Path]:
    """Write the inputs and the words of a target; return the folder of the one and the file of the other."""
    inputs, words = folder / target, folder / "words"
    inputs.mkdir(parents=True)
    for number, content in enumerate(CORPUS[target]):
        (inputs / str(number)).write_bytes(content)
    words.write_text("".join(f'"{word}"\n' for word in WORDS), encoding="ascii")
    return inputs, words
