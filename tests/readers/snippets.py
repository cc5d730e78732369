"""The snippets of the guide, run in the tool they are for."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "how-to" / "read-the-tables.md"
SPARK = ROOT / ".readers" / "bin" / "python"
NODE_MODULES = Path(__file__).parent / "node_modules"
_ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "SPARK_LOCAL_IP": "127.0.0.1",
    # A short question: what makes a long one faster only delays it.
    "PYSPARK_SUBMIT_ARGS": "--master local[2] --conf spark.ui.enabled=false"
    " --conf spark.sql.shuffle.partitions=2 --driver-java-options -XX:TieredStopAtLevel=1"
    " pyspark-shell",
}


@dataclass(frozen=True)
class Reader:
    """A tool: its heading in the guide, what runs its snippet, and what prints what was counted."""

    heading: str
    program: str | Path
    printing: str
    suffix: str = "py"


_PRINT_COUNTED = "\nimport json; print(json.dumps({}))"
READERS = [
    Reader(
        "DuckDB",
        sys.executable,
        _PRINT_COUNTED.format("counted.set_index('event_type')['events'].to_dict()"),
    ),
    Reader("pandas", sys.executable, _PRINT_COUNTED.format("counted.to_dict()")),
    Reader("Polars", sys.executable, _PRINT_COUNTED.format("dict(counted.iter_rows())")),
    Reader("Spark", SPARK, _PRINT_COUNTED.format("dict(map(tuple, counted.collect()))")),
    Reader("Node", "node", "\nconsole.log(JSON.stringify(counted));", "mjs"),
]


class ReaderError(Exception):
    """What a tool said when it failed."""


def first_snippet(reader: Reader) -> str:
    """Return the first snippet below the heading of a tool."""
    section = PAGE.read_text(encoding="utf-8").partition(f"\n## {reader.heading}\n")[2]
    (snippet,) = re.findall(r"```\w+\n(.*?)^```", section, re.DOTALL | re.MULTILINE)[:1]
    return str(snippet)


def counted(reader: Reader, snippet: str, warehouse: Path, folder: Path) -> dict[str, int]:
    """Run a snippet beside a warehouse, and return what it has counted.

    Raises:
        ReaderError: If the tool fails.
    """
    for needed in ("java", "node", SPARK, NODE_MODULES / "apache-arrow" / "package.json"):
        if not (shutil.which(needed) or Path(needed).is_file()):
            pytest.fail(f"{needed} is not there: install Java and Node, and run `make readers`")
    script = folder / f"question.{reader.suffix}"
    script.write_text(snippet + reader.printing, encoding="utf-8")
    (folder / "warehouse").symlink_to(warehouse)
    (folder / "node_modules").symlink_to(NODE_MODULES)
    done = subprocess.run(
        [reader.program, script],
        cwd=folder,
        env={**_ENVIRONMENT, "HOME": str(folder)},
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise ReaderError(done.stderr)
    found = json.loads(done.stdout.splitlines()[-1])
    assert isinstance(found, dict)
    return found
