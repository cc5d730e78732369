"""Views over all published dates, built anew whenever a date has been published.

Each publication emits the asset `tass_events` with its date as partition key, and this DAG runs once
for it. `catalog` writes `WAREHOUSE/catalog.duckdb`, which holds no rows: views over the Parquet files of
all dates that have a manifest, events deduplicated across dates, and the flat exports. It is put in
place in one move, so that readers always find a whole one. Runs follow one another, never side by side.
"""

from datetime import timedelta

from airflow.sdk import Asset, PartitionedAssetTimetable, dag, get_current_context, task

from cli.airflow.lineage import tell_lineage
from cli.airflow.notices import failure_callbacks
from cli.airflow.runs import working
from cli.airflow.tasks import TASK_DEFAULTS
from cli.settings import load_settings

settings = load_settings()
warehouse = settings.warehouse.absolute()


@task
def catalog() -> str:
    """Build the views over all published dates anew."""
    from cli.airflow.accounts import counted
    from load.catalog import build_catalog
    from transform.schemas import TABLES

    context = get_current_context()
    with working(context, warehouse) as work:
        published = work.checkout.published_dates()
        built = build_catalog(warehouse)
        work.tell(counted(len(published), "published date"), str(built))
        tell_lineage(context, inputs=[warehouse / table for table in TABLES], outputs=[built])
    return str(built)


@dag(
    schedule=PartitionedAssetTimetable(assets=Asset("tass_events")),
    catchup=False,
    max_active_runs=1,
    on_failure_callback=failure_callbacks(settings),
    default_args={**TASK_DEFAULTS, "execution_timeout": timedelta(minutes=30)},
    tags=["tass", "events"],
    doc_md=__doc__,
)
def tass_events_catalog() -> None:
    """Build the catalog."""
    catalog()


tass_events_catalog()
