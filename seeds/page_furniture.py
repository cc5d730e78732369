"""Phrases that stand on a news page around the stories: links, rubrics, and heads of lists."""

from functools import cache
from typing import Literal

from pydantic import Field

from seeds.reading import REFERENCE, Row, read_csv

PAGE_FURNITURE = REFERENCE / "pages" / "furniture.csv"

Kind = Literal["link", "list", "rubric", "topics"]


class FurniturePhrase(Row):
    """A phrase that is a line of its own on a page, in lower case.

    Attributes:
        phrase: The line.
        kind: `link` of the page, `rubric` of a story, head of a `list` of other stories
            (`Read also`), or head of a story's `topics`.
    """

    phrase: str = Field(pattern=r"^[^A-Z,]+$")
    kind: Kind


@cache
def page_furniture() -> dict[str, Kind]:
    """Return the kind of every phrase that ships with the software."""
    return {row.phrase: row.kind for row in read_csv(PAGE_FURNITURE, FurniturePhrase)}
