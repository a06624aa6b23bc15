"""Paragraphs to an article: text, blocks, lines, and what is known of its publication."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from itertools import islice

from briefing.ingest.decode import visible
from briefing.ingest.kinds import classify
from briefing.ingest.language import language_of
from briefing.ingest.lines import Line, Paragraph, paragraphs
from briefing.ingest.publication import (
    address_of,
    agency_in_opening,
    date_in_line,
    date_in_opening,
    date_in_path,
    publisher_of,
)
from briefing.model import Article, Block, BlockKind

GAP = "\n\n"
DATED = {"dateline", "boilerplate", "byline"}
LONGEST_DATED_LINE = 300
LONGEST_OPENING = 1000
OPENING_PARAGRAPHS = 3
SUMMARISED = "en"
TITLE_WITHIN = 3
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph and the kind that its format gives it, None where it gives none."""

    kind: BlockKind | None
    paragraph: Paragraph


@dataclass(frozen=True, slots=True)
class Facts:
    """What a format says of an article beside its text.

    `language` is as it declares it; `dated` is the date of the file, which counts where there is no other.
    """

    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    source_id: str | None = None
    language: str | None = None
    dated: str | None = None

    def or_else(self, other: Facts) -> Facts:
        """Return these facts, and what they leave open as `other` has it."""
        return Facts(*(getattr(self, one.name) or getattr(other, one.name) for one in fields(Facts)))


NOTHING_SAID = Facts()


def plain_parts(text: str, line: int) -> list[Part]:
    """Return the paragraphs of a field of plain text, all of which stands on one line of the file."""
    return [
        Part(None, paragraph)
        for paragraph in paragraphs([Line(one, line) for one in visible(text).split("\n")])
    ]


def compose(path: str, parts: Sequence[Part], facts: Facts, notes: tuple[str, ...] = ()) -> Article:
    """Return the article of these parts, its title at their head; kinds that the format leaves open are found."""
    parts = list(parts)
    title, at = facts.title, _title_at(parts, facts.title)
    if at is not None:
        parts[at] = Part("title", parts[at].paragraph)
        title = title or parts[at].paragraph.text
    elif title:
        line = parts[0].paragraph.line if parts else 1
        parts.insert(0, Part("title", Paragraph(title, ((0, line),))))
    found = [part.paragraph for part in parts]
    guessed = classify(found, titled=title is not None)
    kinds = [part.kind or guess for part, guess in zip(parts, guessed, strict=True)]
    return assemble(path, found, replace(facts, title=title), kinds=kinds, notes=notes)


def _title_at(parts: Sequence[Part], title: str | None) -> int | None:
    """Return where the title stands among the first parts; an untitled article's is a heading at its top."""
    if title is None:
        return 0 if parts and parts[0].kind == "subhead" else None
    words = _WORD.findall(title.lower())
    for at, part in enumerate(parts[:TITLE_WITHIN]):
        if _WORD.findall(part.paragraph.text[: 2 * len(title) + 20].lower()) == words:
            return at
    return None


def assemble(
    path: str,
    found: Sequence[Paragraph],
    facts: Facts = NOTHING_SAID,
    *,
    kinds: Sequence[BlockKind] | None = None,
    notes: tuple[str, ...] = (),
) -> Article:
    """Return the article that these paragraphs make; what is not given is looked for in them."""
    kinds = kinds or classify(found)
    blocks: list[Block] = []
    marks: list[tuple[int, int]] = []
    parts: list[str] = []
    length = 0
    for paragraph, kind in zip(found, kinds, strict=True):
        blocks.append(Block(length, length + len(paragraph.text), kind))
        marks += [(length + offset, line) for offset, line in paragraph.marks]
        parts.append(paragraph.text)
        length += len(paragraph.text) + len(GAP)
    text = GAP.join(parts)
    known = list(zip(found, kinds, strict=True))
    url = facts.url or next((address_of(p.text) for p, kind in known if kind == "address"), None)
    titles = [p.text for p, kind in known if kind == "title"]
    spoken = language_of(" ".join(p.text for p, kind in known if kind == "body") or text, facts.language)
    if spoken != SUMMARISED:
        notes = (*notes, f"{spoken}: not summarised")
    digest = hashlib.sha256(f"{facts.title}\n{text}".encode("utf-8", "replace")).hexdigest()
    return Article(
        id=digest[:12],
        path=path,
        text=text,
        blocks=tuple(blocks),
        lines=tuple(marks),
        title=facts.title or (titles[0] if titles else None),
        published=facts.published or _published(path, known, url) or facts.dated,
        publisher=facts.publisher or (publisher_of(url) if url else None) or _agency(known),
        author=facts.author,
        url=url,
        language=spoken,
        source_id=facts.source_id,
        notes=notes,
    )


def _published(path: str, known: Sequence[tuple[Paragraph, BlockKind]], url: str | None) -> str | None:
    """Look for the date in the address, lines that hold one, the opening paragraphs, the file's name."""
    if url and (found := date_in_path(url)):
        return found
    for paragraph, kind in known:
        if kind in DATED and (found := date_in_line(paragraph.text[:LONGEST_DATED_LINE])):
            return found
    for opening in _opening(known):
        if found := date_in_opening(opening):
            return found
    return date_in_path(path.rsplit("/", 1)[-1])


def _agency(known: Sequence[tuple[Paragraph, BlockKind]]) -> str | None:
    """Return the agency that a dateline names, on a line of its own or before the first sentence."""
    datelines = [paragraph.text for paragraph, kind in known if kind == "dateline"]
    return next(filter(None, map(agency_in_opening, [*datelines, *_opening(known)[:1]])), None)


def _opening(known: Sequence[tuple[Paragraph, BlockKind]]) -> list[str]:
    """Return how the first paragraphs of the story begin."""
    story = (paragraph.text[:LONGEST_OPENING] for paragraph, kind in known if kind == "body")
    return list(islice(story, OPENING_PARAGRAPHS))
