"""Which format bytes are in, by their content."""

from __future__ import annotations

import re

SAMPLE = 4_096
_HTML = re.compile(
    rb"\s*(?:<\?xml[^<>]*>\s*)?(?:<!--.{0,1000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_JSON = re.compile(rb"\s*(?:\[\s*(?:[{\[\]\"]|$)|\{\s*(?:\"|\}|$))")


def format_of(raw: bytes) -> str | None:
    """Return the ending of a name that fits the content, None for plain text and what is not known."""
    head = raw[:SAMPLE].removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(head):
        return ".html"
    if _JSON.match(head):
        return ".json"
    return None
