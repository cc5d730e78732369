"""Who is not known in a warehouse; one of before actors had a status says so, and what to do."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from load.unresolved import OlderSchemaError, unresolved_actors


def test_a_warehouse_from_before_the_status_is_refused_in_words(warehouse: Path) -> None:
    for file in warehouse.glob("actors/*/*.parquet"):
        pq.write_table(pq.ParquetFile(file).read().drop_columns(["link_status"]), file)
    with pytest.raises(OlderSchemaError, match="published before actors had link_status"):
        unresolved_actors(warehouse, ("unknown",))
