"""An embedded Airflow takes nothing of another Airflow, listens at home, and calls nobody."""

import json
from pathlib import Path

import pytest

from cli.airflow.environment import USER, Site, environment, write_password


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path, tmp_path / "dags", 8123, parallelism=2)


def test_other_airflow_is_left_out(site: Site) -> None:
    inherited = {
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": "postgresql://production",
        "AIRFLOW_HOME": "/srv/airflow",
        "AIRFLOW_CONN_X": "secret",
        "AIRFLOW_CONN_STORE": "of the warehouse",
        "TASS_EVENTS_WAREHOUSE_URI": "s3://store@bucket/warehouse",
        "TASS_EVENTS_MODEL": "a_model",
        "PATH": "/bin",
    }
    variables = environment(site, inherited)
    assert variables["AIRFLOW_HOME"] == str(site.home)
    assert variables["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"].startswith("sqlite:///")
    assert "AIRFLOW_CONN_X" not in variables
    assert variables["AIRFLOW_CONN_STORE"] == "of the warehouse"
    assert (variables["TASS_EVENTS_MODEL"], variables["PATH"]) == ("a_model", "/bin")


def test_it_listens_on_the_loopback_interface_only(site: Site) -> None:
    variables = environment(site, {})
    assert variables["AIRFLOW__API__HOST"] == "127.0.0.1"
    assert site.url == "http://127.0.0.1:8123"
    assert variables["AIRFLOW__CORE__EXECUTION_API_SERVER_URL"].startswith(site.url)


def test_it_may_be_served_below_a_path(tmp_path: Path) -> None:
    below = Site(tmp_path, tmp_path / "dags", 8123, parallelism=2, path="/desk/airflow")
    variables = environment(below, {})
    assert variables["AIRFLOW__API__BASE_URL"] == "http://127.0.0.1:8123/desk/airflow"
    assert variables["AIRFLOW__CORE__EXECUTION_API_SERVER_URL"].startswith(below.url)


def test_dates_overlap_so_that_no_core_waits_for_the_scheduler(site: Site) -> None:
    variables = environment(site, {})
    assert site.max_active_runs > site.parallelism
    assert int(variables["AIRFLOW__CORE__PARALLELISM"]) >= site.max_active_runs


def test_nothing_calls_home(site: Site) -> None:
    variables = environment(site, {"GX_ANALYTICS_ENABLED": "true"})
    assert variables["GX_ANALYTICS_ENABLED"] == "false"


def test_secrets_are_new_each_time(site: Site) -> None:
    first, second = environment(site, {}), environment(site, {})
    changed = {name for name in first if first[name] != second[name]}
    assert changed == {"AIRFLOW__API_AUTH__JWT_SECRET", "AIRFLOW__API__SECRET_KEY"}
    assert Site(site.home, site.dags, 1, 1).password != site.password


def test_password_file_is_for_its_owner(site: Site) -> None:
    write_password(site)
    assert json.loads(site.password_file.read_text()) == {USER: site.password}
    assert site.password_file.stat().st_mode & 0o077 == 0
