"""The figures of the house are those of its files."""

from pathlib import Path

import pytest
from typer import Typer
from typer.testing import CliRunner

from benchmarks.house import FIGURES, figures, measure
from benchmarks.source import Package, read_package

SHORT = '''"""What it is for."""

from typing import Any


def told(one: int, *rest, named: str = "") -> None:
    """Tell."""


class Shown:
    """It is public."""

    def __init__(self, one) -> None:
        self.one = one

    @staticmethod
    def made(one: int) -> "Shown":
        def inner(two: int) -> Any:
            return two

        return Shown(inner(one))


class _Hidden:
    def untold(self):
        return 1
'''


@pytest.fixture
def package(tmp_path: Path) -> Package:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "short.py").write_text(SHORT, encoding="utf-8")
    (tmp_path / "sub" / "__init__.py").write_text("", encoding="utf-8")
    (tmp_path / "bare.py").write_text("X = 1\n", encoding="utf-8")
    return read_package("", tmp_path)


def test_lines_and_functions_are_counted(package: Package) -> None:
    assert [(module.path, module.lines) for module in package.modules] == [
        ("bare.py", 1),
        ("sub/__init__.py", 0),
        ("sub/short.py", 26),
    ]
    assert {each.place.partition(" ")[2]: each.lines for each in package.functions} == {
        "told": 2,
        "__init__": 2,
        "made": 5,
        "inner": 2,
        "untold": 2,
    }
    assert package.function_lengths == (2, pytest.approx(3.8))


def test_private_and_inner_functions_need_no_docstring(package: Package) -> None:
    assert {each.place.partition(" ")[2] for each in package.functions if each.is_public} == {
        "told",
        "made",
    }
    assert package.documented_functions == 1 / 2
    assert package.documented_modules == 1 / 2


def test_arguments_and_results_without_a_type_are_found(package: Package) -> None:
    assert package.typed_arguments == 4 / 6
    assert package.typed_returns == 4 / 5


def test_each_figure_has_its_column(package: Package) -> None:
    assert dict(zip(FIGURES, figures(package), strict=True))["arguments typed"] == "67%"


def test_another_project_is_measured_in_the_same_way(package: Package, tmp_path: Path) -> None:
    app = Typer()
    app.command()(measure)
    done = CliRunner().invoke(app, ["--folder", str(tmp_path), "--longest", "1"])
    assert done.exit_code == 0
    assert "26  sub/short.py" in done.stdout
