"""`docs/reference/dags.md`, written from the DAGs themselves: `python -m cli.airflow.dag_docs [FILE]`.

It says what the DAGs say in Airflow's interface, and shows the settings that they were read with.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

DAGS = Path(__file__).parents[2] / "dags"
DOCUMENT = Path(__file__).parents[2] / "docs" / "reference" / "dags.md"
_HEAD = """# DAGs

Generated from `dags/` by `python -m cli.airflow.dag_docs`; change it there. Defaults are those of the
settings where nothing is set. How to operate them is in the [operations guide](../how-to/operations.md).
"""


def render(dags: Iterable[Any]) -> str:
    """Return the document for DAGs, in the order given.

    Args:
        dags: Airflow's DAG objects.
    """
    return "\n".join([_HEAD, *(line for dag in dags for line in _dag_lines(dag))])


def read_dags(folder: Path) -> list[Any]:
    """Read the DAG files of a folder with Airflow, sorted by name.

    Raises:
        ImportError: If one does not load.
    """
    from airflow.dag_processing.dagbag import DagBag

    bag = DagBag(str(folder))
    if bag.import_errors:
        raise ImportError("\n".join(bag.import_errors.values()))
    return [bag.dags[name] for name in sorted(bag.dags)]


def _dag_lines(dag: Any) -> Iterator[str]:
    yield from (f"## {dag.dag_id}", "", f"Schedule: {_schedule(dag)}", "", dag.doc_md.strip(), "")
    yield from ("### Tasks", "")
    yield from (
        "| task | does | follows | retries | time limit | pool |",
        "|---|---|---|---|---|---|",
    )
    for task in dag.topological_sort():
        follows = ", ".join(f"`{name}`" for name in sorted(task.upstream_task_ids))
        name = f"`{task.task_id}`{' (mapped)' if task.is_mapped else ''}"
        does = task.doc_md.splitlines()[0]
        cells = (name, does, follows, task.retries, task.execution_timeout, f"`{task.pool}`")
        yield f"| {' | '.join(str(cell) for cell in cells)} |"
    yield ""
    if dag.params:
        yield from _form_lines(dag)


def _form_lines(dag: Any) -> Iterator[str]:
    yield from ("### Form", "", "| field | default | meaning |", "|---|---|---|")
    for name, param in dag.params.items():
        default = "" if param.value is None else f"`{param.value}`"
        yield f"| `{name}` | {default} | {param.description} |"
    yield ""


def _schedule(dag: Any) -> str:
    timetable = dag.timetable
    if asset := getattr(timetable, "asset_condition", None):
        return f"once for each partition of the asset `{asset.name}`"
    offset = getattr(timetable, "run_offset", 0)
    before = f", for {-offset} day before" if offset else ""
    return f"`{timetable.expression}` UTC{before}"


def main() -> None:
    """Write the document."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENT
    # Airflow makes a folder of its own on import.
    with TemporaryDirectory() as home:
        os.environ["AIRFLOW_HOME"] = home
        os.environ["AIRFLOW__CORE__LOAD_EXAMPLES"] = "False"
        path.write_text(render(read_dags(DAGS)), encoding="utf-8")


if __name__ == "__main__":
    main()
