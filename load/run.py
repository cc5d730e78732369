"""The load stage, step by step: what the DAG and the command line call."""

from collections.abc import Mapping
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path

from load.batch import staged_batch
from load.checkout.opening import checked_out
from load.judgement import Judgement
from load.manifest import Manifest, read_inputs, slowest
from load.outputs import stage_daily, stage_reports, stage_tables
from load.publication import AfterStep, commit, no_step, publishing, recover
from load.results import ValidationSummary
from load.validation import read_report, validate_staged
from load.warehouse import Warehouse
from load.yields import USUAL_DAYS, recent_yields
from stores.address import Address
from stores.spilling import DEFAULT_MEMORY_MB
from transform.schemas import SCHEMA_VERSION


def prepare_checks() -> None:
    """Import what checking needs; that takes seconds, in which another process may do other work."""
    from load.checking import Checker

    Checker()


def validate_date(
    tables: Path,
    publication_date: date,
    out: Path,
    *,
    warehouse: Address,
    accept_unusual: bool = False,
    memory_mb: int = DEFAULT_MEMORY_MB,
) -> ValidationSummary:
    """Check the staged tables of a date and write `validation.json` and `validation.html`.

    Rows that can be refused alone are moved to quarantine in the staged tables first.

    Args:
        tables: Folder of `<table>.parquet`.
        publication_date: The date of the tables.
        out: Folder of the reports.
        warehouse: The published tables, whose last dates say what is usual.
        accept_unusual: Whether a yield that is not plausible only warns.
        memory_mb: So much memory joining may take before files are used instead.

    Raises:
        ValidationFailed: If a critical check is not met.
        UnreadableTableError: If a staged table is missing or is not Parquet.
    """
    from load.checking import Checker  # here, because pandas and Great Expectations are slow

    with checked_out(warehouse) as checkout:
        checkout.fetch_manifests(publication_date - timedelta(days=USUAL_DAYS), publication_date)
        history = tuple(recent_yields(checkout.folder, publication_date))
    judgement = Judgement(history=history, accept_unusual=accept_unusual)
    checker = Checker(memory_mb=memory_mb, beside=tables.parent)
    return validate_staged(tables, publication_date, out, checker, judgement).summary


def publish_date(  # noqa: PLR0913 - one argument for each fact of the run
    tables: Path,
    publication_date: date,
    warehouse: Address,
    *,
    inputs: Path,
    validation: Path,
    timings: dict[str, float],
    versions: dict[str, str],
    shard_seconds: Mapping[str, float] | None = None,
    reviews: Mapping[str, int] | None = None,
    memory_mb: int = DEFAULT_MEMORY_MB,
    after_step: AfterStep = no_step,
) -> Manifest:
    """Replace a date in all tables by the staged and validated ones.

    Args:
        tables: Folder of `<table>.parquet`, as validated.
        publication_date: The date to publish.
        warehouse: The published tables.
        inputs: The list of raw files that planning has written.
        validation: `validation.json`, with `validation.html` beside it.
        timings: Seconds by step.
        versions: Versions of code, lexicon, model and gazetteer.
        shard_seconds: Seconds that each shard took to extract.
        reviews: How many decisions of reviewers were applied, by choice.
        memory_mb: So much memory sorting and joining may take before files are used instead.
        after_step: Told each step that is done.

    Returns:
        The manifest that was written last.

    Raises:
        NotValidatedError: If the tables are not those that validation has passed.
        OvertakenError: If another run has published the date in an object store meanwhile.
        ManifestError: If `inputs` cannot be read.
    """
    report = read_report(validation, publication_date, tables)
    batch = staged_batch(tables, publication_date)
    with ExitStack() as held:
        checkout = held.enter_context(checked_out(warehouse))
        checkout.fetch_manifests(publication_date, publication_date)
        site = Warehouse(checkout.folder)
        recover(site)
        held.enter_context(publishing(site, publication_date))
        manifest = Manifest(
            schema_version=SCHEMA_VERSION,
            publication_date=publication_date,
            versions=versions,
            tables=stage_tables(site, batch, memory_mb=memory_mb),
            reports=(
                *stage_reports(site, publication_date, validation.parent),
                stage_daily(site, batch, report, memory_mb=memory_mb),
            ),
            validation=report.summary,
            timings=timings,
            reviews=dict(reviews or {}),
            slowest_shards=slowest(shard_seconds or {}),
            # Last, since those of a large date would stand beside what the tables take.
            inputs=read_inputs(inputs),
        )
        after_step("staged")
        commit(site, manifest, after_step)
        checkout.send_date(publication_date, after_step)
    return manifest
