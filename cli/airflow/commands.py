"""`tass-events airflow`: an embedded Airflow that publishes once or stays up, and where the DAG files are."""

import os
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.airflow.dag_files import copy_dag_files, dag_files_folder
from cli.airflow.ports import free_port
from cli.errors import CommandError
from cli.settings import PREFIX, Settings, load_settings
from cli.warehouse import RawOption, WarehouseOption

if TYPE_CHECKING:
    from cli.airflow.environment import Site

app = typer.Typer(
    help="Run the pipeline in an Airflow of its own, on this machine only.", no_args_is_help=True
)

# `run` publishes what its backfill asks for and nothing else: no night comes up by itself.
_NO_NIGHT = {f"{PREFIX}NIGHTLY_FROM": "2100-01-01"}

Home = Annotated[Path, typer.Option(help="Folder of Airflow's database, logs and password.")]
Dags = Annotated[
    Path | None,
    typer.Option(help="Folder of the DAG files; those of the package if not given."),
]
Port = Annotated[
    int | None,
    typer.Option(min=1, max=65535, help="Port of the interface; a free one if not given."),
]


@app.command("run")
def run_dags(
    raw: RawOption = None,
    warehouse: WarehouseOption = None,
    home: Home = Path(".airflow"),
    dags: Dags = None,
    port: Port = None,
) -> None:
    """Publish every date found in the raw folder by a backfill, show the events, and stop Airflow.

    Ends with 1 if a run failed, or what was published breaks a promise.
    """
    from cli.airflow.backfill import RunsFailedError
    from cli.airflow.result import report_result
    from cli.undated import find_dates, undated_line

    settings = _settings(raw, warehouse)
    dates, undated = find_dates(settings.raw, settings.warehouse, settings.max_file_bytes)
    if not dates:
        raise CommandError(f"{settings.raw}: no file of a known date; name the folder with --raw")
    site = _site(home, dags, free_port(port or 0, required=port is not None))
    if undated:
        typer.echo(undated_line(undated))
    try:
        _backfill(site, settings, dates)
    except RunsFailedError as error:
        if published := [day for day in dates if day not in error.dates]:
            report_result(settings.warehouse, published)
        raise
    report_result(settings.warehouse, dates)


@app.command("up")
def keep_up(
    raw: RawOption = None,
    warehouse: WarehouseOption = None,
    home: Home = Path(".airflow"),
    dags: Dags = None,
    port: Port = None,
) -> None:
    """Keep Airflow's interface up until Ctrl-C, and say where it is and how to log in.

    Ends with 1 if the DAG does not load.
    """
    from cli.airflow.backfill import wait_for_dag
    from cli.airflow.embedded import embedded_airflow
    from cli.airflow.environment import USER

    settings = _settings(raw, warehouse)
    site = _site(home, dags, free_port(port or 8080, required=port is not None))
    # Switching the DAG on would otherwise publish the night that is past, at once.
    night = {f"{PREFIX}NIGHTLY_FROM": str(settings.nightly_from or coming_night(datetime.now(UTC)))}
    variables = _variables(settings) | night
    with embedded_airflow(site, variables, Path.cwd(), typer.echo) as airflow:
        wait_for_dag(airflow.client, airflow.check)
        typer.echo(f"Airflow is up: {site.url}  user {USER}  password {site.password}")
        typer.echo(f"It reads {settings.raw} and publishes to {settings.warehouse}.")
        typer.echo("Ctrl-C stops it.")
        # Ctrl-C is how this command ends when all is well.
        with suppress(KeyboardInterrupt):
            while True:
                airflow.check()
                time.sleep(1)


@app.command("dags")
def show_dags(
    to: Annotated[
        Path | None, typer.Option(help="The DAG folder of an Airflow, to copy them into.")
    ] = None,
) -> None:
    """Say where the DAG files of this version are, or copy them into the DAG folder of your Airflow."""
    for path in copy_dag_files(to) if to else [dag_files_folder()]:
        typer.echo(str(path))


def _backfill(site: "Site", settings: Settings, dates: Sequence[date]) -> None:
    from cli.airflow.backfill import run_dates, wait_for_dag
    from cli.airflow.embedded import embedded_airflow
    from cli.airflow.progress import follow_runs

    variables = _variables(settings) | _NO_NIGHT
    with embedded_airflow(site, variables, Path.cwd(), typer.echo) as airflow:
        wait_for_dag(airflow.client, airflow.check)
        with follow_runs() as watch:
            run_dates(
                airflow.client,
                dates,
                max_active_runs=site.max_active_runs,
                watch=watch,
                check=airflow.check,
                logs=site.logs,
            )


def coming_night(now: datetime) -> date:
    """Return the date whose 02:00 UTC, the hour of the nightly run, is the next one to come."""
    return (now - timedelta(hours=2)).date() + timedelta(days=1)


def _settings(raw: str | None, warehouse: str | None) -> Settings:
    """Return the settings of the environment, with the folders of the command line."""
    chosen = {"raw_uri": raw, "warehouse_uri": warehouse}
    folders = {name: folder for name, folder in chosen.items() if folder}
    return load_settings().model_copy(update=folders)


def _variables(settings: Settings) -> dict[str, str]:
    """Return the caller's variables for the tasks, which may work in another folder."""
    folders = {
        "RAW_URI": settings.raw,
        "WAREHOUSE_URI": settings.warehouse,
        "ACTORS": settings.own_actors,
    }
    return dict(os.environ) | {
        f"{PREFIX}{name}": str(folder.absolute()) for name, folder in folders.items() if folder
    }


def _site(home: Path, dags: Path | None, port: int) -> "Site":
    from cli.airflow.environment import Site

    dags = dags or dag_files_folder()
    if not dags.is_dir():
        raise CommandError(f"{dags}: no such folder; name the folder of the DAG files with --dags")
    home.mkdir(parents=True, exist_ok=True)
    # A task takes a core; two keep the dates going where a single one would wait.
    parallelism = max(2, os.cpu_count() or 2)
    return Site(home.absolute(), dags.absolute(), port, parallelism)
