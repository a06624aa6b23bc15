"""Paragraphs to an article: text, blocks, lines, and what is known of its publication."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from briefing.ingest.kinds import classify
from briefing.ingest.lines import Paragraph
from briefing.ingest.publication import (
    address_of,
    date_in_line,
    date_in_opening,
    date_in_path,
    publisher_of,
)
from briefing.model import Article, Block, BlockKind

GAP = "\n\n"


def assemble(  # noqa: PLR0913 - everything that a format can know of an article
    path: str,
    paragraphs: Sequence[Paragraph],
    *,
    kinds: Sequence[BlockKind] | None = None,
    title: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    author: str | None = None,
    source_id: str | None = None,
    notes: tuple[str, ...] = (),
) -> Article:
    """Return the article that these paragraphs make; what is not given is looked for in them."""
    kinds = kinds or classify(paragraphs)
    text, blocks, marks = "", [], []
    parts = []
    length = 0
    for paragraph, kind in zip(paragraphs, kinds, strict=True):
        blocks.append(Block(length, length + len(paragraph.text), kind))
        marks += [(length + offset, line) for offset, line in paragraph.marks]
        parts.append(paragraph.text)
        length += len(paragraph.text) + len(GAP)
    text = GAP.join(parts)
    url = next(
        (address_of(p.text) for p, kind in zip(paragraphs, kinds, strict=True) if kind == "address"), None
    )
    titles = [p.text for p, kind in zip(paragraphs, kinds, strict=True) if kind == "title"]
    digest = hashlib.sha256(f"{title}\n{text}".encode("utf-8", "replace")).hexdigest()
    return Article(
        id=digest[:12],
        path=path,
        text=text,
        blocks=tuple(blocks),
        lines=tuple(marks),
        title=title or (titles[0] if titles else None),
        published=published or _published(path, paragraphs, kinds, url),
        publisher=publisher or (publisher_of(url) if url else None),
        author=author,
        url=url,
        source_id=source_id,
        notes=notes,
    )


def _published(
    path: str, paragraphs: Sequence[Paragraph], kinds: Sequence[BlockKind], url: str | None
) -> str | None:
    """Look for the date in the address, lines that hold one, the opening dateline, the file's name."""
    if url and (found := date_in_path(url)):
        return found
    for paragraph, kind in zip(paragraphs, kinds, strict=True):
        if kind in {"dateline", "boilerplate", "byline"} and (found := date_in_line(paragraph.text)):
            return found
    opening = next((p.text for p, kind in zip(paragraphs, kinds, strict=True) if kind == "body"), "")
    return date_in_opening(opening) or date_in_path(path.rsplit("/", 1)[-1])
