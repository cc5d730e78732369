"""Asked to end, a command cleans up first, and is not disturbed while it does."""

import signal
import subprocess
import sys

import pytest

ENDS = """
import time
from cli.airflow.signals import ends_as_interrupt
with ends_as_interrupt():
    try:
        print("ready", flush=True)
        time.sleep(600)
    finally:
        print("cleaned up", flush=True)
"""
CLEANS = """
import time
from cli.airflow.signals import uninterrupted
with uninterrupted():
    print("ready", flush=True)
    input()
print("cleaned up", flush=True)
"""


def _told(code: str, number: signal.Signals, then: str = "") -> tuple[str, int]:
    command = [sys.executable, "-c", code]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        process.send_signal(number)
        out, _ = process.communicate(then)
    return out, process.returncode


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_request_to_end_cleans_up(number: signal.Signals) -> None:
    assert _told(ENDS, number) == ("cleaned up\n", 128 + number)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_cleaning_up_is_not_disturbed(number: signal.Signals) -> None:
    assert _told(CLEANS, number, then="\n") == ("cleaned up\n", 0)
