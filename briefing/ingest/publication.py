"""When and by whom an article was published: from its address, its text, or the name of its file."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from urllib.parse import urlsplit

from briefing.data import read_table

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_IN_PATH = (
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[/_.-](?P<m>\d{1,2})[/_.-](?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>20\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?:\d{6})?(?!\d)"),
    re.compile(r"(?<=/)(?P<d>[0-3]?\d)/(?P<m>[01]?\d)/(?P<y>20\d\d)(?=/)"),
    re.compile(rf"(?<!\d)(?P<y>(?:19|20)\d\d)[/-]{_MONTH}[/-](?P<d>\d{{1,2}})(?!\d)", re.IGNORECASE),
)
_IN_TEXT = (
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)"),
    re.compile(rf"\b{_MONTH}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)\b", re.IGNORECASE),
    re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<y>(?:19|20)\d\d)\b", re.IGNORECASE),
)
# A dateline opens an article: "DAKAR, Senegal, Jul 25 2022 (Agency) - ", "CAIRO - 13 July 2022: ".
_DATELINE = re.compile(r"[A-ZÀ-Þ][\w .,'’/()-]{0,60}?(?:[-–—:]\s[\w ,.]{0,30})?[-–—:]\s")
_AGENCY = re.compile(
    r"[A-ZÀ-Þ]{2}[\w .,'’/-]{1,60}\((?P<agency>[A-ZÀ-Þ][\w&-]*(?: [A-ZÀ-Þ][\w&-]*){0,2})\)\s*[-–—:_]"
)
_TODAY = re.compile(
    r"\b(?:today|this (?:mon|tues|wednes|thurs|fri|satur|sun)day),? \(?([\w ,]{8,24})", re.IGNORECASE
)
_ADDRESS = re.compile(r"<?https?://\S+>?|www\.[^\s/]+\.[^\s/]+(?:/\S*)?", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
LONGEST_ADDRESS = 2_000
LONGEST_DATE_LINE = 80
# Labels that registries sell names under: example.co.ke, example.com.au, example.gob.mx.
_SECOND_LEVEL = {
    "ac",
    "co",
    "com",
    "edu",
    "go",
    "gob",
    "gouv",
    "gov",
    "info",
    "ltd",
    "mil",
    "net",
    "ne",
    "or",
    "org",
}


def address_of(line: str) -> str | None:
    """Return the address that a line consists of, if that is all it holds."""
    line = line.strip()
    whole = len(line) <= LONGEST_ADDRESS and _ADDRESS.fullmatch(line)
    return line.strip("<>") if whole else None


def publisher_of(address: str) -> str | None:
    """Return the part of an address's host that its owner registered.

    `https://www.standardmedia.co.ke/x` gives `standardmedia.co.ke`.
    """
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return None
    labels = host.split(".")
    under_country = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3:] if under_country else labels[-2:]) or None


def agency_in_opening(paragraph: str) -> str | None:
    """Return the agency in a dateline: `DAKAR, Senegal, Jul 25 2022 (IPS) - ` gives `IPS`."""
    found = _AGENCY.match(paragraph)
    return found["agency"] if found else None


def date_in_path(path: str) -> str | None:
    """Return the ISO date that an address or a file name holds, None where year, month or day is missing."""
    return _first_date(path, _IN_PATH)


def date_in_line(line: str) -> str | None:
    """Return the ISO date in a short line of text, such as a dateline."""
    return _first_date(line, _IN_TEXT)


@cache
def date_words() -> frozenset[str]:
    """Return the words, lower case, that a line may hold beside the date that it consists of."""
    return frozenset(read_table("date_lines", list[str]))


def is_date(line: str) -> bool:
    """Tell whether a line holds a full date and nothing else."""
    if len(line) > LONGEST_DATE_LINE or not {word.lower() for word in _LETTERS.findall(line)} <= date_words():
        return False
    return date_in_line(line) is not None


def date_in_opening(paragraph: str) -> str | None:
    """Return the full date that an opening paragraph gives as its own, in a dateline or as "this Friday, ..."."""
    opening, today = _DATELINE.match(paragraph), _TODAY.search(paragraph)
    return (date_in_line(opening[0]) if opening else None) or (date_in_line(today[1]) if today else None)


def iso_date(text: str | None) -> str | None:
    """Return the date part of a time stamp given with an article, None where it is not a date."""
    return (date_in_path(text) or date_in_line(text)) if text else None


def _first_date(text: str, patterns: tuple[re.Pattern[str], ...]) -> str | None:
    for pattern in patterns:
        for found in pattern.finditer(text):
            parts = found.groupdict()
            named = parts.get("month")
            month = MONTHS.index(named.lower()) + 1 if named else int(parts["m"])
            try:
                return date(int(parts["y"]), month, int(parts["d"])).isoformat()
            except ValueError:
                continue
    return None
