"""Data flows one way: packages import only what `benchmarks.arrows` lets them; and code stays readable."""

import re
from pathlib import Path

import grimp
import pytest

from benchmarks.arrows import MAY_IMPORT, arrows, in_circles, is_allowed, read_graph
from benchmarks.house import house
from benchmarks.source import Package

PAGE = Path(__file__).parent.parent / "docs" / "explanation" / "the-house.md"


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return read_graph()


@pytest.fixture(scope="module")
def packages() -> dict[str, Package]:
    return house()


def test_imports_inside_functions_are_seen(graph: grimp.ImportGraph) -> None:
    assert ("load.run", "transform.schemas") in arrows(graph)
    assert ("dags.tass_events_catalog", "load.catalog") in arrows(graph)


def test_no_package_imports_what_it_may_not(graph: grimp.ImportGraph) -> None:
    broken = [
        f"{one} imports {other}" for one, other in arrows(graph) if not is_allowed((one, other))
    ]
    assert not broken, "\n".join(broken)


def test_a_later_stage_or_the_inside_of_an_earlier_one_may_not_be_imported() -> None:
    assert not is_allowed(("extract.run", "transform.schemas"))
    assert not is_allowed(("load.run", "transform.tables"))
    assert not is_allowed(("load.run", "transform"))
    assert is_allowed(("load.run", "transform.schemas"))
    assert is_allowed(("extract.run", "seeds.actors.cells"))


def test_no_module_imports_itself_by_way_of_others(graph: grimp.ImportGraph) -> None:
    assert in_circles(graph) == []


def test_a_circle_is_found() -> None:
    graph = grimp.ImportGraph()
    for one, other in (("a", "b"), ("b", "c"), ("c", "b"), ("c", "d")):
        graph.add_import(importer=one, imported=other)
    assert in_circles(graph) == ["b", "c"]


@pytest.mark.parametrize("word", ["utils", "helpers", "manager"])
def test_no_room_without_a_name(word: str, graph: grimp.ImportGraph) -> None:
    assert not [module for module in graph.modules if word in module.rpartition(".")[2]]


def test_the_page_tells_the_arrows() -> None:
    rows = re.findall(r"^\| `(\w+)` \|[^|]+\|([^|]+)\|$", PAGE.read_text(encoding="utf-8"), re.M)
    told = {name: set(re.findall(r"`([\w.]+)`", may_import)) for name, may_import in rows}
    assert told == {name: set(allowed) for name, allowed in MAY_IMPORT.items()}


def test_every_package_is_held_to_it(packages: dict[str, Package]) -> None:
    assert set(packages) == {*MAY_IMPORT, "benchmarks", "all"}
    assert all(package.functions for package in packages.values())


def test_functions_are_short_documented_and_typed(packages: dict[str, Package]) -> None:
    for name, package in packages.items():
        half, nine_in_ten = package.function_lengths
        assert nine_in_ten <= 30, name
        assert half <= 9 or name == "dags"
        assert package.documented_modules == package.documented_functions == 1, name
        assert package.typed_arguments == package.typed_returns == 1, name
