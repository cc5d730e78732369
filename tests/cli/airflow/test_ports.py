"""A preferred port is taken where it is free; a taken one gives another, or a clear error."""

import socket
from collections.abc import Iterator

import pytest

from cli.airflow.ports import NoPortError, free_port


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        yield holder.getsockname()[1]


def test_free_port_is_kept() -> None:
    port = free_port(0)
    assert free_port(port) == port


def test_taken_port_gives_another(taken: int) -> None:
    other = free_port(taken)
    assert other not in {0, taken}


def test_taken_port_is_refused_where_no_other_will_do(taken: int) -> None:
    with pytest.raises(NoPortError, match=f"127.0.0.1:{taken}: cannot listen.*--port") as caught:
        free_port(taken, required=True)
    assert caught.value.port == taken
