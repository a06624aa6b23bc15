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
USUAL, SPARE = 0.8, 4
"""Share of a column's cells that are not wider than usual, and by how much the others may still widen it."""


def grouped(value: float) -> str:
    """Return a number as it is read: 1,000,000 or 3.5."""
    if abs(value) < 1e15 and value == int(value):
        return f"{int(value):,}"
    return f"{value:,.10g}"


def quantity(number: KeyNumber) -> tuple[str, str]:
    """Return a number's value with its hedge sign, and its unit and what it is for each of, as two short texts.

    Vague quantities keep their own word, damaged ones are shown as printed with a question mark.
    """
    unit, rate = number.unit or "", number.period or ""
    if number.value is None:
        damaged = number.hedge == "garbled"
        return (f"{_damaged(number.text)}?" if damaged else _vague_word(number.text)), rate
    value = grouped(number.value)
    if number.high is not None:
        value += f"–{grouped(number.high)}"
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
