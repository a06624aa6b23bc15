"""The briefing as JSON: schema `briefing/1`, described in docs/briefing.schema.json."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from briefing.report import Material

SCHEMA = "briefing/1"
WHOLE = re.compile(rb'("(?:value|high)":-?\d+)\.0(?=[,}])')
"""A whole number that is held as a float; no text can hold it, since a quotation mark in one is escaped."""


def render(material: Material) -> Iterator[bytes]:
    """Yield one JSON document; the same briefing gives the same bytes."""
    briefing = WHOLE.sub(rb"\1", msgspec.json.encode(material.briefing))
    marked = [
        {"item": item, "starred": mark.starred, "note": mark.note}
        for item, mark in sorted(material.marks.items())
        if (mark.starred or mark.note) and not mark.hidden
    ]
    end = b',"marked":' + msgspec.json.encode(marked) if marked else b""
    document = b'{"schema":"%b",%b%b}' % (SCHEMA.encode(), briefing[1:-1], end)
    yield msgspec.json.format(document, indent=1) + b"\n"


def whole_numbers(value: Any) -> Any:
    """Return plain values with 1000000.0 written 1000000, as a reader would."""
    if isinstance(value, dict):
        return {key: whole_numbers(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [whole_numbers(item) for item in value]
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value
