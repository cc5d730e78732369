"""What an Airflow has used so far: processor seconds of its components, rows and bytes of its database."""

import os
import subprocess
from collections.abc import Iterable
from contextlib import suppress

import psutil

from benchmarks.cluster.servers import program
from benchmarks.cluster.site import Cluster

_COUNTS = """
SELECT relname, (xpath('/row/c/text()', query_to_xml('SELECT count(*) AS c FROM ' || relid::regclass,
    false, true, '')))[1]::text::bigint
FROM pg_stat_user_tables
"""
_SIZE = "SELECT pg_database_size(current_database())"


def seconds(cluster: Cluster) -> dict[str, float]:
    """Return the processor seconds of each component; the workers together are one."""
    used: dict[str, float] = {}
    sessions = {part.session.id: part.name for part in cluster.airflow.components}
    sessions |= {worker.session.id: "workers" for worker in cluster.workers}
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            if (name := sessions.get(os.getsid(process.pid))) is not None:
                # Children that have ended are counted with their parent.
                times = process.cpu_times()
                used[name] = used.get(name, 0) + sum(times[:4])
    return used


def rows(cluster: Cluster) -> dict[str, int]:
    """Return the rows of each table of Airflow's database."""
    return {name: int(count) for name, count in _ask(cluster, _COUNTS)}


def size(cluster: Cluster) -> int:
    """Return the bytes of Airflow's database."""
    ((found,),) = _ask(cluster, _SIZE)
    return int(found)


def _ask(cluster: Cluster, query: str) -> Iterable[list[str]]:
    command = [program("psql"), "--tuples-only", "--no-align", "--field-separator= "]
    done = subprocess.run(
        [*command, "--command", query, cluster.database], check=True, capture_output=True, text=True
    )
    return [line.split() for line in done.stdout.splitlines() if line]
