"""DuckDB reading straight from an object store, with the credentials of this process.

DuckDB's own extension for it is downloaded when it is first used. The library that everything else here uses
offers the file system that DuckDB asks Python for, and nothing is downloaded.
"""

import duckdb
from obstore.fsspec import FsspecStore

from stores.address import StoreAddress
from stores.connection import connection_of


def attach_store(connection: duckdb.DuckDBPyConnection, address: StoreAddress) -> None:
    """Let a connection read the addresses of a store."""
    options = connection_of(address).options()
    connection.register_filesystem(FsspecStore("s3", **options))
