"""What is told of a dateline stands in the text, and its day is not long after publication."""

from load.rules.rule import Rule

LATEST_DAYS = 3
"""So many days after publication the day of a dateline may be: editors slip."""


def _stands_in_text(column: str, holds: str) -> Rule:
    return Rule(
        f"{column}_stands_in_text",
        "documents",
        (column,),
        f"the first word of {column} stands in the text",
        holds,
    )


RULES = (
    # White space inside is told as one blank, and the agency as it spells its name today.
    _stands_in_text(
        "dateline_place", "contains(this.text, split_part(this.dateline_place, ' ', 1))"
    ),
    _stands_in_text(
        "agency", r"contains(lower(this.text), regexp_extract(lower(this.agency), '[^ -]+'))"
    ),
    Rule(
        "dateline_not_after_publication",
        "documents",
        ("dateline_date",),
        f"dateline_date is at most {LATEST_DAYS} days after the publication date",
        f"this.dateline_date - getvariable('publication_date') <= {LATEST_DAYS}",
    ),
)
