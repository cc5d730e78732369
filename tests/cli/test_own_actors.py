"""Actor tables of the user, laid over ours: from the setting to the published row and its manifest."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.cli.conftest import Command

STORY = "Lena Quellen met with Angela Merkel on Monday.\n"
PEOPLE = "actor_id,name,aliases,surnames,country_code,sector,wikidata_id\n"
OFFICES = "actor_id,role_id,of,title,sector,valid_from,valid_to\n"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "a.txt").write_text(f" date 2021-11-01 MOSCOW, November 1. /TASS/. {STORY}")
    return folder


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "people.csv").write_text(
        f"{PEOPLE}person:lena-quellen,Lena Quellen,,Quellen,GTM,,\n", encoding="utf-8-sig"
    )
    (folder / "offices.csv").write_text(
        f"{OFFICES}person:lena-quellen,foreign-minister,GTM,Foreign Minister of Guatemala,,2020,\n"
    )
    monkeypatch.setenv("TASS_EVENTS_ACTORS", str(folder))
    return folder


def test_code_reads_them(command: Command, raw: Path, own: Path) -> None:
    outcome = command("code", raw / "a.txt", "--format", "jsonl")
    [event] = [json.loads(line) for line in outcome.out.splitlines()]
    [quellen] = [each for each in event["actors"] if each["name"] == "Lena Quellen"]
    assert (quellen["country_iso3"], quellen["sector"]) == ("GTM", "GOV")


def test_unresolved_no_longer_lists_them(
    command: Command, raw: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Lena Quellen" not in command("unresolved", raw / "a.txt").out
    monkeypatch.delenv("TASS_EVENTS_ACTORS")
    assert "Lena Quellen" in command("unresolved", raw / "a.txt").out


@pytest.mark.slow
def test_run_publishes_them_and_the_manifest_names_them(
    command: Command, raw: Path, own: Path, tmp_path: Path
) -> None:
    warehouse = tmp_path / "warehouse"
    versions = []
    for title in ("Foreign Minister of Guatemala", "Chief Diplomat of Guatemala"):
        row = f"person:lena-quellen,foreign-minister,GTM,{title},,2020,\n"
        (own / "offices.csv").write_text(OFFICES + row)
        outcome = command("run", "--raw", raw, "--warehouse", warehouse)
        assert (outcome.exit_code, outcome.err) == (0, "")
        part = warehouse / "participants" / "publication_date=2021-11-01" / "part-0.parquet"
        assert title in pq.read_table(part)["title_text"].to_pylist()
        manifest = warehouse / "_manifests" / "publication_date=2021-11-01.json"
        versions.append(json.loads(manifest.read_text())["versions"])
    assert versions[0]["own_actors"] != versions[1]["own_actors"]
    assert versions[0]["actors"] == versions[1]["actors"]


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("people.csv", "actor_id,name,land\nperson:x,X,UK\n", "people.csv: line 2: land: "),
        ("people.csv", f"{PEOPLE}person:x,X,,,UK,,\n", "people.csv: line 2: country_code"),
        ("people.csv", f"{PEOPLE}person:x,X,,,XYZ,,\n", "people.csv: person:x: no country 'XYZ'"),
        ("people.csv", f"{PEOPLE}person:x,X,,,GTM,,,\n", "people.csv: line 2: more cells"),
        ("people.csv", f'{PEOPLE}person:x,"X,,,GTM,,\n', "people.csv: line 2: not valid CSV"),
        ("offices.csv", f"{OFFICES}person:x,king,GTM,X,,2020,\n", "person:x: not in people.csv"),
        ("persons.csv", PEOPLE, "persons.csv: file: no such table; there are: "),
    ],
)
@pytest.mark.parametrize("name", ["run", "code"])
def test_a_wrong_table_is_one_line_and_exit_code_2(
    command: Command, raw: Path, own: Path, name: str, file: str, text: str, said: str
) -> None:
    (own / "offices.csv").unlink()
    (own / file).write_text(text)
    where = ("--raw", raw, "--warehouse", own.parent / "w") if name == "run" else (raw,)
    outcome = command(name, *where)
    assert outcome.exit_code == 2
    assert said in outcome.err
    assert str(own / file) in outcome.err
    assert outcome.err.count("\n") == 1
    assert not (own.parent / "w").exists()


def test_a_missing_folder_is_told(
    command: Command, raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TASS_EVENTS_ACTORS", "/nowhere/actors")
    outcome = command("code", raw)
    assert outcome.exit_code == 2
    assert outcome.err == (
        "tass-events: /nowhere/actors: folder: no such folder; name a folder of tables\n"
    )
