"""Where the DAG files are, and copying them into the DAG folder of an Airflow.

In a checkout they are the folder `dags/` of its root; the wheel carries that folder inside this package.
"""

import shutil
from pathlib import Path

_INSTALLED = Path(__file__).with_name("dags")
_CHECKOUT = Path(__file__).parents[2] / "dags"


def dag_files_folder() -> Path:
    """Return the folder of the DAG files of this version."""
    return _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT


def copy_dag_files(folder: Path) -> list[Path]:
    """Copy the DAG files into a folder, which is made if need be; other files there stay.

    Args:
        folder: The DAG folder of an Airflow.

    Returns:
        The copies, sorted by name.

    Raises:
        OSError: If they cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = sorted(dag_files_folder().glob("*.py"))
    return [Path(shutil.copyfile(file, folder / file.name)) for file in files]
