"""Key numbers over all articles, most important first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.config import Settings
from briefing.fuse.evidence import evidence_for, item_id
from briefing.model import KeyNumber, Number, Reading

Figure = tuple[Reading, Number]


def fuse_numbers(readings: Sequence[Reading], settings: Settings) -> tuple[KeyNumber, ...]:
    """Return the figures of all articles, ranked by score; a figure said again stands after the others."""
    del settings
    figures = sorted(
        ((reading, number) for reading in readings for number in reading.found.numbers if number.figure),
        key=_rank,
    )
    return tuple(_key_number(reading, number) for reading, number in _repeated_last(figures))


def _rank(figure: Figure) -> tuple[float, str, str, int]:
    reading, number = figure
    return -number.score, reading.article.path, reading.article.id, number.start


def _repeated_last(figures: Iterable[Figure]) -> list[Figure]:
    """Move figures that repeat a better placed one to the end; what says nothing definite repeats nothing."""
    seen: set[tuple[object, ...]] = set()
    first: list[Figure] = []
    again: list[Figure] = []
    for figure in figures:
        number = figure[1]
        same = (number.value, number.high, number.unit, (number.head or "").lower())
        (again if number.value is not None and same in seen else first).append(figure)
        seen.add(same)
    return first + again


def _key_number(reading: Reading, number: Number) -> KeyNumber:
    return KeyNumber(
        id=item_id("n", reading.article.id, number.start, number.text),
        text=number.text,
        value=number.value,
        high=number.high,
        unit=number.unit,
        hedge=number.hedge,
        direction=number.direction,
        what=number.what,
        head=number.head,
        period=number.period,
        said_by=number.said_by,
        agreement="single",
        evidence=(evidence_for(reading, number.start, number.end),),
        why=number.why,
    )
