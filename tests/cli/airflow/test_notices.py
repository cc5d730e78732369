"""Only the run of a last night can be late."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

# Airflow makes a folder of its own on import, so it is imported in a process of its own.
ASK = """
import json, sys
from cli.airflow.notices import failure_callbacks, is_of_last_night
from cli.settings import SettingsError, load_settings

queued = "2024-02-29T02:00:00Z"
run = {"queued_at": queued, "partition_key": None, "conf": None}
print([
    is_of_last_night(run | {"partition_key": "2024-02-28"}),
    is_of_last_night(run | {"conf": {"publication_date": "2024-02-29"}}),
    is_of_last_night(run | {"partition_key": "2024-02-27"}),
    is_of_last_night(run),
])
try:
    print([type(found).__name__ for found in failure_callbacks(load_settings())])
except SettingsError as error:
    print(error)
"""
SMTP = "airflow.providers.smtp.notifications.smtp.SmtpNotifier"


def _ask(home: Path, **settings: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", ASK],
        env={"AIRFLOW_HOME": str(home), "HOME": str(home), "PATH": "/usr/bin:/bin"} | settings,
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-2:]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({}, "[]"),
        (
            {"NOTIFIER": SMTP, "NOTIFIER_ARGUMENTS": '{"to": "desk@example.org"}'},
            "['SmtpNotifier']",
        ),
        (
            {"NOTIFIER": "no.such.Notifier"},
            "TASS_EVENTS_NOTIFIER: no notifier: No module named 'no'",
        ),
        ({"NOTIFIER": SMTP}, "TASS_EVENTS_NOTIFIER_ARGUMENTS: .*missing 1 required .*'to'"),
    ],
)
def test_nobody_is_told_by_default_and_a_wrong_notifier_is_named(
    tmp_path: Path, settings: dict[str, str], told: str
) -> None:
    nights, callbacks = _ask(
        tmp_path, **{f"TASS_EVENTS_{name}": value for name, value in settings.items()}
    )
    assert nights == "[True, True, False, False]"
    assert re.fullmatch(told if told[0] != "[" else re.escape(told), callbacks)
