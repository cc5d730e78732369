import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dateline import Dateline
from extract.dateline_search import find_datelines

STORY = " Norway and Finland held talks."


def only_dateline(text: str) -> Dateline:
    (dateline,) = find_datelines(text)
    return dateline


@pytest.mark.parametrize(
    ("written", "place", "region", "agency", "day"),
    [
        ("MOSCOW, November 17. /TASS/.", "MOSCOW", None, "TASS", (11, 17)),
        (
            "IGORA /Leningrad Region/, December 26. /TASS/.",
            "IGORA",
            "Leningrad Region",
            "TASS",
            (12, 26),
        ),
        ("KOROLYOV (Moscow Region), May 5. /TASS/.", "KOROLYOV", "Moscow Region", "TASS", (5, 5)),
        ("YEREVAN, Armenia, May 5. /TASS/.", "YEREVAN", "Armenia", "TASS", (5, 5)),
        ("UNITED NATIONS, May 5. /TASS/.", "UNITED NATIONS", None, "TASS", (5, 5)),
        ("THE UNITED NATIONS, May 5. /TASS/.", "THE UNITED NATIONS", None, "TASS", (5, 5)),
        ("NEW YORK, May 5. /TASS/.", "NEW YORK", None, "TASS", (5, 5)),
        ("ST. PETERSBURG, May 5. /TASS/.", "ST. PETERSBURG", None, "TASS", (5, 5)),
        ("NUR-SULTAN, May 5. /TASS/.", "NUR-SULTAN", None, "TASS", (5, 5)),
        ("WASHINGTON D.C., May 5. /TASS/.", "WASHINGTON D.C.", None, "TASS", (5, 5)),
        ("N’DJAMENA, May 5. /TASS/.", "N’DJAMENA", None, "TASS", (5, 5)),
        ("SIMFEROPOL, March 06. /ITAR-TASS/.", "SIMFEROPOL", None, "ITAR-TASS", (3, 6)),
        ("MOSCOW, April 12 (Itar-Tass) -", "MOSCOW", None, "ITAR-TASS", (4, 12)),
        ("MOSCOW, May 5. /TASS/:", "MOSCOW", None, "TASS", (5, 5)),
        ("UN 24 Feb. /TASS/.", "UN", None, "TASS", (2, 24)),
        ("MOSCOW/KIEV, May 5. /TASS/.", "MOSCOW/KIEV", None, "TASS", (5, 5)),
        ("TASS, May 5.", None, None, "TASS", (5, 5)),
        ("TASS-FACTBOX.", None, None, "TASS", (None, None)),
        (
            "ABOARD the frigate Admiral, May 5. /TASS/.",
            "ABOARD the frigate Admiral",
            None,
            "TASS",
            (5, 5),
        ),
        ("MOSCOW (Reuters) -", "MOSCOW", None, "Reuters", (None, None)),
        ("Moscow (AFP) -", "Moscow", None, "AFP", (None, None)),
        ("BEIJING, Nov. 17 (Xinhua) --", "BEIJING", None, "Xinhua", (11, 17)),
        ("MINSK, 17 November (BelTA) –", "MINSK", None, "BelTA", (11, 17)),
        ("MOSCOW, November 17./TASS/.", "MOSCOW", None, "TASS", (11, 17)),
        ("MOSCOW, November 17. /Corr. TASS Ivan Ivanov/.", "MOSCOW", None, "TASS", (11, 17)),
        ("Rostov-on-Don, May 5. /TASS/.", "Rostov-on-Don", None, "TASS", (5, 5)),
        ("МOSCOW, May 5. /TASS/.", "МOSCOW", None, "TASS", (5, 5)),
    ],
)
@pytest.mark.parametrize("before", ["", " date 2021-11-17 ", "A headline\n\n"])
def test_reads_every_form(
    before: str,
    written: str,
    place: str | None,
    region: str | None,
    agency: str,
    day: tuple[int | None, int | None],
) -> None:
    dateline = only_dateline(before + written + STORY)
    assert (before + written + STORY)[dateline.start : dateline.end] == written
    assert (dateline.place, dateline.region, dateline.agency) == (place, region, agency)
    assert (dateline.month, dateline.day) == day
    assert dateline.opens_line


@pytest.mark.parametrize(
    "text",
    [
        "On November 17 (Tuesday) - he said",
        "NATO (North Atlantic Treaty Organization) - an alliance",
        "PUTIN MEETS XI, November 17. He said",
        "He told TASS on November 17.",
        "He was in MOSCOW (Reuters) - so they say",
        "according to the news agency /TASS/. He",
    ],
)
def test_running_text_is_no_dateline(text: str) -> None:
    assert find_datelines(text) == []


@pytest.mark.parametrize("before", ["", " date 2021-11-17 "])
def test_a_place_and_a_dash_open_a_record(before: str) -> None:
    text = f"{before}GAZA CITY, Gaza Strip -- Norway thanked Finland."
    dateline = only_dateline(text)
    assert text[dateline.end :] == " Norway thanked Finland."
    assert (dateline.place, dateline.region) == ("GAZA CITY", "Gaza Strip")
    assert (dateline.agency, dateline.is_firm) == (None, False)


@pytest.mark.parametrize(
    "text", ["One.\n\nNORWAY - a country", "EU - a union", "NORWAY-based men", "Norway - a country"]
)
def test_a_dash_alone_makes_no_dateline(text: str) -> None:
    assert find_datelines(text) == []


@pytest.mark.parametrize("second", ["BERLIN (AP) --", "BERLIN -", "BERLIN, May 5 (Xinhua) --"])
def test_a_second_dateline_is_part_of_the_first(second: str) -> None:
    text = f"MOSCOW, May 5. /TASS/. {second} Norway thanked Finland."
    dateline = only_dateline(text)
    assert text[dateline.end :] == " Norway thanked Finland."
    assert (dateline.place, dateline.agency) == ("MOSCOW", "TASS")


def test_finds_a_dateline_after_words_on_its_line() -> None:
    dateline = only_dateline("Norway hosts talks OSLO, May 5. /TASS/. They met.")
    assert (dateline.place, dateline.opens_line, dateline.is_firm) == ("OSLO", False, True)


@given(
    st.lists(st.sampled_from(["MOSCOW", ",", " ", "May 5", ".", "/TASS/", "(AP)", "-", "\n", "a"]))
)
def test_datelines_are_apart_and_inside(pieces: list[str]) -> None:
    text = "".join(pieces)
    position = 0
    for dateline in find_datelines(text):
        assert position <= dateline.start < dateline.end <= len(text)
        assert dateline.place is None or text.startswith(dateline.place[:3], dateline.start)
        position = dateline.end
