"""The environment of an embedded Airflow: nothing of the caller's own Airflow, no calls home."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from stores.address import read_address

USER = "admin"
_ADDRESSES = ("TASS_EVENTS_RAW_URI", "TASS_EVENTS_WAREHOUSE_URI")
_HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Site:
    """Where an embedded Airflow keeps its files and where it listens.

    Attributes:
        home: Its own folder: database, logs, passwords.
        dags: Folder of the DAG files.
        port: Free port of the loopback interface.
        parallelism: Tasks that keep a core busy, side by side.
        path: Where it is served below the address of the machine (`/airflow`); the root if empty.
        password: Password of the user `admin`.
    """

    home: Path
    dags: Path
    port: int
    parallelism: int
    path: str = ""
    password: str = field(default_factory=lambda: secrets.token_urlsafe(12))

    @property
    def url(self) -> str:
        """Address of the user interface and of the REST API."""
        return f"http://{_HOST}:{self.port}{self.path}"

    @property
    def max_active_runs(self) -> int:
        """Dates that are worked on side by side: more than there are cores.

        While one waits for the scheduler, another has the core.
        """
        return 2 * self.parallelism

    @property
    def logs(self) -> Path:
        """Folder of all logs: of the components, and below it of the tasks."""
        return self.home / "logs"

    @property
    def password_file(self) -> Path:
        """The file that Airflow checks passwords against."""
        return self.home / "passwords.json"


def write_password(site: Site) -> None:
    """Write the password file, readable by its owner only."""
    site.password_file.touch(mode=0o600)
    site.password_file.write_text(json.dumps({USER: site.password}), encoding="utf-8")


def environment(site: Site, inherited: Mapping[str, str]) -> dict[str, str]:
    """Return the variables for the components of `site`.

    Args:
        site: The embedded Airflow.
        inherited: Variables of the caller. `TASS_EVENTS_*` reach the tasks; `AIRFLOW*` are left out, so
            that another Airflow on this machine is never touched, but for the connections that the
            addresses of raw files and warehouse name.
    """
    needed = {_connection(inherited.get(name, "")) for name in _ADDRESSES}
    kept = {
        name: value
        for name, value in inherited.items()
        if name in needed or not name.startswith("AIRFLOW")
    }
    return kept | _ours(site)


def _connection(uri: str) -> str | None:
    """Return the variable of the connection that an address names, if it names one."""
    address = read_address(uri)
    if isinstance(address, Path) or not address.connection:
        return None
    return f"AIRFLOW_CONN_{address.connection.upper()}"


def _ours(site: Site) -> dict[str, str]:
    sections = {
        "core": {
            "dags_folder": str(site.dags),
            "load_examples": "False",
            "executor": "cli.airflow.executor.WarmExecutor",
            # A task that has ended keeps its worker until its supervisor looks again.
            "parallelism": str(2 * site.parallelism),
            "execution_api_server_url": f"{site.url}/execution/",
            "simple_auth_manager_users": f"{USER}:admin",
            "simple_auth_manager_passwords_file": str(site.password_file),
        },
        "database": {"sql_alchemy_conn": f"sqlite:///{site.home / 'airflow.db'}"},
        "api": {
            "host": _HOST,
            "port": str(site.port),
            "base_url": site.url,
            "workers": "1",
            "secret_key": secrets.token_urlsafe(32),
        },
        "api_auth": {"jwt_secret": secrets.token_urlsafe(64)},
        "logging": {"base_log_folder": str(site.logs)},
        "dag_processor": {"parsing_processes": "1"},
        # A date has some ten moments at which its next task waits for the scheduler to look, and five
        # at which a supervisor sleeps through the end of a task.
        "scheduler": {"scheduler_idle_sleep_time": "0.5"},
        "workers": {"min_heartbeat_interval": "1"},
    }
    return _plain(site.home) | {
        f"AIRFLOW__{section}__{key}".upper(): value
        for section, options in sections.items()
        for key, value in options.items()
    }


def _plain(home: Path) -> dict[str, str]:
    return {
        "AIRFLOW_HOME": str(home),
        "GX_ANALYTICS_ENABLED": "false",
        "NO_COLOR": "1",
        "PYTHONUNBUFFERED": "1",
        "PYTHONWARNINGS": "ignore",
    }
