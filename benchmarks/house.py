"""Measures how the code is kept: sizes, docstrings, types, and which package imports which.

    uv run python -m benchmarks.house [--folder DIR] [--longest N]

`--folder` measures a checkout of another project in the same way, its folder as one package.
"""

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from benchmarks.arrows import MAY_IMPORT, arrows, between_packages, in_circles, read_graph
from benchmarks.source import Package, read_package
from cli.console import output

PACKAGES = (*MAY_IMPORT, "benchmarks")
FIGURES = (
    "files",
    "lines",
    "median file",
    "median function",
    "nine in ten",
    "module docstrings",
    "public functions documented",
    "arguments typed",
    "returns typed",
)


def figures(package: Package) -> tuple[str, ...]:
    """Return what `FIGURES` names."""
    half, most = package.function_lengths
    shares = (
        package.documented_modules,
        package.documented_functions,
        package.typed_arguments,
        package.typed_returns,
    )
    sizes = (len(package.modules), package.lines, package.median_file, half, most)
    return *(f"{size:,.0f}" for size in sizes), *(f"{share:.0%}" for share in shares)


def house() -> dict[str, Package]:
    """Read every package, and `all` of them together."""
    found = {name: read_package(name) for name in PACKAGES}
    return {**found, "all": Package(tuple(m for each in found.values() for m in each.modules))}


def measure(
    folder: Annotated[Path | None, typer.Option(help="Another project.")] = None,
    longest: Annotated[int, typer.Option(min=0, help="So many of the longest.")] = 5,
) -> None:
    """Print the figures, the longest files and functions, and the arrows between packages."""
    found = house() if folder is None else {folder.name: read_package("", folder)}
    table = Table("package", *FIGURES)
    for name, package in found.items():
        table.add_row(name, *figures(package))
    output().print(table)
    last = list(found.values())[-1]
    _print_longest("files", {module.path: module.lines for module in last.modules}, longest)
    _print_longest("functions", {each.place: each.lines for each in last.functions}, longest)
    if folder is None:
        _print_arrows()


def _print_longest(kind: str, lines: dict[str, int], count: int) -> None:
    ranked = sorted(lines, key=lambda place: -lines[place])[:count]
    output().print(
        f"longest {kind}:", *(f"  {lines[place]:>4}  {place}" for place in ranked), sep="\n"
    )


def _print_arrows() -> None:
    graph = read_graph()
    counted = between_packages(arrows(graph))
    shown = ", ".join(f"{one} -> {other} {n}" for (one, other), n in sorted(counted.items()))
    output().print(f"imports between packages: {shown}")
    output().print(f"modules in a circle: {', '.join(in_circles(graph)) or 'none'}")


if __name__ == "__main__":
    typer.run(measure)
