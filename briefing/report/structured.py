"""The briefing as JSON: schema `briefing/1`, described in docs/briefing.schema.json."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from briefing.report import Material

SCHEMA = "briefing/1"


def render(material: Material) -> Iterator[bytes]:
    """Yield one JSON document; the same briefing gives the same bytes."""
    yield msgspec.json.format(msgspec.json.encode(as_dict(material)), indent=1) + b"\n"


def as_dict(material: Material) -> dict[str, Any]:
    """Return the briefing as plain values in the order of the schema."""
    values: dict[str, Any] = whole_numbers(msgspec.to_builtins(material.briefing))
    marked = [
        {"item": item, "starred": mark.starred, "note": mark.note}
        for item, mark in sorted(material.marks.items())
        if (mark.starred or mark.note) and not mark.hidden
    ]
    return {"schema": SCHEMA} | values | ({"marked": marked} if marked else {})


def whole_numbers(value: Any) -> Any:
    """Return plain values with 1000000.0 written 1000000, as a reader would."""
    if isinstance(value, dict):
        return {key: whole_numbers(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [whole_numbers(item) for item in value]
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value
