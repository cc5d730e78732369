"""Telling people that a run failed or a night is late, by the notifier of Airflow that the settings name.

None is named by default: failures are then seen in the interface alone, and late nights in the log of
the triggerer.
"""

import logging
from collections.abc import Awaitable, Mapping
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any

from airflow.sdk.definitions.callback import AsyncCallback
from airflow.sdk.definitions.deadline import DeadlineAlert, DeadlineReference

from cli.airflow.runs import NoPublicationDateError, publication_date_of
from cli.settings import PREFIX, Settings, SettingsError

log = logging.getLogger(__name__)
_NIGHT = timedelta(days=2)
"""A run that was queued so long after the beginning of its date is for a date of the past."""


def failure_callbacks(settings: Settings) -> list[Any]:
    """Return what Airflow is to call when a run has failed.

    Raises:
        SettingsError: If there is no such notifier, or it does not take the arguments.
    """
    if settings.notifier is None:
        return []
    try:
        return [_notifier_class(settings.notifier)(**settings.notifier_arguments)]
    except (ImportError, AttributeError, ValueError) as error:
        raise SettingsError(f"{PREFIX}NOTIFIER", f"no notifier: {error}") from error
    except TypeError as error:
        raise SettingsError(f"{PREFIX}NOTIFIER_ARGUMENTS", str(error)) from error


def deadline(settings: Settings) -> DeadlineAlert:
    """Return by when the data of a night is to be published, and what to do if it is not."""
    return DeadlineAlert(
        name="published in time",
        reference=DeadlineReference.DAGRUN_QUEUED_AT,
        interval=timedelta(hours=settings.deadline_hours),
        callback=AsyncCallback(
            tell_of_late_night,
            {"notifier": settings.notifier, "arguments": settings.notifier_arguments},
        ),
    )


async def tell_of_late_night(
    notifier: str | None, arguments: dict[str, Any], context: dict[str, Any]
) -> None:
    """Say that the run of a night is late; runs for dates of the past have no deadline.

    Called by Airflow's triggerer when the deadline has passed and the run has not succeeded.

    Args:
        notifier: Class of the notifier.
        arguments: Its arguments; templates in them see `context`.
        context: `dag_run` and `deadline` as Airflow gives them; `reason` is added.
    """
    run = context["dag_run"]
    if is_of_last_night(run):
        log.warning("Late: run %s is %s and should have succeeded", run["dag_run_id"], run["state"])
        if notifier is not None:
            told: Awaitable[None] = _notifier_class(notifier)(
                **arguments, context=context | {"reason": "late"}
            )
            await told


def is_of_last_night(run: Mapping[str, Any]) -> bool:
    """Say whether a run, as the REST API tells it, is for the night in which it was queued."""
    chosen = (run.get("conf") or {}).get("publication_date")
    try:
        day = publication_date_of(run.get("partition_key"), chosen)
    except NoPublicationDateError:
        return False
    begin = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return datetime.fromisoformat(str(run["queued_at"])) - begin < _NIGHT


def _notifier_class(path: str) -> Any:
    module, _, name = path.rpartition(".")
    return getattr(import_module(module), name)
