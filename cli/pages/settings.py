"""The page of the settings, from `cli.settings.Settings`: names, types, defaults, bounds, meanings."""

import inspect
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, get_args

from pydantic.fields import FieldInfo

from cli.settings import PREFIX, Settings
from load.markdown import generated_from, markdown_table, section

_INTRODUCTION = f"""\
A setting is an environment variable. A variable of another name that begins with `{PREFIX}` is refused, with
the name that was probably meant; so is a value that is not allowed. An option of the
[command line](cli.md) goes before a setting."""
_FOLDERS = f"""\
`{PREFIX}RAW_URI` and `{PREFIX}WAREHOUSE_URI` take a local path, a `file://` address, or the
`s3://` address of an [object store](../how-to/object-stores.md), whose endpoint and credentials come from
elsewhere. How to lay tables of your own over ours is in
[actors of your own](../how-to/extend-actors.md); what the settings for Airflow do is in the
[operations guide](../how-to/operations.md)."""
_TYPES = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true or false",
    date: "date",
    dict: "JSON object",
}
_BOUNDS = {"ge": "at least", "gt": "above", "le": "at most"}


def render_settings() -> str:
    """Return the page as Markdown."""
    meanings = _meanings()
    rows = (
        (f"`{PREFIX}{name.upper()}`", _kind(field), _default(field), meanings[name])
        for name, field in Settings.model_fields.items()
    )
    table = markdown_table(("Variable", "Value", "Default", "Meaning"), rows)
    return (
        "\n".join(
            [
                *section(1, "Settings", generated_from("cli/settings.py"), _INTRODUCTION),
                *table,
                "",
                _FOLDERS,
            ]
        )
        + "\n"
    )


def _meanings() -> dict[str, str]:
    """Return what the docstring of the class says of each field."""
    text = inspect.getdoc(Settings) or ""
    found = re.findall(r"^ {4}(\w+): (.*(?:\n {8}.*)*)", text, re.MULTILINE)
    return {name: " ".join(meaning.split()) for name, meaning in found}


def _kind(field: FieldInfo) -> str:
    return " ".join([_type_name(field.annotation), *_bounds(field)])


def _type_name(annotation: Any) -> str:
    if annotation in _TYPES:
        return _TYPES[annotation]
    # `T | None` is a T that may be missing, `dict[K, V]` a dict.
    inner = [each for each in get_args(annotation) if each is not type(None)]
    return _TYPES[inner[0] if len(inner) == 1 else annotation.__origin__]


def _bounds(field: FieldInfo) -> Iterator[str]:
    for bound in field.metadata:
        for name, words in _BOUNDS.items():
            value = getattr(bound, name, None)
            if value is not None:
                yield f"{words} {value}"


def _default(field: FieldInfo) -> str:
    return "" if field.default is None else f"`{field.default}`"
