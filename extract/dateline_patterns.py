"""The patterns of datelines, as `extract.dateline_search` puts them together.

`DATED` and `UNDATED` match the end of a dateline, from its date or agency on; `PLACE` and `LINE_PLACE`
match what stands before that. `OPENING` and `FOLLOWING` match a dateline without date or agency
(`BERLIN -`) at the beginning of a record, and one directly after another dateline. Every pattern has a
bounded length.
"""

import re

MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"(?P<date>(?:{MONTH}\.?\s?{_DAY}|{_DAY}\s{MONTH})\b\.?(?:,?\s\d{{4}}\b)?)"
TASS = r"(?i:(?:itar[-\s])?tass)"
_KNOWN = (
    r"(?:Reuters|Thomson Reuters|AP|AFP|UPI|DPA|dpa|EFE|ANSA|Interfax[\w\s-]{0,20}|Sputnik|RIA Novosti"
    r"|RAPSI|PRIME|Prime|Xinhua|BelTA|BELTA|UNIAN|Ukrinform|Bloomberg|CNN|RFE/RL|VOA|ANI|PTI|IANS|KYODO"
    r"|Kyodo|Yonhap|Anadolu(?: Agency)?|AA|KUNA|SANA|IRNA|MENA|WAM|SPA|QNA|Azertac|AZERTAC|Trend"
    rf"|Kazinform|Armenpress|ARMENPRESS|Tanjug|TANJUG|{TASS}[\w\s-]{{0,20}})"
)
_DASH = r"\s{0,2}(?:[-–—]{1,2})"
_SLASHED = rf"/\s?(?:[^/\n\r]{{0,40}}{TASS}[^/\n\r]{{0,40}}|[A-Z][\w .-]{{1,30}})/"
_TORN = rf"/?\s?{TASS}\s?/?(?=\s?[.:])"
_AFTER = r"(?:\s?[.:,]{1,2})?(?:\s{1,2}[-–—]{1,2}(?=\s))?"
_BETWEEN = r"\s?[.:,]?\s{0,3}[-–—]{0,2}\s{0,2}"

DATED = re.compile(
    rf"(?<!\w){_DATE}{_BETWEEN}"
    rf"(?P<agency>{_SLASHED}{_AFTER}|\((?!\w{{3,6}}day\))[A-Z][^()\n\r]{{1,40}}\){_DASH}"
    rf"|\({TASS}[^()\n\r]{{0,30}}\){_AFTER}|{_TORN}{_AFTER})"
)
UNDATED = re.compile(rf"(?P<agency>\({_KNOWN}\){_DASH}|/{TASS}[\w\s-]{{0,20}}/(?=\s?[.:]){_AFTER})")
AGENCY_FIRST = re.compile(
    rf"(?:(?<=[\n\r])|\A)[ \t]*(?:date \S{{4,10}} )?(?P<agency>/?TASS(?:[\s-]FACTBOX)?/?)"
    rf"(?:,?\s{_DATE})?\s?[.:]{_AFTER}(?=\s)"
)

_CAPITALS = r"[^\W\d_a-zа-яё]"
_WORD = (
    rf"(?:(?:ST|FT|MT|STE)\.|(?:[A-Z]\.){{2,3}}"
    rf"|(?:{_CAPITALS}['’])?{_CAPITALS}{{2,20}}(?:['’-][^\W\d_]{{1,20}}){{0,4}}(?!\w))"
)
_GAP = r"(?:\s?/\s?|\s[-–]\s|\s(?:(?:de|do|of|the|la|el|al)\s)?|(?<=\.))"
_AFTER_COMMA = r",\s(?P<after>[A-Z][\w.]{1,20}(?:\s[A-Z][\w.]{1,20}){0,2})"
_REGION = (
    r"(?:,?\s?/(?P<slashed>[^/\n\r]{2,40})/|\s?\((?P<bracketed>[^()\n\r]{2,40})\)"
    rf"|{_AFTER_COMMA})?"
)
_END = r"\s?[,.:]?\s{0,3}\Z"
_NAME = rf"(?P<place>{_WORD}(?:{_GAP}{_WORD}){{0,5}})"
PLACE = re.compile(rf"(?<![\w/-]){_NAME}{_REGION}{_END}")
LINE_PLACE = re.compile(
    r"\s*(?P<place>(?:ABOARD|Aboard|On board|ON BOARD)\b.{1,100}?"
    r"|[A-Z][\w.'’-]{1,20}(?:[\s/-][A-Z][\w.'’-]{1,20}){0,4}?)"
    rf"{_REGION}{_END}"
)
_BARE = rf"(?={_CAPITALS}{{2,}}\W*{_CAPITALS}{{2,}}|{_CAPITALS}{{4}}){_NAME}(?:{_AFTER_COMMA})?"
OPENING = re.compile(
    rf"(?:\A|(?<!\w)date \d{{4}}[-\d]{{0,6}}\s)\s{{0,5}}{_BARE}\s?(?P<dash>--|(?<=\s)[-–—])(?=\s)"
)
FOLLOWING = re.compile(rf"\s{{1,3}}{_BARE}\s?(?:\({_KNOWN}\)\s?)?(?:--|[-–—])(?=\s)")
KNOWN_AGENCY = re.compile(rf"(?<!\w){_KNOWN}(?!\w)")
RECORD_MARK = re.compile(r"date \d{4}[-\d]{0,6}\s")
