"""Hedges: the words that say how exact a number is, before it or after it."""

from __future__ import annotations

import re
from functools import cache

from briefing.extract.numbers.tables import hedge_words
from briefing.model import Hedge

WINDOW = 60
LONGEST = 5
REACH = 200
WORD = re.compile(r"[^\s,;:()\[\]\"“”‘]+")
# "Over the past two years" and "over the 57 laps" are when, "over two years" is how long.
SPANS = frozenset({"over", "within", "about"})
TIMES = frozenset({"past", "last", "next", "coming", "first", "the"})
NEGATION = re.compile(r"\b(?:not|no|never|without|nor|cannot)\b|n['’]t\b", re.IGNORECASE)


def hedge_around(text: str, start: int, end: int) -> tuple[Hedge, int, int]:
    """Return the hedge of the number at [start, end) and the span widened to hold its words."""
    before = _before(text, start)
    if before is not None:
        return before[0], before[1], end
    if text[max(0, start - 5) : start].lower().strip() == "even" and NEGATION.search(
        text, max(0, start - REACH), start
    ):
        return "less_than", start - 5, end
    after = _after_pattern().match(text, end, end + WINDOW)
    if after:
        return _after_phrases()[re.sub(r"\s+", " ", after["hedge"].lower())], start, after.end()
    return "exact", start, end


def _before(text: str, start: int) -> tuple[Hedge, int] | None:
    offset = max(0, start - WINDOW)
    tail = text[offset:start]
    if start and not tail[-1:].isspace() and tail[-1:] not in "-~≈><":
        return None
    spans = [(m.group().lower(), m.start()) for m in WORD.finditer(tail)]
    cut = max((tail.rfind(mark) for mark in ",;:.()"), default=-1)
    spans = [(word.strip("'’"), at) for word, at in spans if at > cut or word.endswith(".")][-LONGEST - 2 :]
    table, between = _phrases(), _between()
    for dropped in range(min(3, len(spans) + 1)):
        kept = spans[: len(spans) - dropped]
        if dropped and " ".join(word for word, _ in spans[len(spans) - dropped :]) not in between:
            continue
        for length in range(min(LONGEST, len(kept)), 0, -1):
            found = table.get(" ".join(word for word, _ in kept[-length:]))
            if found is not None and not (dropped and kept[-1][0] in SPANS and spans[-1][0] in TIMES):
                return found, offset + kept[-length][1]
    return None


@cache
def _phrases() -> dict[str, Hedge]:
    return {phrase: hedge for hedge, phrases in hedge_words().before.items() for phrase in phrases}  # type: ignore[misc]


@cache
def _between() -> frozenset[str]:
    words = hedge_words().between
    return frozenset(words) | {f"the {word}" for word in words} | {f"a {word}" for word in words}


@cache
def _after_phrases() -> dict[str, Hedge]:
    return {phrase: hedge for hedge, phrases in hedge_words().after.items() for phrase in phrases}  # type: ignore[misc]


@cache
def _after_pattern() -> re.Pattern[str]:
    names = "|".join(
        re.escape(p).replace(r"\ ", r"\s+") for p in sorted(_after_phrases(), key=len, reverse=True)
    )
    return re.compile(
        rf"(?:,?\s+|\s?(?=\+)|-(?=plus|odd))(?P<hedge>{names})(?![\w-])(?!\s+than)", re.IGNORECASE
    )
