"""Who takes part or is quoted in a warehouse and is not known, each with its sentence and source."""

from typing import Any

import duckdb

from load.checkout.opening import checked_out
from load.manifest import by_schema_version
from load.views import table_view
from stores.address import Address
from stores.sql import literal
from transform.schemas import TABLES

_READ = ("participants", "actors", "mentions", "documents")
_QUERY = """
    WITH named AS (
        SELECT publication_date, mention_id, actor_id FROM participants
        UNION
        SELECT publication_date, mention_id, attributed_to_actor_id FROM mentions
    )
    SELECT actor_id, actors.name, actor_type, link_status, mention_id, document_id, source_path,
        substring(text, sentence_start + 1, sentence_end - sentence_start) AS sentence
    FROM named
    JOIN actors USING (publication_date, actor_id)
    JOIN mentions USING (publication_date, mention_id)
    JOIN documents USING (publication_date, document_id)
    WHERE link_status IN ({statuses})
    ORDER BY publication_date, source_path, source_offset, sentence_start, mention_id, actor_id
"""


class OlderSchemaError(ValueError):
    """A warehouse was published before a column was there.

    Attributes:
        warehouse: Its address.
    """

    def __init__(self, warehouse: Address) -> None:
        super().__init__(
            f"{warehouse}: published before actors had link_status;"
            " publish its dates again with tass-events run"
        )
        self.warehouse = warehouse


def unresolved_actors(warehouse: Address, statuses: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the participants and speakers of all published dates that have one of the statuses.

    Args:
        warehouse: The published tables.
        statuses: Codes of `link_status`.

    Returns:
        Rows of actor_id, name, actor_type, link_status, mention_id, document_id, source_path and
        sentence, one a mention and actor, in the order of the texts.

    Raises:
        OlderSchemaError: If its tables have no `link_status`.
        ManifestError: If a manifest cannot be read.
    """
    with checked_out(warehouse.resolve()) as checkout, duckdb.connect() as connection:
        checkout.attach(connection)
        dates = by_schema_version(checkout.manifests())
        for name in _READ:
            view = table_view(TABLES[name], checkout.root, dates)
            connection.execute(f"CREATE VIEW {name} AS {view.query}")
        # A column that a file lacks is read as empty; the schema lets no actor be without a status.
        if connection.execute("SELECT 1 FROM actors WHERE link_status IS NULL LIMIT 1").fetchone():
            raise OlderSchemaError(warehouse)
        query = _QUERY.format(statuses=", ".join(map(literal, statuses)))
        found = connection.execute(query)
        columns = [column[0] for column in found.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
