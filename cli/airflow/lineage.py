"""What a task has read and written, told to Airflow's own collector of lineage.

Airflow hands it to the plugins that ask for it, such as the OpenLineage provider where a transport is
set, and to nobody otherwise.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from airflow.sdk.lineage import get_hook_lineage_collector

from stores.address import Address


def tell_lineage(
    context: Mapping[str, Any], *, inputs: Iterable[Address], outputs: Iterable[Address]
) -> None:
    """Tell which files and folders a task has read and written.

    Args:
        context: Airflow's context of the task.
        inputs: Absolute paths and addresses that were read.
        outputs: Absolute paths and addresses that were written.
    """
    collector = get_hook_lineage_collector()
    for path in inputs:
        collector.add_input_asset(context=context["task"], uri=path.as_uri())
    for path in outputs:
        collector.add_output_asset(context=context["task"], uri=path.as_uri())
