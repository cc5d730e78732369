"""The daily report as one HTML page: no script, nothing from outside, the same bytes each time."""

from urllib.parse import quote

from load.batch import Batch
from load.daily.actors import top_actors
from load.daily.bars import bars_of
from load.daily.day import opened_day
from load.daily.map import MOST_LISTED, map_of
from load.daily.matrix import matrix_of
from load.daily.quality import quality_of
from load.daily.stories import stories_of
from load.daily.timeline import timeline_of
from load.daily.tone import TONES, tone_of
from load.page_template import fill
from load.results import ValidationReport
from seeds.outlines import read_outlines
from seeds.places import read_places
from stores.address import Address
from stores.spilling import DEFAULT_MEMORY_MB

DAILY_HTML = "daily.html"


def daily_page(
    batch: Batch,
    report: ValidationReport,
    *,
    validation: str | None,
    raw: Address | None = None,
    memory_mb: int = DEFAULT_MEMORY_MB,
) -> str:
    """Return the page of a date; everything that comes from the data is escaped.

    Args:
        batch: Tables that have passed validation.
        report: That validation.
        validation: Address of the validation report as a page, to link to.
        raw: Folder of raw files; where it is given, stories link to their file.
        memory_mb: So much memory joining may take before files are used instead.
    """
    with opened_day(batch, memory_mb=memory_mb) as day:
        countries = {country.country_code: country.name for country in read_places().countries}
        return fill(
            "daily.html.j2",
            day=day,
            kinds=bars_of(day.tallied("event_type")),
            modalities=day.counted("modality"),
            map=map_of(day, read_outlines()),
            most_listed=MOST_LISTED,
            bars=timeline_of(day.tallied("event_date", "date_precision"), day.publication_date),
            actors=top_actors(day),
            matrix=matrix_of(day, countries),
            stories=stories_of(day),
            quality=quality_of(report, day),
            tones=TONES,
            tone_of=tone_of,
            validation=validation,
            source_link=lambda path: _address(raw, path),
        )


def _address(raw: Address | None, source_path: str) -> str | None:
    """Return the address of a raw file; raw folders of Windows and odd names are quoted."""
    return f"{raw.absolute().as_uri()}/{quote(source_path)}" if raw else None
