"""Celery workers whose tasks begin warm, as those of `WarmExecutor` do.

A worker imports this module when `AIRFLOW__CELERY__EXTRA_CELERY_CONFIG` names it among its `imports`.
It warms up before it forks the processes of its pool, so that they share what it has read.
"""

from celery.signals import worker_init

from cli.airflow.warm import begin_warm


@worker_init.connect  # type: ignore[untyped-decorator]  # Celery is not typed
def warm_pool(**_: object) -> None:
    """Warm the worker up, and with it every task."""
    begin_warm()
