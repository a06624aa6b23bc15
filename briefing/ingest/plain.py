"""Plain text to an article."""

from __future__ import annotations

from briefing.ingest.assemble import assemble
from briefing.ingest.lines import paragraphs, split_lines
from briefing.model import Article


def read_plain(path: str, text: str, notes: tuple[str, ...]) -> list[Article]:
    """Return the one article of a text file."""
    return [assemble(path, paragraphs(split_lines(text)), notes=notes)]
