"""The task that begins a run: whose turn it is, whether there is anything to do, and the shards.

Waiting is deferral: the task leaves its worker, Airflow's triggerer wakes it, and it looks again.
Runs inside Airflow only; imported wherever the DAG is parsed, and so imports nothing heavy.
"""

import logging
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from airflow.providers.standard.triggers.temporal import TimeDeltaTrigger
from airflow.sdk import BaseOperator, SkipMixin
from airflow.sdk.exceptions import AirflowFailException, TaskDeferred

from cli.airflow.lineage import tell_lineage
from cli.airflow.runs import DatedRun, Work, waits_until, working
from cli.airflow.turns import take_turn
from cli.settings import Settings

log = logging.getLogger(__name__)

MAX_SHARDS = 1024  # Airflow's `max_map_length`
_TURN_POLL = timedelta(seconds=30)
_FILES_POLL = timedelta(minutes=1)


class Plan(BaseOperator, SkipMixin):  # type: ignore[misc]  # Airflow is not typed here
    """Find the date's raw files and deal them into shards.

    It waits while another run rebuilds the same date and, where the settings say so, until a file of
    the date is there. Where the date is published and the form says not to do it again, the rest of
    the run is skipped.
    """

    def __init__(self, *, settings: Settings, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.raw = settings.raw.absolute()
        self.warehouse = settings.warehouse.absolute()
        self.max_file_bytes = settings.max_file_bytes
        self.wait_hours = settings.wait_hours

    def execute(self, context: Mapping[str, Any], event: object = None) -> list[str]:  # noqa: ARG002
        """Plan the date, or begin to wait; the end of a wait calls this again, with an event.

        Returns:
            Names of the shards, in the folder of the run.
        """
        from cli.airflow.accounts import counted, files_in
        from extract.shards import read_shard

        with working(context, self.warehouse) as work:
            self._take_turn(context, work.run)
            self._skip_if_published(context, work)
            shards = self._shards(context, work)
            work.hand_over(work.folder / "plan" / "inputs.json")
            names = work.hand_over(*shards)
            work.tell(files_in(map(read_shard, shards)), counted(len(shards), "shard"))
            tell_lineage(context, inputs=[self.raw], outputs=[work.address("plan")])
        return names

    def _take_turn(self, context: Mapping[str, Any], run: DatedRun) -> None:
        def is_running(run_id: str) -> bool:
            return _is_running(context["ti"], self.dag_id, run_id)

        day = run.publication_date
        if holder := take_turn(self.warehouse, day, context["run_id"], is_running):
            log.info("Run %s of %s is under way: this run waits for its end.", holder, day)
            raise _pause(_TURN_POLL)

    def _skip_if_published(self, context: Mapping[str, Any], work: Work) -> None:
        day = work.run.publication_date
        if work.checkout.is_published(day) and not context["params"]["reprocess"]:
            log.info("%s is published, and this run is not to do it again: nothing to do.", day)
            self.skip(context["ti"], self.get_flat_relatives(upstream=False))

    def _shards(self, context: Mapping[str, Any], work: Work) -> list[Path]:
        from extract.run import plan_date

        day = work.run.publication_date
        with work.checkout.inventory() as inventory:
            shards = plan_date(
                self.raw,
                day,
                work.folder / "plan",
                shard_size=context["params"]["shard_size"],
                max_file_bytes=self.max_file_bytes,
                inventory=inventory,
            )
        if len(shards) > MAX_SHARDS:
            raise AirflowFailException(f"{len(shards)} shards, not {MAX_SHARDS}: raise shard_size")
        if not shards:
            self._accept_empty(day)
        return shards

    def _accept_empty(self, day: date) -> None:
        until = waits_until(day, self.wait_hours)
        if datetime.now(UTC) < until:
            log.info(
                "No files of %s under %s yet: waiting for them until %s.", day, self.raw, until
            )
            raise _pause(_FILES_POLL)
        log.warning("No files of %s under %s: the date is empty.", day, self.raw)


def _is_running(instance: Any, dag_id: str, run_id: str) -> bool:
    from airflow.sdk.exceptions import AirflowRuntimeError

    try:
        return bool(instance.get_dagrun_state(dag_id, run_id) == "running")
    except AirflowRuntimeError:  # the run was removed
        return False


def _pause(length: timedelta) -> TaskDeferred:
    return TaskDeferred(trigger=TimeDeltaTrigger(length), method_name="execute")
