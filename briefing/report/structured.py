"""The briefing as JSON: schema `briefing/1`, described in docs/briefing.schema.json."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from itertools import islice
from typing import Any

import msgspec

from briefing.report import Material

SCHEMA = "briefing/1"
AT_ONCE = 64
WHOLE = re.compile(rb'("(?:value|high)":-?\d+)\.0(?=[,}])')
"""A whole number that is held as a float; no text can hold it, since a quotation mark in one is escaped."""


def render(material: Material) -> Iterator[bytes]:
    """Yield one JSON document, piece by piece; the same briefing gives the same bytes."""
    briefing = material.briefing
    yield b'{\n "schema": "%b"' % SCHEMA.encode()
    for one in fields(briefing):
        if one.name == "unmatched":
            continue
        yield b',\n "%b": ' % one.name.encode()
        yield from _list(getattr(briefing, one.name))
    marked = [
        {"item": item, "starred": mark.starred, "note": mark.note}
        for item, mark in sorted(material.marks.items())
        if (mark.starred or mark.note) and not mark.hidden
    ]
    if marked:
        yield b',\n "marked": '
        yield from _list(marked)
    yield b"\n}\n"


def _list(items: Iterable[object]) -> Iterator[bytes]:
    """Yield the items as the list that one field of the document is; no more of them than `AT_ONCE` are held."""
    left, between = iter(items), b"["
    while some := list(islice(left, AT_ONCE)):
        text = msgspec.json.format(WHOLE.sub(rb"\1", msgspec.json.encode(some)), indent=1)
        # A line break in the text is one of the layout: those of strings are escaped.
        yield between + text[1:-2].replace(b"\n", b"\n ")
        between = b","
    yield b"[]" if between == b"[" else b"\n ]"


def whole_numbers(value: Any) -> Any:
    """Return plain values with 1000000.0 written 1000000, as a reader would."""
    if isinstance(value, dict):
        return {key: whole_numbers(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [whole_numbers(item) for item in value]
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value
