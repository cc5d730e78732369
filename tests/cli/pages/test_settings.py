"""The page of the settings tells every setting."""

import re

from cli.pages.settings import render_settings
from cli.settings import PREFIX, Settings

ROW = rf"^\| `{PREFIX}(\w+)` \| ([^|]*) \| (?:`([^`]*)`)? ?\| (.*) \|$"
ROWS = {name.lower(): rest for name, *rest in re.findall(ROW, render_settings(), re.MULTILINE)}


def test_every_setting_has_its_default() -> None:
    defaults = {name: field.default for name, field in Settings.model_fields.items()}
    assert {name: default for name, (_, default, _) in ROWS.items()} == {
        name: "" if value is None else str(value) for name, value in defaults.items()
    }


def test_every_setting_has_a_type_and_a_meaning() -> None:
    assert all(kind and meaning.endswith(".") for kind, _, meaning in ROWS.values())


def test_bounds_are_told() -> None:
    assert ROWS["min_confidence"][0] == "number at least 0 at most 1"
    assert ROWS["deadline_hours"][0] == "number above 0"
    assert ROWS["nightly_from"][0] == "date"
    assert ROWS["notifier_arguments"][0] == "JSON object"
