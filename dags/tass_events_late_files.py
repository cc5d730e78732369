"""Published dates whose raw files came late, were corrected or withdrawn are rebuilt.

Every morning at 04:00 UTC `find` compares the raw files with the manifests of all published dates, and
`rebuild` starts a run of `tass_events` for each date that was made of other files. Why is shown in the
name of each `rebuild`, in the note of the run that it starts, and in that run's configuration.

A date all of whose files are gone is not rebuilt, because it would be published as empty: the log of
`find` warns of it, and a run of `tass_events` for that date does it where it is meant. A raw folder
without any file fails `find`. `tass-events changed` lists the same dates without rebuilding them.

Files that belong to no date, because they cannot be read or do not say when they were published, are
named in the log of `find`, kept in `WAREHOUSE/_undated.parquet` and shown under *Published dates*.

`tidy` removes what runs that failed or were killed have left in `WAREHOUSE/_runs`, once nothing has been
written there for `TASS_EVENTS_KEEP_RUNS_DAYS`; and in an object store the files that no manifest names any
more, a day after they were replaced.
"""

import logging
from datetime import UTC, datetime, time, timedelta
from typing import Any

from airflow.providers.standard.operators.trigger_dagrun import TriggerDagRunOperator
from airflow.sdk import Param, dag, get_current_context, task
from airflow.sdk.exceptions import AirflowFailException

from cli.airflow.dag_id import DAG_ID
from cli.airflow.notices import failure_callbacks
from cli.airflow.tasks import TASK_DEFAULTS
from cli.settings import load_settings

log = logging.getLogger(__name__)
settings = load_settings()
raw, warehouse = settings.raw.absolute(), settings.warehouse.absolute()


@task
def find() -> list[dict[str, Any]]:
    """Find the published dates whose raw files have changed, and say why."""
    from cli.errors import CommandError
    from cli.late_files import look_at_raw

    context = get_current_context()
    try:
        found = look_at_raw(raw, warehouse, settings.max_file_bytes)
    except CommandError as error:
        raise AirflowFailException(str(error)) from error
    for refusal in found.undated:
        log.warning("%s belongs to no date: %s", refusal.source_path, refusal.reason)
    for change in found.changes:
        if change.is_bereft:
            log.warning("%s is not rebuilt: %s", change.publication_date, change.why)
    wanted = [change for change in found.changes if not change.is_bereft]
    tonight = wanted[: context["params"]["most_dates"]]
    later = len(wanted) - len(tonight)
    log.info("%d dates have changed: %d now, %d another night", len(wanted), len(tonight), later)
    stamp = f"{context['dag_run'].run_after:%Y%m%dT%H%M%S}"
    return [
        {
            "trigger_run_id": f"late__{change.publication_date}__{stamp}",
            "conf": {"publication_date": str(change.publication_date), "why": change.why},
            "note": change.why,
        }
        for change in tonight
    ]


@task
def tidy() -> None:
    """Remove the files of runs that ended without publishing, and of replaced publications, once old."""
    from cli.airflow.accounts import counted
    from cli.old_runs import old_runs, remove_runs
    from load.checkout.opening import checked_out

    with checked_out(warehouse) as checkout:
        found = old_runs(checkout, datetime.now(UTC) - settings.keep_runs)
        remove_runs(checkout, found)
        swept = checkout.sweep()
    names = "".join(f"; {run}" for run in found)
    log.info("Removed the files of %s%s", counted(len(found), "old run"), names)
    log.info("Removed %s of replaced publications", counted(len(swept), "object"))


@dag(
    schedule="0 4 * * *",
    start_date=settings.nightly_from and datetime.combine(settings.nightly_from, time.min, UTC),
    catchup=False,
    max_active_runs=1,
    on_failure_callback=failure_callbacks(settings),
    default_args={**TASK_DEFAULTS, "execution_timeout": timedelta(hours=2)},
    params={
        "most_dates": Param(
            31,
            type="integer",
            minimum=1,
            maximum=1000,
            title="Most dates",
            description="So many dates are rebuilt, the earliest first; the others the next night.",
        ),
    },
    tags=["tass", "events"],
    doc_md=__doc__,
)
def tass_events_late_files() -> None:
    """Find the dates that have changed, and rebuild each; and tidy up."""
    TriggerDagRunOperator.partial(
        task_id="rebuild",
        doc_md="Start a run of `tass_events` for a date that has changed.",
        trigger_dag_id=DAG_ID,
        logical_date=None,
        fail_when_dag_is_paused=True,
        skip_when_already_exists=True,
        map_index_template="{{ task.conf['publication_date'] }} {{ task.conf['why'] }}",
    ).expand_kwargs(find())
    tidy()


tass_events_late_files()
