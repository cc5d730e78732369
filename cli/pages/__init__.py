"""The pages of the documentation that are made from code and reference data, and never edited.

`python -m cli.pages` writes them; a test refuses those that are stale. The page of the DAGs needs Airflow
and is made by `cli.airflow.dag_docs`.
"""

from pathlib import Path

from cli.pages.commands import render_commands
from cli.pages.settings import render_settings
from load.codebook import codebook_pages
from load.data_dictionary import render_dictionary

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


def generated_pages() -> dict[str, str]:
    """Return every generated page by its path below `docs/reference`."""
    return {
        "data-dictionary.md": render_dictionary(),
        "cli.md": render_commands(),
        "settings.md": render_settings(),
        **{f"codebook/{name}": text for name, text in codebook_pages().items()},
    }
