"""What names are looked up in is read once, and again where tables of one's own have changed."""

from pathlib import Path

from transform.resolvers import loaded_resolvers

HEAD = "actor_id,name,aliases,surnames,country_code,sector,wikidata_id\n"


def test_it_is_read_once() -> None:
    assert loaded_resolvers() is loaded_resolvers()


def test_a_corrected_table_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(f"{HEAD}person:x,Ann Ex,,,NOR,GOV,\n", encoding="utf-8")
    before = loaded_resolvers(tmp_path)
    assert before is loaded_resolvers(tmp_path)
    (tmp_path / "people.csv").write_text(f"{HEAD}person:x,Ann Why,,,NOR,GOV,\n", encoding="utf-8")
    people = loaded_resolvers(tmp_path).actors.reference.people
    assert people["person:x"].name == "Ann Why"
