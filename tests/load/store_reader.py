"""Reads one date of a warehouse in an object store again and again, as an analyst's program does.

It takes nothing from tass-events: a manifest, then the files that it names, by DuckDB or pyarrow. It prints
one line for each look, as soon as it has looked: the version of the code that the manifest names, and the
rows of each table. A look that finds a file gone or unreadable ends it with an error.
"""

import json
import os
import sys
from collections.abc import Callable

import duckdb
import pyarrow.dataset as ds
from obstore.fsspec import FsspecStore
from pyarrow.fs import S3FileSystem

Counts = dict[str, int]


def arrow() -> S3FileSystem:
    endpoint = os.environ["AWS_ENDPOINT_URL"]
    return S3FileSystem(endpoint_override=endpoint, region=os.environ["AWS_REGION"])


def counts_by_arrow(files: S3FileSystem, root: str, tables: dict[str, str]) -> Counts:
    return {
        name: ds.dataset(f"{root}/{path}", filesystem=files, format="parquet").to_table().num_rows
        for name, path in tables.items()
    }


def counts_by_duckdb(
    connection: duckdb.DuckDBPyConnection, root: str, tables: dict[str, str]
) -> Counts:
    found = {}
    for name, path in tables.items():
        rows = connection.execute(f"SELECT * FROM read_parquet('s3://{root}/{path}')").fetchall()
        found[name] = len(rows)
    return found


def main(reader: str, root: str, day: str) -> None:
    files = arrow()
    look: Callable[[dict[str, str]], Counts]
    if reader == "duckdb":
        connection = duckdb.connect()
        options = {"allow_http": True}
        store = FsspecStore("s3", endpoint=os.environ["AWS_ENDPOINT_URL"], client_options=options)
        connection.register_filesystem(store)
        look = lambda tables: counts_by_duckdb(connection, root, tables)  # noqa: E731
    else:
        look = lambda tables: counts_by_arrow(files, root, tables)  # noqa: E731
    while True:
        with files.open_input_stream(f"{root}/_manifests/publication_date={day}.json") as stream:
            manifest = json.loads(stream.read())
        tables = {name: table["path"] for name, table in manifest["tables"].items()}
        line = f"{manifest['versions']['code']} {json.dumps(look(tables), sort_keys=True)}\n"
        sys.stdout.write(line)
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
