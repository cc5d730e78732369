"""A notifier that appends its message to a file, in every way that Airflow calls one."""

from pathlib import Path
from typing import Any

from airflow.sdk import BaseNotifier


class FileNotifier(BaseNotifier):  # type: ignore[misc]  # Airflow is not typed here
    """Appends a message, whose template sees the context, to a file."""

    template_fields = ("message",)

    def __init__(self, path: str, message: str, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.path = path
        self.message = message

    def notify(self, context: Any) -> None:  # noqa: ARG002
        with Path(self.path).open("a", encoding="utf-8") as file:
            file.write(f"{self.message}\n")

    async def async_notify(self, context: Any) -> None:
        self.notify(context)
