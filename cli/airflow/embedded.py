"""An Airflow of SQLite and LocalExecutor that lives as long as a `with` block, whatever ends it."""

import fcntl
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from importlib.util import find_spec
from pathlib import Path

from cli.airflow.client import AirflowClient, ApiError
from cli.airflow.environment import Site, environment, write_password
from cli.airflow.logs import tail
from cli.airflow.pools import CORE_POOL, POOL_DESCRIPTION
from cli.airflow.processes import (
    Component,
    remember,
    remembered,
    start_component,
    stop_sessions,
)
from cli.airflow.signals import ends_as_interrupt, uninterrupted
from cli.errors import CommandError

Commands = Mapping[str, Sequence[str]]
"""What follows `airflow`, by the name of the component."""

COMPONENTS: Commands = {
    "api-server": ["api-server"],
    "scheduler": ["scheduler", "--skip-serve-logs"],
    "dag-processor": ["dag-processor"],
    "triggerer": ["triggerer", "--skip-serve-logs"],
}
_HEALTHY_SECONDS = 600
_MIGRATION_SECONDS = 600

Report = Callable[[str], None]
"""Told what is being waited for."""


class AirflowStartError(CommandError):
    """The embedded Airflow did not start.

    Attributes:
        log: The log that may say why.
    """

    def __init__(self, cause: str, log: Path) -> None:
        super().__init__(f"Airflow did not start: {cause}; see {log}\n{tail(log)}".rstrip(), 1)
        self.log = log


@dataclass(frozen=True, slots=True)
class RunningAirflow:
    """An embedded Airflow that is up: its REST API and its components."""

    client: AirflowClient
    components: list[Component]

    def check(self) -> None:
        """Make sure that no component has ended by itself.

        Raises:
            AirflowStartError: With the end of its log.
        """
        for component in self.components:
            if (code := component.process.poll()) is not None:
                raise AirflowStartError(f"{component.name} ended with code {code}", component.log)


@contextmanager
def embedded_airflow(
    site: Site, inherited: Mapping[str, str], cwd: Path, report: Report
) -> Iterator[RunningAirflow]:
    """Start Airflow, give it once it is healthy, and stop all of it at the end.

    A request to end (SIGTERM, SIGHUP) leaves the block as Ctrl-C does. What an earlier start left
    behind, because it was killed outright, is stopped first.

    Args:
        site: Where it keeps its files and listens.
        inherited: Variables of the caller, for the tasks.
        cwd: Working directory of the tasks.
        report: Told what is being waited for.

    Raises:
        CommandError: If Airflow is not installed, or runs already from this folder.
        AirflowStartError: If a component ends, or is not healthy in time.
    """
    _require_airflow()
    site.logs.mkdir(parents=True, exist_ok=True)
    variables = environment(site, inherited)
    with ExitStack() as stack:
        stack.enter_context(_only_one(site.home))
        stack.enter_context(ends_as_interrupt())
        write_password(site)
        report("Preparing the database")
        _migrate(site, variables, cwd)
        report("Starting Airflow")
        airflow = stack.enter_context(running_airflow(site, COMPONENTS, variables, cwd))
        airflow.client.set_pool(CORE_POOL, site.parallelism, POOL_DESCRIPTION)
        try:
            yield airflow
        finally:
            report("Stopping Airflow")


@contextmanager
def running_airflow(
    site: Site,
    commands: Commands,
    variables: Mapping[str, str],
    cwd: Path,
    python: str = sys.executable,
) -> Iterator[RunningAirflow]:
    """Start the components of an Airflow whose database is ready, and stop them at the end.

    Args:
        site: Where it listens and writes its logs.
        commands: The components, the API server first.
        variables: All their variables.
        cwd: Working directory of the tasks.
        python: The interpreter of an environment that has Airflow.

    Raises:
        AirflowStartError: If a component ends, or is not healthy in time.
    """
    with (
        _started(site, commands, variables, cwd, python) as components,
        AirflowClient(site.url, site.password) as client,
    ):
        airflow = RunningAirflow(client, components)
        _wait_healthy(airflow)
        _log_in(airflow, site)
        yield airflow


def _require_airflow() -> None:
    if find_spec("airflow") is None:
        raise CommandError("Airflow is not installed; install tass-events[airflow]")


@contextmanager
def _only_one(home: Path) -> Iterator[None]:
    with (home / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CommandError(f"An Airflow runs from {home} already; stop it first") from error
        stop_sessions(remembered(home / "sessions.json"))
        yield


def _migrate(site: Site, variables: Mapping[str, str], cwd: Path) -> None:
    with _started(site, {"db": ["db", "migrate"]}, variables, cwd) as (migration,):
        end = time.monotonic() + _MIGRATION_SECONDS
        while (code := migration.process.poll()) is None and time.monotonic() < end:
            time.sleep(0.2)
        if code != 0:
            raise AirflowStartError("the database could not be prepared", migration.log)


@contextmanager
def _started(
    site: Site,
    commands: Commands,
    variables: Mapping[str, str],
    cwd: Path,
    python: str = sys.executable,
) -> Iterator[list[Component]]:
    note = site.home / "sessions.json"
    started: list[Component] = []
    try:
        for name, arguments in commands.items():
            started.append(start_component(name, arguments, variables, cwd, site.logs, python))
            remember([component.session for component in started], note)
        yield started
    finally:
        with uninterrupted():
            stop_sessions([component.session for component in started])
            for component in started:
                component.process.wait()
            note.unlink(missing_ok=True)


def _wait_healthy(airflow: RunningAirflow) -> None:
    end = time.monotonic() + _HEALTHY_SECONDS
    while sick := _not_healthy(airflow.client):
        airflow.check()
        if time.monotonic() > end:
            cause = f"not healthy after {_HEALTHY_SECONDS} s: {', '.join(sick)}"
            raise AirflowStartError(cause, airflow.components[0].log)
        time.sleep(0.5)


def _log_in(airflow: RunningAirflow, site: Site) -> None:
    try:
        airflow.client.log_in()
    except ApiError as error:
        # The password is new with every start, so only a stranger would not know it.
        if error.status != HTTPStatus.UNAUTHORIZED:
            raise
        cause = f"another server answers on {site.url}; name a free port with --port"
        raise AirflowStartError(cause, airflow.components[0].log) from error


def _not_healthy(client: AirflowClient) -> list[str]:
    health = client.health()
    names = ("metadatabase", "scheduler", "dag_processor", "triggerer")
    return [name for name in names if health.get(name) != "healthy"]
