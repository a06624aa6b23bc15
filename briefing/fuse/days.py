"""Articles that tell one event of different days: "was killed on Wednesday", says one, "was killed on Thursday" another.

Two sentences are compared that name one day of the week each, or one month, and are alike but for it. They differ on the day of the
same thing only where the words right beside the day are near it in the other sentence too, and where it is not
the day on which somebody said so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from briefing.extract.datelines import dateline_end
from briefing.fuse.dispute_words import told_on
from briefing.fuse.evidence import evidence_for
from briefing.fuse.sources import agency_of
from briefing.fuse.terms import (
    BACKGROUND,
    cosine,
    inverse_frequencies,
    stopwords,
    term,
    terms_of,
    unit_vector,
    words,
)
from briefing.model import Article, Reading, Side

ALIKE = 0.45
"""Cosine from which two sentences tell the same."""
NEAR = 3
"""Telling words on either side of a day that are near it."""
COMPARED = 30
"""Sentences with one word beside the day in common that are compared, so that cost stays near linear."""
SAME_WEEK = 6
"""Days between two articles in which a day of the week can mean the same day."""
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!['’])")
_MONTH = re.compile(
    r"\b(?:January|February|March|April|June|July|August|September|October|November|December)\b(?!['’])"
)
"""The months but May, which is mostly a verb at the head of a sentence."""
_PLAIN = re.compile(r"[A-ZÀ-Þ][^\"“”?!;:]{1,220}\.")
"""A sentence that can be asked as it stands: nobody is quoted, and it is not long."""


@dataclass(frozen=True, slots=True)
class _Dated:
    """A sentence with its one day or month, the word on each side of it, and the words near it."""

    reading: Reading
    start: int
    end: int
    day: str
    beside: frozenset[str]
    near: frozenset[str]
    terms: frozenset[str]

    @property
    def side(self) -> Side:
        article = self.reading.article
        return Side(outlet_of(article), evidence_for(self.reading, self.start, self.end))


def find_days(readings: Sequence[Reading]) -> list[tuple[Side, ...]]:
    """Return the sentences that differ on a day or month, those on one event together, each day once."""
    return [sides for named in (_DAY, _MONTH) for sides in _find(readings, named)]


def asked(sides: Sequence[Side]) -> str | None:
    """Return which of the days is right, asked of what the first side that can be asked tells in its main clause; None where none can.

    "A guard was hurt on Wednesday in Ilmar" is asked as "Was it on Wednesday or Thursday that a guard was hurt in Ilmar?"
    """
    told = [" ".join(side.evidence.sentence.split()) for side in sides]
    told = [text[dateline_end(text) :] for text in told]
    days = _in_each(told, _DAY) or _in_each(told, _MONTH)
    for text, day in zip(told, days, strict=False):
        if _PLAIN.fullmatch(text) and not re.search(r"[,;:]", text[: day.start()]):
            return _which_day(text, day, [other[0] for other in days])
    return None


def _which_day(text: str, day: re.Match[str], days: Sequence[str]) -> str:
    """Return which of the days is right for what a sentence tells."""
    link = "on" if _DAY.fullmatch(day[0]) else "in"
    rest = text[: day.start()].rstrip().removesuffix(f" {link}") + text[day.end() :]
    first = rest.split(maxsplit=1)[0]
    rest = first.lower() + rest[len(first) :] if first.lower() in stopwords() else rest
    *others, last = days
    return f"Was it {link} {', '.join(others)} or {last} that {rest.rstrip('.')}?"


def _in_each(texts: Sequence[str], named: re.Pattern[str]) -> list[re.Match[str]]:
    """Return the first day or month of each text, none where one has none."""
    found = [day for text in texts if (day := named.search(text))]
    return found if len(found) == len(texts) else []


def _find(readings: Sequence[Reading], named: re.Pattern[str]) -> list[tuple[Side, ...]]:
    dated = [one for reading in readings for one in _dated(reading, named)]
    inverse = inverse_frequencies([one.terms for one in dated], BACKGROUND)
    vectors = [unit_vector(dict.fromkeys(sorted(one.terms), 1), inverse) for one in dated]
    beside: dict[str, list[int]] = defaultdict(list)
    for at, sentence in enumerate(dated):
        for name in sentence.beside:
            beside[name].append(at)
    pairs = {pair for held in beside.values() for pair in combinations(held[:COMPARED], 2)}
    groups: list[list[int]] = []
    for one, other in sorted(pairs):
        if _differ(dated[one], dated[other]) and cosine(vectors[one], vectors[other]) >= ALIKE:
            known = next((group for group in groups if one in group or other in group), None)
            if known is None:
                groups.append(known := [])
            known.extend(at for at in (one, other) if at not in known)
    return [_sides([dated[at] for at in group]) for group in groups]


def _dated(reading: Reading, named: re.Pattern[str]) -> Iterator[_Dated]:
    text = reading.article.text
    for sentence in reading.found.sentences:
        start = sentence.start + dateline_end(text[sentence.start : sentence.end])
        days = list(named.finditer(text, start, sentence.end))
        if len(days) == 1 and not told_on().search(text, start, days[0].start()):
            before = _last(text[start : days[0].start()])
            after = _last(text[days[0].end() : sentence.end], first=True)
            yield _Dated(
                reading,
                sentence.start,
                sentence.end,
                days[0].group(),
                frozenset((*before[-1:], *after[:1])),
                frozenset((*before, *after)),
                terms_of(text[start : sentence.end].replace(days[0].group(), " ")),
            )


def _last(said: str, *, first: bool = False) -> list[str]:
    """Return the last telling words of a stretch, or the first, in order."""
    found = [name for word in words(said) if not word[0].isdigit() and (name := term(word))]
    return found[:NEAR] if first else found[-NEAR:]


def _differ(one: _Dated, other: _Dated) -> bool:
    first, second = one.reading.article, other.reading.article
    if one.day == other.day or first.id == second.id or not _within_a_week(first, second):
        return False
    return bool(one.beside & other.near) and bool(other.beside & one.near)


def _within_a_week(one: Article, other: Article) -> bool:
    """Tell whether the same days of the week can be meant; so where a date is missing."""
    try:
        first, second = (date.fromisoformat((article.published or "")[:10]) for article in (one, other))
    except ValueError:
        return True
    return abs((first - second).days) <= SAME_WEEK


def _sides(dated: Sequence[_Dated]) -> tuple[Side, ...]:
    days: dict[str, _Dated] = {}
    for one in dated:
        days.setdefault(one.day, one)
    return tuple(one.side for one in days.values())


def outlet_of(article: Article) -> str:
    """Return who tells what an article tells: its news agency, its publisher, else its file."""
    return agency_of(article) or article.publisher or article.path.rpartition("/")[2]
