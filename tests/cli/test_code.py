"""Coding files from the command line, in every format."""

import json
from pathlib import Path
from typing import Any

import pytest

from extract.limits import ReadingLimits
from extract.run import articles_of
from tests.cli.conftest import Command

EVENT_KEYS = (
    "source_path document_id publication_date sentence event_type event_mode contexts quad_class"
    " trigger modality is_quote attributed_to actors recipients event_date date_precision location"
    " confidence rule_id"
).split()
PARTY_KEYS = "text name actor_id country_iso3 sector start end".split()
PLACE_KEYS = (
    "kind source_path text start end source_start source_end name geonames_id country_iso3 latitude"
    " longitude"
).split()
DATE_KEYS = (
    "kind source_path text start end source_start source_end value date date_end date_precision"
).split()
ATTACK = (
    " date 2022-03-02 MOSCOW, March 1. /TASS/. Several hundred people protested in Minsk on Monday."
)


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_jsonl_has_the_keys_of_the_interface(command: Command, seed_file: Path) -> None:
    outcome = command("code", seed_file, "--format", "jsonl")
    assert (outcome.exit_code, outcome.err) == (0, "")
    records = lines(outcome.out)
    assert len(records) > 5
    for record in records:
        assert list(record) == EVENT_KEYS
        assert record["source_path"] == str(seed_file)
        for party in (*record["actors"], *record["recipients"]):
            assert list(party) == PARTY_KEYS
        if record["attributed_to"] is not None:
            assert list(record["attributed_to"]) == ["text", "name", "country_iso3"]


def test_the_seed_tells_of_a_phone_talk(command: Command, seed_file: Path) -> None:
    talks = [
        {
            "date": record["event_date"],
            "precision": record["date_precision"],
            "actors": {(party["name"], party["country_iso3"]) for party in record["actors"]},
            "modality": record["modality"],
            "quad": record["quad_class"],
        }
        for record in lines(command("code", seed_file, "--format", "jsonl", "--all-tellings").out)
        if (record["event_type"], record["event_mode"]) == ("CONSULT", "phone")
    ]
    talk = {
        "date": "2021-11-15",
        "precision": "day",
        "actors": {("Alexander Lukashenko", "BLR"), ("Angela Merkel", "DEU")},
        "modality": "asserted",
        "quad": 1,
    }
    assert talks.count(talk) == 2


def test_spans_count_characters_of_the_stored_text(command: Command, seed_file: Path) -> None:
    (article,) = articles_of(
        seed_file, default_date=None, max_file_bytes=10_000, limits=ReadingLimits()
    )
    text, whole = getattr(article, "text", ""), seed_file.read_text(encoding="utf-8")
    out = command("code", seed_file, "--format", "jsonl", "--all-places", "--all-dates").out
    places, dates, events = [], [], []
    for record in lines(out):
        {"place": places, "date": dates}.get(str(record.get("kind")), events).append(record)
    assert places
    assert dates
    for record in (*places, *dates):
        assert text[record["start"] : record["end"]] == record["text"]
        assert whole[record["source_start"] : record["source_end"]] == record["text"]
    for event in events:
        for party in (*event["actors"], *event["recipients"]):
            assert text[party["start"] : party["end"]] == party["text"]


def test_all_places_and_dates_have_their_keys(command: Command, seed_file: Path) -> None:
    records = lines(
        command("code", seed_file, "--format", "jsonl", "--all-places", "--all-dates").out
    )
    places = [record for record in records if record.get("kind") == "place"]
    assert all(list(record) == PLACE_KEYS for record in places)
    assert {("Poland", "POL"), ("Belarus", "BLR")} <= {
        (record["name"], record["country_iso3"]) for record in places
    }
    dates = [record for record in records if record.get("kind") == "date"]
    assert all(list(record) == DATE_KEYS for record in dates)
    assert {"2021-11-15", "2021-11-08"} <= {record["value"] for record in dates}


def test_a_place_is_told_with_the_words_that_name_it(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(ATTACK)
    (record,) = lines(command("code", file, "--format", "jsonl").out)
    assert (record["event_type"], record["event_date"]) == ("PROTEST", "2022-02-28")
    place = record["location"]
    assert (place["text"], place["country_iso3"]) == ("Minsk", "BLR")
    assert list(place) == "text name geonames_id country_iso3 latitude longitude start end".split()
    begin = file.read_text().index("MOSCOW")
    assert file.read_text()[begin + place["start"] : begin + place["end"]] == "Minsk"


def test_doubtful_mentions_are_left_out(
    command: Command, seed_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def beliefs(*options: str) -> list[float]:
        outcome = command("code", seed_file, "--format", "jsonl", *options)
        return [record["confidence"] for record in lines(outcome.out)]

    every = beliefs("--min-confidence", "0")
    assert beliefs("--min-confidence", "0.8") == [belief for belief in every if belief >= 0.8]
    monkeypatch.setenv("TASS_EVENTS_MIN_CONFIDENCE", "0.8")
    assert beliefs() == [belief for belief in every if belief >= 0.8]
    assert 0 < len(beliefs()) < len(every)


def test_a_folder_is_coded_file_by_file(command: Command, tmp_path: Path, seed_file: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "sub/a.txt"):
        (tmp_path / name).write_bytes(seed_file.read_bytes())
    records = lines(command("code", tmp_path, "--format", "jsonl").out)
    paths = list(dict.fromkeys(record["source_path"] for record in records))
    assert paths == [f"{tmp_path}/b.txt", f"{tmp_path}/sub/a.txt"]


def test_an_article_without_date_takes_that_of_the_option(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(ATTACK.replace(" date 2022-03-02 ", ""))
    outcome = command("code", file, "--format", "jsonl", "--date", "2022-03-02")
    assert [record["publication_date"] for record in lines(outcome.out)] == ["2022-03-02"]
    refused = command("code", file, "--format", "jsonl")
    assert (refused.exit_code, refused.out) == (2, "")
    assert f"{file}: no record date" in refused.err
    assert "--date" in refused.err


def test_one_bad_file_does_not_stop_the_others(
    command: Command, tmp_path: Path, seed_file: Path
) -> None:
    (tmp_path / "a.txt").write_bytes(b"\0\1\2")
    (tmp_path / "b.txt").write_bytes(seed_file.read_bytes())
    outcome = command("code", tmp_path, "--format", "jsonl")
    assert outcome.exit_code == 2
    assert len(lines(outcome.out)) > 5
    assert f"tass-events: {tmp_path}/a.txt: " in outcome.err


def test_the_table_shows_who_did_what(command: Command, seed_file: Path) -> None:
    outcome = command("code", seed_file)
    assert outcome.exit_code == 0
    row = next(row for row in outcome.out.splitlines() if "CONSULT phone" in row)
    assert "2021-11-15" in row
    assert "Alexander Lukashenko, Angela Merkel" in row
    assert "asserted" in row


def test_the_page_marks_spans_and_needs_nothing_else(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "<b>.txt"
    file.write_text(ATTACK.replace("Several hundred people", "Putin met Merkel & <i>Scholz</i>"))
    outcome = command("code", file, "--format", "html", "--min-confidence", "0")
    assert outcome.exit_code == 0
    page = outcome.out
    assert page.startswith("<!doctype html>")
    assert '<mark class="trigger">' in page
    assert '<mark class="actor">Putin</mark>' in page
    assert "&lt;b&gt;.txt" in page
    assert "<i>" not in page
    assert not any(word in page for word in ("http:", "https:", "src=", "@import"))


def test_an_event_that_a_story_tells_twice_is_shown_once(command: Command, tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(
        " date 2022-03-02 OSLO, March 1. /TASS/. The foreign ministers of Norway and Japan met in Oslo on"
        " Tuesday.\n\nThe Norwegian and Japanese ministers met on Tuesday for the first time.\n\n"
        "Later Japan accused Russia of shelling a hospital."
    )
    shown = lines(command("code", story, "--format", "jsonl").out)
    told = lines(command("code", story, "--format", "jsonl", "--all-tellings").out)
    assert [(each["event_type"], each["sentence"][:11]) for each in shown] == [
        ("CONSULT", "The foreign"),
        ("ACCUSE", "Later Japan"),
    ]
    assert [each["event_type"] for each in told] == ["CONSULT", "CONSULT", "ACCUSE"]
