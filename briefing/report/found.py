"""The sentences that a search found, as text or JSON."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from briefing.report.wording import harmless
from briefing.search import Hit

FORMATS = ("text", "json")
SCHEMA = "briefing-found/1"
WIDTH = 88


def render_hits(form: str, query: str, hits: Sequence[Hit]) -> Iterator[bytes]:
    """Yield the hits of a query: as text for people, a place and a sentence each, or as one JSON document."""
    if form == "json":
        found = {"schema": SCHEMA, "query": query, "hits": msgspec.to_builtins(hits)}
        yield msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n"
        return
    for hit in hits:
        yield "\n".join(_lines(hit)).encode() + b"\n"


def _lines(hit: Hit) -> Iterator[str]:
    about = " · ".join(part for part in (hit.title[:120], hit.publisher, hit.published) if part)
    yield f"{harmless(_near(hit.path))}:{hit.line}: {harmless(about)}".rstrip(": ")
    yield from textwrap.wrap(
        harmless(hit.sentence), WIDTH, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False
    )
    if hit.also:
        yield f"    (also in {', '.join(harmless(_near(path)) for path in hit.also)})"


def _near(path: str) -> str:
    """Return a path as it is named from the folder where `briefing` was started, where it lies below it."""
    here = os.fspath(Path.cwd())
    return path[len(here) + 1 :] if path.startswith(here + os.sep) else path
