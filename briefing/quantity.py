"""How a quantity is written: value, hedge sign, unit."""

from __future__ import annotations

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
        return (f"{number.text}?" if number.hedge == "garbled" else _vague_word(number.text)), rate
    value = grouped(number.value)
    if number.high is not None:
        value += f"–{grouped(number.high)}"
    if unit in CURRENCY_SIGNS:
        value, unit = CURRENCY_SIGNS[unit] + value, ""
    elif unit == "%":
        value, unit = value + "%", ""
    elif unit == "share":
        value, unit = f"{grouped(round(100 * number.value, 1))}%", "share"
    return HEDGE_SIGNS[number.hedge] + value, f"{unit} {rate}".strip()


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
