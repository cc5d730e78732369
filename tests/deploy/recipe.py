"""Following the build of `deploy/Dockerfile` by hand, in a folder that has nothing but what it copies.

The folder stands for the root of the image: paths below /opt are taken below it.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
DOCKERFILE = ROOT / "deploy" / "Dockerfile"
HOME = "/opt/tass-events"


def instructions(stage: int) -> Iterator[tuple[str, str]]:
    """Yield keyword and arguments of each instruction of a stage, FROM included."""
    text = re.sub(r"^#.*\n", "", DOCKERFILE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    lines = text.replace("\\\n", " ").splitlines()
    found = -1
    for line in filter(None, map(str.strip, lines)):
        keyword, _, arguments = line.partition(" ")
        found += keyword == "FROM"
        if found == stage:
            yield keyword, arguments


def build(root: Path, uv: str) -> Path:
    """Follow the first stage, and return its folder.

    Args:
        root: An empty folder, which stands for `/`.
        uv: The installer, in place of the one that the recipe brings.
    """
    home = root / HOME.removeprefix("/")
    home.mkdir(parents=True)
    variables = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    variables["PATH"] = f"{Path(uv).parent}{os.pathsep}{variables['PATH']}"
    for keyword, arguments in instructions(0):
        if keyword == "ENV":
            pairs = (pair.split("=", 1) for pair in arguments.split())
            variables |= {name: value.replace(HOME, str(home)) for name, value in pairs}
            # The machine's cache spares what the image has no use for.
            variables.pop("UV_NO_CACHE", None)
        elif keyword == "COPY":
            *sources, target = arguments.split()
            for source in sources:
                _copy(ROOT / source, home / target)
        elif keyword == "RUN" and "pip install" not in arguments:
            command = arguments.replace(HOME, str(home))
            subprocess.run(["sh", "-ec", command], cwd=home, env=variables, check=True)
    return home


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)
