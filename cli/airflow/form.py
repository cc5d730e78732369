"""The form of the nightly DAG: what a person may choose for a run, each field with its meaning."""

from typing import Any

from airflow.sdk import Param

from cli.settings import Settings


def nightly_form(settings: Settings) -> dict[str, Any]:
    """Return the fields of the form by name; their defaults are the settings."""
    return {
        "publication_date": Param(
            None,
            type=["null", "string"],
            format="date",
            title="Publication date",
            description="The date to process. Needed only where the run has no partition key.",
        ),
        "shard_size": Param(
            settings.shard_size,
            type="integer",
            minimum=1,
            title="Shard size",
            description="Most raw files that one extract task reads. Their volume decides how many tasks"
            " there are; a smaller size spreads a date over more workers.",
        ),
        "min_confidence": Param(
            settings.min_confidence,
            type="number",
            minimum=0,
            maximum=1,
            title="Least confidence",
            description="Event mentions below it are not published.",
        ),
        "reprocess": Param(
            default=True,
            type="boolean",
            title="Reprocess",
            description="Build the date again if it is published. Switched off, a published date is left"
            " as it is and its run ends at once.",
        ),
        "accept_unusual": Param(
            settings.accept_unusual,
            type="boolean",
            title="Accept an unusual yield",
            description="Publish the date though it has far fewer events, or far more refusals, than is"
            " usual: what would fail the date only warns.",
        ),
        "review": Param(
            default=False,
            type="boolean",
            title="Review doubtful events",
            description="Ask a person about the likeliest events of material conflict below the least"
            " confidence, each in a task of its own, before the date is validated.",
        ),
        "why": Param(
            None,
            type=["null", "string"],
            title="Why",
            description="Why the date is run; for the reader of the run. Runs for late files fill it in.",
        ),
    }
