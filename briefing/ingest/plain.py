"""Plain text to an article."""

from __future__ import annotations

from briefing.ingest.assemble import assemble
from briefing.ingest.decode import decode
from briefing.ingest.intake import Options
from briefing.ingest.lines import paragraphs, split_lines
from briefing.model import Article


def read_plain(name: str, raw: bytes, options: Options) -> list[Article]:  # noqa: ARG001 - a Reader
    """Return the one article of a text file. Raises NotText."""
    text, notes = decode(raw)
    return [assemble(name, paragraphs(split_lines(text)), notes=notes)]
