"""Numbers of one sentence before anything is judged: numerals with units, what is no quantity left out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.extract.numbers.ages import age_words, is_age, whose_age
from briefing.extract.numbers.context import is_calendar, is_label, telephone_numbers
from briefing.extract.numbers.hedges import hedge_around
from briefing.extract.numbers.lexer import Numeral
from briefing.extract.numbers.money import Setting
from briefing.extract.numbers.numerals import read_numerals
from briefing.extract.numbers.periods import read_periods
from briefing.extract.numbers.ranges import Range, join_ranges
from briefing.extract.numbers.units import Measure, measure
from briefing.extract.parse import ParsedSentence

if TYPE_CHECKING:
    from briefing.extract.syntax import Span, Token

MINUS = re.compile(r"\bminus[\s-]$")
CUT_LABEL = re.compile(r"\b(?:Nos?|no|Art|Sec|Fig|Vol|pp?)\.\s*$")
# "250,000 million Israelis": two scales at once, one of them an error.
TOO_MANY = 1e10
MILLION = 1e6
LIMITS = frozenset({"less_than", "more_than", "at_least", "at_most"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number with its unit at [start, end) of the sentence's text; `tokens` is the same in the parse.

    `written` is the numeral itself, as in the text. An age tells who somebody is; a range or a limit of ages is
    the group of people that it tells of. `aged` is who is said to be so old.
    """

    numeral: Numeral
    found: Measure
    tokens: Span
    high: float | None = None
    is_age: bool = False
    is_age_group: bool = False
    aged: Token | None = None
    is_score: bool = False
    is_bare_period: bool = False
    written: str = ""

    @property
    def start(self) -> int:
        return self.found.start

    @property
    def end(self) -> int:
        return self.found.end


def candidates(text: str, lead: str, sentence: ParsedSentence, setting: Setting) -> list[Candidate]:
    """Return the numbers of a sentence that may tell a quantity, in order.

    `text` is the sentence, `lead` the few characters before it: a sentence that is cut after "No."
    begins with a label.
    """
    ages: dict[int, bool] = {}
    single = []
    for numeral, found, age in _single(text, lead, sentence, setting):
        ages[numeral.start] = age
        single.append((numeral, found))
    numbers = [
        _candidate(text, sentence, item, age=ages[item.numeral.start]) for item in join_ranges(text, single)
    ]
    kept = [c for c in numbers if c is not None]
    return sorted([*kept, *_periods(text, kept, sentence)], key=lambda c: (c.start, c.end))


def _single(
    text: str, lead: str, sentence: ParsedSentence, setting: Setting
) -> Iterator[tuple[Numeral, Measure, bool]]:
    telephones = telephone_numbers(text)
    for numeral in read_numerals(text):
        if telephones and any(start <= numeral.start < end for start, end in telephones):
            continue
        tokens = _tokens(sentence, numeral.start, numeral.end)
        if tokens is None or is_calendar(text, numeral, tokens):
            continue
        if numeral.start == 0 and CUT_LABEL.search(lead):
            continue
        found = measure(text, numeral, setting)
        if found is None or (found.unit is None and is_label(text, numeral, tokens)):
            continue
        age = is_age(text, numeral, found.unit, found.end, tokens)
        found = _signed(text, found, numeral.start)
        if found.kind == "" and (found.value or 0) >= TOO_MANY and numeral.scale == MILLION:
            yield replace(numeral, form="garbled"), replace(found, value=None), age
        else:
            yield numeral, found, age


def _candidate(text: str, sentence: ParsedSentence, item: Range, *, age: bool) -> Candidate | None:
    found, group = _aged(text, item) if age else (item.found, False)
    tokens = _tokens(sentence, found.start, found.end)
    if tokens is None:
        return None
    written = text[item.numeral.start : item.numeral.end]
    plain = not age and not found.kind and item.high is None and item.numeral.form in {"digits", "words"}
    aged = whose_age(tokens, found.value) if plain else None
    if aged is not None:
        found = replace(found, unit="year", kind="duration")
    alone = age and not group
    return Candidate(
        item.numeral, found, tokens, item.high, alone, group, aged, item.is_score, written=written
    )


def _aged(text: str, item: Range) -> tuple[Measure, bool]:
    """Return an age in years, and whether it is that of a group: "aged 10 to 15", "under the age of 18"."""
    found = replace(item.found, unit=item.found.unit or "year")
    words = age_words(text, item.numeral.start)
    if words is None:
        return found, False
    limit = item.high is None and hedge_around(text, words, found.end)[0] in LIMITS
    if not limit and item.high is None:
        return found, False
    return replace(found, start=words if limit else found.start, kind="duration"), True


def _tokens(sentence: ParsedSentence, start: int, end: int) -> Span | None:
    base = sentence.start - sentence.offset
    span = sentence.span.doc.char_span(base + start, base + end, alignment_mode="expand")
    return span if span is not None and len(span) else None


def _signed(text: str, found: Measure, digits: int) -> Measure:
    """Take a minus before the number into it ("-5", "$-5", "minus 5"); `digits` is where the digits begin."""
    if found.value is None or not digits:
        return found
    if text[digits - 1] in "-−" and (digits > found.start or _is_minus(text, digits)):
        return replace(found, value=-found.value, start=min(found.start, digits - 1))
    word = MINUS.search(text[max(0, digits - 8) : digits])
    if word and found.kind != "money":
        return replace(found, value=-found.value, start=digits - len(word.group()))
    return found


def _is_minus(text: str, digits: int) -> bool:
    """Tell whether the dash before the digits is a sign, not a dash between words or numbers."""
    before = text[digits - 2 : digits - 1] if digits >= 2 else " "
    return (before.isspace() or before in "($") and not re.search(
        r"\d\s-$", text[max(0, digits - 3) : digits]
    )


def _periods(text: str, taken: list[Candidate], sentence: ParsedSentence) -> Iterator[Candidate]:
    """Yield the periods without a numeral that no number has taken in as its unit or rate."""
    ends = [c.end for c in taken]
    for found in read_periods(text):
        at = bisect_left(ends, found.start)
        if at < len(taken) and taken[at].start < found.end and found.start < taken[at].end:
            continue
        if at and taken[at - 1].found.period and found.start - taken[at - 1].end < 3:
            continue
        tokens = _tokens(sentence, found.start, found.end)
        if tokens is not None:
            numeral = Numeral(
                found.start, found.end, found.value, "vague" if found.value is None else "words"
            )
            yield Candidate(numeral, found, tokens, is_bare_period=True)
