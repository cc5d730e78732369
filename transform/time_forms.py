"""Which function reads which form of `seeds.time_grammar`."""

from transform.time_calendar import (
    read_century,
    read_day,
    read_days,
    read_decade,
    read_half,
    read_holiday,
    read_iso,
    read_month,
    read_months,
    read_quarter,
    read_season,
    read_year,
    read_years,
)
from transform.time_days import (
    read_clock,
    read_day_part,
    read_deictic,
    read_weekday,
)
from transform.time_lengths import (
    read_distance,
    read_duration,
    read_neighbour,
    read_reference,
    read_set,
    read_stretch,
    read_unit,
)
from transform.time_parts import Reader

READERS: dict[str, Reader] = {
    "iso": read_iso,
    "dotted": read_iso,
    "slashed": read_iso,
    "days": read_days,
    "months": read_months,
    "day": read_day,
    "month": read_month,
    "clock": read_clock,
    "years": read_years,
    "decade": read_decade,
    "century": read_century,
    "quarter": read_quarter,
    "half": read_half,
    "season": read_season,
    "year": read_year,
    "weekday": read_weekday,
    "deictic": read_deictic,
    "day_part": read_day_part,
    "unit": read_unit,
    "stretch": read_stretch,
    "distance": read_distance,
    "duration": read_duration,
    "set": read_set,
    "reference": read_reference,
    "neighbour": read_neighbour,
    "holiday": read_holiday,
}
"""The reader of each form by its name."""
