"""Agreement: whether the values that several articles give of one quantity can all hold."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from briefing.fuse.quantities import Quantity, quantity_words
from briefing.model import Agreement

ROUNDING = 0.035
"""Two values closer than this share of the larger are one value, rounded."""
GROWTH = 1.25
"""A lower bound that a later figure exceeds by this factor has been overtaken."""


def same_value(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures give the same value or range, rounding included."""
    if one.low is None or other.low is None or one.vague or other.vague:
        return False
    if _is_bound(one) != _is_bound(other) and one.measure == "share":
        return one.low == other.low
    return _near(one.low, other.low) and _near(one.high or one.low, other.high or other.low)


def can_hold(one: Quantity, other: Quantity) -> bool:
    """Tell whether both figures can be true at once: the same value, or one within the other's bounds."""
    if same_value(one, other):
        return True
    (low, high), (from_, to) = _interval(one), _interval(other)
    if low is None or high is None or from_ is None or to is None:
        return True
    if one.measure == "duration" and one.number.unit == other.number.unit and abs(low - from_) <= _unit(one):
        return True
    if one.vague or other.vague:
        return low <= to and from_ <= high
    return False


def agreement_of(members: Sequence[Quantity]) -> Agreement:
    """Return how the figures of one quantity stand to each other; members of one article are `single`."""
    if len({member.article for member in members}) < 2:
        return "single"
    held = [member for member in members if not replaced(member, members)]
    clashes = [(a, b) for a, b in combinations(held, 2) if a.article != b.article and not can_hold(a, b)]
    if not clashes:
        return "agree"
    return "updated" if all(_moved(a, b) for a, b in clashes) else "differ"


def replaced(quantity: Quantity, group: Sequence[Quantity]) -> bool:
    """Tell whether its own sentence replaces a figure by another of the group: "to 16 from 15"."""
    return quantity.former and any(o is not quantity and o.place == quantity.place for o in group)


def outdated(quantity: Quantity, group: Sequence[Quantity]) -> bool:
    """Tell whether a later figure of the group, or its own sentence, replaces a figure."""
    published = quantity.reading.article.published or ""
    later = [o for o in group if (o.reading.article.published or "")[:10] > published[:10] and published]
    return replaced(quantity, group) or any(not can_hold(quantity, o) and _moved(quantity, o) for o in later)


def _moved(one: Quantity, other: Quantity) -> bool:
    """Tell whether the later of two figures that clash brings the earlier up to date."""
    first, second = one.reading.article.published or "", other.reading.article.published or ""
    if one.low is None or other.low is None:
        return False
    if not first or not second:
        low, high = sorted((one, other), key=lambda q: q.low or 0.0)
        return low.number.hedge in ("at_least", "more_than") and (high.low or 0.0) >= GROWTH * (
            low.low or 0.0
        )
    if first[:10] == second[:10]:
        return False
    early, late = (one, other) if first < second else (other, one)
    if one.measure == "share" or _says_moved(late):
        return True
    return one.measure == "count" and (one.person or other.person) and (late.low or 0.0) > (early.low or 0.0)


def _says_moved(quantity: Quantity) -> bool:
    return not quantity.sentence_words.isdisjoint(quantity_words().moved)


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= ROUNDING * max(abs(one), abs(other))


def _is_bound(quantity: Quantity) -> bool:
    return quantity.number.hedge in ("at_least", "more_than", "at_most", "less_than")


def _interval(quantity: Quantity) -> tuple[float | None, float | None]:
    return quantity.low, quantity.high


def _unit(quantity: Quantity) -> float:
    return (quantity.low or 1.0) / (quantity.number.value or 1.0)
