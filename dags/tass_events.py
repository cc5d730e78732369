"""Political events of one publication date of TASS, from raw text to published Parquet.

Each run works on one **publication date**: its partition key, `YYYY-MM-DD`.

| task | does |
|---|---|
| `plan` | finds the date's raw files, writes their inventory and splits them into shards |
| `extract` | codes one shard; one task a shard, side by side |
| `transform` | interprets the coded mentions and lays out the tables |
| `validate` | checks every table with Great Expectations; a failed check ends the run |
| `publish` | replaces the date's partition in the warehouse, the manifest last |

**Nightly**, at 02:00 UTC, the run of the day before starts. **Other dates** are a backfill:
*Trigger*, *Backfill*, first and last date. For a single date press *Trigger* and fill in the
partition key, or the publication date of the form. A date published before is rebuilt and replaced.

A date without files succeeds: it is published as empty, and the log of `plan` says so. A failed run
leaves the date as it was. `publish` emits the asset `tass_events` with the row counts of every
table; a DAG scheduled on `PartitionedAssetTimetable(assets=Asset("tass_events"))` runs once a date.
"""

import logging
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from airflow.sdk import (
    Asset,
    CronPartitionTimetable,
    ExceptionRetryPolicy,
    Param,
    RetryAction,
    RetryRule,
    dag,
    get_current_context,
    task,
)
from airflow.sdk.exceptions import AirflowFailException

from cli.airflow.runs import dated_run, timings, working
from cli.settings import load_settings

log = logging.getLogger(__name__)
settings = load_settings()
raw, warehouse = settings.raw.absolute(), settings.warehouse.absolute()

PUBLISHED = Asset("tass_events")
MAX_SHARDS = 1024  # Airflow's `max_map_length`

# What another attempt cannot mend fails at once; files, network and memory get their retries.
PERMANENT = [ValueError, TypeError, LookupError, AttributeError, ImportError]
DEFAULT_ARGS = {
    "owner": "tass-events",
    "retries": 2,
    "retry_delay": timedelta(seconds=30),
    "retry_exponential_backoff": 2.0,
    "max_retry_delay": timedelta(minutes=10),
    "retry_policy": ExceptionRetryPolicy([RetryRule(PERMANENT, RetryAction.FAIL)]),
    "execution_timeout": timedelta(hours=1),
}
PARAMS = {
    "publication_date": Param(
        None,
        type=["null", "string"],
        format="date",
        title="Publication date",
        description="The date to process. Needed only where the run has no partition key.",
    ),
    "shard_size": Param(
        settings.shard_size,
        type="integer",
        minimum=1,
        title="Shard size",
        description="Raw files that one extract task reads.",
    ),
    "min_confidence": Param(
        settings.min_confidence,
        type="number",
        minimum=0,
        maximum=1,
        title="Least confidence",
        description="Event mentions below it are not published.",
    ),
}


@task
def plan() -> list[str]:
    """Find the date's raw files and split them into shards."""
    from extract.run import plan_date

    context = get_current_context()
    with working(context, warehouse) as run:
        shards = plan_date(
            raw,
            run.publication_date,
            run.folder / "plan",
            shard_size=context["params"]["shard_size"],
            max_file_bytes=settings.max_file_bytes,
        )
    if not shards:
        log.warning("No files of %s under %s: the date is empty.", run.publication_date, raw)
    if len(shards) > MAX_SHARDS:
        raise AirflowFailException(f"{len(shards)} shards, not {MAX_SHARDS}: raise shard_size")
    return [str(shard) for shard in shards]


# A mapped task does not take its documentation from the function.
@task(map_index_template="{{ shard_name }}", doc_md="Code the articles of one shard.")
def extract(shard: str) -> str:
    """Code the articles of one shard."""
    from extract.run import extract_shard

    context = get_current_context()
    context["shard_name"] = Path(shard).stem
    with working(context, warehouse) as run:
        coded = extract_shard(
            Path(shard),
            run.folder / "shards",
            model=settings.model,
            max_file_bytes=settings.max_file_bytes,
            max_article_chars=settings.max_article_chars,
        )
    return str(coded)


# A date without files has no shards, and Airflow skips `extract`.
@task(trigger_rule="none_failed")
def transform(shards: list[str]) -> str:
    """Interpret the mentions of all shards and lay out the tables."""
    from transform.run import transform_date

    context = get_current_context()
    with working(context, warehouse) as run:
        tables = transform_date(
            [Path(shard) for shard in shards or ()],
            run.publication_date,
            run.folder / "tables",
            min_confidence=context["params"]["min_confidence"],
        )
    return str(tables)


@task
def validate(tables: str) -> str:
    """Check the tables; rows that may be refused alone go to quarantine."""
    from load.run import validate_date
    from load.validation import ValidationFailed

    with working(get_current_context(), warehouse) as run:
        try:
            validate_date(Path(tables), run.publication_date, run.folder)
        except ValidationFailed as failure:
            raise AirflowFailException(str(failure)) from failure
    return str(run.folder / "validation.json")


@task(outlets=[PUBLISHED])
def publish(tables: str, validation: str) -> None:
    """Replace the date's partition, and tell the DAGs that wait for it."""
    from cli.versions import software_versions
    from load.durable import remove_folder
    from load.run import publish_date

    context = get_current_context()
    run = dated_run(context, warehouse)
    manifest = publish_date(
        Path(tables),
        run.publication_date,
        warehouse,
        inputs=run.folder / "plan" / "inputs.json",
        validation=Path(validation),
        timings=timings(context, ("plan", "extract", "transform", "validate")),
        versions=software_versions(settings.model),
    )
    event = context["outlet_events"][PUBLISHED]
    event.add_partitions(run.publication_date.isoformat())
    event.extra["publication_date"] = run.publication_date.isoformat()
    event.extra["row_counts"] = dict(manifest.row_counts)
    remove_folder(run.folder, up_to=warehouse)


@dag(
    schedule=CronPartitionTimetable(
        "0 2 * * *",
        timezone="UTC",
        run_offset=-1,
        run_immediately=timedelta(0),
        key_format="%Y-%m-%d",
    ),
    start_date=settings.nightly_from and datetime.combine(settings.nightly_from, time.min, UTC),
    catchup=False,
    max_active_runs=2,
    default_args=DEFAULT_ARGS,
    params=PARAMS,
    tags=["tass", "events"],
    doc_md=__doc__,
)
def tass_events() -> None:
    """Plan, extract, transform, validate and publish."""
    tables = transform(extract.expand(shard=plan()))
    publish(tables, validate(tables))


tass_events()
