"""Decisions of reviewers, from the warehouse to the transform stage."""

from datetime import date

from load.reviews import read_reviews
from stores.address import Address
from transform.reviews import Review


def reviews_of(warehouse: Address, publication_date: date) -> dict[str, Review]:
    """Return what was decided of the mentions of a date.

    Raises:
        load.reviews.ReviewError: If the file of a decision cannot be read.
    """
    return {
        stored.mention_id: Review(stored.choice, stored.event_type, stored.event_mode)
        for stored in read_reviews(warehouse, publication_date)
    }
