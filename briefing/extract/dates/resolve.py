"""The TIMEX3 value of one time expression (TimeML 1.2.1): absolute, against the article's date, or as told.

What is told relative to another date of the text ("the next day", "two weeks later") is resolved
against that date and never against the article's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from briefing.extract.dates.expressions import time_words
from briefing.extract.dates.holidays import holiday
from briefing.extract.dates.tense import AHEAD, Tense
from briefing.extract.dates.values import VAGUE, cut_to, duration, shifted, shifted_value, unit_name, week

NEAR = 60
"""Days within which a date without its year is taken for the nearest one whatever the tense."""
FARTHEST = 6
"""A weekday as many days ahead is yesterday's, unless the sentence says "will"."""
SEASON_MONTHS = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}
FARTHEST_EVENT = 4
"""An event that is named by a weekday more days ahead has happened: "Thursday's ruling will" of a Friday."""
LARGE = frozenset({"month", "quarter", "year"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is told against: the article's date, the tense, and the date told last, if any."""

    anchor: date | None
    tense: Tense
    told: str | None = None


def resolve(kind: str, parts: re.Match[str], setting: Setting) -> str | None:
    """Return the value of one expression, None where it cannot be told; a bare clock time begins with T."""
    given = {name: part and _plain(part) for name, part in parts.groupdict().items()}
    try:
        value = (_dated(kind, given) if given.get("year") else None) or _timeless(kind, given)
        value = value or _as_told(kind, given, setting)
        if value is None and setting.anchor is not None:
            value = _anchored(kind, parts[0].lower().split(), given, setting.anchor, setting.tense)
    except (ValueError, OverflowError):
        return None
    return value


Parts = dict[str, str | None]


def _dated(kind: str, parts: Parts) -> str | None:
    """Resolve what names its year."""
    year, words = parts["year"] or "", time_words()
    match kind:
        case "slashed":
            return _slashed(int(parts["one"] or 0), int(parts["two"] or 0), int(year))
        case "month_day" | "day_month":
            return date(int(year), _month(parts), int(parts["day"] or 0)).isoformat()
        case "month_only":
            return f"{year}-{_month(parts):02d}"
        case "holiday":
            return holiday(_straight(parts["holiday"]), int(year)).isoformat()
        case "season":
            return f"{year}-{words.seasons[parts['season'] or '']}"
        case "quarter" | "short_quarter":
            return f"{year}-Q{_ordinal(parts)}"
        case "half_year":
            return f"{year}-H{_ordinal(parts)}"
        case "fiscal":
            return f"FY{year}"
    return year


def _slashed(one: int, two: int, year: int) -> str | None:
    """Return the date of two numbers and a year where only one order makes a date."""
    if one <= 12 and two <= 12 and one != two:
        return None
    month, day = (two, one) if one > 12 else (one, two)
    return date(year, month, day).isoformat()


def _timeless(kind: str, parts: Parts) -> str | None:
    """Resolve ISO dates, decades, durations, sets and references."""
    words, unit = time_words(), parts.get("unit") or ""
    match kind:
        case "iso":
            return date.fromisoformat(parts["iso"] or "").isoformat()
        case "decade":
            return f"{parts['decade'] or '19' + (parts['nineteen'] or '')}X"
        case "century":
            return f"{int(parts['number'] or 0) - 1:02d}XX"
        case "duration" | "stretch":
            return duration(_count(parts["number"]), unit)
        case "past_unit" | "every":
            return duration("1", unit) if unit else None
        case "recent" | "bare":
            return duration(VAGUE, unit)
        case "reference":
            return words.references[parts["reference"] or ""]
        case "set":
            return words.sets[parts["set"] or ""]
        case "clock":
            return f"T{_clock(parts)}"
    return None


def _as_told(kind: str, parts: Parts, setting: Setting) -> str | None:
    """Resolve what is relative to the date told last; "the previous year" without one is the article's."""
    words = time_words()
    match kind:
        case "next_day" | "told_day":
            steps = 1 if kind == "next_day" else words.told[parts["told"] or parts["told_part"] or ""]
            unit = parts.get("unit") or "day"
            value = _moved(setting.told, unit, steps)
            if value is None and steps < 0 and unit in LARGE and setting.anchor:
                value = shifted(setting.anchor, unit, steps)
            return f"{value}T{words.parts[parts['part']]}" if value and parts["part"] else value
        case "away":
            sign = -1 if parts["direction"] in {"earlier", "before"} else 1
            unit, count = unit_name(parts["unit"] or parts["one"] or ""), _count(parts["number"] or "a")
            if parts["of"] is not None or not count.isdigit():
                return None
            value = _moved(setting.told, unit, sign * int(count))
            if value is None and unit in LARGE and sign < 0 and setting.anchor:
                return shifted(setting.anchor, unit, -int(count))
            return value
    return None


def _moved(told: str | None, unit: str, steps: int) -> str | None:
    if told is None:
        return None
    return shifted_value(told, unit, steps) if steps else cut_to(told, unit)


def _anchored(kind: str, said: list[str], g: Parts, anchor: date, tense: Tense) -> str | None:
    """Resolve what is told relative to the article's date."""
    words = time_words()
    step = words.relations.get(g.get("relation") or g.get("whose") or "", 0)
    if g.get("month"):
        return _of_month(kind, g, anchor, step, tense)
    match kind:
        case "weekday" | "relative_weekday" | "clock_weekday":
            return _weekday(kind, g, anchor, step, tense)
        case "holiday":
            return _holiday(_straight(g["holiday"]), g["relation"], anchor, tense)
        case "relative_season" | "bare_season" | "half_year":
            return _of_season(kind, g, anchor, step, tense)
        case "quarter" | "short_quarter":
            ordinal = _ordinal(g)
            ahead = tense in AHEAD
            return f"{anchor.year - (ordinal > (anchor.month + 2) // 3 and not ahead)}-Q{ordinal}"
        case "weekend":
            if g["relation"] is None:
                step = 0 if tense in AHEAD or anchor.weekday() >= 5 else -1
            return f"{week(anchor + timedelta(7 * step))}-WE"
        case "ago" | "year_ago":
            sign, count = (1 if g.get("direction") == "from now" else -1), _count(g.get("number") or "a")
            unit = unit_name(g.get("unit") or "year")
            return shifted(anchor, unit, sign * int(count)) if count.isdigit() else None
        case "relative_unit":
            return shifted(anchor, unit_name(g["unit"] or g["whole"] or ""), step)
        case "today":
            return _today(said, anchor)
    return None


def _of_month(kind: str, g: Parts, anchor: date, step: int, tense: Tense) -> str:
    """Resolve a month, or a day of one, that does not name its year."""
    month, day = _month(g), int(g.get("day") or 0)
    if kind == "relative_month":
        passed = month >= anchor.month if step < 0 else month <= anchor.month
        year = anchor.year + step * passed
        return date(year, month, day).isoformat() if day else f"{year}-{month:02d}"
    if g.get("whose"):
        return f"{anchor.year + step}-{month:02d}"
    nearest = _nearest(anchor, month, day or 15, tense)
    if kind == "week_of":
        return week(nearest)
    return nearest.isoformat() if day else nearest.isoformat()[:7]


def _of_season(kind: str, g: Parts, anchor: date, step: int, tense: Tense) -> str:
    """Resolve a season or a half of a year; "the winter" is the nearest on the side that the tense asks for."""
    if kind == "half_year":
        return f"{anchor.year + step}-H{_ordinal(g)}"
    season = time_words().seasons[g["season"] or ""]
    if kind == "relative_season":
        return f"{anchor.year + step}-{season}"
    return f"{_nearest(anchor, SEASON_MONTHS[season], 15, tense).year}-{season}"


def _today(said: list[str], anchor: date) -> str:
    days = {"yesterday": -1, "tomorrow": 1, "last": -1}.get(said[0], 0)
    if said[0] == "the":
        days = 2 if said[-1] == "tomorrow" else -2
    day = anchor + timedelta(days)
    part = time_words().parts.get("night" if said[0] == "tonight" else said[-1])
    return f"{day}T{part}" if part else day.isoformat()


def _nearest(anchor: date, month: int, day: int, tense: Tense) -> date:
    """Return the date of the year that lies nearest; far ones only on the side that the tense asks for."""

    def cost(when: date) -> int:
        away = (when - anchor).days
        wrong = (tense == "past" and away > NEAR) or (tense in AHEAD and away < -NEAR)
        return abs(away) + 400 * wrong

    return min((date(anchor.year + shift, month, day) for shift in (-1, 0, 1)), key=cost)


def _weekday(kind: str, g: Parts, anchor: date, step: int, tense: Tense) -> str:
    ahead = (time_words().weekdays.index(g["weekday"] or "") - anchor.weekday()) % 7
    if g.get("whose"):
        monday = anchor - timedelta(anchor.weekday())
        day = monday + timedelta(7 * step + time_words().weekdays.index(g["weekday"] or ""))
    elif kind == "relative_weekday":
        day = anchor + timedelta(ahead or 7 * step if step > 0 or not step else ahead - 7)
    else:
        is_ahead = (
            tense == "future"
            or (tense == "planned" and ahead < FARTHEST)
            or (tense == "coming" and ahead <= FARTHEST_EVENT)
        )
        day = anchor + timedelta(ahead if is_ahead or not ahead else ahead - 7)
    if kind == "clock_weekday":
        return f"{day}T{_clock(g)}"
    return f"{day}T{time_words().parts[g['part']]}" if g["part"] else day.isoformat()


def _holiday(name: str, relation: str | None, anchor: date, tense: Tense) -> str:
    """Return the holiday that lies nearest on the side that "last", "next" or the tense asks for."""
    days = [holiday(name, anchor.year + shift) for shift in (-1, 0, 1)]
    if relation == "last" or (relation is None and tense == "past"):
        days = [day for day in days if day <= anchor]
    elif relation == "next" or (relation is None and tense == "future"):
        days = [day for day in days if day >= anchor]
    elif relation == "this":
        days = [days[1]]
    return min(days, key=lambda day: abs((day - anchor).days)).isoformat()


# --- words ---------------------------------------------------------------------------------------


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


def _straight(words: str | None) -> str:
    return (words or "").replace("’", "'")


def _month(parts: Parts) -> int:
    name = parts["month"] or ""
    return next(at for at, month in enumerate(time_words().months, 1) if month[:3] == name[:3])


def _ordinal(parts: Parts) -> int:
    word = parts["ordinal"] or ""
    return int(word) if word.isdigit() else time_words().ordinals[word]


def _count(word: str | None) -> str:
    """Return a number of units as digits, with ".5" for a half more; X where it is vague."""
    plain, half = word or "", ""
    if plain in {"half a", "half an", "a half", "an half"}:
        return "0.5"
    for tail in (" and a half", " 1/2", "½"):
        if plain.endswith(tail):
            plain, half = plain.removesuffix(tail), ".5"
    if plain.replace(".", "", 1).isdigit():
        return plain + half
    numbers = time_words().numbers
    if plain in numbers:
        return f"{numbers[plain]}{half}"
    tens, _, ones = plain.partition("-")
    return str(numbers[tens] + numbers[ones]) + half if ones and {tens, ones} <= numbers.keys() else VAGUE


def _clock(parts: Parts) -> str:
    if parts["midday"]:
        return time_words().middays[parts["midday"]]
    after_noon = parts["half"] == "p" or parts["when"] in {"afternoon", "evening"}
    hour = int(parts["hour"] or 0) % 12 + (12 if after_noon else 0)
    return f"{hour:02d}:{parts['minute'] or '00'}"
