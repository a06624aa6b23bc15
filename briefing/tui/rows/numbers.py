"""The key numbers as rows, aligned on the decimal point, with what each source gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefing.model import KeyNumber, NumberValue
from briefing.quantity import column_width, quantity
from briefing.report.wording import measured
from briefing.tui.layout import Piece, Pieces, Row, clean, together
from briefing.tui.rows.actors import counted
from briefing.tui.rows.citing import bar, heading, noted, sign, source_names, sources
from briefing.tui.signs import spelled
from briefing.tui.view import View

_WIDEST, _WIDEST_FRACTION = 15, 11
_WHOLE = re.compile(r"([^.\s–]*\d)((?:\.\d+)?(?: [a-z]+)?%?)")
_BAR_CELLS = 8
_GROUPS = ("People and things", "Money", "Rates and shares", "Measures", "Without a figure")


def number_rows(view: View) -> list[Row]:
    """Return the key numbers with what they count and who says so; several values stand below with bars."""
    numbers = list(view.briefing.key_numbers)
    order = view.order("numbers")
    if order == "size":
        numbers.sort(key=lambda one: (one.value is None, -(one.value or 0.0)))
    elif order == "sources":
        numbers.sort(key=lambda one: -one.sources)
    elif order == "kind":
        numbers.sort(key=_group)
    columns = [_columns(number, view) for number in numbers]
    every = columns + [_columns(one, view) for number in numbers for one in _values(number)]
    left = column_width([len(whole) for whole, _ in every], _WIDEST)
    right = column_width([len(part) for _, part in every], _WIDEST_FRACTION)
    names = source_names(view.briefing)
    moved = {change.item: change for change in view.briefing.changes if change.kind == "figure_moved"}
    rows: list[Row] = []
    last = -1
    for number, column in zip(numbers, columns, strict=True):
        if order == "kind" and _group(number) != last:
            last = _group(number)
            rows.append(heading(f"{_GROUPS[last]} {sum(_group(one) == last for one in numbers)}"))
        lead = ((_aligned(column, left, right), "strong"),)
        body: list[Piece] = [*_about(number)]
        if number.id in moved:
            before, after = moved[number.id].before, moved[number.id].after
            body.append((f"  moved {clean(before or '?')} → {clean(after or '?')}", "warning"))
        body += [*_agreement(number), *(() if number.values else sources(number.evidence, names))]
        copied = _plain((*figure(number), *_agreement(number)))
        rows.append(Row(number.id, lead, tuple(body), number.evidence, copied, mark=sign(view, number.id)))
        rows += noted(view, number.id)
        rows += _value_rows(number, names, (left, right), view)
    return rows


def figure(number: KeyNumber) -> Pieces:
    """Return a number on one line: the quantity, then what it counts."""
    return ((f"{clean(quantity(number)[0])} ", "strong"), *_about(number))


def _plain(pieces: Pieces) -> str:
    """Return styled text as plain words, one space between them."""
    return " ".join("".join(text for text, _ in pieces).split())


def _columns(number: KeyNumber, view: View) -> tuple[str, str]:
    """Return a quantity as its whole number, and the point or the scale with the rest: "$2", ".4 billion"."""
    value = clean(quantity(number)[0])
    value = spelled(value) if view.ascii else value
    parts = _WHOLE.fullmatch(value)
    return (parts[1], parts[2]) if parts else (value, "")


def _aligned(column: tuple[str, str], left: int, right: int) -> str:
    """Return a quantity in its columns, or beyond them where it is too wide: a figure is never cut."""
    return f"{column[0]:>{left}}{column[1]}".ljust(left + right) + " "


def _about(number: KeyNumber) -> tuple[Piece, ...]:
    pieces: list[Piece] = [(clean(measured(number)), "")]
    if number.hedge == "garbled":
        pieces.append((" (damaged in the text)", "warning"))
    if number.direction:
        pieces.append((f" {'↑ up' if number.direction == 'up' else '↓ down'}", "accent"))
    if number.said_by:
        pieces.append((f" — {clean(number.said_by)}", "muted"))
    return tuple(pieces)


def _agreement(number: KeyNumber) -> tuple[Piece, ...]:
    alone = number.sources == 1
    count = counted(number.sources, "source")
    if number.agreement == "agree":
        return (
            (("  single source", "muted"),) if alone else ((f"  {together('= ' + count)} agree", "accent"),)
        )
    if number.agreement == "differ":
        return ((f"  {together('≠ ' + count)} differ{'s' * alone}", "warning"),)
    if number.agreement == "updated":
        return (("  ↻ updated", "warning"),)
    return ()


def _values(number: KeyNumber) -> list[KeyNumber]:
    """Return the number once for each value that its sources give, where they do not agree on one."""
    if len(number.values) < 2 or number.agreement not in {"differ", "updated"}:
        return []
    return [
        replace(number, value=one.value, high=one.high, hedge=one.hedge, text=one.text)
        for one in number.values
    ]


def _value_rows(
    number: KeyNumber, names: Mapping[str, str], widths: tuple[int, int], view: View
) -> Iterable[Row]:
    """Yield a row with a bar and the sources of each value, where there is more than one."""
    most = max((_size(value) for value in number.values), default=0.0) or 1.0
    for at, (value, shown) in enumerate(zip(number.values, _values(number), strict=False)):
        size = _size(value)
        who = list(dict.fromkeys(names[article] for article in value.articles if article in names))
        evidence = tuple(one for one in number.evidence if one.article in value.articles)
        lead = (
            (_aligned(_columns(shown, view), *widths), "muted"),
            (f"{bar(size / most, _BAR_CELLS) if size else ' ' * _BAR_CELLS} ", "accent"),
        )
        copied = f"{_plain(figure(shown))} ({', '.join(who)})"
        yield Row(
            f"{number.id} value {at}",
            lead,
            ((", ".join(who), "muted"),),
            evidence,
            copied,
            under=number.id,
        )


def _size(value: NumberValue) -> float:
    return abs(value.high if value.high is not None else value.value or 0.0)


def _group(number: KeyNumber) -> int:
    if number.value is None:
        return 4
    unit = number.unit or ""
    if len(unit) == 3 and unit.isupper():
        return 1
    if unit in {"%", "share", "percentage points"} or "/" in unit:
        return 2
    return 3 if unit else 0
