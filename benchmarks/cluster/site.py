"""The Airflow of `deploy/` on one machine: PostgreSQL, Redis and two Celery workers, all of them real.

Variables, commands, secrets and preparation are those of `deploy/compose.yaml`. What is changed is where
things are: folders and ports of this machine instead of those of the containers.
"""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.cluster.servers import ServerError, running_postgres, running_redis
from cli.airflow.backfill import wait_for_dag
from cli.airflow.embedded import RunningAirflow, running_airflow
from cli.airflow.environment import USER, Site
from cli.airflow.ports import free_port
from cli.airflow.processes import Component, start_component, stop_sessions
from cli.airflow.signals import ends_as_interrupt

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
PYTHON = ROOT / ".cluster" / "bin" / "python"
WORKERS = ("worker-1", "worker-2")
# The components that are started by the commands of the Compose file, the API server first.
CORE = ("api-server", "scheduler", "dag-processor", "triggerer")
CORES = 2


@dataclass(frozen=True)
class Cluster:
    """An Airflow whose tasks run on two workers.

    Attributes:
        airflow: Its REST API and its components but for the workers.
        workers: The workers.
        warehouse: Folder of published tables.
        variables: Those of the scheduler.
        database: Address of Airflow's database, its password included.
    """

    airflow: RunningAirflow
    workers: tuple[Component, ...]
    warehouse: Path
    variables: Mapping[str, str]
    database: str

    def command(self, *arguments: str) -> str:
        """Run `airflow ARGUMENTS` beside the components, and return what it prints."""
        done = subprocess.run(
            [PYTHON, "-m", "airflow", *arguments],
            env=self.variables,
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout


def services() -> dict[str, Any]:
    """Return the services of the Compose file."""
    found: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
    return found


@contextmanager
def open_cluster(
    folder: Path, raw: Path, settings: Mapping[str, str] | None = None
) -> Iterator[Cluster]:
    """Start everything, and stop it at the end.

    Args:
        folder: An empty folder, where everything lies.
        raw: Folder of raw files.
        settings: Other variables of all components.

    Raises:
        ServerError: If a server is not installed, or does not answer.
        AirflowStartError: If a component does not start.
    """
    if not PYTHON.exists():
        raise ServerError(f"{PYTHON} is missing: make servers")
    secrets = folder / "secrets"
    postgres, redis = free_port(0), free_port(0)
    addresses = [f"127.0.0.1:{port}" for port in (postgres, redis)]
    subprocess.run([DEPLOY / "new_secrets.sh", secrets, *addresses], check=True)
    password = (secrets / "admin_password").read_text()
    site = Site(folder / "airflow", ROOT / "dags", free_port(0), CORES, password=password)
    site.logs.mkdir(parents=True)
    with (
        ends_as_interrupt(),
        running_postgres(postgres, secrets / "postgres_password"),
        running_redis(redis, secrets / "redis_conf"),
    ):
        places = _places(site, raw, folder / "warehouse") | dict(settings or {})
        core = _variables("scheduler", secrets, places)
        _prepare(core, secrets)
        with (
            running_airflow(site, _commands(), core, ROOT, str(PYTHON)) as airflow,
            _workers(site, _variables("worker", secrets, places)) as workers,
        ):
            wait_for_dag(airflow.client, airflow.check)
            database = (secrets / "sql_alchemy_conn").read_text().replace("+psycopg", "")
            yield Cluster(airflow, workers, folder / "warehouse", core, database)


def _commands() -> dict[str, list[str]]:
    return {name: services()[name]["command"][1:] for name in CORE}


def _prepare(variables: Mapping[str, str], secrets: Path) -> None:
    mine = {"DEPLOY_CORES": str(CORES), "DEPLOY_ADMIN": USER, "DEPLOY_SECRETS": str(secrets)}
    subprocess.run([DEPLOY / "init.sh"], env={**variables, **mine}, check=True, capture_output=True)


@contextmanager
def _workers(site: Site, variables: Mapping[str, str]) -> Iterator[tuple[Component, ...]]:
    started: list[Component] = []
    try:
        for name in WORKERS:
            # In a container each has a host name of its own.
            command = [*services()["worker"]["command"][1:], "--celery-hostname", name]
            logs = site.logs
            started.append(start_component(name, command, variables, ROOT, logs, str(PYTHON)))
        yield tuple(started)
    finally:
        stop_sessions(component.session for component in started)
        for component in started:
            component.process.wait()


def _variables(service: str, secrets: Path, places: Mapping[str, str]) -> dict[str, str]:
    """Return the variables of a service, with the places of this machine."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("AIRFLOW", "TASS_EVENTS"))
    }
    kept["PATH"] = f"{PYTHON.parent}{os.pathsep}{kept['PATH']}"
    told = {
        name: value.replace("/run/secrets", str(secrets))
        for name, value in services()[service]["environment"].items()
    }
    return {**kept, **told, **places}


def _places(site: Site, raw: Path, warehouse: Path) -> dict[str, str]:
    return {
        "AIRFLOW_HOME": str(site.home),
        "AIRFLOW__CORE__DAGS_FOLDER": str(site.dags),
        "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"{site.url}/execution/",
        "AIRFLOW__LOGGING__BASE_LOG_FOLDER": str(site.logs),
        "AIRFLOW__API__HOST": "127.0.0.1",
        "AIRFLOW__API__PORT": str(site.port),
        "AIRFLOW__API__BASE_URL": site.url,
        "AIRFLOW__SCHEDULER__SCHEDULER_HEALTH_CHECK_SERVER_PORT": str(free_port(0)),
        "AIRFLOW__CELERY__WORKER_CONCURRENCY": "2",
        "PYTHONWARNINGS": "ignore",
        "TASS_EVENTS_RAW_URI": str(raw),
        "TASS_EVENTS_WAREHOUSE_URI": str(warehouse),
        "TASS_EVENTS_NIGHTLY_FROM": "2100-01-01",
    }
