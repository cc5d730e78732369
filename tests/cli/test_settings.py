"""Settings come from the environment, and a wrong one is named."""

import traceback
from pathlib import Path

import pytest
from pydantic import ValidationError

from cli.settings import Settings, SettingsError, load_settings, local_folder


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"TASS_EVENTS_{name}".upper(), raising=False)


def test_every_setting_has_a_default() -> None:
    assert load_settings() == Settings()
    assert load_settings().raw == Path("raw")


def test_the_environment_sets_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TASS_EVENTS_RAW_URI", "file:///data/raw%20text")
    monkeypatch.setenv("TASS_EVENTS_WORKERS", "4")
    settings = load_settings()
    assert (settings.raw, settings.workers) == (Path("/data/raw text"), 4)


@pytest.mark.parametrize(
    ("variable", "value", "cause"),
    [
        ("TASS_EVENTS_MIN_CONFIDENCE", "1.5", "less than or equal to 1, not '1.5'"),
        ("TASS_EVENTS_WORKERS", "two", "valid integer, unable to parse string as an integer"),
        ("TASS_EVENTS_WORKERS", "0", "greater than or equal to 1"),
        ("TASS_EVENTS_MODEL", "", "at least 1 character"),
        ("TASS_EVENTS_NOTIFIER", "not a class", "String should match pattern"),
        ("TASS_EVENTS_NOTIFIER_ARGUMENTS", '{"to"', "EOF while parsing"),
        ("TASS_EVENTS_MODLE", "x", "no such setting; did you mean TASS_EVENTS_MODEL?"),
        (
            "TASS_EVENTS_ZZZZZZZZ",
            "x",
            "did you mean TASS_EVENTS_RAW_URI or TASS_EVENTS_WAREHOUSE_URI or",
        ),
    ],
)
def test_a_wrong_variable_is_named_with_its_cause(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, cause: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError) as raised:
        load_settings()
    assert raised.value.variable == variable
    assert str(raised.value).startswith(f"{variable}: ")
    assert cause in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("value", ['{"token": "hunter2"', '["hunter2"]'])
def test_what_may_be_a_secret_is_not_shown(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("TASS_EVENTS_NOTIFIER_ARGUMENTS", value)
    with pytest.raises(SettingsError, match="NOTIFIER_ARGUMENTS: ") as raised:
        load_settings()
    assert "hunter2" not in "".join(traceback.format_exception(raised.value))


def test_an_address_that_is_no_folder_is_refused() -> None:
    with pytest.raises(SettingsError, match="s3://bucket/raw is not a local folder; give a path"):
        local_folder("TASS_EVENTS_RAW_URI", "s3://bucket/raw")


def test_settings_cannot_be_changed_or_extended() -> None:
    settings = Settings()
    with pytest.raises(ValidationError):
        settings.workers = 3  # type: ignore[misc]
    with pytest.raises(ValidationError):
        Settings.model_validate({"wrokers": 3})
