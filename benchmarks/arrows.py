"""Which module imports which, read from the code without running it: the arrows of the house.

What each package may import of the others stands here, `tests/test_architecture.py` holds the code to it,
and `benchmarks.house` counts. Imports inside functions count like any other.
"""

from collections import Counter
from collections.abc import Iterable

import grimp

MAY_IMPORT: dict[str, frozenset[str]] = {
    "stores": frozenset(),
    "seeds": frozenset(),
    "extract": frozenset({"seeds", "stores"}),
    "transform": frozenset({"seeds", "stores", "extract.records"}),
    "load": frozenset({"seeds", "stores", "transform.schemas"}),
    "cli": frozenset({"seeds", "stores", "extract", "transform", "load"}),
    "dags": frozenset({"transform", "load", "cli"}),
}
"""What a package may import beside itself: whole packages, and single modules that hand over."""

Arrow = tuple[str, str]
"""An importing module, and the one that it imports; or the packages of both."""


def read_graph() -> grimp.ImportGraph:
    """Read the imports between the modules of the house."""
    return grimp.build_graph(*MAY_IMPORT, cache_dir=None)


def arrows(graph: grimp.ImportGraph) -> list[Arrow]:
    """Return the imports that leave a package, sorted."""
    found = (
        (m, each) for m in graph.modules for each in graph.find_modules_directly_imported_by(m)
    )
    return sorted((one, other) for one, other in found if package_of(one) != package_of(other))


def package_of(module: str) -> str:
    """Return the outermost package of a module."""
    return module.partition(".")[0]


def is_allowed(arrow: Arrow) -> bool:
    """Say whether a module may import another package's."""
    one, other = arrow
    parts = other.split(".")
    names = {".".join(parts[:length]) for length in range(1, len(parts) + 1)}
    return not names.isdisjoint(MAY_IMPORT[package_of(one)])


def between_packages(found: Iterable[Arrow]) -> Counter[Arrow]:
    """Count arrows by the packages that they join."""
    return Counter((package_of(one), package_of(other)) for one, other in found)


def in_circles(graph: grimp.ImportGraph) -> list[str]:
    """Return the modules that import themselves by way of others, sorted."""
    return sorted(
        module
        for module in graph.modules
        if any(
            graph.chain_exists(importer=each, imported=module)
            for each in graph.find_modules_directly_imported_by(module)
        )
    )
