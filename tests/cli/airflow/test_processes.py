"""A session is stopped whole: whoever left the process group, and whoever does not listen."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from cli.airflow.processes import Session, remember, remembered, stop_sessions

# A leader that ignores SIGTERM, with a child that leads a process group of its own.
STUBBORN = """
import os, signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], process_group=0)
print(child.pid, flush=True)
time.sleep(600)
"""


@pytest.fixture
def leader() -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", STUBBORN]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        yield process
        process.kill()


def _session(process: subprocess.Popen[str]) -> Session:
    return Session(process.pid, psutil.Process(process.pid).create_time())


def test_everything_of_a_session_is_stopped(leader: subprocess.Popen[str]) -> None:
    assert leader.stdout
    child = psutil.Process(int(leader.stdout.readline()))
    stop_sessions([_session(leader)], grace_seconds=0.5)
    assert leader.wait() == -signal.SIGKILL
    psutil.wait_procs([child], timeout=10)
    assert not child.is_running() or child.status() == psutil.STATUS_ZOMBIE


def test_reused_number_is_left_alone(leader: subprocess.Popen[str]) -> None:
    session = _session(leader)
    stop_sessions([Session(session.id, session.started - 3600)], grace_seconds=0)
    assert leader.poll() is None


def test_sessions_are_remembered(tmp_path: Path) -> None:
    sessions = [Session(1, 2.5), Session(3, 4.0)]
    remember(sessions, tmp_path / "sessions.json")
    assert remembered(tmp_path / "sessions.json") == sessions


@pytest.mark.parametrize("content", [None, "", "[{", '[{"id": 1}]', "{}"])
def test_lost_memory_is_no_memory(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "sessions.json"
    if content is not None:
        path.write_text(content)
    assert remembered(path) == []
