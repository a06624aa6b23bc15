"""Tolls: how many people something befell, where parties or papers stand by different counts.

A count that a later article replaces is out, and so is one that is vague, a part, or can hold beside the other, as "at
least 3" can beside 10. Of one paper the newest count stands, but for those of two parties.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from briefing.extract.alternatives import any_of
from briefing.fuse.agreement import agreement_of, can_hold, outdated
from briefing.fuse.days import outlet_of
from briefing.fuse.evidence import evidence_for
from briefing.fuse.quantities import Quantity, quantity_words
from briefing.model import Number, Side
from briefing.quantity import grouped

MOST_SIDES = 4
HEDGES = {
    "about": "about",
    "at_least": "at least",
    "at_most": "at most",
    "more_than": "more than",
    "less_than": "fewer than",
}
BEFORE = 12
"""Characters before a figure in which it says that it is what is left."""


@dataclass(frozen=True, slots=True)
class Toll:
    """A count on which parties or papers differ, asked about, with the sentence of each side."""

    question: str
    sides: tuple[Side, ...]


def find_tolls(groups: Sequence[Sequence[Quantity]]) -> list[Toll]:
    """Return what is asked of the quantities, each with its figures of several articles, on which these differ."""
    return [toll for group in groups if agreement_of(group) == "differ" and (toll := _toll(group))]


def _toll(group: Sequence[Quantity]) -> Toll | None:
    told = _differing(group)[:MOST_SIDES]
    befell = [what for q in told if (what := q.number.what) and _befell().search(what)]
    if len(told) < 2 or not befell:
        return None
    asked = _befell().sub(" were ", max(befell, key=len), count=1)
    *first, last = [_count(q.number) for q in told]
    return Toll(f"How many {asked}: {', '.join(first)} or {last}?", tuple(_side(q, told) for q in told))


def _differing(group: Sequence[Quantity]) -> list[Quantity]:
    """Return the counts of which no two can be true at once, the newest first."""
    sides: list[Quantity] = []
    for quantity in _newest_first([q for q in group if _stands(q, group)]):
        if not any(_can_stand(quantity, other) or _of_one(quantity, other) for other in sides):
            sides.append(quantity)
    return sides


def _stands(quantity: Quantity, group: Sequence[Quantity]) -> bool:
    """Tell whether a figure is a whole count of people whom something befell, which no later one replaces."""
    counted = quantity.person and quantity.fate and not quantity.vague
    return bool(counted) and not outdated(quantity, group) and not _is_part(quantity)


def _newest_first(figures: Sequence[Quantity]) -> list[Quantity]:
    ordered = sorted(figures, key=lambda q: (q.article, q.number.start))
    return sorted(ordered, key=lambda q: q.reading.article.published or "", reverse=True)


def _is_part(quantity: Quantity) -> bool:
    """Tell whether a count is a part or the rest of another, or of one place of several."""
    number, text = quantity.number, quantity.reading.article.text
    return (
        _rest().search(text, max(0, number.start - BEFORE), number.end) is not None
        or _part().match(text, number.end) is not None
        or not quantity.sentence_words.isdisjoint(quantity_words().apart)
    )


def _can_stand(one: Quantity, other: Quantity) -> bool:
    """Tell whether both counts can be true: also where one only says how many at least or at most."""
    return can_hold(one, other) or _leaves_room(one, other) or _leaves_room(other, one)


def _leaves_room(bound: Quantity, other: Quantity) -> bool:
    if bound.low is None or other.low is None:
        return False
    more = bound.number.hedge in ("at_least", "more_than") and other.low >= bound.low
    return more or (bound.number.hedge in ("at_most", "less_than") and other.low <= bound.low)


def _of_one(quantity: Quantity, other: Quantity) -> bool:
    """Tell whether one paper gives both counts, and not as those of two parties."""
    mine, theirs = quantity.number.said_by, other.number.said_by
    same = outlet_of(quantity.reading.article) == outlet_of(other.reading.article)
    return same and (mine == theirs or not mine or not theirs)


def _side(quantity: Quantity, told: Sequence[Quantity]) -> Side:
    """Return a count with who gives it: who says so, or the paper where that is the same for another."""
    number, article = quantity.number, quantity.reading.article
    alone = [q.number.said_by for q in told].count(number.said_by) == 1
    party = number.said_by if number.said_by and alone else outlet_of(article)
    return Side(party, evidence_for(quantity.reading, number.start, number.end))


def _count(number: Number) -> str:
    """Return a count with its hedge, and without the noun that is counted."""
    value = grouped(number.value or 0.0) + (f" to {grouped(number.high)}" if number.high is not None else "")
    return f"{HEDGES.get(number.hedge, '')} {value}".strip()


@cache
def _part() -> re.Pattern[str]:
    return re.compile(rf"\s{any_of(quantity_words().parts)}\b")


@cache
def _rest() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(quantity_words().rest)}\b", re.IGNORECASE)


@cache
def _befell() -> re.Pattern[str]:
    """Match the gap before what befell those counted: "soldiers killed", "homes to be destroyed"."""
    table = quantity_words()
    words = frozenset[str]().union(*(fate.around for fate in table.fates.values()))
    told = any_of(word for word in words if word.endswith("ed") or word in table.participles)
    return re.compile(rf"\s(?:to\sbe\s)?(?={told}\b)")
