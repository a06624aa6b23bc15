"""Ranges and scores: two numbers that are one, "10 to 12", "$4bn-$5bn", "6-5"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from briefing.extract.numbers.lexer import Numeral
from briefing.extract.numbers.millions import counts_what_follows
from briefing.extract.numbers.units import Measure

DASH = re.compile(r"\s?[-–—‐]\s?(?:to-)?")
LINK = re.compile(r"\s*(?:to|or|and)[\s-]+|\s*-?to-")
FROM = re.compile(r"\bfrom\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
BY = re.compile(
    r"\bby\s+(?:\w+\s+){0,2}$|\b(?:drop|fall|rise|gain|loss|cut|jump|increase|decline|decrease)\s+of\s+$",
    re.IGNORECASE,
)
BY_MORE = re.compile(r"\bby\s+(?:more than|less than|over|nearly|almost)\s+$", re.IGNORECASE)
RANGING = re.compile(r"\b(?:rang\w+|anywhere|between|anything)\s+(?:from\s+)?(?:\w+\s+){0,2}$", re.IGNORECASE)
BETWEEN = re.compile(r"\bbetween\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
COMPARING = frozenset({"to", "and", "or", "against", "versus"})
WINDOW = 40
WIDEST_GAP = 12
LARGEST_SCORE = 1000

# How many of the smaller unit the greater one holds, where both are said together.
TOGETHER = {("hour", "minute"): 60, ("minute", "second"): 60, ("foot", "inch"): 12}

Read = tuple[Numeral, Measure]


@dataclass(frozen=True, slots=True)
class Range:
    """A single number (`high` None), a range, or a score, of which `found` holds the first value."""

    numeral: Numeral
    found: Measure
    high: float | None = None
    is_score: bool = False


def join_ranges(text: str, read: Sequence[Read]) -> Iterator[Range]:
    """Yield the numbers of a text in order, those that belong together joined."""
    completed = [_completed(text, one, after) for one, after in zip_longest(read, read[1:])]
    at = 0
    while at < len(completed):
        joined = _joined(text, completed[at], completed[at + 1]) if at + 1 < len(completed) else None
        yield joined or Range(*completed[at])
        at += 2 if joined else 1


def _completed(text: str, read: Read, after: Read | None) -> Read:
    """Give the first of "from 5 to 7 per cent" the unit of the second."""
    numeral, found = read
    if after is None or found.unit or after[1].kind not in {"percent", "temperature"}:
        return read
    if text[found.end : after[1].start].strip() not in COMPARING:
        return read
    return numeral, replace(found, unit=after[1].unit, kind=after[1].kind)


def _joined(text: str, low: Read, high: Read) -> Range | None:
    """Return the range, score or sum ("2 hours 5 minutes") that two numbers make, None where they stay two."""
    (first, a), (second, b) = low, high
    if a.value is None or b.value is None or not a.end <= b.start <= a.end + WIDEST_GAP:
        return None
    together = TOGETHER.get((a.unit or "", b.unit or ""))
    if together and text[a.end : b.start].strip() in {"", "and", ","}:
        whole = replace(b, start=a.start, value=round(a.value * together + b.value, 3))
        return Range(replace(second, start=first.start), whole)
    gap, before = text[a.end : b.start], text[max(0, a.start - WINDOW) : a.start]
    dash, link = DASH.fullmatch(gap), LINK.fullmatch(gap)
    if not (dash or link) or not _same_measure(a, b) or {a.kind, b.kind} & {"share", "times"}:
        return None
    value = _scaled_alike(low, high)
    numeral = replace(second, start=first.start)
    found = replace(b, start=a.start, value=value, unit=b.unit or a.unit, kind=b.kind or a.kind)
    if value >= b.value:
        plain = not found.unit and first.form == second.form == "digits" and b.value < LARGEST_SCORE
        return Range(numeral, found, is_score=True) if dash and plain and " " not in gap else None
    if link and not _is_link(gap.strip(), a, before):
        return None
    if link and a.kind == "money" and not b.kind and counts_what_follows(text, b.end):
        return None  # "gave $5 to 7 people": the second is no money
    if dash and a.kind == "percent" and " " in gap:
        return None
    return Range(numeral, found, b.value)


def _is_link(word: str, low: Measure, before: str) -> bool:
    """Tell whether "and" or "to" makes a range here, and not a list or a move ("from 5% to 7%")."""
    if word == "and":
        return BETWEEN.search(before) is not None
    if word == "to":
        has_unit = low.kind == "money" or low.unit_start < low.end
        moves = FROM.search(before) or (has_unit and BY.search(before)) or BY_MORE.search(before)
        return not moves or RANGING.search(before) is not None
    return True


def _same_measure(a: Measure, b: Measure) -> bool:
    if a.unit is None:
        return a.unit_start == a.end or b.unit is not None
    return a.unit == b.unit or (b.unit is None and a.kind == "money" and (b.scaled or not a.scaled))


def _scaled_alike(low: Read, high: Read) -> float:
    """Return the low end, in millions where only the high end says so ("3 to 5 million")."""
    (_first, a), (second, b) = low, high
    value, top = a.value or 0.0, b.value or 0.0
    if b.scaled and not a.scaled and value < 1000 and second.value:
        factor = top / second.value * second.scale
        if value * factor < top:
            return value * factor
    return value
