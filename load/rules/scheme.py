"""Events follow the PLOVER scheme: pairs of type and mode, their scores, the parties they need."""

from load.rules.rule import Rule


def _close(column: str) -> str:
    """Say that a number is that of the scheme, but for the rounding of the last digit."""
    return f"abs(this.{column} - scheme.{column}) < 1e-8"


def _score(column: str, holds: str) -> Rule:
    return Rule(
        f"{column}_is_of_pair",
        "events",
        (column, "event_type", "event_mode"),
        f"{column} is that of the ontology for event_type and event_mode",
        holds,
    )


RULES = (
    Rule(
        "pair_is_allowed",
        "events",
        ("event_mode", "event_type"),
        "event_type and event_mode form a pair of the ontology",
        "this.event_mode IS NULL OR scheme.event_type IS NOT NULL",
    ),
    Rule(
        "quad_class_is_of_type",
        "events",
        ("quad_class", "event_type"),
        "quad_class is that of event_type",
        "this.quad_class = kind.quad_class",
    ),
    _score("plover_intensity", _close("plover_intensity")),
    _score("cameo_code", "this.cameo_code = scheme.cameo_code"),
    _score("goldstein", _close("goldstein")),
    Rule(
        "recipient_is_present",
        "events",
        ("event_type",),
        "an event of a type that needs a recipient (COOPERATE, AID, SANCTION) has one",
        "NOT kind.recipient_required OR this.event_id IN (SELECT event_id FROM received)",
        refuses_row=True,
    ),
)
