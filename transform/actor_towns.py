"""Towns that act or are acted upon and that only the gazetteer knows: they get their country from it."""

from dataclasses import replace

from extract.records import Party
from seeds.actors.names import slug
from seeds.actors.tables import ActorReference
from transform.actor_links import ActorLink
from transform.places import Place

_PLACE_LABELS = frozenset(("GPE", "LOC"))
_CONFIDENCE = 0.6


def is_unknown_town(party: Party, link: ActorLink) -> bool:
    """Say whether a party is nothing but a name that the model takes for a place and no table knows."""
    name = party.name.text if party.name is not None else None
    bare = name == party.span.text and party.entity_label in _PLACE_LABELS
    return bare and not link.is_known and link.actor_type == "organisation"


def town_link(link: ActorLink, place: Place, reference: ActorReference) -> ActorLink:
    """Return the link of a town's authorities; without a country of the tables it stays as it is."""
    country = reference.countries.get(place.country_code or "")
    if country is None:
        return link
    return replace(
        link,
        actor_id=f"region:{country.country_code.lower()}-{slug(place.name)}",
        name=place.name,
        country_code=country.pivot,
        sector="GOV",
        sectors=("GOV",),
        is_known=True,
        link_confidence=_CONFIDENCE,
        method="town of the gazetteer",
    )
