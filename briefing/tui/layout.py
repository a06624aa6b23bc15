"""Rows to lines of a given width: wrapping with hanging indents, free of any widget.

Widths are cells of the terminal, of which some characters take two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len, chop_cells

from briefing.model import Evidence

Piece = tuple[str, str]
"""Text and the name of its style."""
Pieces = tuple[Piece, ...]
_TIE = "\N{NO-BREAK SPACE}"
_WORDS = re.compile(rf"[\S{_TIE}]+[^\S{_TIE}]*|[^\S{_TIE}]+")
_NARROWEST, _READABLE = 8, 16
"""Cells beside the columns with less than which text stands under them, or begins its later lines further left."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a pane before wrapping: fixed columns, then text that wraps beside them.

    Rows without a key are headings, on which the cursor does not stop. A row `under` another item is
    filtered with it and not counted. `words` are what is copied, with their source; `mark` is the sign before it,
    `opens` what enter does: show the source, the page of an actor, or one story alone.
    """

    key: str
    lead: Pieces
    body: Pieces
    evidence: tuple[Evidence, ...] = ()
    words: str = ""
    article: str = ""
    mark: str = " "
    under: str = ""
    opens: Literal["source", "page", "story"] = "source"

    @property
    def text(self) -> str:
        """What a filter looks in."""
        return "".join(text for text, _ in (*self.lead, *self.body)).replace(_TIE, " ")


def items_with_lines(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield each row together with those that follow under it: what is filtered as one."""
    item: list[Row] = []
    for row in rows:
        if item and row.under and row.under == item[0].key:
            item.append(row)
            continue
        if item:
            yield item
        item = [row]
    if item:
        yield item


def holds(item: Sequence[Row], words: Sequence[str]) -> bool:
    """Tell whether the lines of one item hold all words, which are case-folded, whichever line each of them is in."""
    text = (item[0].text if len(item) == 1 else " ".join(row.text for row in item)).casefold()
    return all(word in text for word in words)


def clean(text: str) -> str:
    """Return text on one line without any character that a terminal would act on."""
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() else (" " if c.isspace() else "\N{REPLACEMENT CHARACTER}") for c in text
    )


def together(text: str) -> str:
    """Return words that are never put on two lines."""
    return text.replace(" ", _TIE)


def row_lines(row: Row, width: int) -> Iterator[Pieces]:
    """Yield the lines of one row; lines after the first are indented under the text, less where that leaves no room."""
    indent = sum(cell_len(text) for text, _ in row.lead)
    if indent + sum(cell_len(text) for text, _ in row.body) <= width:
        yield _stripped((*row.lead, *row.body))
        return
    if width - indent < _NARROWEST:
        yield from _wrapped((*row.lead, *row.body), max(1, width))
        return
    hang = min(indent, width - min(width, _READABLE))
    lines = list(_wrapped(row.body, width - hang, width - indent)) or [()]
    yield (*row.lead, *lines[0])
    for line in lines[1:]:
        yield ((" " * hang, ""), *line)


def _wrapped(pieces: Iterable[Piece], width: int, first: int = 0) -> Iterator[Pieces]:
    """Break styled text at spaces, and words that are wider than a line wherever they must.

    The first line may have less room than the others.
    """
    line: list[Piece] = []
    used = 0
    room = first or width
    for text, style in pieces:
        for part in _WORDS.findall(text):
            word, bare = part, part.rstrip()
            size = cell_len(bare)
            if used + size > room and (used or room < width):
                yield _stripped(line)
                line, used, room = [], 0, width
                if not bare:
                    continue
            if size > width:
                *full, rest = chop_cells(bare, width)
                yield from (((piece, style),) for piece in full)
                word = rest + part[len(bare) :]
            line.append((word, style))
            used += cell_len(word)
    if line:
        yield _stripped(line)


def _stripped(line: Sequence[Piece]) -> Pieces:
    """Join neighbours of one style, take the last spaces off, and make plain spaces of those that held together."""
    joined: list[Piece] = []
    for words, style in line:
        text = words.replace(_TIE, " ")
        if joined and joined[-1][1] == style:
            joined[-1] = (joined[-1][0] + text, style)
        else:
            joined.append((text, style))
    if joined:
        joined[-1] = (joined[-1][0].rstrip(), joined[-1][1])
    return tuple(joined)


def cropped(text: str, width: int) -> str:
    """Return text cut to a width, with an ellipsis where something is cut off."""
    if cell_len(text) <= width:
        return text
    return (chop_cells(text, max(1, width - 1))[0] + "…") if width > 1 else "…"[:width]


def padded(text: str, width: int) -> str:
    """Return text cut or filled with spaces to exactly a width."""
    short = cropped(text, width)
    return short + " " * (width - cell_len(short))
