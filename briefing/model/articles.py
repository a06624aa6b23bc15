"""What was read: an article, its blocks, and how its text maps to lines of the file."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal[
    "title",
    "body",
    "subhead",
    "address",
    "dateline",
    "byline",
    "caption",
    "credit",
    "related",
    "boilerplate",
]
READ_AT_MOST = 250_000
"""Characters of an article that are searched for findings, about a hundred pages of print; all of it is shown."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like piece of an article; `start` and `end` delimit it in `Article.text`."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Article:
    """One text by one publisher, cleaned and cut into blocks.

    `text` holds every block in order, separated by blank lines. `lines` maps text to file: pairs
    of (offset in `text`, line in the file counted from 1), ascending by offset.
    """

    id: str
    path: str
    text: str
    blocks: tuple[Block, ...]
    lines: tuple[tuple[int, int], ...] = ()
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str = "en"
    source_id: str | None = None
    notes: tuple[str, ...] = ()

    def line_at(self, offset: int) -> int:
        """Return the line of the file, counted from 1, that holds `offset` of the text."""
        at = bisect_right(self.lines, (offset, 1 << 60)) - 1
        return self.lines[at][1] if at >= 0 else 1

    def block_text(self, block: Block) -> str:
        return self.text[block.start : block.end]

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks that tell the story; only these feed actors, numbers and summary."""
        return tuple(block for block in self.blocks if block.kind == "body")

    @property
    def readable(self) -> int:
        """The offset up to which the text is searched for findings, at the end of a word."""
        if len(self.text) <= READ_AT_MOST:
            return len(self.text)
        cut = self.text.rfind(" ", 0, READ_AT_MOST)
        return cut if cut > 0 else READ_AT_MOST

    @property
    def words(self) -> int:
        return sum(len(self.block_text(block).split()) for block in self.body)


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that could not be briefed, and why, in words for the analyst."""

    path: str
    reason: str
