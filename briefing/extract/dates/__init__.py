"""Time expressions of an article, resolved against its date or against the date told last.

Weekdays and months follow the tense of the verb that governs them; what needs an anchor and has
none stays unresolved.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Set
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from briefing.extract.dates.expressions import find_expressions, time_words
from briefing.extract.dates.resolve import Setting, resolve
from briefing.extract.dates.tense import names_event, tense_of
from briefing.extract.parse import Parsed, ParsedSentence
from briefing.model import Date

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

__all__ = ["find_dates"]

TOLD = re.compile(r"\d{4}(?:-(?:Q[1-4]|\d\d(?:-\d\d)?))?(?=$|T)")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
FULL = frozenset({"iso", "slashed", "month_day", "day_month"})
AMBIGUOUS = frozenset({"march", "may"})
YEAR_BEFORE = frozenset({"the", "in", "since", "until", "till", "during"})
TIME_BEFORE = frozenset(
    {"in", "since", "until", "till", "by", "from", "of", "last", "next", "this", "early", "late", "mid",
     "during", "through", "between", "and", "to", "for", "before", "after", "around", "-", "every"}
)  # fmt: skip


def find_dates(parsed: Parsed) -> tuple[Date, ...]:
    """Return the time expressions of dateline and body, in order; relative ones need the article's date."""
    anchor = _day(parsed.article.published)
    found = list(_of_datelines(parsed, anchor))
    events: list[Date] = []
    last: list[Date] = []
    for sentence in parsed.sentences:
        last = _of_sentence(sentence, anchor, last)
        unclear = [d for d in last if _is_unclear_event(d, sentence)]
        events += unclear
        found += [d for d in last if d not in unclear]
    days = {d.value[:10] for d in found if d.value}
    found += [_as_told_elsewhere(d, days) for d in events]
    return tuple(sorted(found, key=lambda d: (d.start, d.end)))


def _is_unclear_event(found: Date, sentence: ParsedSentence) -> bool:
    """Tell whether a mere weekday names an event ("Sunday's vote") of which its sentence does not tell the time."""
    if not found.value or found.text.lower() not in time_words().weekdays:
        return False
    token = _token_at(sentence, found.start)
    return names_event(token) and tense_of(token) == "unclear"


def _as_told_elsewhere(event: Date, days: Set[str]) -> Date:
    """Give an event the coming day of its name where that, and not the one before, is among the article's days."""
    before = event.value or ""
    ahead = (date.fromisoformat(before) + timedelta(7)).isoformat()
    return replace(event, value=ahead) if ahead in days and before not in days else event


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _of_datelines(parsed: Parsed, anchor: date | None) -> Iterator[Date]:
    """Yield the full dates of datelines, which are no part of the parsed body."""
    article = parsed.article
    for block in article.blocks:
        if block.kind != "dateline":
            continue
        for kind, parts in find_expressions(article.block_text(block)):
            if kind in FULL:
                value = resolve(kind, parts, Setting(anchor, "unclear"))
                yield Date(block.start + parts.start(), block.start + parts.end(), parts[0], value)


def _of_sentence(sentence: ParsedSentence, anchor: date | None, before: list[Date]) -> list[Date]:
    """Return the time expressions of one sentence; `before` holds those of the sentence before it."""
    told = next((value for d in reversed(before) if (value := _told(d))), None)
    found: list[Date] = []
    span = sentence.span
    expressions = span.doc.once(("dates", span.start), lambda: list(find_expressions(sentence.text)))
    for kind, parts in expressions:
        start = sentence.start + parts.start()
        token = _token_at(sentence, start)
        if not _is_time(kind, parts, token):
            continue
        value = resolve(kind, parts, Setting(anchor, tense_of(token), told))
        found.append(Date(start, sentence.start + parts.end(), parts[0], value))
        told = _told(found[-1]) or told
    return [_with_day(d, found, told, anchor) for d in found]


def _told(found: Date) -> str | None:
    """Return the calendar date, month, quarter or year that an expression gives, without a time of day."""
    match = TOLD.match(found.value or "")
    return match.group() if match else None


def _with_day(clock: Date, here: list[Date], told: str | None, anchor: date | None) -> Date:
    """Give a bare clock time its day: the nearest of its sentence, the last one told, or the article's."""
    if not (clock.value or "").startswith("T"):
        return clock
    days = [d for d in here if DAY.match(d.value or "")]
    nearest = min(days, key=lambda d: abs(d.start - clock.start), default=None)
    day = (nearest.value or "")[:10] if nearest else told if told and DAY.match(told) else anchor
    return replace(clock, value=f"{day}{clock.value}" if day else None)


def _token_at(sentence: ParsedSentence, start: int) -> Token:
    span = sentence.span
    at = bisect_right(range(len(span)), start - sentence.offset, key=lambda i: span[i].idx) - 1
    return span[max(at, 0)]


def _is_time(kind: str, parts: re.Match[str], token: Token) -> bool:
    """Tell a time expression from an age, a count of things, a name, or a word spelled like a month."""
    if kind == "age":
        return False
    if kind == "year":
        named = token.i > 0 and token.nbor(-1).lower_ in YEAR_BEFORE
        return named or not (token.dep_ == "nummod" and token.head.tag_ == "NNS" and token.head.i > token.i)
    if kind == "duration":
        title = parts[0][0].isdigit() and parts["unit"][0].isupper()
        return not title and parts[0].lower() not in {"a second", "a-second"}
    if kind == "holiday" or "month" in parts.re.groupindex:
        word = parts["holiday" if kind == "holiday" else "month"]
        if word[0].islower():
            return False
    if kind == "month_only" and not parts["year"] and not parts["whose"]:
        return _is_month(parts["month"], token)
    return True


def _is_month(word: str, token: Token) -> bool:
    if token.dep_ == "compound" and token.head.ent_type_ == "PERSON":
        return False
    if token.pos_ == "AUX" or token.tag_ == "MD":
        return False
    if word.lower() not in AMBIGUOUS or token.lower_ not in AMBIGUOUS:
        return True
    return token.ent_type_ == "DATE" or (token.i > 0 and token.nbor(-1).lower_ in TIME_BEFORE)
