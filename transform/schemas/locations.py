"""The places of events."""

from transform.schemas import actors, events, participants
from transform.schemas.codes import LOCATION_PRECISIONS
from transform.schemas.columns import WORDS
from transform.schemas.table import Column, named, table

COLUMNS = named(
    Column("geonames_id", "int", "GeoNames id.", nullable=True, minimum=1),
    Column(
        "feature_class",
        "string",
        "GeoNames feature class.",
        nullable=True,
        pattern=r"[AHLPRSTUV]",
    ),
    Column(
        "feature_code",
        "string",
        "GeoNames feature code.",
        nullable=True,
        pattern=r"[A-Z0-9]{1,10}",
    ),
    Column("admin1", "string", "First-level subdivision.", nullable=True, pattern=WORDS),
    Column(
        "latitude",
        "float",
        "Latitude, WGS 84.",
        nullable=True,
        minimum=-90,
        maximum=90,
        unit="degrees",
    ),
    Column(
        "longitude",
        "float",
        "Longitude, WGS 84.",
        nullable=True,
        minimum=-180,
        maximum=180,
        unit="degrees",
    ),
    Column(
        "precision",
        "string",
        "What kind of area the point stands for.",
        codes=LOCATION_PRECISIONS,
    ),
)
TABLE = table(
    "locations",
    "a place",
    events.COLUMNS | participants.COLUMNS | actors.COLUMNS | COLUMNS,
    "location_id name geonames_id feature_class feature_code admin1 country_code latitude"
    " longitude precision",
    "location_id",
)
