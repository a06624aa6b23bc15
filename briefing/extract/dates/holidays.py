"""Holidays that news text names without a date."""

from __future__ import annotations

from datetime import date, timedelta

from briefing.extract.dates.expressions import time_words


def holiday(name: str, year: int) -> date:
    """Return the day of a holiday of the table in a year; `name` is in lower case.

    Raises KeyError for a name that the table lacks.
    """
    rule = time_words().holidays[name]
    if rule.startswith("easter"):
        return _easter(year) + timedelta(int(rule.removeprefix("easter") or 0))
    month, day, *nth = rule.split()
    if not nth:
        return date(year, int(month), int(day))
    return _nth_weekday(year, int(month), time_words().weekdays.index(day), int(nth[0]))


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the nth weekday of a month, the last one for -1."""
    if nth < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
        return last - timedelta((last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _easter(year: int) -> date:
    """Return Western Easter by the anonymous Gregorian computus (Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    month = (h + weekday - 7 * m + 90) // 25
    return date(year, month, (h + weekday - 7 * m + 33 * month + 19) % 32)
