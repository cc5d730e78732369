"""PostgreSQL and Redis from the machine's packages, on the loopback interface, in own folders."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
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
        with _running([postgres, "-D", str(data), *options], port, signal.SIGINT, user):
            _wait_until_started(port)
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
    with _running([*command, "--bind", "127.0.0.1"], port, signal.SIGTERM):
        yield


@contextmanager
def _running(
    command: Sequence[str], port: int, end: signal.Signals, user: str | None = None
) -> Iterator[None]:
    with (
        tempfile.TemporaryFile() as log,
        subprocess.Popen(
            command, stdout=log, stderr=subprocess.STDOUT, cwd="/", user=user
        ) as server,
    ):
        try:
            _wait_for(port, server)
            yield
        finally:
            server.send_signal(end)


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _SECONDS
    while server.poll() is None and time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise ServerError(f"{server.args!r} does not answer on port {port}")


def _wait_until_started(port: int) -> None:
    """Wait for PostgreSQL, which answers with a refusal while it is still starting."""
    ask = [program("pg_isready"), "--host=127.0.0.1", f"--port={port}", "--quiet"]
    end = time.monotonic() + _SECONDS
    while subprocess.run(ask, check=False).returncode:
        if time.monotonic() > end:
            raise ServerError(f"PostgreSQL on port {port} is still starting after {_SECONDS} s")
        time.sleep(0.1)


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
