"""Periods without a numeral: "more than a month", "a century", "decades"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.extract.numbers.units import Measure

YEARS = {"decade": 10, "century": 100}
SINGULAR = {"centuries": "century"}
PERIOD = re.compile(
    r"\b(?P<one>an?\s+(?:\w+\s+)??(?=decade|century)|an?\s+(?:(?:full|whole|entire)\s+)?|the\s+(?:past|last|next)\s+(?=decade|century))"
    r"(?P<unit>decade|century|year|month|fortnight|week|day|hour|minute)\b(?!['’]s\b|-|\s+(?:ago|earlier|later|before|prior)\b)"
    r"|\b(?P<many>decades|centuries|years|months|weeks|days|hours|minutes)\b(?!\s+old|\s+ago)",
    re.IGNORECASE,
)
RATE_BEFORE = re.compile(
    r"[\d%]\s*$|\b(?:times?|once|twice|hours?|days?|dollars?|\w*illion|cents?|twice)\s+$"
)


def read_periods(text: str) -> Iterator[Measure]:
    """Yield periods that are written without a number, "a week" as one, "weeks" as vague."""
    for match in PERIOD.finditer(text):
        one = match["one"] is not None
        word = (match["unit"] or match["many"]).lower()
        if one and RATE_BEFORE.search(text, max(0, match.start() - 12), match.start()):
            continue
        name = word if one else SINGULAR.get(word, word.removesuffix("s"))
        value = float(YEARS.get(name, 1)) if one else None
        unit = "year" if one and name in YEARS else name
        start = match.start() if not one or match["one"][0] in "aA" else match.start("unit")
        yield Measure(
            start, match.end(), value, unit, "duration", scaled=False, unit_start=match.start("unit")
        )
