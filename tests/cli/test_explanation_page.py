"""Why events were coded, as a page."""

import json
from pathlib import Path

import pytest

from cli.main import main
from seeds.lexicon import read_lexicon
from tests.cli.conftest import Command

JSONL = ("--format", "jsonl")
STORY = " date 2022-03-02 MUSCAT, March 1. /TASS/. {} held talks with Qatar in Muscat on Monday."


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the page of a story with markup in its text and in its name."""
    folder = tmp_path_factory.mktemp("page")
    story, out = folder / "<b>.txt", folder / "page.html"
    story.write_text(STORY.format('Oman & <script>alert("1")</script> Kuwait'))
    arguments = ["explain", str(story), "--format", "html", "--out", str(out)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["tass-events", *arguments])
        with pytest.raises(SystemExit) as stop:
            main()
    assert stop.value.code == 0
    return out.read_text(encoding="utf-8")


def test_sentence_rule_and_links_are_shown(command: Command, tmp_path: Path) -> None:
    story = tmp_path / "a.txt"
    story.write_text(STORY.format("Oman"))
    rule = read_lexicon().rules[str(json.loads(command("code", story, *JSONL).out)["rule_id"])]
    outcome = command("explain", story, "--format", "html")
    assert (outcome.exit_code, outcome.err) == (0, "")
    for shown in (
        '<mark class="actor">Oman</mark> held <mark class="trigger">talks</mark>',
        '<mark class="time">on Monday</mark>',
        "Parties meet, visit, telephone or negotiate",
        f"Rule {rule.id}</summary>",
        f"<dt>example</dt><dd>{rule.examples[0].text}</dd>",
        "<strong>Qatar</strong> (country:qat;",
        "<span>talks</span> <span>&lt;-dobj-</span> <span>held</span>",
    ):
        assert shown in outcome.out


def test_parse_is_drawn_with_its_words_marked(page: str) -> None:
    assert page.count("<svg") == page.count("<article") > 0
    assert 'class="displacy-word trigger" fill="currentColor"' in page
    assert 'class="displacy-word actor" fill="currentColor"' in page
    assert 'class="displacy-label"' in page


def test_what_the_story_brings_is_escaped(page: str) -> None:
    assert "&lt;b&gt;.txt" in page
    # In the sentence, and in the drawing.
    assert "alert(&#34;1&#34;)&lt;/script&gt;" in page
    assert ">alert(&quot;1&quot;)&lt;/script</tspan>" in page
    assert not any(tag in page for tag in ("<script", "<b>"))


def test_page_needs_nothing_else(page: str) -> None:
    assert page.startswith("<!doctype html>")
    without_namespaces = page.replace("http://www.w3.org/", "")
    assert not any(word in without_namespaces for word in ("http:", "https:", "src=", "@import"))


def test_story_without_event_has_a_page(command: Command, tmp_path: Path) -> None:
    story = tmp_path / "a.txt"
    story.write_text(" date 2022-03-02 MOSCOW, March 1. /TASS/. The weather is fine.")
    outcome = command("explain", story, "--format", "html")
    assert outcome.exit_code == 0
    assert "No event." in outcome.out


def test_page_goes_nowhere_without_a_page(command: Command, tmp_path: Path) -> None:
    outcome = command("explain", tmp_path / "a.txt", "--out", tmp_path / "b.html")
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err == "tass-events: --out needs --format html\n"


def test_page_that_cannot_be_written_is_one_line(
    command: Command, seed_file: Path, tmp_path: Path
) -> None:
    outcome = command("explain", seed_file, "--format", "html", "--out", tmp_path / "no" / "a.html")
    assert (outcome.exit_code, outcome.err.count("\n")) == (2, 1)
    assert "a.html" in outcome.err
