"""Starting the components of Airflow, and stopping every process that comes of them.

Each component leads a session of its own. Task processes leave its process group but never its
session, so a component is stopped by its session, and nothing outlives it.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

_GRACE_SECONDS = 10.0
_CLOCK_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Session:
    """A session of processes.

    Attributes:
        id: Its number, the process number of its leader.
        started: When the leader started, in seconds since 1970: tells a reused number apart.
    """

    id: int
    started: float


@dataclass(frozen=True, slots=True)
class Component:
    """A running part of Airflow.

    Attributes:
        name: What it is (`scheduler`).
        process: Its first process.
        session: The session of all its processes.
        log: What it prints.
    """

    name: str
    process: subprocess.Popen[bytes]
    session: Session
    log: Path


def start_component(
    name: str,
    arguments: Sequence[str],
    env: Mapping[str, str],
    cwd: Path,
    logs: Path,
    python: str = sys.executable,
) -> Component:
    """Start `airflow ARGUMENTS` in a session of its own, its output in `logs/NAME.log`.

    Args:
        name: What it is called.
        arguments: What follows `airflow`.
        env: All its variables.
        cwd: Its working directory.
        logs: Folder of logs.
        python: The interpreter of an environment that has Airflow.
    """
    log = logs / f"{name}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603
            [python, "-m", "airflow", *arguments],
            env=dict(env),
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    session = Session(process.pid, psutil.Process(process.pid).create_time())
    return Component(name, process, session, log)


def stop_sessions(sessions: Iterable[Session], grace_seconds: float = _GRACE_SECONDS) -> None:
    """Ask every process of the sessions to end, and kill what is left after `grace_seconds`."""
    wanted = list(sessions)
    _signal(_members(wanted), signal.SIGTERM)
    _wait_until(lambda: not _members(wanted), grace_seconds)
    kill_sessions(wanted)


def kill_sessions(sessions: Iterable[Session]) -> None:
    """Kill every process of the sessions, without asking any of them."""
    wanted = list(sessions)
    while left := _members(wanted):
        _signal(left, signal.SIGKILL)
        time.sleep(0.2)


def remember(sessions: Iterable[Session], path: Path) -> None:
    """Note the sessions, so that the next start can end them if this one is killed outright."""
    path.write_text(json.dumps([asdict(session) for session in sessions]), encoding="utf-8")


def remembered(path: Path) -> list[Session]:
    """Return the sessions noted by `remember`; none if the file is absent or half-written."""
    try:
        return [Session(**entry) for entry in json.loads(path.read_text(encoding="utf-8"))]
    except (FileNotFoundError, ValueError, TypeError):
        return []


def _members(sessions: Iterable[Session]) -> list[psutil.Process]:
    ours = {session.id: session.started for session in sessions}
    reused = {number for number, started in ours.items() if _is_reused(number, started)}
    wanted = ours.keys() - reused
    return [process for process in psutil.process_iter() if _session_of(process) in wanted]


def _is_reused(number: int, started: float) -> bool:
    try:
        leader = psutil.Process(number)
        return abs(leader.create_time() - started) > _CLOCK_SECONDS
    except psutil.NoSuchProcess:
        return False


def _session_of(process: psutil.Process) -> int | None:
    try:
        if process.status() == psutil.STATUS_ZOMBIE:
            return None
        return os.getsid(process.pid)
    except (psutil.Error, OSError):
        return None


def _signal(processes: Iterable[psutil.Process], number: signal.Signals) -> None:
    for process in processes:
        try:
            process.send_signal(number)
        except psutil.NoSuchProcess:
            continue


def _wait_until(condition: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.2)
