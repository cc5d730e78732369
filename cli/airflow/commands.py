"""`tass-events airflow`: an embedded Airflow that publishes once (`run`) or stays up (`up`)."""

import os
import time
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.settings import load_settings

if TYPE_CHECKING:
    from cli.airflow.environment import Site

app = typer.Typer(help="Run the pipeline in an Airflow of its own, on this machine only.")

Home = Annotated[Path, typer.Option(help="Folder of Airflow's database, logs and password.")]
Dags = Annotated[Path, typer.Option(help="Folder of the DAG files.")]
Port = Annotated[int | None, typer.Option(help="Port of the interface; any free one if not given.")]


@app.command("run")
def run_dags(home: Home = Path(".airflow"), dags: Dags = Path("dags"), port: Port = None) -> None:
    """Publish every date found in the raw folder by a backfill, show the events, and stop Airflow."""
    from cli.airflow.backfill import run_dates, wait_for_dag
    from cli.airflow.embedded import embedded_airflow
    from cli.airflow.progress import follow_runs, report_result
    from extract.run import dates_found

    settings = load_settings()
    dates = dates_found(settings.raw)
    site = _site(home, dags, port)
    # The nightly schedule stays out of it: only the backfill runs.
    variables = _with_paths() | {"TASS_EVENTS_NIGHTLY_FROM": str(date.today() + timedelta(days=1))}
    with embedded_airflow(site, variables, Path.cwd(), typer.echo) as airflow:
        wait_for_dag(airflow.client, airflow.check)
        with follow_runs() as watch:
            run_dates(
                airflow.client,
                dates,
                max_active_runs=2,
                watch=watch,
                check=airflow.check,
                logs=site.logs,
            )
    report_result(settings.warehouse, dates)


@app.command("up")
def keep_up(home: Home = Path(".airflow"), dags: Dags = Path("dags"), port: Port = None) -> None:
    """Keep Airflow's interface up until Ctrl-C, and say where it is and how to log in."""
    from cli.airflow.backfill import wait_for_dag
    from cli.airflow.embedded import embedded_airflow
    from cli.airflow.environment import USER

    site = _site(home, dags, port)
    with embedded_airflow(site, _with_paths(), Path.cwd(), typer.echo) as airflow:
        wait_for_dag(airflow.client, airflow.check)
        typer.echo(f"Airflow is up: {site.url}  user {USER}  password {site.password}")
        typer.echo("Ctrl-C stops it.")
        while True:
            airflow.check()
            time.sleep(1)


def _site(home: Path, dags: Path, port: int | None) -> "Site":
    from cli.airflow.environment import Site
    from cli.airflow.ports import free_port

    chosen = free_port(port or 8080, required=port is not None)
    home.mkdir(parents=True, exist_ok=True)
    return Site(home.absolute(), dags.absolute(), chosen, parallelism=os.cpu_count() or 2)


def _with_paths() -> dict[str, str]:
    """Return the caller's variables with the settings' paths made absolute, for the tasks."""
    settings = load_settings()
    paths = {
        "TASS_EVENTS_RAW_URI": str(settings.raw.absolute()),
        "TASS_EVENTS_WAREHOUSE_URI": str(settings.warehouse.absolute()),
    }
    return dict(os.environ) | paths
