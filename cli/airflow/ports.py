"""Finding a port of the loopback interface to listen on."""

import socket

from cli.errors import CommandError

_HOST = "127.0.0.1"


class NoPortError(CommandError):
    """No port can be listened on.

    Attributes:
        port: The port that was asked for.
    """

    def __init__(self, port: int, cause: OSError) -> None:
        super().__init__(
            f"{_HOST}:{port}: cannot listen on it ({cause.strerror}); "
            "stop what uses the port, or name another one with --port"
        )
        self.port = port


def free_port(preferred: int, *, required: bool = False) -> int:
    """Return `preferred` if it is free, and otherwise a port that the system picks.

    Args:
        preferred: Port to try first.
        required: Whether no other port will do.

    Raises:
        NoPortError: If `preferred` is required and taken, or the system gives no port at all.
    """
    try:
        return _bound(preferred)
    except OSError as error:
        if required:
            raise NoPortError(preferred, error) from error
    try:
        return _bound(0)
    except OSError as error:
        raise NoPortError(0, error) from error


def _bound(port: int) -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((_HOST, port))
        bound: int = probe.getsockname()[1]
        return bound
