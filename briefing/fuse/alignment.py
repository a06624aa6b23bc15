"""Alignment: figures of several articles that count the same thing, brought together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefing.fuse.agreement import can_hold, same_value
from briefing.fuse.quantities import Quantity, related
from briefing.fuse.terms import cosine

JOIN = 1.5
"""Score from which two figures count the same."""
COMPARED = 24
"""Figures with one clue in common that each figure is compared with at most, so that cost stays near linear."""
CLUES = 16
"""Words of a figure's sentence by which others are found to compare it with."""
SMALL, FEW = 10.0, 2.0
"""Whole values up to here are common, and up to the second so common that being equal says little."""
SPREAD = 5.0
"""Times that one of two clashing values may be the other."""
COMPANY = 0.6
"""Added where the sentences of two figures hold others that count the same."""
ON_AVERAGE = 0.75
"""Share of `JOIN` that the pairs of two groups must reach on average for the groups to become one."""

Group = list[int]
Pair = tuple[int, int]


def align(quantities: Sequence[Quantity]) -> list[Group]:
    """Return groups of indexes that count the same thing, each group over two articles or more.

    Pairs are joined from the most alike down, each time only where the two groups are alike on
    average and no article would contradict itself.
    """
    pairs = {pair: likeness(quantities[pair[0]], quantities[pair[1]]) for pair in _candidates(quantities)}
    groups = _join(quantities, pairs)
    companions = _companions(quantities, pairs, groups)
    if companions:
        groups = _join(quantities, {**pairs, **companions})
    return sorted(group for group in groups if len({quantities[i].article for i in group}) > 1)


def _join(quantities: Sequence[Quantity], pairs: Mapping[Pair, float]) -> list[Group]:
    group_of: dict[int, Group] = {}
    apart: set[tuple[int, int, int, int]] = set()
    sure = [pair for pair, score in pairs.items() if score >= ON_AVERAGE * JOIN]
    for one, other in sorted(sure, key=lambda pair: (-pairs[pair], pair)):
        mine, theirs = group_of.get(one, [one]), group_of.get(other, [other])
        if pairs[one, other] < JOIN and min(len(mine), len(theirs)) < 2:
            continue
        tried = mine[0], len(mine), theirs[0], len(theirs)
        if mine is theirs or tried in apart:
            continue
        if not _may_join(mine, theirs, quantities, pairs):
            apart.add(tried)
            continue
        joined = sorted(mine + theirs)
        for index in joined:
            group_of[index] = joined
    return list({id(group): group for group in group_of.values()}.values())


def _companions(
    quantities: Sequence[Quantity], pairs: Mapping[Pair, float], groups: Sequence[Group]
) -> dict[Pair, float]:
    """Return higher scores for figures that clash but whose sentences hold figures already joined.

    "Four soldiers were killed and 20 hurt" and "four soldiers died, 30 were hurt" speak of one event.
    """
    at: dict[tuple[str, int], set[int]] = defaultdict(set)
    for name, group in enumerate(groups):
        for index in group:
            at[quantities[index].place].add(name)
    lifted = {}
    for (i, j), score in pairs.items():
        one, other = quantities[i], quantities[j]
        if 0 < score < JOIN and one.fate and one.fate == other.fate and at[one.place] & at[other.place]:
            lifted[i, j] = score + COMPANY
    return lifted


def likeness(one: Quantity, other: Quantity) -> float:
    """Return how much speaks for two figures counting the same thing; below zero where they cannot."""
    if (
        one.measure != other.measure
        or len({one.number.period, other.number.period} - {None}) > 1
        or not related(one, other)
        or (one.fate != other.fate and one.fate and other.fate)
    ):
        return -1.0
    score = 2.0 * cosine(one.context, other.context)
    if _same_kind(one, other):
        score += 0.6 if one.kind == other.kind else 0.4
    else:
        score -= 0.2
    if one.fate and one.fate == other.fate:
        score += 0.4
    if same_value(one, other):
        return score + _telling(one)
    if one.number.period != other.number.period:
        return -1.0  # 200 a day are no account of how many there were in all
    if can_hold(one, other):
        return score + _telling_of_vague(one, other)
    if _shares_an_end(one, other):
        return score + 0.5
    if one.kind != other.kind or not _comparable(one, other) or one.of_another(other):
        return -1.0
    score += 0.0 if one.kind == "people" else 0.2
    return score + (0.5 if one.measure == "share" and _grows(one, other) else 0.0)


def _shares_an_end(one: Quantity, other: Quantity) -> bool:
    """Tell whether a range and another value or range have an end in common."""
    return bool({one.low, one.high} & {other.low, other.high} - {None}) and not (one.vague or other.vague)


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Tell whether two values that clash are near enough to be accounts of one thing."""
    low, high = sorted((abs(one.high or 0.0), abs(other.high or 0.0)))
    return low > 0 and high <= SPREAD * low


def _grows(one: Quantity, other: Quantity) -> bool:
    """Tell whether the later of two figures is the larger."""
    first, second = one.reading.article.published or "", other.reading.article.published or ""
    if not first or not second or first[:10] == second[:10]:
        return False
    return (first < second) == ((one.low or 0.0) < (other.low or 0.0))


def _same_kind(one: Quantity, other: Quantity) -> bool:
    if one.kind == other.kind:
        return True
    return one.person and other.person and "people" in (one.kind, other.kind)


def _telling(quantity: Quantity) -> float:
    """Return how much an equal value says: odd and large values more than small and round ones."""
    value = abs(quantity.number.value or 0.0)
    if value != int(value) or value > SMALL:
        return 0.9
    return 0.5 if value > FEW else 0.3


def _telling_of_vague(one: Quantity, other: Quantity) -> float:
    """Return how much it says that two values can both hold, most where both are the same vague word."""
    if one.vague and other.vague and one.low == other.low:
        return 0.5
    return 0.1 if one.kind == other.kind else -0.3


def _may_join(
    mine: Group, theirs: Group, quantities: Sequence[Quantity], pairs: Mapping[Pair, float]
) -> bool:
    total = 0.0
    for i in mine:
        for j in theirs:
            one, other = quantities[i], quantities[j]
            score = pairs.get((min(i, j), max(i, j)))
            score = likeness(one, other) if score is None else score
            if score < 0:
                score = _likeness_by_another_noun(one, other, [quantities[k] for k in mine + theirs])
            if score < 0 or _contradicts_itself(one, other):
                return False
            total += score
    return total >= ON_AVERAGE * JOIN * len(mine) * len(theirs)


def _likeness_by_another_noun(one: Quantity, other: Quantity, both: Sequence[Quantity]) -> float:
    """Return how alike two figures of people are where an equal one of the two groups has the noun of the other.

    Where "15 workers" stand with "15 people", "16 people" may clash with both.
    """
    if not (one.person and other.person) or one.kind == other.kind:
        return -1.0
    renamed = [likeness(q, other) for q in both if q.kind == other.kind and same_value(q, one)]
    renamed += [likeness(one, q) for q in both if q.kind == one.kind and same_value(q, other)]
    return max(renamed, default=-1.0)


def _contradicts_itself(one: Quantity, other: Quantity) -> bool:
    """Tell whether one article gives both figures although they clash, and neither as one account of several."""
    return one.article == other.article and not can_hold(one, other) and not (one.account or other.account)


def _candidates(quantities: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    """Yield pairs with a clue in common: a value of one measure, or one of their most telling words."""
    holders: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, quantity in enumerate(quantities):
        if quantity.attribute:
            continue
        for clue in _clues(quantity):
            holders[clue].append(index)
    seen: set[tuple[int, int]] = set()
    for clue in sorted(holders, key=repr):
        held = holders[clue]
        for at, one in enumerate(held):
            for other in held[at + 1 : at + 1 + COMPARED]:
                if (one, other) not in seen:
                    seen.add((one, other))
                    yield one, other


def _clues(quantity: Quantity) -> Iterator[tuple[object, ...]]:
    telling = sorted(quantity.context, key=lambda name: (-quantity.context[name], name))[:CLUES]
    if quantity.low is not None and not quantity.vague:
        yield quantity.measure, "value", float(f"{quantity.low:.1e}")
    for name in telling:
        yield quantity.measure, name
