from extract.stories import split_stories

PROSE = (
    "Norway and Finland held talks in the capital of Norway on Tuesday, the foreign ministry of Norway"
    " said in a long statement, and they will meet again in the month after the next, as both of them"
    " have done for many years now and as they are expected to do."
)


def stories_of(text: str) -> list[tuple[str | None, str, str]]:
    """Record date, header and text of each story."""
    return [
        (
            str(story.record_date) if story.record_date else None,
            text[story.header_start : story.start].strip(),
            text[story.start : story.end].strip(),
        )
        for story in split_stories(text)
    ]


def test_one_record_is_one_story() -> None:
    text = " date 2021-11-17 OSLO, November 17. /TASS/. One.\n\nTwo."
    assert stories_of(text) == [("2021-11-17", "", "OSLO, November 17. /TASS/. One.\n\nTwo.")]


def test_records_in_one_file() -> None:
    text = " date 2021-11-17 One.\n\n date 2021-11-18 OSLO, November 17. /TASS/. Two."
    assert stories_of(text) == [
        ("2021-11-17", "", "One."),
        ("2021-11-18", "", "OSLO, November 17. /TASS/. Two."),
    ]


def test_text_before_the_first_mark_is_a_story_without_a_date() -> None:
    assert stories_of("Zero.\n\n date 2021-11-17 One.") == [
        (None, "", "Zero."),
        ("2021-11-17", "", "One."),
    ]


def test_datelines_in_one_record_part_stories_and_take_their_headers() -> None:
    text = (
        " date 2021-11-17 Norway hosts talks\n\nOSLO, November 17. /TASS/. One.\n\nMore of one.\n\n"
        "Sweden signs\n\nWorld\n\nSTOCKHOLM, November 17. /TASS/. Two."
    )
    assert stories_of(text) == [
        ("2021-11-17", "Norway hosts talks", "OSLO, November 17. /TASS/. One.\n\nMore of one."),
        ("2021-11-17", "Sweden signs\n\nWorld", "STOCKHOLM, November 17. /TASS/. Two."),
    ]


def test_stories_on_one_line() -> None:
    text = (
        "Norway hosts talks OSLO, May 5. /TASS/. One. More. Sweden signs "
        "STOCKHOLM, May 5. /TASS/. Two."
    )
    assert stories_of(text) == [
        (None, "Norway hosts talks", "OSLO, May 5. /TASS/. One. More."),
        (None, "Sweden signs", "STOCKHOLM, May 5. /TASS/. Two."),
    ]


def test_the_lead_is_never_taken_for_a_header() -> None:
    text = "OSLO, May 5. /TASS/. One without a full stop\n\nSTOCKHOLM, May 5. /TASS/. Two."
    assert [story[2] for story in stories_of(text)] == [
        "OSLO, May 5. /TASS/. One without a full stop",
        "STOCKHOLM, May 5. /TASS/. Two.",
    ]


def test_an_agency_without_a_place_opens_no_second_story() -> None:
    text = "OSLO, May 5. /TASS/. One.\n\nTASS, May 4. They met before."
    assert [story[2] for story in stories_of(text)] == [text]
    assert len(stories_of("TASS, May 4. They met before.")) == 1


def test_prose_before_the_first_dateline_is_a_story() -> None:
    text = f"{PROSE}\n\n{PROSE}\n\n{PROSE}\n\nSweden signs\n\nSTOCKHOLM, May 5. /TASS/. Two."
    assert stories_of(text) == [
        (None, "", f"{PROSE}\n\n{PROSE}\n\n{PROSE}"),
        (None, "Sweden signs", "STOCKHOLM, May 5. /TASS/. Two."),
    ]


def test_a_caption_before_the_first_dateline_is_no_story() -> None:
    text = f"Norway hosts talks\n\n{PROSE}\n\nOSLO, May 5. /TASS/. One."
    assert [story[2] for story in stories_of(text)] == ["OSLO, May 5. /TASS/. One."]


def test_white_space_has_no_story() -> None:
    assert stories_of(" \n\n ") == []
