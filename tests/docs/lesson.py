"""A page with commands and their output, and what these print today: `python -m tests.docs.lesson FILE`.

In a `console` block a line that begins with `$ ` is a command, and what follows is its output. A `python`
block whose first line is `# NAME.py` is a file to save.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOME = "/home/you/tass-events"
"""Where the reader's clone lies on the page."""

_BLOCK = re.compile(r"^```(console|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# What a test cannot do to the environment that it runs in; `make test` does it before.
SETTING_UP = frozenset({"cd tass-events", "make environment", ". .venv/bin/activate"})


def played(page: str, folder: Path) -> str:
    """Return a page with the output that its commands give when they are run in a folder."""
    (folder / "seeds").symlink_to(ROOT / "seeds")
    return _BLOCK.sub(lambda block: _played_block(block[1], block[2], folder), page)


def _played_block(kind: str, text: str, folder: Path) -> str:
    if kind == "console":
        commands = re.findall(r"^\$ (.*)$", text, re.MULTILINE)
        text = "".join(f"$ {command}\n{_output(command, folder)}" for command in commands)
    elif name := re.match(r"# (\w+\.py)\n", text):
        (folder / name[1]).write_text(text, encoding="utf-8")
    return f"```{kind}\n{text}```"


def _output(command: str, folder: Path) -> str:
    if command in SETTING_UP:
        return ""
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        cwd=folder,
        env={
            "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
            "PYTHONPATH": str(ROOT),
            "HOME": os.environ.get("HOME", str(folder)),
            "COLUMNS": "80",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    # `head` closes the pipe on whoever still writes, which is no failure.
    assert done.returncode in {0, 141}, f"{command}: {done.stderr}"
    output = done.stdout.replace(str(folder), HOME)
    return output if output.endswith("\n") or not output else f"{output}\n"


if __name__ == "__main__":
    from tempfile import TemporaryDirectory

    path = Path(sys.argv[1])
    with TemporaryDirectory() as made:
        path.write_text(played(path.read_text(encoding="utf-8"), Path(made)), encoding="utf-8")
