"""An example to copy: a DAG that runs once for each published date and counts its events by type.

Put it into the DAG folder and switch it on. `TASS_EVENTS_WAREHOUSE_URI` says where the tables are. The
event that starts a run carries `publication_date` and `row_counts`; its partition key is the date.
"""

import logging
import os

from airflow.sdk import Asset, PartitionedAssetTimetable, dag, task

log = logging.getLogger(__name__)
TABLES = os.environ.get("TASS_EVENTS_WAREHOUSE_URI", "warehouse").removeprefix("file://")


@task
def summary(partition_key: str | None = None) -> dict[str, int]:
    """Count the events of the date by type."""
    import duckdb

    events = f"{TABLES}/events/publication_date={partition_key}/part-0.parquet"
    query = "SELECT event_type, count(*) FROM read_parquet(?) GROUP BY ALL ORDER BY ALL"
    counts = dict(duckdb.execute(query, [events]).fetchall())
    log.info("%s: %s", partition_key, counts)
    return counts


@dag(schedule=PartitionedAssetTimetable(assets=Asset("tass_events")), doc_md=__doc__)
def tass_events_summary() -> None:
    """Count the events of each published date."""
    summary()


tass_events_summary()
