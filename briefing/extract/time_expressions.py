"""The forms of time expressions: one pattern for each, and one pass that finds them all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import msgspec


class TimeWords(msgspec.Struct, frozen=True):
    """The words of time expressions and what they stand for, keys in lower case."""

    weekdays: list[str]
    months: list[str]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    units: dict[str, str]
    seasons: dict[str, str]
    parts: dict[str, str]
    relations: dict[str, int]
    references: dict[str, str]
    sets: dict[str, str]
    unfulfilled: list[str]
    planned: list[str]


@cache
def time_words() -> TimeWords:
    """Load the table of time words."""
    return msgspec.yaml.decode((files("briefing.data") / "dates.yaml").read_bytes(), type=TimeWords)


def _any(words: list[str] | dict[str, int] | dict[str, str]) -> str:
    forms = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(form.replace(" ", r"\s") for form in forms) + ")"


@cache
def _forms() -> dict[str, re.Pattern[str]]:
    """Return the pattern of each form, those that take in more words before the others."""
    words = time_words()
    month = (
        "(?P<month>"
        + "|".join(
            rf"{m[:4] if m == 'september' else m[:3]}(?:{m[4 if m == 'september' else 3 :]}\b|\b\.?)"
            for m in words.months
            if m != "may"
        )
        + r"|sep\b\.?|may\b)"
    )
    weekday, parts = _any(words.weekdays), _any(words.parts)
    day, year = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)(?!\.\d)", r"(?P<year>(?:1[5-9]|20)\d\d)(?!\d)"
    relation = f"(?P<relation>{_any(words.relations)})"
    shade = r"(?:(?:earlier|later|early|late|mid)[\s-]|the\s(?:beginning|start|end|middle)\sof\s)?"
    number = rf"(?P<number>\d{{1,4}}(?!\d)|{_any(words.numbers)}|several|a\sfew|many|some)"
    unit = rf"(?P<unit>{_any(words.units).replace('century', 'centur(?:y|ie)')})"
    season = f"(?P<season>{_any(words.seasons)})"
    clock = r"(?P<hour>[01]?\d)(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?(?:\s(?:[ECMP][SD]T|GMT|UTC|BST|CET|local\stime)\b)?"
    named = f"(?:{weekday},?\\s(?:the\\s)?)?"
    table = {
        "iso": r"(?P<iso>(?:1[5-9]|20)\d\d-[01]\d-[0-3]\d)",
        "slashed": r"(?P<one>[0-3]?\d)/(?P<two>[0-3]?\d)/" + year,
        "clock_weekday": clock + rf",?\s(?:on\s)?(?P<weekday>{weekday})",
        "clock": clock,
        "month_day": named + month + r"\s" + day + r"(?:\s?[-–]\s?[0-3]?\d)?(?:,?\s" + year + ")?",
        "day_month": named + day + r"\s(?:of\s)?" + month + r"(?:,?\s" + year + ")?",
        "relative_month": shade + relation + r"\s" + month + r"(?:\s" + day + ")?",
        "month_only": shade + month + r"(?:,?\s(?:of\s)?" + year + ")?",
        "relative_weekday": rf"{relation}\s(?P<weekday>{weekday})(?:\s(?P<part>{parts}))?",
        "weekday": rf"(?P<weekday>{weekday})(?:\s(?P<part>{parts}))?",
        "relative_season": shade + relation + r"\s" + season,
        "season": shade + r"(?:the\s)?" + season + r"\s(?:of\s)?" + year,
        "quarter": rf"(?:the\s)?(?P<ordinal>{_any(words.ordinals)})[\s-]quarter(?:\s(?:of\s)?{year})?",
        "short_quarter": r"Q(?P<ordinal>[1-4])(?:\s(?:of\s)?" + year + ")?",
        "fiscal": r"(?:the\s)?(?:fiscal\s(?:year\s)?|FY\s?)" + year,
        "weekend": rf"(?:(?P<relation>{_any(words.relations)})|the)\sweekend",
        "ago": rf"{number}\s{unit}s?\s(?P<direction>ago|earlier|before|later|from\snow)",
        "stretch": rf"(?:the\s)?(?P<relation>past|last|next|coming|previous)\s{number}\s{unit}s?",
        "past_unit": rf"the\spast\s{unit}",
        "relative_unit": shade + r"(?:the\s)?" + relation + rf"\s{unit}",
        "recent": rf"(?:recent|coming|past)\s{unit}s",
        "every": rf"(?:every|each)\s(?P<unit>{_any(words.units)})|(?:a|per)\s(?:day|week|month|year)(?=\W+(?:a|per)\b)",
        "age": rf"{number}[\s-]{unit}s?[\s-]old",
        "duration": rf"{number}(?:\smore)?[\s-]{unit}s?",
        "bare": r"(?P<unit>decade|year|month|week|day)s",
        "century": r"(?:the\s)?(?P<number>1?\d|2[01])(?:st|nd|rd|th)[\s-]century",
        "decade": shade + r"(?:the\s)?(?:(?:early|late|mid)[\s-])?(?P<decade>(?:1[5-9]|20)\d)0['’]?s",
        "today": rf"today|tonight|yesterday(?:\s(?P<part>{parts}))?|tomorrow(?:\s(?P<part_after>{parts}))?|this\s(?:{parts})",
        "reference": f"(?P<reference>{_any(words.references)})",
        "set": f"(?P<set>{_any(words.sets)})",
        "year": shade + year + r"(?![\d%,]\d)(?!\s?(?:%|percent|km|dollars))",
    }
    return {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in table.items()}


@cache
def _combined() -> re.Pattern[str]:
    plain = {kind: re.sub(r"\(\?P<\w+>", "(?:", form.pattern) for kind, form in _forms().items()}
    return re.compile(
        r"(?<![\w.,$€£/-])(?:" + "|".join(f"(?P<{kind}>{form})" for kind, form in plain.items()) + r")(?!\w)",
        re.IGNORECASE,
    )


def find_expressions(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield the form and the parts of each time expression of a sentence, in order."""
    for found in _combined().finditer(text):
        kind = found.lastgroup or ""
        parts = _forms()[kind].fullmatch(text, found.start(), found.end())
        if parts is not None:
            yield kind, parts
