"""Numbers that tell a quantity of something in the world.

Numerals are read from plain text (`numerals`), given their unit (`units`) and hedge (`hedges`), and
what they count from the parse (`counted`, `measured`, `what`); dates, labels and ages are told apart
(`context`), and two linear models say which numbers are figures and which are key (`judge`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import zip_longest

from briefing.extract.numbers.candidates import Candidate, candidates
from briefing.extract.numbers.direction import direction_of
from briefing.extract.numbers.found import Found
from briefing.extract.numbers.hedges import hedge_around
from briefing.extract.numbers.judge import judge
from briefing.extract.numbers.lengths import phrase_of
from briefing.extract.numbers.money import Setting, read_setting
from briefing.extract.numbers.noun_phrases import Counted
from briefing.extract.numbers.numerals import may_hold_number
from briefing.extract.numbers.units import rate_behind
from briefing.extract.numbers.what import what_is_counted
from briefing.extract.parse import Parsed, ParsedSentence
from briefing.model import Direction, Hedge, Number

__all__ = ["find_numbers", "read_numbers"]

LEAD = 8
# A longer sentence is a table or a dump, and its grammar means nothing.
LONGEST_SENTENCE = 400


def find_numbers(parsed: Parsed) -> tuple[Number, ...]:
    """Return every number of an article in the order of the text, judged: figures have `figure` set."""
    return judge(parsed, tuple(read_numbers(parsed)))


def read_numbers(parsed: Parsed) -> Iterator[Found]:
    """Yield every number of an article, read but not judged."""
    setting: Setting | None = None
    before: list[Found] = []
    article = parsed.article.text
    for sentence in parsed.sentences:
        text = article[sentence.start : sentence.end]
        if not may_hold_number(text):
            continue
        setting = setting or read_setting(parsed.article.text, parsed.article.url)
        here: list[Found] = []
        lead = article[max(0, sentence.start - LEAD) : sentence.start]
        readable = len(sentence.span) <= LONGEST_SENTENCE
        span, given = sentence.span, (lead, setting)
        read = partial(candidates, text, lead, sentence, setting)
        numbers = span.doc.once(("numbers", span.start), read, given)
        for candidate, after in zip_longest(numbers, numbers[1:]):
            handed_on = after is not None and _goes_to(text, candidate, after)
            counted = what_is_counted(text, candidate, here, before) if readable and not handed_on else None
            direction = direction_of(candidate.tokens) if readable else None
            here.append(_read(text, sentence, candidate, counted, direction))
            yield here[-1]
        before = here or before


def _goes_to(text: str, candidate: Candidate, after: Candidate) -> bool:
    """Tell whether an amount is what so many get: of "$5 to 7 people" the parser makes one phrase."""
    gap = text[candidate.end : after.start].strip()
    return candidate.found.kind == "money" and not after.found.kind and gap == "to"


def _read(
    text: str,
    sentence: ParsedSentence,
    candidate: Candidate,
    counted: Counted | None,
    direction: Direction | None,
) -> Found:
    found = candidate.found
    hedge, start, end = hedge_around(text, candidate.start, candidate.end)
    if counted is not None and counted.end is not None and _belongs(candidate, counted):
        end = max(end, counted.end - (sentence.start - sentence.offset))
    number = Number(
        start=sentence.start + start,
        end=sentence.start + end,
        text=" ".join(text[start:end].split()),
        value=found.value,
        high=candidate.high,
        unit=found.unit,
        hedge=_hedge(candidate, hedge),
        direction=direction,
        what=phrase_of(candidate, counted) if counted else None,
        head=counted.head.text if counted and not counted.implied else None,
        period=found.period or (None if found.kind else rate_behind(text, end)),
    )
    return Found(number, candidate, counted, sentence)


def _hedge(candidate: Candidate, hedge: Hedge) -> Hedge:
    if candidate.numeral.form == "garbled":
        return "garbled"
    return "vague" if candidate.found.value is None else hedge


def _belongs(candidate: Candidate, counted: Counted) -> bool:
    """Tell whether the counted noun is part of the number's own phrase."""
    return candidate.found.kind in {"", "share", "times"} or counted.attributive or counted.of
