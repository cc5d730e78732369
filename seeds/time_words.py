"""English words of time: months, weekdays, seasons, units, numbers, and prepositions before them."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("January", "Jan"),
            ("February", "Feb"),
            ("March", "Mar"),
            ("April", "Apr"),
            ("May",),
            ("June", "Jun"),
            ("July", "Jul"),
            ("August", "Aug"),
            ("September", "Sept", "Sep"),
            ("October", "Oct"),
            ("November", "Nov"),
            ("December", "Dec"),
        ),
        start=1,
    )
    for name in names
}
WEEKDAYS = {
    name: number
    for number, name in enumerate(
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    )
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
UNITS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "centurie": "CE",
}
ADVERBS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "XXXX-XX-XXTNI",
    "weekly": "P1W",
    "monthly": "P1M",
    "quarterly": "P1Q",
    "annual": "P1Y",
    "annually": "P1Y",
    "yearly": "P1Y",
}
DAY_PARTS = {
    "morning": "MO",
    "noon": "12:00",
    "midday": "12:00",
    "dawn": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "overnight": "NI",
    "midnight": "24:00",
}
_SMALL = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
NUMBERS = {word: number for number, word in enumerate(_SMALL, start=1)} | {
    "a": 1,
    "an": 1,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "twenty-five": 25,
    "hundred": 100,
}
ORDINALS = {
    word: number
    for number, words in enumerate(
        (("first", "1st"), ("second", "2nd"), ("third", "3rd"), ("fourth", "4th", "last")), start=1
    )
    for word in words
}
FIXED_HOLIDAYS = {
    "Christmas Eve": (12, 24),
    "Christmas Day": (12, 25),
    "Christmas": (12, 25),
    "Boxing Day": (12, 26),
    "New Year's Eve": (12, 31),
    "New Year’s Eve": (12, 31),
    "New Year's Day": (1, 1),
    "New Year’s Day": (1, 1),
    "Valentine's Day": (2, 14),
    "Valentine’s Day": (2, 14),
    "St. Patrick's Day": (3, 17),
    "International Women's Day": (3, 8),
    "Cosmonautics Day": (4, 12),
    "May Day": (5, 1),
    "Victory Day": (5, 9),
    "Russia Day": (6, 12),
    "Fourth of July": (7, 4),
    "July Fourth": (7, 4),
    "Bastille Day": (7, 14),
    "Halloween": (10, 31),
    "National Unity Day": (11, 4),
    "Veterans Day": (11, 11),
}
"""Month and day."""

MOVABLE_HOLIDAYS = {
    "Martin Luther King Jr. Day": (1, 0, 3),
    "Martin Luther King Day": (1, 0, 3),
    "Presidents Day": (2, 0, 3),
    "Presidents' Day": (2, 0, 3),
    "Presidents’ Day": (2, 0, 3),
    "Memorial Day": (5, 0, -1),
    "Labor Day": (9, 0, 1),
    "Columbus Day": (10, 0, 2),
    "Thanksgiving Day": (11, 3, 4),
    "Thanksgiving": (11, 3, 4),
}
"""Month, weekday from Monday 0, and which of them in the month, -1 for the last."""

EASTER_HOLIDAYS = {"Good Friday": -2, "Easter Sunday": 0, "Easter Monday": 1, "Easter": 0}
"""Days after Western Easter."""

HOLIDAYS = frozenset({*FIXED_HOLIDAYS, *MOVABLE_HOLIDAYS, *EASTER_HOLIDAYS})

PREPOSITIONS = (
    "on", "in", "at", "of", "by", "for", "from", "since", "until", "till", "through", "throughout",
    "during", "over", "within", "before", "after", "around", "about", "between", "as of", "as early as",
    "as late as", "back in", "early in", "late in", "earlier in", "later in", "earlier on", "later on",
    "ahead of", "starting", "beginning", "prior to", "up to", "as soon as",
)  # fmt: skip
