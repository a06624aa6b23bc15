"""Key numbers over all articles: figures that count the same lined up, most important first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing.fuse.agreement import agreement_of, replaced, same_value
from briefing.fuse.alignment import align
from briefing.fuse.evidence import evidence_for, item_id
from briefing.fuse.quantities import Quantity, quantity_words, read_quantities, value_in
from briefing.fuse.ranking import Ranked
from briefing.model import Agreement, Evidence, KeyNumber, Number, NumberValue, Reading

Figure = tuple[Reading, Number]


def lined_up(readings: Sequence[Reading]) -> list[list[Quantity]]:
    """Return the figures that count the same in several articles of one story; those of one article are not among them.

    Only figures of related articles are lined up.
    """
    if len(readings) < 2:
        return []
    quantities = read_quantities(_figures(readings))
    return [[quantities[index] for index in group] for group in align(quantities)]


def story_numbers(
    readings: Sequence[Reading], groups: Sequence[Sequence[Quantity]] | None = None
) -> list[Ranked[KeyNumber]]:
    """Return the figures of the articles of one story with their places; `groups` are those lined up, where known.

    A figure that repeats a better placed one stands after the others.
    """
    figures = _figures(readings)
    groups = lined_up(readings) if groups is None else groups
    joined = {(q.article, q.number.start, q.number.end) for group in groups for q in group}
    alone = [f for f in figures if (f[0].article.id, f[1].start, f[1].end) not in joined]
    joint = [
        Ranked((0, -_weight(group), *_rank((group[0].reading, group[0].number))), _lined_up(group))
        for group in groups
    ]
    return joint + _singles(alone)


def _figures(readings: Sequence[Reading]) -> list[Figure]:
    """Return the figures of all articles, the highest-ranked first."""
    found = ((reading, number) for reading in readings for number in reading.found.numbers if number.figure)
    return sorted(found, key=_rank)


def _singles(figures: Iterable[Figure]) -> list[Ranked[KeyNumber]]:
    """Return figures that one article gives; those that repeat a better placed one stand after the others."""
    seen: set[tuple[object, ...]] = set()
    found = []
    for figure in figures:
        number = figure[1]
        same = (number.value, number.high, number.unit, (number.head or "").lower())
        again = number.value is not None and same in seen  # what says nothing definite repeats nothing
        found.append(Ranked((2 if again else 1, *_rank(figure)), _single(*figure)))
        seen.add(same)
    return found


def _rank(figure: Figure) -> tuple[float, str, str, int]:
    reading, number = figure
    return -number.score, reading.article.path, reading.article.id, number.start


def _weight(group: Sequence[Quantity]) -> float:
    return max(q.number.score for q in group) + 0.1 * len({q.article for q in group})


def _lined_up(group: Sequence[Quantity]) -> KeyNumber:
    """Return the figures of one quantity as one item, worded as the newest or best supported of them."""
    agreement = agreement_of(group)
    shown = _shown(group, agreement)
    ordered = sorted(
        group, key=lambda q: (q is not shown, not same_value(q, shown), *_rank((q.reading, q.number)))
    )
    evidence: dict[Evidence, None] = {}
    for q in ordered:
        evidence.setdefault(evidence_for(q.reading, q.number.start, q.number.end))
    number = replace(shown.number, what=_what(shown, ordered))
    return _key_number(shown.reading, number, agreement, tuple(evidence), _values(ordered, number.unit))


def _what(shown: Quantity, group: Sequence[Quantity]) -> str | None:
    """Return what is counted, in the words of the article that says most where the one shown has a bare noun."""
    what, head = shown.number.what or "", (shown.number.head or "").lower()
    if " " in what:
        return what
    others = [q.number for q in group if q.number.what and same_value(q, shown)]
    same = [other for other in others if (other.head or "").lower() == head]
    fuller = others if head in quantity_words().bare else same
    return (
        max((str(other.what) for other in fuller), key=lambda said: len(said.split()), default=what) or None
    )


def _values(group: Sequence[Quantity], unit: str | None) -> tuple[NumberValue, ...]:
    """Return the distinct values of a quantity in one unit with their articles, in the order of the group."""
    distinct: list[list[Quantity]] = []
    for q in group:
        same = (held for held in distinct if same_value(held[0], q) or held[0].number.text == q.number.text)
        home = next(same, None)
        if home is None:
            distinct.append([q])
        else:
            home.append(q)
    return tuple(
        NumberValue(
            *value_in(q, unit), q.number.hedge, q.number.text, tuple(dict.fromkeys(o.article for o in told))
        )
        for held in distinct
        for q in (held[0],)
        for told in ([o for o in held if not replaced(o, group)] or held,)
    )


def _shown(group: Sequence[Quantity], agreement: Agreement) -> Quantity:
    """Return the figure that stands for all: the newest of an updated one, else of the value most articles give."""
    support = [len({o.article for o in group if o is q or same_value(o, q)}) for q in group]
    published = [q.reading.article.published or "" for q in group]
    definite = [not q.vague for q in group]
    if agreement == "updated":
        newest = published if all(published) else [""] * len(group)
        best = max(
            range(len(group)), key=lambda i: (definite[i], newest[i], group[i].low or 0.0, support[i], -i)
        )
    else:
        best = max(range(len(group)), key=lambda i: (definite[i], support[i], -i))
    return group[best]


def _single(reading: Reading, number: Number) -> KeyNumber:
    return _key_number(reading, number, "single", (evidence_for(reading, number.start, number.end),))


def _key_number(
    reading: Reading,
    number: Number,
    agreement: Agreement,
    evidence: tuple[Evidence, ...],
    values: tuple[NumberValue, ...] = (),
) -> KeyNumber:
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
        agreement=agreement,
        evidence=evidence,
        why=number.why,
        values=values,
    )
