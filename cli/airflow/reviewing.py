"""The task that asks a person about one doubtful mention, and keeps the answer in the warehouse.

It waits without a worker. Who answers nothing in time, or leaves the mention out, has decided nothing:
the mention is not published, and is asked about again when its date is rebuilt with reviews.
Runs inside Airflow only; imported wherever the DAG is parsed, and so imports nothing heavy.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from airflow.providers.standard.operators.hitl import HITLOperator
from airflow.sdk import Param

from cli.airflow.questions import (
    ACCEPT,
    AS_CODED,
    LEAVE_OUT,
    REJECT,
    RETYPE,
    Question,
    decision,
    kinds,
)
from stores.address import read_address


class Review(HITLOperator):  # type: ignore[misc]  # Airflow is not typed here
    """Ask a person whether a mention is an event, and of which type."""

    # Words of the news are no templates, whatever braces stand in them.
    template_fields = ()

    def __init__(
        self,
        *,
        question: Question,
        warehouse: str,
        wait: timedelta,
        params: object = None,  # noqa: ARG002 - the form of the DAG is no part of the answer
        **arguments: Any,
    ) -> None:
        super().__init__(
            subject=question["subject"],
            body=question["body"],
            options=[ACCEPT, REJECT, RETYPE, LEAVE_OUT],
            defaults=LEAVE_OUT,
            params={
                "retyped": Param(
                    AS_CODED,
                    type="string",
                    enum=[AS_CODED, *kinds(with_recipient=question["has_recipient"])],
                    title="Type and mode",
                    description="For Retype alone: what the event is.",
                    source="task",
                )
            },
            response_timeout=wait,
            **arguments,
        )
        self.question = question
        self.warehouse = warehouse

    def execute_complete(self, context: Mapping[str, Any], event: dict[str, Any]) -> str:
        """Keep the answer.

        Returns:
            The choice.
        """
        from load.reviews import write_review

        answer = super().execute_complete(context, event)
        (choice,) = answer["chosen_options"]
        if choice == LEAVE_OUT:
            self.log.info("Left out, and not decided: %s", self.question["mention_id"])
            return LEAVE_OUT
        review = decision(self.question, answer)
        path = write_review(read_address(self.warehouse), review)
        self.log.info("%s by %s: %s", review.choice, review.reviewed_by, path)
        return str(choice)
