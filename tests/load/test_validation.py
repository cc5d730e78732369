"""What validation writes, refuses and raises."""

import logging
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from load.batch import UnreadableTableError
from load.checking import Checker
from load.judgement import Judgement
from load.limits import RefusalLimits
from load.results import ValidationReport
from load.run import validate_date
from load.validation import (
    NotValidatedError,
    ValidationFailed,
    read_report,
    validate_staged,
)

Rows = dict[str, list[dict[str, Any]]]
Stage = Callable[[Rows, Path], Path]
DAY = date(2021, 11, 17)
NONE_AT_ALL = RefusalLimits(mentions_share=0, records_share=0, few_mentions=0, few_records=0)


@pytest.fixture
def validate(
    tmp_path: Path, stage: Stage, checker: Checker
) -> Callable[[Rows, RefusalLimits], ValidationReport]:
    def run(rows: Rows, limits: RefusalLimits) -> ValidationReport:
        tables = stage(rows, tmp_path / "tables")
        return validate_staged(tables, DAY, tmp_path, checker, Judgement(limits))

    return run


Validate = Callable[[Rows, RefusalLimits], ValidationReport]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_good_tables_pass_and_are_left_alone(tmp_path: Path, stage: Stage, rows: Rows) -> None:
    tables = stage(rows, tmp_path / "tables")
    before = contents(tables)
    summary = validate_date(tables, DAY, tmp_path / "out", warehouse=tmp_path)
    assert summary.success
    assert (summary.failed, summary.warnings, summary.refused_rows) == (0, 0, {})
    assert summary.row_counts["mentions"] == 3
    assert contents(tables) == before
    assert read_report(tmp_path / "out" / "validation.json", DAY, tables).summary == summary


def test_refused_rows_move_to_the_staged_quarantine(
    tmp_path: Path, validate: Validate, rows: Rows
) -> None:
    rows["mentions"][0]["trigger_text"] = "gave aid"
    report = validate(rows, RefusalLimits())
    assert report.refused_rows == {"mentions": 1, "participants": 2}
    assert pq.read_table(tmp_path / "tables" / "mentions.parquet").num_rows == 2
    assert pq.read_table(tmp_path / "tables" / "quarantine.parquet").num_rows == 4
    assert len(list((tmp_path / "tables").iterdir())) == 7


def test_a_second_try_finds_the_same(
    tmp_path: Path, validate: Validate, checker: Checker, rows: Rows
) -> None:
    rows["mentions"][0]["trigger_text"] = "gave aid"
    first = validate(rows, RefusalLimits())
    again = validate_staged(tmp_path / "tables", DAY, tmp_path, checker)
    assert again == first


def test_a_failed_check_is_told_in_one_line(tmp_path: Path, validate: Validate, rows: Rows) -> None:
    for row in rows["actors"]:
        row.update(sector="NOSUCH", sectors=["NOSUCH"])
    with pytest.raises(ValidationFailed) as failure:
        validate(rows, RefusalLimits())
    message = str(failure.value)
    assert "\n" not in message
    assert "actors.sector: expected that sector is in the code list: 5 of 5 rows" in message
    assert message.count("sector='NOSUCH'") == 3
    assert str(tmp_path / "validation.html") in message
    assert "nothing was published" in message


def test_a_failed_check_leaves_reports_and_staged_tables(
    tmp_path: Path, stage: Stage, validate: Validate, rows: Rows
) -> None:
    rows["mentions"][0]["trigger_text"] = "gave aid"
    rows["events"][1]["event_mode"] = "ceasefire"
    before = contents(stage(rows, tmp_path / "tables"))
    with pytest.raises(ValidationFailed):
        validate(rows, RefusalLimits())
    assert contents(tmp_path / "tables") == before
    assert "ceasefire" in (tmp_path / "validation.html").read_text()
    with pytest.raises(NotValidatedError, match="checks that failed: 1"):
        read_report(tmp_path / "validation.json", DAY, tmp_path / "tables")


def test_many_failures_are_summed_up(validate: Validate, rows: Rows) -> None:
    rows["events"][0].update(confidence=2.0, quad_class=9, modality="surely", date_method="guess")
    with pytest.raises(ValidationFailed, match=r"\| and \d+ more;") as failure:
        validate(rows, RefusalLimits())
    assert len(failure.value.broken) > 3


def test_too_many_refused_mentions_fail(validate: Validate, rows: Rows) -> None:
    rows["mentions"][0]["trigger_text"] = "gave aid"
    with pytest.raises(ValidationFailed, match=r"quarantine.refused_mentions: .*0 of 3 mentions"):
        validate(rows, NONE_AT_ALL)


def test_too_many_refused_files_fail(validate: Validate, rows: Rows) -> None:
    with pytest.raises(ValidationFailed, match=r"quarantine.refused_records: .*0 of 3 files"):
        validate(rows, NONE_AT_ALL)


def test_duplicates_are_no_failures(validate: Validate, rows: Rows) -> None:
    rows["quarantine"][0]["reason_code"] = "duplicate"
    assert validate(rows, NONE_AT_ALL).summary.success


def test_warnings_do_not_fail(validate: Validate, rows: Rows) -> None:
    report = validate({table: [] for table in rows}, RefusalLimits())
    assert report.summary.success
    assert [str(warning) for warning in report.warnings] == [
        "documents: expected that the date has documents: not met, observed 0",
        "events: expected that the date has events: not met, observed 0",
    ]


def test_a_missing_table_is_named(
    tmp_path: Path, stage: Stage, checker: Checker, rows: Rows
) -> None:
    tables = stage(rows, tmp_path / "tables")
    (tables / "actors.parquet").unlink()
    with pytest.raises(UnreadableTableError, match=r"actors.parquet: table actors .* missing"):
        validate_staged(tables, DAY, tmp_path, checker)


def test_a_broken_table_is_named(
    tmp_path: Path, stage: Stage, checker: Checker, rows: Rows
) -> None:
    tables = stage(rows, tmp_path / "tables")
    (tables / "actors.parquet").write_bytes(b"PAR1 not really")
    with pytest.raises(UnreadableTableError, match="table actors cannot be read"):
        validate_staged(tables, DAY, tmp_path, checker)


@pytest.mark.parametrize(
    ("damage", "cause"),
    [
        (lambda folder: (folder / "validation.json").unlink(), "missing"),
        (lambda folder: (folder / "validation.json").write_text("{}"), "not a validation report"),
        (lambda folder: (folder / "tables" / "events.parquet").write_bytes(b""), "has changed"),
        (lambda folder: (folder / "tables" / "events.parquet").unlink(), "has changed"),
    ],
)
def test_only_validated_tables_are_let_through(
    damage: Callable[[Path], object], cause: str, validated: Path
) -> None:
    damage(validated)
    with pytest.raises(NotValidatedError, match=cause):
        read_report(validated / "validation.json", DAY, validated / "tables")


def test_the_report_of_another_date_is_refused(validated: Path) -> None:
    with pytest.raises(NotValidatedError, match="is of 2021-11-17, not 2021-11-18"):
        read_report(validated / "validation.json", date(2021, 11, 18), validated / "tables")


def test_great_expectations_says_nothing(
    validate: Validate, rows: Rows, capfd: pytest.CaptureFixture[str]
) -> None:
    validate(rows, RefusalLimits())
    assert capfd.readouterr() == ("", "")
    assert not logging.getLogger("great_expectations").isEnabledFor(logging.INFO)


def test_no_connection_is_opened(
    tmp_path: Path, stage: Stage, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError(f"connects to {arguments[1:]}")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    tables = stage(rows, tmp_path / "tables")
    assert validate_date(tables, DAY, tmp_path / "out", warehouse=tmp_path).success


def test_the_html_report_needs_no_network_and_escapes(
    tmp_path: Path, validate: Validate, rows: Rows
) -> None:
    rows["mentions"][0]["rule_id"] = "<script>alert(1)</script>"
    with pytest.raises(ValidationFailed):
        validate(rows, RefusalLimits())
    page = (tmp_path / "validation.html").read_text()
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert not re.search(r"""(src|href)=["'](?!#)|@import|url\(""", page)
    assert 'name="viewport"' in page
    assert all(f'id="{table}"' in page for table in rows)
    assert "Nothing was published" in page
