"""Time expressions resolved against the article's date, as TIMEX3 values (TimeML 1.2.1).

Weekdays and months follow the tense of the verb that governs them; what needs an anchor and has
none stays unresolved.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from briefing.extract.parse import Parsed, ParsedSentence
from briefing.extract.time_expressions import find_expressions, time_words
from briefing.model import Date

if TYPE_CHECKING:
    from spacy.tokens import Token

Tense = Literal["past", "future", "unclear"]
VAGUE = "X"
NEAR = 60
"""Days within which a date without its year is taken for the nearest one whatever the tense."""


def find_dates(parsed: Parsed) -> tuple[Date, ...]:
    """Return the time expressions of the body, in order; relative ones need the article's date."""
    anchor = _day(parsed.article.published)
    found = []
    for sentence in parsed.sentences:
        for kind, parts in find_expressions(sentence.text):
            start = sentence.start + parts.start()
            token = _token_at(sentence, start)
            if not _is_time(kind, parts, token):
                continue
            value = _resolve(kind, parts, anchor, _tense(token))
            found.append(Date(start, sentence.start + parts.end(), parts[0], value))
    return tuple(found)


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _token_at(sentence: ParsedSentence, start: int) -> Token:
    span = sentence.span
    at = bisect_right(range(len(span)), start - sentence.offset, key=lambda i: span[i].idx) - 1
    return span[max(at, 0)]


def _is_time(kind: str, parts: re.Match[str], token: Token) -> bool:
    """Tell a time expression from an age, a count of things, or a word that is spelled like a month."""
    if kind == "age":
        return False
    if kind == "year":
        named = token.i > 0 and token.nbor(-1).lower_ == "the"
        return named or not (token.dep_ == "nummod" and token.head.tag_ == "NNS" and token.head.i > token.i)
    if kind == "duration" and parts[0].lower() in {"a second", "a-second"}:
        return False
    if "month" in parts.re.groupindex and parts["month"][0].islower():
        return False
    if kind == "month_only" and not parts["year"]:
        named = token.dep_ == "compound" and token.head.ent_type_ == "PERSON"
        return token.pos_ != "AUX" and not named and token.tag_ != "MD"
    return True


def _tense(token: Token) -> Tense:
    """Return the tense of the verb above a token; an infinitive that is planned counts as future."""
    if token.dep_ == "poss":
        return "unclear"
    verb, words = token, time_words()
    for _ in range(25):
        if verb.lower_ in {"until", "till"} or verb.lemma_ in words.planned:
            return "future"
        if verb.pos_ in {"VERB", "AUX"}:
            aux = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
            if aux & {"will", "shall", "'ll", "’ll", "wo"} or (
                aux & {"would", "could", "may", "might", "should"} and "have" not in aux
            ):
                return "future"
            if "to" in aux and "have" not in aux:
                return "past" if verb.head.lemma_ in words.unfulfilled else "future"
            if verb.tag_ == "VBD" or aux & {"was", "were", "had", "has", "have", "did", "been", "'ve"}:
                return "past"
            if verb.tag_ == "VBG" and aux & {"is", "are", "'s", "'re"}:
                return "future"
            if verb.tag_ == "VBN":
                return "past"
        if verb.head.i == verb.i:
            break
        verb = verb.head
    return "unclear"


def _resolve(kind: str, parts: re.Match[str], anchor: date | None, tense: Tense) -> str | None:
    """Return the TIMEX3 value of one expression, None where it cannot be told."""
    try:
        value = _absolute(kind, parts)
        if value is None and anchor is not None:
            value = _anchored(kind, parts, anchor, tense)
    except (ValueError, OverflowError):
        return None
    return value


def _absolute(kind: str, parts: re.Match[str]) -> str | None:
    """Resolve what needs no anchor: full dates, years, durations, sets, references."""
    g = parts.groupdict()
    return (_dated(kind, g) if g.get("year") else None) or _timeless(kind, g)


def _dated(kind: str, parts: dict[str, str]) -> str | None:
    """Resolve what names its year."""
    year, words = parts["year"], time_words()
    match kind:
        case "slashed":
            return _slashed(int(parts["one"]), int(parts["two"]), int(year))
        case "month_day" | "day_month":
            return date(int(year), _month(parts["month"]), int(parts["day"])).isoformat()
        case "month_only":
            return f"{year}-{_month(parts['month']):02d}"
        case "season":
            return f"{year}-{words.seasons[parts['season'].lower()]}"
        case "quarter" | "short_quarter":
            return f"{year}-Q{_ordinal(parts['ordinal'])}"
        case "fiscal":
            return f"FY{year}"
    return year


def _slashed(one: int, two: int, year: int) -> str | None:
    """Return the date of two numbers and a year where only one order makes a date."""
    if one <= 12 and two <= 12 and one != two:
        return None
    month, day = (two, one) if one > 12 else (one, two)
    return date(year, month, day).isoformat()


def _timeless(kind: str, parts: dict[str, str]) -> str | None:
    """Resolve ISO dates, decades, durations, sets and references."""
    words = time_words()
    match kind:
        case "iso":
            return date.fromisoformat(parts["iso"]).isoformat()
        case "decade":
            return parts["decade"]
        case "century":
            return f"{int(parts['number']) - 1:02d}"
        case "duration" | "stretch":
            return _duration(_count(parts["number"]), parts["unit"])
        case "past_unit" | "every":
            return _duration("1", parts["unit"]) if parts["unit"] else None
        case "recent" | "bare":
            return _duration(VAGUE, parts["unit"])
        case "reference":
            return words.references[_plain(parts["reference"])]
        case "set":
            return words.sets[_plain(parts["set"])]
    return None


def _anchored(kind: str, parts: re.Match[str], anchor: date, tense: Tense) -> str | None:  # noqa: PLR0911  # one return a form
    """Resolve what is told relative to the article's date."""
    words, g = time_words(), {name: part and _plain(part) for name, part in parts.groupdict().items()}
    step = words.relations.get(g.get("relation") or "", 0)
    match kind:
        case "month_day" | "day_month":
            return _nearest(anchor, _month(g["month"]), int(g["day"]), tense).isoformat()
        case "month_only":
            return _nearest(anchor, _month(g["month"]), 15, tense).isoformat()[:7]
        case "relative_month":
            month = _month(g["month"])
            passed = month >= anchor.month if step < 0 else month <= anchor.month
            year = anchor.year + step * passed
            return date(year, month, int(g["day"])).isoformat() if g["day"] else f"{year}-{month:02d}"
        case "weekday" | "relative_weekday" | "clock_weekday":
            day = _weekday(
                anchor, words.weekdays.index(g["weekday"]), step, tense, strict=kind.startswith("rel")
            )
            if kind == "clock_weekday":
                return f"{day}T{_clock(g)}"
            return f"{day}T{words.parts[g['part']]}" if g["part"] else day.isoformat()
        case "clock":
            return f"{anchor}T{_clock(g)}"
        case "relative_season":
            return f"{anchor.year + step}-{words.seasons[g['season']]}"
        case "quarter" | "short_quarter":
            ordinal = _ordinal(g["ordinal"])
            return f"{anchor.year - (ordinal > (anchor.month + 2) // 3 and tense != 'future')}-Q{ordinal}"
        case "weekend":
            if g["relation"] is None:
                step = 0 if tense == "future" or anchor.weekday() >= 5 else -1
            return f"{_week(anchor + timedelta(7 * step))}-WE"
        case "ago":
            sign = 1 if g["direction"] in {"later", "from now"} else -1
            count = _count(g["number"])
            return None if count == VAGUE else _shifted(anchor, g["unit"], sign * int(count))
        case "relative_unit":
            return _shifted(anchor, g["unit"], step)
        case "today":
            return _today(parts[0].lower().split(), anchor)
    return None


def _today(said: list[str], anchor: date) -> str:
    day = anchor + timedelta({"yesterday": -1, "tomorrow": 1}.get(said[0], 0))
    part = time_words().parts.get("night" if said[0] == "tonight" else said[-1])
    return f"{day}T{part}" if part else day.isoformat()


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


def _month(name: str) -> int:
    return next(at for at, month in enumerate(time_words().months, 1) if month[:3] == name[:3].lower())


def _ordinal(word: str) -> int:
    return int(word) if word.isdigit() else time_words().ordinals[word.lower()]


def _count(word: str) -> str:
    plain = _plain(word)
    return plain if plain.isdigit() else str(time_words().numbers.get(plain, VAGUE))


def _unit(word: str) -> str:
    plain = word.lower()
    return "century" if plain.startswith("centur") else plain.rstrip("s")


def _duration(count: str, unit: str) -> str:
    return "P" + time_words().units[_unit(unit)].replace("1", count)


def _clock(parts: dict[str, str | None]) -> str:
    hour = int(parts["hour"] or 0) % 12 + (12 if parts["half"] == "p" else 0)
    return f"{hour:02d}:{parts['minute'] or '00'}"


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def _shifted(anchor: date, unit: str | None, steps: int) -> str | None:
    """Return the calendar period of a unit that lies some steps from the anchor's own."""
    match _unit(unit or ""):
        case "day":
            return (anchor + timedelta(steps)).isoformat()
        case "week":
            return _week(anchor + timedelta(7 * steps))
        case "month":
            month = anchor.year * 12 + anchor.month - 1 + steps
            return f"{month // 12}-{month % 12 + 1:02d}"
        case "quarter":
            quarter = anchor.year * 4 + (anchor.month - 1) // 3 + steps
            return f"{quarter // 4}-Q{quarter % 4 + 1}"
        case "year":
            return str(anchor.year + steps)
        case "decade":
            return str(anchor.year + 10 * steps)[:3]
        case "century":
            return str(anchor.year + 100 * steps)[:2]
    return None


def _nearest(anchor: date, month: int, day: int, tense: Tense) -> date:
    """Return the date of the year that lies nearest; far ones only on the side that the tense asks for."""

    def cost(when: date) -> int:
        away = (when - anchor).days
        wrong = (tense == "past" and away > NEAR) or (tense == "future" and away < -NEAR)
        return abs(away) + 400 * wrong

    return min((date(anchor.year + shift, month, day) for shift in (-1, 0, 1)), key=cost)


def _weekday(anchor: date, weekday: int, step: int, tense: Tense, *, strict: bool) -> date:
    ahead = (weekday - anchor.weekday()) % 7
    if strict and step:
        return anchor + timedelta((ahead or 7) if step > 0 else (ahead - 7))
    if not ahead:
        return anchor
    return anchor + timedelta(ahead if tense == "future" or strict else ahead - 7)
