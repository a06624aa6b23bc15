"""Calendar arithmetic on TIMEX3 values: years, quarters, months, weeks and days."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefing.extract.dates.expressions import time_words

VAGUE = "X"
PARTS = re.compile(r"(\d{4})(?:-Q([1-4])|-(\d\d)(?:-(\d\d))?)?$")


def unit_name(word: str) -> str:
    """Return a unit of time in the singular and in lower case."""
    plain = word.lower()
    return "century" if plain.startswith("centur") else plain.rstrip("s")


def duration(count: str, unit: str) -> str:
    """Return a period such as P3D, PXY or PT5H; half units are told in the smaller one where there is one."""
    letter = time_words().units[unit_name(unit)]
    if count.endswith(".5") and letter == "T1H":
        hours = count.removesuffix(".5")
        return "PT" + (f"{hours}H" if hours != "0" else "") + "30M"
    return "P" + letter.replace("1", count)


def week(day: date) -> str:
    """Return the ISO week that holds a day ("2022-W29")."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02d}"


def shifted(anchor: date, unit: str, steps: int) -> str | None:
    """Return the calendar period of a unit that lies some steps from the one that holds `anchor`."""
    match unit:
        case "day":
            return (anchor + timedelta(steps)).isoformat()
        case "week":
            return week(anchor + timedelta(7 * steps))
        case "month":
            month = anchor.year * 12 + anchor.month - 1 + steps
            return f"{month // 12}-{month % 12 + 1:02d}"
        case "quarter":
            quarter = anchor.year * 4 + (anchor.month - 1) // 3 + steps
            return f"{quarter // 4}-Q{quarter % 4 + 1}"
        case "year":
            return str(anchor.year + steps)
        case "decade":
            return f"{anchor.year // 10 + steps}X"
        case "century":
            return f"{anchor.year // 100 + steps}XX"
    return None


def shifted_value(value: str, unit: str, steps: int) -> str | None:
    """Return a value moved by some units, as exact as it was; None where it is not exact enough."""
    parts = PARTS.match(value)
    if parts is None:
        return None
    year, quarter, month, day = (int(part) if part else 0 for part in parts.groups())
    if unit == "year":
        return f"{year + steps}{value[4:]}"
    if unit == "month" and month:
        moved = year * 12 + month - 1 + steps
        return f"{moved // 12}-{moved % 12 + 1:02d}"
    if unit == "quarter" and quarter:
        moved = year * 4 + quarter - 1 + steps
        return f"{moved // 4}-Q{moved % 4 + 1}"
    if day and unit in {"day", "week"}:
        moved_day = date(year, month, day) + timedelta(steps * (7 if unit == "week" else 1))
        return moved_day.isoformat() if unit == "day" else week(moved_day)
    return None


def cut_to(value: str, unit: str) -> str | None:
    """Return the day, week, month or year that a value lies in; None where it is not exact enough."""
    parts = PARTS.match(value)
    if parts is None:
        return None
    year, _, month, day = (int(part) if part else 0 for part in parts.groups())
    if unit == "year":
        return str(year)
    if unit == "month" and month:
        return value[:7]
    if day and unit in {"day", "week"}:
        return value[:10] if unit == "day" else week(date(year, month, day))
    return None
