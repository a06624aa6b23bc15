"""Words of likelihood read on the scale of Intelligence Community Directive 203."""

from __future__ import annotations

import re
from functools import cache

from briefing.data import read_table


@cache
def _scale() -> tuple[re.Pattern[str], dict[str, str]]:
    ranges = read_table("likelihood", dict[str, list[str]])
    by_phrase = {phrase: span for span, phrases in ranges.items() for phrase in phrases}
    longest_first = sorted(by_phrase, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE), by_phrase


def likelihood(text: str) -> str | None:
    """Return the first words of likelihood with their range: "likely (55–80 %)", or None."""
    pattern, ranges = _scale()
    found = pattern.search(text)
    if found is None:
        return None
    words = found.group().lower()
    return f"{words} ({ranges[words]})"
