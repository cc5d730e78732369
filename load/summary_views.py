"""Views that sum up: how countries deal with one another by month, and who is quoted on what."""

from load.view import View, template
from transform.schemas import TABLES

_PAIR_COLUMNS = {
    "publication_date": "Date of the articles.",
    "event_id": "Key of the event.",
    "actor_id": "Key of an actor; none where the text names nobody.",
    "actor_country": "Its country on the event's date, ISO 3166-1 alpha-3.",
    "actor_sector": "Its sector on the event's date.",
    "recipient_id": "Key of a recipient; none where there is nobody.",
    "recipient_country": "Its country on the event's date, ISO 3166-1 alpha-3.",
    "recipient_sector": "Its sector on the event's date.",
}

_DYAD_COLUMNS = {
    "actor_country": "Country of an actor, ISO 3166-1 alpha-3.",
    "recipient_country": "Country of a recipient; the same as the actor's for events inside one.",
    "month": "First day of the event's month; of its first publication where no day is known.",
    "n_events": "Events over all dates, each counted once a pair of countries.",
    "n_undated": "Those of which no day is known.",
    "n_verbal_cooperation": "Those of class 1, verbal cooperation.",
    "n_material_cooperation": "Those of class 2, material cooperation.",
    "n_verbal_conflict": "Those of class 3, verbal conflict.",
    "n_material_conflict": "Those of class 4, material conflict.",
    "mean_intensity": "Mean of their PLOVER scores, from conflict (-10) to cooperation (10).",
}

_QUOTATION_COLUMNS = {
    "publication_date": "Date of the article.",
    "mention_id": "Key of the telling.",
    "event_id": "Key of its event.",
    "document_id": "Key of its article.",
    "speaker_id": "Actor whom the text names as source; none where it names nobody.",
    "speaker": "Name of that actor.",
    "sentence": "The sentence.",
    "source_path": "Path of the raw file.",
}


def _quotation_columns() -> dict[str, str]:
    columns = {
        column.name: column.description
        for table in ("events", "mentions")
        for column in TABLES[table].columns
    }
    shared = ("attribution_verb", "is_quote", "event_type", "event_mode", "modality")
    return {**{name: columns[name] for name in shared}, **_QUOTATION_COLUMNS}


def summary_views() -> dict[str, View]:
    """Return the views by name."""
    return {
        "event_pairs": View(
            template("event_pairs"),
            "One row is an actor, a recipient and an event of a date. Of a meeting or an agreement all"
            " sides are actors: each is paired with each other one.",
            _PAIR_COLUMNS,
        ),
        "dyad_month": View(
            template("dyad_month"),
            "One row is a pair of countries and a month: what one did to the other, told as done.",
            _DYAD_COLUMNS,
        ),
        "quotations": View(
            template("quotations"),
            "One row is a telling that is quoted, or that the text lays in somebody's mouth.",
            _quotation_columns(),
        ),
    }
