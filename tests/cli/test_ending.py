"""How a process of the command ends: quickly, but when all that waits for its end has been called."""

import subprocess
import sys

import pytest

SCRIPT = """
import atexit, sys
from cli.ending import QuickEnd

end = QuickEnd()

class Kept:
    def __del__(self):
        print("freed")

kept = Kept()
atexit.register(print, "called")
print("written", end=" ")
end.exit_code = {exit_code}
sys.exit(3)
"""


@pytest.mark.parametrize(
    ("exit_code", "said"), [("3", "written called"), ("None", "written called freed")]
)
def test_nothing_is_freed_but_everything_is_called_and_written(exit_code: str, said: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(exit_code=exit_code)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.split(), done.stderr) == (3, said.split(), "")


@pytest.mark.parametrize(("arguments", "exit_code"), [("--version", 0), ("no-such-command", 2)])
def test_the_command_ends_with_its_exit_code(arguments: str, exit_code: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cli", arguments], capture_output=True, check=False
    )
    assert done.returncode == exit_code
    assert bool(done.stdout) != bool(done.stderr)
