"""Modules that wait until something of them is asked for."""

import gc
import importlib
import sys
from pathlib import Path

import pytest

from load.imports import imported_when_used, undisturbed


def test_a_module_runs_when_something_of_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    ran = tmp_path / "ran"
    (tmp_path / "slow_charts.py").write_text(f"open({str(ran)!r}, 'w').close()\ncolour = 'red'\n")
    (tmp_path / "quick_charts.py").write_text("colour = 'blue'\n")
    with imported_when_used(frozenset({"slow_charts", "not_installed"})):
        charts = importlib.import_module("slow_charts")
        assert importlib.import_module("quick_charts").colour == "blue"
        with pytest.raises(ModuleNotFoundError):
            importlib.import_module("not_installed")
    assert not ran.exists()
    assert charts.colour == "red"
    assert ran.exists()
    monkeypatch.delitem(sys.modules, "slow_charts")
    monkeypatch.delitem(sys.modules, "quick_charts")


def test_the_collector_goes_on_after_an_import_that_failed() -> None:
    def fail() -> None:
        with undisturbed():
            assert not gc.isenabled()
            importlib.import_module("not_installed")

    with pytest.raises(ModuleNotFoundError):
        fail()
    assert gc.isenabled()
