"""Running the command as a user does: arguments in; exit code, output and errors out."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from cli.main import main

SEEDS = Path(__file__).parents[2] / "seeds" / "articles"


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    exit_code: int
    out: str
    err: str


Command = Callable[..., Outcome]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Return what runs `tass-events` in this process, without settings of the caller."""
    for name in ("RAW_URI", "WAREHOUSE_URI", "MIN_CONFIDENCE", "MODEL", "WORKERS", "SHARD_SIZE"):
        monkeypatch.delenv(f"TASS_EVENTS_{name}", raising=False)

    def run(*arguments: str | Path) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["tass-events", *map(str, arguments)])
        with pytest.raises(SystemExit) as stop:
            main()
        captured = capsys.readouterr()
        assert isinstance(stop.value.code, int)
        return Outcome(stop.value.code, captured.out, captured.err)

    return run


@pytest.fixture(scope="session")
def seeds() -> Path:
    """Return the folder of raw files that ship."""
    return SEEDS


@pytest.fixture(scope="session")
def seed_file() -> Path:
    """Return the seed article."""
    return SEEDS / "000_0e92e75e7bff483c.txt"


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a warehouse to which the seed article was published."""
    return publish(SEEDS, tmp_path_factory.mktemp("published") / "warehouse")


def publish(raw: Path, warehouse: Path) -> Path:
    """Publish every date of a folder, and return the warehouse."""
    arguments = ["tass-events", "run", "--raw", str(raw), "--warehouse", str(warehouse)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", arguments)
        with pytest.raises(SystemExit) as stop:
            main()
    assert stop.value.code == 0
    return warehouse
