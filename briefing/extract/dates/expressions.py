"""The forms of time expressions: one pattern for each, and one pass that finds them all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from briefing.data import read_table
from briefing.extract.alternatives import any_of

WORD = re.compile(r"[a-z]+")
TELLING_DIGITS = re.compile(r"(?:1[5-9]|20)\d\d|\d0['’]?s|\d\s?[ap]\.?m|q[1-4]")
"""A year, a decade, a time of day or a quarter of a year, in small letters: other digits are no time without a word."""
LETTERS = 3
CAPITALS = re.compile(r"\\.|[A-Z]+")


class TimeWords(msgspec.Struct, frozen=True):
    """The words of time expressions and what they stand for, keys in lower case."""

    weekdays: list[str]
    months: list[str]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    units: dict[str, str]
    seasons: dict[str, str]
    parts: dict[str, str]
    middays: dict[str, str]
    relations: dict[str, int]
    told: dict[str, int]
    references: dict[str, str]
    sets: dict[str, str]
    holidays: dict[str, str]
    openings: list[str]
    unfulfilled: list[str]
    planned: list[str]
    moved: list[str]
    coming: list[str]


@cache
def time_words() -> TimeWords:
    """Load the table of time words."""
    return read_table("dates", TimeWords)


def _any(words: Iterable[str]) -> str:
    forms = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(form.replace("'", "['’]").replace(" ", r"\s") for form in forms) + ")"


def _month() -> str:
    """Return the pattern of a month, in full or cut to three letters, with or without a stop."""
    names = [m for m in time_words().months if m != "may"]
    heads = [4 if name == "september" else 3 for name in names]
    forms = [rf"{name[:cut]}(?:{name[cut:]}\b|\b\.?)" for name, cut in zip(names, heads, strict=True)]
    return "(?P<month>" + "|".join(forms) + r"|sep\b\.?|may\b)"


def _number() -> str:
    numbers = time_words().numbers
    tens = [word for word, value in numbers.items() if value > 10 and value % 10 == 0]
    ones = [word for word, value in numbers.items() if value < 10 and len(word) > 2 and " " not in word]
    half = r"(?:\sand\sa\shalf)?"
    return (
        rf"(?P<number>\d{{1,4}}(?:\.\d)?(?!\d)(?:\s1/2|½|\sand\sa\shalf)?|half\san?|an?\shalf"
        rf"|(?:{'|'.join(tens)})-(?:{'|'.join(ones)})|{_any(numbers)}{half}|several|a\sfew|many|some)"
    )


@cache
def _forms() -> dict[str, str]:
    """Return the pattern of each form as it is written, those that take in more words before the others."""
    words = time_words()
    month, number = _month(), _number()
    weekday, parts = _any(words.weekdays), _any(words.parts)
    day, year = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)(?!\.\d)", r"(?P<year>(?:1[5-9]|20)\d\d)(?!\d)"
    relation = f"(?P<relation>{_any(words.relations)})"
    whose = f"(?P<whose>{_any(words.relations)})"
    shade = r"(?:(?:earlier|later|early|late|mid)[\s-]|the\s(?:beginning|start|end|middle)\sof\s)?"
    unit = rf"(?P<unit>{_any(words.units).replace('century', 'centur(?:y|ie)')})"
    season = f"(?P<season>{_any(words.seasons)})"
    clock = (
        r"(?:(?P<hour>[01]?\d)(?:[:.](?P<minute>[0-5]\d))?\s?"
        r"(?:(?P<half>[ap])\.?m\b\.?|(?:o['’]clock\s)?in\sthe\s(?P<when>morning|afternoon|evening))"
        r"(?:\s(?:[ECMP][SD]T|GMT|UTC|BST|CET|local\stime)\b)?"
        rf"|(?<=at\s)(?P<midday>{_any(words.middays)}))"
    )
    named = f"(?:{weekday},?\\s(?:the\\s)?)?"
    told = f"(?P<told>{_any(words.told)})"
    return {
        "iso": r"(?P<iso>(?:1[5-9]|20)\d\d-[01]\d-[0-3]\d)",
        "slashed": r"(?P<one>[0-3]?\d)/(?P<two>[0-3]?\d)/" + year,
        "clock_weekday": clock + rf",?\s(?:on\s)?(?P<weekday>{weekday})",
        "clock": clock,
        "week_of": r"the\sweek\sof\s" + month + r"\s" + day,
        "month_day": named + month + r"\s" + day + r"(?:\s?[-–]\s?[0-3]?\d)?(?:,?\s" + year + ")?",
        "day_month": named + day + r"\s(?:of\s)?" + month + r"(?:,?\s" + year + ")?",
        "relative_month": shade + relation + r"\s" + month + r"(?:\s" + day + ")?",
        "month_only": shade + month + rf"(?:,?\s(?:of\s)?(?:{year}|{whose}\syear))?",
        "relative_weekday": rf"{relation}\s(?P<weekday>{weekday})(?:\s(?P<part>{parts}))?",
        "weekday": rf"(?P<weekday>{weekday})(?:\s(?P<part>{parts}))?(?:\s(?:of\s)?{whose}\sweek)?",
        "holiday": rf"(?:(?P<relation>last|this|next)\s)?(?P<holiday>{_any(words.holidays)})(?:,?\s{year})?(?!\s(?:week|weekend|season|holidays?|break)\b)",
        "relative_season": shade + relation + r"\s" + season,
        "bare_season": rf"(?<=(?:in|by)\s)the\s{season}(?!\s(?:of|in|to)\b)",
        "half_year": rf"(?:the\s)?(?P<ordinal>first|second)\shalf\sof\s(?:{year}|{whose}\syear)",
        "season": shade + r"(?:the\s)?" + season + r"\s(?:of\s)?" + year,
        "quarter": rf"(?:the\s)?(?P<ordinal>{_any(words.ordinals)})[\s-]quarter(?:\s(?:of\s)?{year})?",
        "short_quarter": r"Q(?P<ordinal>[1-4])(?:\s(?:of\s)?" + year + ")?",
        "fiscal": r"(?:the\s)?(?:fiscal\s(?:year\s)?|FY\s?)" + year,
        "weekend": rf"(?:(?P<relation>{_any(words.relations)})|the)\sweekend",
        "year_ago": r"(?:the\s)?year-(?:ago|earlier)",
        "ago": rf"{number}\s{unit}s?\s(?P<direction>ago|from\snow)",
        "away": rf"(?:{number}\s{unit}s?|the\s{unit.replace('<unit>', '<one>')})\s(?P<direction>earlier|before|later|afterwards?)(?!\syesterday)(?P<of>(?=\s\w)(?!\s(?:in|at|on|by|when|and|but|to)\b))?",
        "told_day": rf"(?:(?:later|earlier)\s)?(?:{told}\s(?P<unit>day|week|month|year|quarter)|{told.replace('told', 'told_part')}\s(?P<part>{parts}))",
        "next_day": rf"the\s(?:very\s)?next\s(?:day|(?P<part>{parts}))",
        "stretch": rf"(?:the\s)?(?P<relation>past|last|next|coming|previous)\s{number}\s{unit}s?",
        "past_unit": rf"the\spast\s{unit}",
        "relative_unit": rf"{shade}(?:the\s)?{relation}\s{unit}|(?:the\s)?(?:end|start|beginning|middle|rest|remainder)\sof\sthe\s{unit.replace('<unit>', '<whole>')}",
        "recent": rf"(?:recent|coming|past)\s{unit}s",
        "every": rf"(?:every|each)\s(?P<unit>{_any(words.units)})|(?:a|per)\s(?:day|week|month|year)(?=\W+(?:a|per)\b)",
        "age": rf"{number}[\s-]{unit}s?[\s-]old",
        "duration": rf"{number}(?:\smore)?[\s-]{unit}s?",
        "bare": r"(?P<unit>decade|year|month|week|day)s",
        "century": r"(?:the\s)?(?P<number>1?\d|2[01])(?:st|nd|rd|th)[\s-]century",
        "decade": shade + r"(?:the\s)?(?:(?:early|late|mid)[\s-])?(?:(?P<decade>(?:1[5-9]|20)\d)|['’](?P<nineteen>[3-9]))0['’]?s",
        "today": rf"the\sday\s(?:before\syesterday|after\stomorrow)|today|tonight|yesterday(?:\s(?:{parts}))?|tomorrow(?:\s(?:{parts}))?|(?:this|last)\s(?:{parts})",
        "reference": f"(?P<reference>{_any(words.references)})",
        "set": f"(?P<set>{_any(words.sets)})",
        "year": shade + year + r"(?![\d%,]\d)(?!\s?(?:%|percent|km|dollars))",
    }  # fmt: skip


@cache
def _form(kind: str) -> re.Pattern[str]:
    """Return the pattern of one form; few of them are met in an article, and each takes a moment to compile."""
    return re.compile(rf"(?:{_forms()[kind]})(?!\w)", re.IGNORECASE)


@cache
def _combined() -> re.Pattern[str]:
    """Return one pattern for all forms, for text in small letters: so much faster than one that ignores case."""
    forms = {kind: _lowered(re.sub(r"\(\?P<\w+>", "(?:", form)) for kind, form in _forms().items()}
    return re.compile(
        rf"(?<![\w.,$€£/-])(?=[\d'’]|{_beginnings()})(?:"
        + "|".join(f"(?P<{kind}>(?:{form})(?!\\w))" for kind, form in forms.items())
        + r")(?!\w)"
    )


@cache
def _beginnings() -> str:
    """Return a pattern of what a form without digits can begin with, which tells most words apart at once."""
    words = time_words()
    tables: tuple[Iterable[str], ...] = (
        words.weekdays, words.months, words.numbers, words.ordinals, words.units, words.seasons, words.middays,
        words.relations, words.told, words.references, words.sets, words.holidays, words.openings,
    )  # fmt: skip
    return any_of(word.split()[0][:LETTERS] for table in tables for word in table)


def _lowered(pattern: str) -> str:
    r"""Return a pattern without capitals, classes such as `\W` as they are."""
    return CAPITALS.sub(lambda found: found[0] if found[0][0] == "\\" else found[0].lower(), pattern)


@cache
def _telling() -> frozenset[str]:
    """Return the words one of which every form without digits holds, in lower case."""
    words = time_words()
    tables: tuple[Iterable[str], ...] = (
        words.weekdays, words.months, (month[:3] for month in words.months), ("sept",), words.units,
        (f"{unit}s" for unit in words.units), ("centuries", "weekend"), words.seasons, words.parts, words.middays,
        ("today", "tonight", "yesterday", "tomorrow"), words.references, words.sets, words.holidays,
    )  # fmt: skip
    return frozenset(WORD.findall(word)[-1] for table in tables for word in table)


def find_expressions(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield the form and the parts of each time expression of a sentence, in order."""
    lower = text.lower()
    if len(lower) != len(text):  # a letter or two grow in small letters
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    if _telling().isdisjoint(WORD.findall(lower)) and not TELLING_DIGITS.search(lower):
        return
    for found in _combined().finditer(lower):
        kind = found.lastgroup or ""
        parts = _form(kind).match(text, found.start())
        if parts is not None:
            yield kind, parts
