"""Queries of more than memory may hold go on in files, of which nothing is left."""

from pathlib import Path

from stores.spilling import spilling


def test_a_sort_larger_than_the_limit_spills_beside_the_data(tmp_path: Path) -> None:
    wide = "SELECT hash(i) AS key, repeat(i::VARCHAR, 20) AS words FROM range(400_000) t(i) ORDER BY key"
    with spilling(40, tmp_path) as connection:
        connection.execute(f"CREATE TABLE sorted AS {wide}")
        assert [path for path in tmp_path.rglob("*") if path.is_file()]
        assert connection.execute("SELECT count(*) FROM sorted").fetchone() == (400_000,)
    assert list(tmp_path.iterdir()) == []
