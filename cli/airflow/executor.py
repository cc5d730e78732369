"""A LocalExecutor whose tasks begin warm: with the libraries, the model and the word lists in memory."""

from airflow.executors.local_executor import LocalExecutor

from cli.airflow.warm import begin_warm


class WarmExecutor(LocalExecutor):  # type: ignore[misc]  # Airflow is not typed here
    """Runs tasks side by side on one machine, each from a process that is warm."""

    def start(self) -> None:
        """Warm the scheduler up, and then fork the workers from it."""
        begin_warm()
        super().start()
