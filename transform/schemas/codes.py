"""What the codes of coded columns mean, where no reference file lists them."""

MODALITIES = {
    "asserted": "The text says that it happened.",
    "negated": "The text says that it did not happen.",
    "planned": "The text says that it will happen.",
    "hypothetical": "The text says that it may, might or should happen.",
    "historical": "The text tells it as a thing of the past, more than a year before publication.",
}
DATE_PRECISIONS = {
    "day": "The day is known.",
    "week": "The week is known.",
    "month": "The month is known.",
    "season": "The season of a year is known.",
    "year": "The year is known.",
    "range": "A first and a last day are known.",
}
DATE_METHODS = {
    "explicit": "Written out in the event's own clause (`November 8`).",
    "relative": "Counted from the dateline (`on Monday`, `last week`).",
    "dateline": "The day of the dateline, for a statement or event told as today's news.",
    "none": "No date is known.",
}
LOCATION_METHODS = {
    "clause": "Named in the event's own clause.",
    "sentence": "Named elsewhere in the sentence.",
    "dateline": "The place of the dateline, where the type of event allows it.",
    "none": "No place is known.",
}
LOCATION_PRECISIONS = {
    "exact": "A building, base, crossing or other point.",
    "city": "A populated place.",
    "region": "A first- or second-level subdivision, or a region of its own name.",
    "country": "A country.",
    "area": "A sea, strait, continent or other large area.",
}
ACTOR_TYPES = {
    "person": "A named person.",
    "organisation": "A named body: ministry, company, alliance, court.",
    "country": "A state acting as a whole, or named by its capital or people.",
    "group": "People described but not named (`several thousand people`).",
}
LINK_STATUSES = {
    "known": "An actor of the reference tables, or composed of what stands there.",
    "ambiguous": "A name that several known actors bear; nothing in the story decides.",
    "unknown": "A name or noun that the reference tables lack.",
    "unspecified": "Pronouns of which the story does not tell whom they mean.",
}
ROLES = {"actor": "Who does it.", "recipient": "To whom it is done."}
RECORD_KINDS = {
    "file": "A raw file.",
    "article": "One article of a raw file.",
    "row": "A row of a table.",
}
REASON_CODES = {
    "unreadable": "The file cannot be opened or read.",
    "too_large": "The file is larger, or holds more articles, than the settings allow.",
    "not_text": "The bytes are not text in a known encoding.",
    "empty": "There is no text.",
    "no_date": "Neither record nor folder says the publication date.",
    "date_mismatch": "The record's date is not that of its dated folder.",
    "duplicate": "The same text stands in another file of the date.",
    "too_long": "The article, its paragraphs or its words are longer or more than the settings allow.",
    "coder_error": "The coder failed on this article.",
    "check_failed": "The row failed a check that refuses single rows.",
}
