"""Where endpoint and credentials come from, and that they are not shown."""

import json
from datetime import timedelta

import pytest

from stores.address import AddressError, StoreAddress
from stores.connection import connection_of

PLACE = StoreAddress("bucket")
CLIENT = {"timeout": timedelta(minutes=10)}


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ENDPOINT_URL", "ENDPOINT_URL_S3", "REGION", "DEFAULT_REGION"):
        monkeypatch.delenv(f"AWS_{name}", raising=False)


def test_without_anything_it_is_amazon() -> None:
    assert connection_of(PLACE).options() == {"region": "us-east-1", "client_options": CLIENT}


def test_the_environment_names_another_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9000")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    assert connection_of(PLACE).options() == {
        "region": "eu-west-1",
        "endpoint": "http://127.0.0.1:9000",
        "client_options": CLIENT | {"allow_http": True},
    }
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", "https://s3.example.org")
    assert connection_of(PLACE).options()["client_options"]["allow_http"] is False


@pytest.mark.slow
def test_an_airflow_connection_names_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://of-the-environment")
    told = {
        "conn_type": "aws",
        "login": "the-key-id",
        "password": "the-password",
        "extra": {"endpoint_url": "https://of-airflow", "region_name": "eu-north-1"},
    }
    monkeypatch.setenv("AIRFLOW_CONN_STORE", json.dumps(told))
    connection = connection_of(StoreAddress("bucket", "", "store"))
    assert connection.options() == {
        "region": "eu-north-1",
        "access_key_id": "the-key-id",
        "secret_access_key": "the-password",
        "endpoint": "https://of-airflow",
        "client_options": CLIENT | {"allow_http": False},
    }
    assert "the-password" not in repr(connection)
    with pytest.raises(AddressError, match="other: no such Airflow connection; add it"):
        connection_of(StoreAddress("bucket", "", "other"))
