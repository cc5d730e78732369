"""What the tasks of all DAGs have in common: whose they are, and how often a failure is tried again."""

from datetime import timedelta
from typing import Any

TASK_DEFAULTS: dict[str, Any] = {
    "owner": "tass-events",
    "retries": 2,
    "retry_delay": timedelta(seconds=30),
    "retry_exponential_backoff": 2.0,
}
