"""Units around a numeral: a currency before it, a measure after it, and the rate ("a day", "per head").

Works on plain text; `money` says which currency a sign or a shared name means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from briefing.extract.numbers.lexer import Numeral
from briefing.extract.numbers.millions import counts_millions
from briefing.extract.numbers.money import LARGE, Setting, family_currency, sign_before
from briefing.extract.numbers.tables import context_words, currencies, numeral_words, unit_entries
from briefing.extract.tables import titles

WINDOW = 64
GLUED = re.compile(r"[A-Za-zµμ]+(?:[/²³][A-Za-z]*|[23](?![\d.]))?")
ORDINALS = frozenset({"st", "nd", "rd", "th"})
NAME_MARKS = frozenset("_#@&")
COUNTRY_AFTER = re.compile(r"\s?(US|USD|AUD|CAD|NZD)\b")
RATE = re.compile(
    r"\s*(?:(?:per|an?|each|every)[\s-]+|/\s?)(?P<of>(?:(?:square|cubic|sq) )?[A-Za-z]+)\b"
    r"|\s+(?P<adverb>annually|daily|weekly|monthly|yearly|hourly)\b"
    r"|-(?:per|an?)-(?P<hyphened>[a-z]+)\b"
)
PERIODS = {
    "second": "second", "minute": "minute", "hour": "hour", "hr": "hour", "day": "day", "night": "day",
    "week": "week", "month": "month", "quarter": "quarter", "year": "year", "annum": "year", "season": "season",
    "decade": "decade", "century": "century",
    "annually": "year", "yearly": "year", "daily": "day", "weekly": "week", "monthly": "month", "hourly": "hour",
}  # fmt: skip
NO_RATE = re.compile(r"\s+(?:after|before|later|earlier|ago|ahead|since|old|long|of|to|that|when|in which)\b")
"""Words behind "a day" by which it is no rate."""
DECADE = 10


@dataclass(frozen=True, slots=True)
class Measure:
    """A numeral with its unit. `kind` is "money", "percent", "duration" ... or "" for a plain count.

    `scaled` says that the value holds a scale ("million", "bn"); `unit_start` is where the words of
    the unit begin, or the end of the number.
    """

    start: int
    end: int
    value: float | None
    unit: str | None
    kind: str
    scaled: bool
    period: str | None = None
    unit_start: int = -1


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as its word or symbol names it; `family` is set where several currencies share the name."""

    name: str
    kind: str
    factor: float = 1.0
    family: str = ""


def measure(text: str, numeral: Numeral, setting: Setting) -> Measure | None:
    """Return the numeral with its unit, or None where glued letters make it part of a name ("5G", "A4")."""
    money = sign_before(text, numeral, setting)
    if money is None and numeral.start and _is_name_part(text[numeral.start - 1]):
        return None
    plain = Measure(numeral.start, numeral.end, numeral.value, None, "", numeral.scaled, None, numeral.end)
    if money is not None:
        plain = replace(plain, start=money[1], unit=money[0], kind="money")
    if numeral.form == "share":
        return replace(plain, unit="share", kind="share")
    if numeral.form == "times":
        return replace(plain, unit=None, kind="times")
    if numeral.form == "clock":
        return replace(plain, unit="second", kind="duration")
    glued = GLUED.match(text, plain.end)
    if glued and text[plain.end - 1].isalnum() and not text[plain.end - 1].isalpha():
        scaled = _glued(text, plain, glued)
        if scaled is None:
            return None
        plain = scaled
    if plain.kind == "money":
        country = COUNTRY_AFTER.match(text, plain.end)
        if country:
            code = "USD" if country[1] == "US" else country[1]
            plain = replace(plain, unit=code, end=country.end(), unit_start=country.end())
    elif not plain.kind:
        plain = _with_unit_after(text, plain, setting)
        if numeral.form == "vague" and plain.kind == "duration":
            plain = replace(plain, value=None)
    return _with_rate(text, plain)


def is_unit(word: str) -> bool:
    """Tell whether a word, in lower case, is a unit by itself."""
    return word in _words() or word == "cent"


def _is_name_part(char: str) -> bool:
    return char.isalpha() or char in NAME_MARKS


# --- rates -------------------------------------------------------------------------------------


def _with_rate(text: str, found: Measure) -> Measure:
    """Take in "per day", "a month", "a share", "/kg" after the number, and say what it is for each of."""
    if found.kind in {"percent", "temperature"}:
        return found
    match = RATE.match(text, found.end, found.end + WINDOW)
    if match is None:
        return found
    word = (match["of"] or match["adverb"] or match["hyphened"]).lower()
    period = f"per {PERIODS[word]}" if word in PERIODS else None
    if found.kind == "duration" or not found.kind:
        return replace(found, period=period)
    explicit = match.group().lstrip().startswith(("per", "/"))
    if not (period or explicit or word in _words() or word in context_words().each):
        return found
    return replace(found, period=period or f"per {word}", end=match.end())


def rate_behind(text: str, end: int) -> str | None:
    """Return what a count is for each of, told behind the noun counted: "200 people a day", not "a day after"."""
    match = RATE.match(text, end, end + WINDOW)
    word = (match["of"] or match["adverb"] or "").lower() if match else ""
    if match is None or word not in PERIODS or NO_RATE.match(text, match.end()):
        return None
    return f"per {PERIODS[word]}"


# --- letters glued to digits -------------------------------------------------------------------


def _glued(text: str, plain: Measure, glued: re.Match[str]) -> Measure | None:
    """Read "3.5m", "2K", "10kg": the scale or the measure taken in; None for a part of a name."""
    letters, value = glued.group(), plain.value
    if letters in ORDINALS or value is None:
        return None
    scale, unit = numeral_words().glued_scales.get(letters.lower()), _symbols().get(letters)
    if letters == "s" and value == int(value):
        return None
    if letters == "m" and counts_millions(text, plain.start, glued.end()):
        unit = None
    is_scale = plain.kind == "money" or (unit is None and letters.lower() != "t" and letters != "B")
    if scale is not None and is_scale:
        return replace(plain, value=value * scale, end=glued.end(), unit_start=glued.end(), scaled=True)
    if unit is not None:
        return replace(plain, unit=unit.name, kind=unit.kind, end=glued.end())
    if letters in currencies().currencies:
        return replace(plain, unit=letters, kind="money", end=glued.end())
    return None


@cache
def _symbols() -> dict[str, Unit]:
    table = {symbol: Unit(entry.unit, entry.kind) for entry in unit_entries() for symbol in entry.symbols}
    for name, signs in currencies().minor.items():
        table |= {symbol: Unit(name, "money") for symbol in signs.symbols}
    for code, signs in currencies().currencies.items():
        table |= {sign: Unit(code, "money") for sign in signs.after}
    return table


# --- words after the number --------------------------------------------------------------------


def _with_unit_after(text: str, plain: Measure, setting: Setting) -> Measure:
    """Take in the symbol or the words of the unit that follows, where one does."""
    window = text[plain.end : plain.end + WINDOW]
    match = _symbol_pattern().match(window)
    # "One MP said so": an office is no megapixel.
    if match and match["unit"].lower() in titles() and not text[plain.end - 1].isdigit():
        match = None
    unit = _symbols()[match["unit"]] if match else None
    if match is None:
        match = _word_pattern().match(window)
        unit = _meant(text, plain, re.sub(r"[\s-]+", " ", match["unit"].lower())) if match else None
    if match is None or unit is None:
        return plain
    name = family_currency(unit.family, setting) if unit.family else unit.name
    value = plain.value
    if unit.factor != 1:
        if value is None:
            name = "decade" if unit.factor == DECADE else "century"
        else:
            name, value = "year", value * unit.factor
    return replace(
        plain,
        value=value,
        unit=setting.degree if name == "degree" else name,
        kind=unit.kind,
        end=plain.end + match.end(),
        unit_start=plain.end + match.start("unit"),
    )


def _meant(text: str, plain: Measure, word: str) -> Unit | None:
    """Return the unit that a word names here: "won" is money after millions, "pounds" may be a weight."""
    large = plain.scaled or (plain.value or 0) >= LARGE
    if word in currencies().ambiguous and not large:
        if word not in {"pound", "pounds"}:
            return None
        around = text[max(0, plain.start - 80) : plain.end + 60]
        if not currencies().money_cues & set(re.findall(r"[a-z]+", around.lower())):
            return Unit("pound", "mass")
    return _words()[word]


@cache
def _words() -> dict[str, Unit]:
    """Return every unit by its words in lower case."""
    table: dict[str, Unit] = {}
    money = currencies()
    for name, signs in money.families.items():
        table |= {word: Unit(name, "money", family=name) for word in signs.words}
    for code, signs in money.currencies.items():
        table |= {word: Unit(code, "money") for word in signs.words}
    for name, signs in money.minor.items():
        table |= {word: Unit(name, "money") for word in signs.words}
    for entry in unit_entries():
        table |= {word: Unit(entry.unit, entry.kind, entry.factor) for word in entry.words}
    return table


@cache
def _word_pattern() -> re.Pattern[str]:
    words = sorted((w for w in _words() if w[0].isalpha()), key=len, reverse=True)
    names = "|".join(re.escape(w).replace(r"\ ", r"[\s-]+") for w in words)
    between = "|".join(sorted(context_words().unit_adjectives))
    return re.compile(
        rf"(?:[\s\u00a0]+|\s?[-–‑]\s?)(?:(?:{between})\s+)?(?:of\s+(?:(?:{between})\s+)?)?(?P<unit>{names})(?![A-Za-z0-9])",
        re.IGNORECASE,
    )


@cache
def _symbol_pattern() -> re.Pattern[str]:
    """Return a pattern for symbols, those of one letter left out: they are read only when glued."""
    marks = sorted((s for s in _symbols() if not s[0].isalpha()), key=len, reverse=True)
    letters = sorted((s for s in _symbols() if s[0].isalpha() and len(s) > 1), key=len, reverse=True)
    names, loose = "|".join(map(re.escape, marks)), "|".join(map(re.escape, letters))
    return re.compile(rf"\s?(?P<unit>(?:{names})(?!\w)|%|€|(?<=\s)(?:{loose})(?!\w))")
