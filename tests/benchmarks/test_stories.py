"""The stories that benchmarks run on: many, varied, and the same each time."""

from pathlib import Path

from benchmarks.stories import FIRST_DAY, make_stories, write_stories
from cli.settings import Settings
from extract.records import Article
from extract.run import articles_of

COUNT = 200


def test_the_same_seed_gives_the_same_stories() -> None:
    assert list(make_stories(20, seed=3)) == list(make_stories(20, seed=3))
    assert list(make_stories(20, seed=3)) != list(make_stories(20, seed=4))


def test_no_story_is_told_twice_and_all_have_the_length_of_news() -> None:
    stories = list(make_stories(COUNT))
    assert len(set(stories)) == COUNT
    assert all(200 <= len(story.split()) <= 450 for story in stories)


def test_the_reader_takes_each_file_for_one_story_of_its_date(tmp_path: Path) -> None:
    write_stories(tmp_path, COUNT)
    settings = Settings()
    found = list(
        articles_of(
            tmp_path,
            default_date=None,
            max_file_bytes=settings.max_file_bytes,
            limits=settings.reading_limits,
        )
    )
    assert len(found) == COUNT
    assert {each.publication_date for each in found if isinstance(each, Article)} == {FIRST_DAY}
