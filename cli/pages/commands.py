"""The page of the command line, from the commands themselves: what `--help` says, as Markdown."""

from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, get_args

import typer

from cli.main import EXIT_CODES, app
from load.markdown import generated_from, markdown_table, section

_INTRODUCTION = """\
`make` installs the command as `.venv/bin/tass-events`. `--warehouse`, and `--raw` where a command reads raw
files, come from the [settings](settings.md) if they are not given."""
_EXITS = (
    "An error is one line on standard error that names the file or place, the cause and the cure."
)
_TYPES = {int: "number", float: "number", str: "text", Path: "path"}


def render_commands() -> str:
    """Return the page as Markdown."""
    group = typer.main.get_group(app)
    lines = [
        *section(1, "Command line", generated_from("cli"), _INTRODUCTION),
        *section(2, "Exit codes", _EXITS),
    ]
    codes = ((str(code), meaning) for code, meaning in EXIT_CODES.items())
    lines.extend((*markdown_table(("Code", "Meaning"), codes), ""))
    lines.extend(section(2, "tass-events", group.help or ""))
    lines.extend(_option_lines(group))
    for name, command in _commands(group):
        lines.extend(_command_lines(name, command))
    return "\n".join(lines).rstrip() + "\n"


def _commands(group: Any, before: str = "tass-events") -> Iterator[tuple[str, Any]]:
    """Yield every command that does something, with the words that call it."""
    for name, command in group.commands.items():
        called = f"{before} {name}"
        if hasattr(command, "commands"):
            yield from _commands(command, called)
        else:
            yield called, command


def _command_lines(name: str, command: Any) -> Iterator[str]:
    paragraphs = [" ".join(text.split()) for text in command.help.split("\n\n")]
    yield from section(2, name, *paragraphs)
    yield from ("```", _usage(name, command), "```", "")
    yield from _option_lines(command)


def _usage(name: str, command: Any) -> str:
    arguments = [_argument(each) for each in command.params if _is_argument(each)]
    required = [
        f"{each.opts[0]} {_kind(each)}"
        for each in command.params
        if each.required and not _is_argument(each)
    ]
    return " ".join([name, *arguments, *required, "[OPTIONS]"])


def _option_lines(command: Any) -> Iterator[str]:
    rows = (
        (_name(each), _kind(each), _default(each), each.help)
        for each in command.params
        if not each.hidden
    )
    yield from (*markdown_table(("Option", "Value", "Default", "Meaning"), rows), "")


def _is_argument(parameter: Any) -> bool:
    return not parameter.opts[0].startswith("-")


def _argument(parameter: Any) -> str:
    name = str(parameter.metavar or parameter.name.upper())
    return name if parameter.required or name.startswith("[") else f"[{name}]"


def _name(parameter: Any) -> str:
    return f"`{_argument(parameter) if _is_argument(parameter) else parameter.opts[0]}`"


def _kind(parameter: Any) -> str:
    annotation = parameter.type_descriptor.annotation
    if getattr(parameter, "is_flag", False):
        return ""
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return ", ".join(f"`{member.value}`" for member in annotation)
    if parameter.metavar and not _is_argument(parameter):
        return str(parameter.metavar)
    of_item = get_args(annotation)
    return _TYPES.get(of_item[0] if of_item else annotation, "DATE") + _bounds(parameter)


def _bounds(parameter: Any) -> str:
    words = (("from", parameter.min), ("to", parameter.max))
    return "".join(f" {word} {bound:g}" for word, bound in words if bound is not None)


def _default(parameter: Any) -> str:
    if parameter.required:
        return "required"
    if parameter.default in {None, False} or callable(parameter.default):
        return ""
    value = parameter.default
    return f"`{value.value if isinstance(value, Enum) else value}`"
