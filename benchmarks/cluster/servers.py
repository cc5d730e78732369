"""PostgreSQL and Redis from the machine's packages, on the loopback interface, in own folders."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

_SECONDS = 60


class ServerError(RuntimeError):
    """A server is missing, or does not start."""


@contextmanager
def running_postgres(port: int, password_file: Path) -> Iterator[None]:
    """Start a server with an empty database `airflow` of the user `airflow`, and stop it at the end.

    Args:
        port: Where it listens.
        password_file: Holds the password of the user.

    Raises:
        ServerError: If it is not installed, or does not answer.
    """
    initdb, postgres, createdb = (program(name) for name in ("initdb", "postgres", "createdb"))
    # It does not run as root, and must reach its folder as another user.
    user = "postgres" if os.geteuid() == 0 else None
    password = password_file.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory(prefix="postgres-") as name:
        data, given = Path(name) / "data", Path(name) / "password"
        given.write_text(password, encoding="utf-8")
        if user:
            shutil.chown(name, user)
            shutil.chown(given, user)
        account = ["--username=airflow", "--auth=scram-sha-256", f"--pwfile={given}"]
        subprocess.run(
            [initdb, *account, "--no-sync", data], check=True, capture_output=True, user=user
        )
        options = ["-p", str(port), "-c", "listen_addresses=127.0.0.1", "-k", name, "-F"]
        # Asked to end by this signal, it ends those who are connected.
        is_ready = partial(_takes_orders, port)
        with _running([postgres, "-D", str(data), *options], is_ready, signal.SIGINT, user):
            subprocess.run(
                [createdb, "--host=127.0.0.1", f"--port={port}", "--username=airflow", "airflow"],
                check=True,
                env={"PGPASSWORD": password},
            )
            yield


@contextmanager
def running_redis(port: int, configuration: Path) -> Iterator[None]:
    """Start a server with the configuration of a file, and stop it at the end.

    Args:
        port: Where it listens.
        configuration: The file.

    Raises:
        ServerError: If it is not installed, or does not answer.
    """
    command = [program("redis-server"), str(configuration), "--port", str(port)]
    is_ready = partial(_listens, port)
    with _running([*command, "--bind", "127.0.0.1"], is_ready, signal.SIGTERM):
        yield


@contextmanager
def _running(
    command: Sequence[str],
    is_ready: Callable[[], bool],
    end: signal.Signals,
    user: str | None = None,
) -> Iterator[None]:
    with (
        tempfile.TemporaryFile() as log,
        subprocess.Popen(
            command, stdout=log, stderr=subprocess.STDOUT, cwd="/", user=user
        ) as server,
    ):
        try:
            _wait_for(server, is_ready)
            yield
        finally:
            server.send_signal(end)


def _wait_for(server: subprocess.Popen[bytes], is_ready: Callable[[], bool]) -> None:
    end = time.monotonic() + _SECONDS
    while server.poll() is None and time.monotonic() < end:
        if is_ready():
            return
        time.sleep(0.1)
    raise ServerError(f"{server.args!r} does not answer")


def _takes_orders(port: int) -> bool:
    """Say whether PostgreSQL has started: while it does, it answers with a refusal."""
    ask = [program("pg_isready"), "--host=127.0.0.1", f"--port={port}", "--quiet"]
    return subprocess.run(ask, check=False).returncode == 0


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def program(name: str) -> str:
    """Return a program's path; Debian keeps those of PostgreSQL off the search path.

    Raises:
        ServerError: If it is not installed.
    """
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    path = os.pathsep.join([*map(str, folders), os.environ.get("PATH", "")])
    found = shutil.which(name, path=path)
    if found is None:
        raise ServerError(f"{name} is missing: apt-get install postgresql redis-server")
    return found
