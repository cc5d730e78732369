"""What a package is written of, read from its files: lengths, docstrings and types of what it holds."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).parent.parent

_Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Function:
    """A function or method.

    Attributes:
        place: Its file and name.
        lines: Its lines, with signature and docstring, without decorators.
        is_public: Whether neither it nor its class begins with an underscore, and it is in no other function.
        is_documented: Whether it has a docstring.
        n_arguments: Its arguments, without `self` and `cls`.
        n_typed: Those with a type.
        is_return_typed: Whether its result has a type.
    """

    place: str
    lines: int
    is_public: bool
    is_documented: bool
    n_arguments: int
    n_typed: int
    is_return_typed: bool


@dataclass(frozen=True, slots=True)
class Module:
    """A file of Python."""

    path: str
    lines: int
    is_documented: bool
    functions: tuple[Function, ...]


@dataclass(frozen=True)
class Package:
    """All files of Python below a folder, or below several."""

    modules: tuple[Module, ...]

    @cached_property
    def functions(self) -> tuple[Function, ...]:
        """All functions and methods."""
        return tuple(function for module in self.modules for function in module.functions)

    @property
    def lines(self) -> int:
        """Lines of all files."""
        return sum(module.lines for module in self.modules)

    @property
    def median_file(self) -> float:
        """Lines of half of the files at the most; empty ones do not count."""
        return median(module.lines for module in self.modules if module.lines)

    @property
    def function_lengths(self) -> tuple[float, float]:
        """Lines of half of the functions at the most, and of nine in ten."""
        lengths = [function.lines for function in self.functions]
        return median(lengths), quantiles(lengths, n=10, method="inclusive")[-1]

    @property
    def documented_modules(self) -> float:
        """Share of files with a docstring."""
        return _share([module.is_documented for module in self.modules if module.lines])

    @property
    def documented_functions(self) -> float:
        """Share of public functions with a docstring."""
        return _share([each.is_documented for each in self.functions if each.is_public])

    @property
    def typed_arguments(self) -> float:
        """Share of arguments with a type."""
        counted = sum(each.n_arguments for each in self.functions)
        return sum(each.n_typed for each in self.functions) / counted

    @property
    def typed_returns(self) -> float:
        """Share of functions whose result has a type."""
        return _share([each.is_return_typed for each in self.functions])


def read_package(name: str, root: Path = ROOT) -> Package:
    """Read the files below a folder of the project."""
    return Package(tuple(_module(path, root) for path in sorted((root / name).rglob("*.py"))))


def _module(path: Path, root: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    tree, place = ast.parse(text), str(path.relative_to(root))
    functions = tuple(_functions(tree, place, is_public=True))
    return Module(place, len(text.splitlines()), ast.get_docstring(tree) is not None, functions)


def _functions(node: ast.AST, place: str, *, is_public: bool) -> Iterator[Function]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, _Function):
            named = is_public and not child.name.startswith("_")
            yield _function(child, place, named, in_class=isinstance(node, ast.ClassDef))
            yield from _functions(child, place, is_public=False)
        else:
            hidden = isinstance(child, ast.ClassDef) and child.name.startswith("_")
            yield from _functions(child, place, is_public=is_public and not hidden)


def _function(node: _Function, place: str, is_public: bool, *, in_class: bool) -> Function:
    is_static = any(isinstance(d, ast.Name) and d.id == "staticmethod" for d in node.decorator_list)
    asked = node.args
    plain = [*asked.posonlyargs, *asked.args][in_class and not is_static :]
    others = [each for each in (asked.vararg, asked.kwarg) if each is not None]
    arguments = [*plain, *asked.kwonlyargs, *others]
    return Function(
        place=f"{place} {node.name}",
        lines=(node.end_lineno or node.lineno) - node.lineno + 1,
        is_public=is_public,
        is_documented=ast.get_docstring(node) is not None,
        n_arguments=len(arguments),
        n_typed=sum(each.annotation is not None for each in arguments),
        is_return_typed=node.returns is not None,
    )


def _share(answers: list[bool]) -> float:
    return sum(answers) / len(answers)
