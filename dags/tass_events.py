"""Political events of one publication date of TASS, from raw text to published Parquet.

Each run works on one **publication date**: its partition key, `YYYY-MM-DD`.

| task | does |
|---|---|
| `plan` | finds the date's raw files and deals them into shards, as many as their volume asks for |
| `extract` | codes one shard and resolves who, where and when; one task a shard, side by side |
| `transform` | merges the shards into events and lays out the tables |
| `review` | asks a person about a doubtful mention, where the form says so |
| `apply_reviews` | lays out the tables anew, as decided |
| `validate` | checks every table, and the yield of the whole date, with Great Expectations |
| `publish` | replaces the date's partition in the warehouse, the manifest last |

**Nightly**, at 02:00 UTC, the run of the day before starts. **Other dates** are a backfill:
*Trigger*, *Backfill*, first and last date. For a single date press *Trigger* and fill in the
partition key, or the publication date of the form. A date published before is rebuilt and replaced.

A date without files succeeds: it is published as empty, and the log of `plan` says so; with
`TASS_EVENTS_WAIT_HOURS` it is waited for first. Runs of one date take turns: a second one waits for the
end of the first. A failed check, or a yield that is not plausible, fails the run, and a failed run
leaves the date as it was. Files that come late are picked up by `tass_events_late_files`. A night that
is not published `TASS_EVENTS_DEADLINE_HOURS` after its start is late: `TASS_EVENTS_NOTIFIER` is told.

With *Review doubtful events* the likeliest events of material conflict below the least confidence are
put to a person, under *Required Actions* of the run: accept, reject, retype or leave out. The decision
is kept in `WAREHOUSE/_reviews/`, and holds for every later build of the date.

`publish` emits the asset `tass_events` with the row counts of every table; a DAG scheduled on
`PartitionedAssetTimetable(assets=Asset("tass_events"))` runs once a date.
"""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

from airflow.sdk import (
    Asset,
    CronPartitionTimetable,
    ExceptionRetryPolicy,
    RetryAction,
    RetryRule,
    dag,
    get_current_context,
    task,
)
from airflow.sdk.exceptions import AirflowFailException

from cli.airflow.form import nightly_form
from cli.airflow.lineage import tell_lineage
from cli.airflow.notices import deadline, failure_callbacks
from cli.airflow.planning import Plan
from cli.airflow.pools import CORE_POOL
from cli.airflow.questions import question_about, review_counts
from cli.airflow.reviewing import Review
from cli.airflow.runs import Work, results_of, shard_seconds, timings, working
from cli.airflow.tasks import TASK_DEFAULTS
from cli.settings import load_settings

settings = load_settings()
raw, warehouse = settings.raw.absolute(), settings.warehouse.absolute()
own_actors = settings.own_actors.absolute() if settings.own_actors else None

PUBLISHED = Asset("tass_events")

REPORTS = ("validation.html", "validation.json")
TIMED = ("plan", "extract", "transform", "apply_reviews", "validate")
# What another attempt cannot mend fails at once; files, network and memory get their retries.
PERMANENT = [ValueError, TypeError, LookupError, AttributeError, ImportError]
DEFAULT_ARGS = {
    **TASK_DEFAULTS,
    # What has begun is finished first: a date does not wait while others begin.
    "weight_rule": "upstream",
    "max_retry_delay": timedelta(minutes=10),
    "retry_policy": ExceptionRetryPolicy([RetryRule(PERMANENT, RetryAction.FAIL)]),
    "execution_timeout": timedelta(minutes=30),
}


# A mapped task does not take its documentation from the function.
@task(
    map_index_template="{{ shard_name }}",
    doc_md="Code and resolve the articles of one shard.",
    pool=CORE_POOL,
    execution_timeout=timedelta(hours=1),
)
def extract(shard: str) -> str:
    """Code and resolve the articles of one shard."""
    from cli.airflow.accounts import coded, shard_files
    from cli.shard_reading import read_shard_of

    context = get_current_context()
    context["shard_name"] = Path(shard).stem
    with working(context, warehouse) as work:
        planned = work.take_file(shard)
        results = read_shard_of(work.folder, settings, planned)
        (name,) = work.hand_over(results)
        work.tell(shard_files(planned), coded(results))
        tell_lineage(context, inputs=[raw, work.address(shard)], outputs=[work.address(name)])
    context["ti"].xcom_push("shard_seconds", {Path(shard).stem: work.seconds})
    return name


# A date without files has no shards, and Airflow skips `extract`.
@task(trigger_rule="none_failed", pool=CORE_POOL)
def transform(planned: list[str], coded: list[str]) -> list[dict[str, Any]]:
    """Merge all shards and lay out the tables."""
    from cli.reviews import reviews_of
    from transform.run import doubts_of

    context = get_current_context()
    with working(context, warehouse) as work:
        shards = _lay_out(context, work, results_of(planned, coded or ()))
        if not context["params"]["review"]:
            return []
        day = work.run.publication_date
        doubts = doubts_of(
            shards,
            min_confidence=context["params"]["min_confidence"],
            reviews=reviews_of(warehouse, day),
            most=settings.reviews_a_date,
        )
        return [question_about(doubt, day) for doubt in doubts]


# Skipped by Airflow where nothing was to be reviewed.
@task(trigger_rule="none_failed_min_one_success", pool=CORE_POOL)
def apply_reviews() -> None:
    """Lay out the tables anew, as people have decided."""
    context = get_current_context()
    pull = context["ti"].xcom_pull
    with working(context, warehouse) as work:
        _lay_out(context, work, results_of(pull(task_ids="plan"), pull(task_ids=["extract"])))


def _lay_out(context: Any, work: Work, names: list[str]) -> list[Path]:
    from cli.airflow.accounts import counted, staged_rows
    from cli.reviews import reviews_of
    from transform.run import transform_date

    day = work.run.publication_date
    shards = [work.take_folder(name) for name in names]
    tables = transform_date(
        shards,
        day,
        work.folder / "tables",
        min_confidence=context["params"]["min_confidence"],
        reviews=reviews_of(warehouse, day),
        memory_mb=settings.memory_mb,
    )
    work.hand_over(tables)
    work.tell(counted(len(shards), "shard"), staged_rows(tables))
    tell_lineage(context, inputs=map(work.address, names), outputs=[work.address("tables")])
    return shards


@task(trigger_rule="none_failed", pool=CORE_POOL)
def validate() -> str:
    """Check the tables; rows that may be refused alone go to quarantine."""
    from cli.airflow.accounts import checked, staged_rows
    from load.run import validate_date
    from load.validation import ValidationFailed

    context = get_current_context()
    with working(context, warehouse) as work:
        tables = work.take_folder("tables")
        staged = staged_rows(tables)
        reports = [work.folder / name for name in REPORTS]
        try:
            summary = validate_date(
                tables,
                work.run.publication_date,
                work.folder,
                warehouse=warehouse,
                accept_unusual=context["params"]["accept_unusual"],
                memory_mb=settings.memory_mb,
            )
        except ValidationFailed as failure:
            work.hand_over(*reports)
            raise AirflowFailException(str(failure)) from failure
        # The report tells the tables by their checksums, and so comes after them.
        work.hand_over(tables, *reports)
        work.tell(staged, checked(summary))
        report = work.address(REPORTS[-1])
        tell_lineage(context, inputs=[work.address("tables")], outputs=[report])
    return REPORTS[-1]


@task(outlets=[PUBLISHED], execution_timeout=timedelta(minutes=15))
def publish(validation: str) -> None:
    """Replace the date's partition, and tell the DAGs that wait for it."""
    from cli.airflow.accounts import rows, staged_rows
    from cli.reviews import reviews_of
    from cli.versions import software_versions
    from load.run import publish_date
    from transform.run import applied_reviews

    context = get_current_context()
    with working(context, warehouse) as work:
        run = work.run
        tables = work.take_folder("tables")
        inputs = work.take_file("plan/inputs.json")
        for name in REPORTS:
            work.take_file(name)
        staged = staged_rows(tables)
        manifest = publish_date(
            tables,
            run.publication_date,
            warehouse,
            inputs=inputs,
            validation=work.folder / validation,
            timings=timings(context, TIMED),
            shard_seconds=shard_seconds(context),
            memory_mb=settings.memory_mb,
            reviews=review_counts(
                applied_reviews(tables),
                context["ti"].xcom_pull(task_ids="transform") or (),
                reviews_of(warehouse, run.publication_date),
            ),
            versions=software_versions(settings.model, own_actors),
        )
        work.tell(staged, f"published {rows(manifest.row_counts)}")
        published = [warehouse / table for table in manifest.tables]
        tell_lineage(context, inputs=map(work.address, ("tables", validation)), outputs=published)
        work.checkout.remove(run.name)
    event = context["outlet_events"][PUBLISHED]
    event.add_partitions(run.publication_date.isoformat())
    event.extra["publication_date"] = run.publication_date.isoformat()
    event.extra["row_counts"] = dict(manifest.row_counts)


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
    max_active_runs=settings.max_active_runs,
    deadline=deadline(settings),
    on_failure_callback=failure_callbacks(settings),
    default_args=DEFAULT_ARGS,
    params=nightly_form(settings),
    tags=["tass", "events"],
    doc_md=__doc__,
)
def tass_events() -> None:
    """Plan, extract, transform, validate and publish."""
    plan = Plan(
        task_id="plan",
        settings=settings,
        doc_md="Find the date's raw files and deal them into shards.",
        # The first look at a flat folder of a million files reads all of them.
        execution_timeout=timedelta(hours=2),
    )
    doubts = transform(plan.output, extract.expand(shard=plan.output))
    reviews = Review.partial(
        task_id="review",
        doc_md="Ask a person whether a doubtful mention is an event.",
        map_index_template="{{ task.subject }}",
        warehouse=str(warehouse),
        wait=timedelta(hours=settings.review_hours),
        # The answer has a time limit of its own.
        execution_timeout=None,
    ).expand(question=doubts)
    decided = apply_reviews()
    validation = validate()
    doubts >> validation
    reviews >> decided >> validation
    publish(validation)


tass_events()
