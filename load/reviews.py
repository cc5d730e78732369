"""Decisions of reviewers, one small file each, kept in the warehouse beside what they are about.

A decision is written once, in one move, and stays when its date is rebuilt.
"""

from datetime import date, datetime
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from load.checkout.opening import checked_out
from load.durable import write_durably
from load.warehouse import Warehouse
from seeds.ontology import read_ontology
from stores.address import Address


class ReviewError(ValueError):
    """The file of a decision cannot be read.

    Attributes:
        path: The file.
    """

    def __init__(self, path: Path, cause: str) -> None:
        super().__init__(f"{path}: not a review: {cause}; mend the file, or remove it")
        self.path = path


class StoredReview(BaseModel):
    """A decision about a mention, with what the reviewer saw.

    Attributes:
        mention_id: Key of the mention.
        publication_date: Its date.
        choice: What is to become of it.
        event_type: Type that a retyped mention is to have.
        event_mode: Mode that goes with it.
        sentence: The sentence.
        coded_as: Type and mode that the software gave it.
        reviewed_by: Name of the reviewer.
        reviewed_at: When.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    mention_id: str = Field(pattern=r"^m_[0-9a-f]{16}$")
    publication_date: date
    choice: Literal["accept", "reject", "retype"]
    event_type: str | None = None
    event_mode: str | None = None
    sentence: str
    coded_as: str
    reviewed_by: str
    reviewed_at: datetime

    @model_validator(mode="after")
    def _type_goes_with_choice(self) -> Self:
        if (self.choice == "retype") != (self.event_type is not None):
            raise ValueError("a type is for 'retype', and 'retype' has one")
        if self.event_type and not read_ontology().allows(self.event_type, self.event_mode):
            kind = f"{self.event_type} {self.event_mode or ''}".strip()
            raise ValueError(f"{kind} is not in the ontology")
        return self


def write_review(warehouse: Address, review: StoredReview) -> Address:
    """Keep a decision, in place of an earlier one about the same mention."""
    with checked_out(warehouse) as checkout:
        site = Warehouse(checkout.folder)
        path = site.reviews(review.publication_date) / f"{review.mention_id}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        write_durably(review.model_dump_json(indent=2) + "\n", path)
        checkout.send(site.relative(path))
        return warehouse / site.relative(path)


def read_reviews(warehouse: Address, publication_date: date) -> list[StoredReview]:
    """Read the decisions of a date, in the order of their mentions.

    Raises:
        ReviewError: If a file is not a decision about the mention that its name says.
    """
    with checked_out(warehouse) as checkout:
        site = Warehouse(checkout.folder)
        folder = site.reviews(publication_date)
        checkout.fetch(site.relative(folder))
        return [_read(path, publication_date) for path in sorted(folder.glob("*.json"))]


def _read(path: Path, day: date) -> StoredReview:
    try:
        review = StoredReview.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        cause = f"{place}: {first['msg']}" if place else first["msg"]
        raise ReviewError(path, cause) from error
    if (review.mention_id, review.publication_date) != (path.stem, day):
        raise ReviewError(path, f"it is about {review.mention_id} of {review.publication_date}")
    return review
