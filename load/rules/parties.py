"""Parties are told in order and whole: their places in a side, their sectors, and who says it."""

from load.rules.rule import Rule

RULES = (
    Rule(
        "ordinals_have_no_gap",
        "participants",
        ("ordinal", "role", "mention_id"),
        "the ordinals of a role in a mention count from 0 without a gap",
        "NOT EXISTS (SELECT 1 FROM gapped"
        " WHERE gapped.mention_id = this.mention_id AND gapped.role = this.role)",
    ),
    Rule(
        "sector_is_first_of_sectors",
        "actors",
        ("sector", "sectors"),
        "sector is the first of sectors, and missing exactly when there are none",
        "this.sector IS NOT DISTINCT FROM this.sectors[1]",
    ),
    Rule(
        "attribution_goes_together",
        "mentions",
        ("attributed_to_actor_id", "attribution_verb"),
        "attributed_to_actor_id and attribution_verb are both known or both missing",
        "(this.attributed_to_actor_id IS NULL) = (this.attribution_verb IS NULL)",
    ),
)
