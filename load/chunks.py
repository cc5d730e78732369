"""Rows of a sorted query in chunks that never part rows of one key."""

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc


def chunks_of(reader: Any, key: Sequence[str]) -> Iterator[Any]:
    """Yield Arrow tables; one without rows if there are none.

    Args:
        reader: A `pyarrow.RecordBatchReader` of rows sorted by the key.
        key: Columns of the key; none where a table has no key.
    """
    held = reader.schema.empty_table()
    for batch in reader:
        cut = _begin_of_last_key(held, key)
        if cut:
            yield held.slice(0, cut)
        held = pa.concat_tables([held.slice(cut), pa.Table.from_batches([batch])])
    yield held


def _begin_of_last_key(rows: Any, key: Sequence[str]) -> int:
    """Return the first row that has the key of the last one; all rows before it may go."""
    if not key or not rows.num_rows:
        return int(rows.num_rows)
    last = rows.slice(rows.num_rows - 1).to_pylist()[0]
    same = [pc.equal(rows[column], pa.scalar(last[column], rows[column].type)) for column in key]
    together = same[0]
    for one in same[1:]:
        together = pc.and_(together, one)
    position = pc.index(together, pa.scalar(value=True)).as_py()
    return int(position) if position >= 0 else int(rows.num_rows)
