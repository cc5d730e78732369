"""The example notebook runs from the tables to the plot, and is kept without what it gave."""

import base64
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from load.catalog import build_catalog
from tests.readers.snippets import ROOT

NOTEBOOK = ROOT / "examples" / "dyads.ipynb"


def _cells() -> list[Any]:
    cells: list[Any] = nbformat.read(NOTEBOOK, as_version=4).cells
    return [cell for cell in cells if cell.cell_type == "code"]


def test_the_notebook_is_kept_without_outputs() -> None:
    assert _cells()
    assert all(cell.outputs == [] and cell.execution_count is None for cell in _cells())


@pytest.fixture(scope="module")
def outputs(warehouse: Path) -> list[list[Any]]:
    """What each cell of code gave."""
    build_catalog(warehouse)
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TASS_EVENTS_WAREHOUSE_URI", f"file://{warehouse}")
        # The folder that Jupyter runs it in.
        client = NotebookClient(notebook, resources={"metadata": {"path": NOTEBOOK.parent}})
        client.execute()
    return [cell.outputs for cell in notebook.cells if cell.cell_type == "code"]


@pytest.mark.slow
def test_every_cell_shows_what_it_asks_for(outputs: list[list[Any]]) -> None:
    assert outputs[0] == []
    shown = [[out.data for out in given] for given in outputs[1:]]
    assert all(len(given) == 1 for given in shown), outputs
    assert all("text/html" in given[0] or "image/png" in given[0] for given in shown)


@pytest.mark.slow
def test_the_plot_is_drawn(outputs: list[list[Any]], tmp_path: Path) -> None:
    (drawn,) = [
        out.data for given in outputs for out in given if "image/png" in out.get("data", {})
    ]
    picture = base64.b64decode(drawn["image/png"])
    (tmp_path / "dyads.png").write_bytes(picture)
    assert len(picture) > 10_000
