"""How a store is reached: its endpoint and credentials, from Airflow or from the environment.

An address that names an Airflow connection (`s3://CONNECTION@BUCKET/FOLDER`) takes all from it. Any other
takes the variables and roles that tools for S3 share: `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`,
`AWS_SESSION_TOKEN`, `AWS_REGION`, `AWS_ENDPOINT_URL`, web identity, and the role of the container or machine.
"""

import os
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from stores.address import AddressError, StoreAddress

_DEFAULT_REGION = "us-east-1"
_TIMEOUT = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Connection:
    """What opens a store; credentials are not shown when it is printed.

    Attributes:
        endpoint: Address of a store that is not Amazon's; None for Amazon's.
        region: Region of the bucket.
        credentials: Keys, by the names that `obstore` gives them; none leaves them to the environment.
    """

    endpoint: str | None
    region: str
    credentials: dict[str, str] = field(default_factory=dict, repr=False)

    def options(self) -> dict[str, Any]:
        """Return the arguments of an `obstore` store."""
        # The limit is of a whole request, and a large table takes its time.
        client: dict[str, Any] = {"timeout": _TIMEOUT}
        found = {"region": self.region, **self.credentials, "client_options": client}
        if self.endpoint:
            found["endpoint"] = self.endpoint
            # Who writes http:// has chosen it: a store on the loopback interface, or in a closed network.
            client["allow_http"] = self.endpoint.startswith("http://")
        return found


def connection_of(address: StoreAddress) -> Connection:
    """Return how the store of an address is reached.

    Raises:
        AddressError: If the Airflow connection that it names is not known.
    """
    if address.connection is None:
        return _from_environment()
    return _from_airflow(address.connection)


def _from_environment() -> Connection:
    endpoint = os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL")
    region = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION")
    return Connection(endpoint, region or _DEFAULT_REGION)


def _from_airflow(name: str) -> Connection:
    """Read an Airflow connection of the type `aws`, by the fields that Airflow's own hooks read."""
    try:
        from airflow.sdk import Connection as AirflowConnection
        from airflow.sdk.exceptions import AirflowException, AirflowRuntimeError
    except ImportError as error:
        cause = f"{name}: connections are known where Airflow is installed"
        cure = "leave it out of the address and set AWS_* variables"
        raise AddressError(f"{cause}; {cure}") from error
    try:
        found = AirflowConnection.get(name)
    except (AirflowException, AirflowRuntimeError):
        # Without the cause, which may tell what a secrets backend holds.
        cause = f"{name}: no such Airflow connection"
        cure = f"add it, or set AIRFLOW_CONN_{name.upper()}"
        raise AddressError(f"{cause}; {cure}") from None
    extra = found.extra_dejson
    credentials = {
        "access_key_id": found.login or extra.get("aws_access_key_id"),
        "secret_access_key": found.password or extra.get("aws_secret_access_key"),
        "session_token": extra.get("aws_session_token"),
    }
    region = extra.get("region_name") or _DEFAULT_REGION
    known = {name: str(value) for name, value in credentials.items() if value}
    return Connection(extra.get("endpoint_url"), region, known)
