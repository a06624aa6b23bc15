"""How a quantity is written: value, hedge sign, unit; and how wide a column of them is."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from briefing.model import KeyNumber

HEDGE_SIGNS = {
    "exact": "",
    "about": "≈",
    "at_least": "≥",
    "at_most": "≤",
    "more_than": ">",
    "less_than": "<",
    "vague": "",
    "garbled": "?",
}
CURRENCY_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
PLURALS = {"foot": "feet", "inch": "inches", "century": "centuries"}
UNCHANGING = ("s", "hertz", "horsepower", "magnitude")
"""Endings of units that are the same in the plural."""
_PRINTED = re.compile(r".*\d\S*(?:\s(?:thousand|\w+illion)\b)?")
_SCALES = {"billion": 1e9, "trillion": 1e12}
"""Words for what has too many digits to be read; a million is read in digits."""
SCALED_DIGITS = 3
USUAL, SPARE = 0.8, 4
"""Share of a column's cells that are not wider than usual, and by how much the others may still widen it."""


def grouped(value: float) -> str:
    """Return a number as it is read: 1,000,000, 3.5 or 2.4 billion."""
    scale = _scale(value)
    if scale:
        return f"{round(value / _SCALES[scale], SCALED_DIGITS):g} {scale}"
    if abs(value) < 1e15 and value == int(value):
        return f"{int(value):,}"
    return f"{value:,.10g}"


def _scale(value: float) -> str:
    """Return the word in which a very large number is told without loss, empty where there is none."""
    for scale, size in _SCALES.items():
        scaled = value / size
        if 1 <= abs(scaled) < 1000 and round(scaled, SCALED_DIGITS) == scaled:
            return scale
    return ""


def _range(low: float, high: float) -> str:
    """Return a range, the scale of both said once: "1.2–1.5 trillion"."""
    first, last = grouped(low), grouped(high)
    scale = _scale(high)
    return f"{first.removesuffix(f' {scale}') if scale and scale == _scale(low) else first}–{last}"


def quantity(number: KeyNumber) -> tuple[str, str]:
    """Return a number's value with its hedge sign, and its unit and what it is for each of, as two short texts.

    Vague quantities keep their own word, damaged ones are shown as printed with a question mark.
    """
    unit, rate = number.unit or "", number.period or ""
    if number.value is None:
        damaged = number.hedge == "garbled"
        return (f"{_damaged(number.text)}?" if damaged else _vague_word(number.text)), rate
    value = grouped(number.value) if number.high is None else _range(number.value, number.high)
    if unit in CURRENCY_SIGNS:
        value, unit = CURRENCY_SIGNS[unit] + value, ""
    elif unit == "%":
        value, unit = value + "%", ""
    elif unit == "share":
        value, unit = f"{grouped(round(100 * number.value, 1))}%", "share"
    elif unit and not unit.isupper() and (number.high is not None or not 0 < abs(number.value) <= 1):
        unit = plural(unit)
    return HEDGE_SIGNS[number.hedge] + value, f"{unit} {rate}".strip()


def plural(unit: str) -> str:
    """Return a unit of measure, as it stands in `units.yaml`, in the plural: "miles per hour", "degrees Celsius"."""
    head, per, rest = unit.partition(" per ")
    before, space, last = head.rpartition(" ")
    if before == "degree":
        before = "degrees"
    elif not last.endswith(UNCHANGING):
        last = PLURALS.get(last, f"{last}s")
    return before + space + last + per + rest


def column_width(widths: Collection[int], most: int) -> int:
    """Return how wide a column is, `most` at the most; a few cells that are much wider than the others stand out of it."""
    ordered = sorted(widths)
    usual = ordered[int(USUAL * len(ordered))] if ordered else 0
    return max((width for width in ordered if width <= min(most, usual + SPARE)), default=0)


def _damaged(text: str) -> str:
    """Return a damaged number as printed, without what it counts, which stands in another column."""
    found = _PRINTED.match(text)
    return found[0] if found else text


def _vague_word(text: str) -> str:
    words = text.split()
    vague = [word for word in words if word.lower().endswith(("s", "ens", "dozen"))]
    return vague[0].lower() if vague else words[0] if words else text


def each_value(number: KeyNumber) -> tuple[str, ...]:
    """Return the values that sources give of a quantity, as `quantity` writes them, in the order of `values`."""
    return tuple(
        quantity(replace(number, value=one.value, high=one.high, hedge=one.hedge, text=one.text))[0]
        for one in number.values
    )
