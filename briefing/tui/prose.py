"""An article as lines of the screen, kept as offsets, so that even a very long one is laid out at once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from rich.cells import cell_len

from briefing.model import Article, Block, BlockKind
from briefing.tui.layout import Piece, Pieces, clean

_STORY: frozenset[BlockKind] = frozenset({"title", "body", "subhead"})
_STYLES: dict[BlockKind, str] = {"title": "strong", "body": "", "subhead": "strong"}
_MAYBE_WIDE = re.compile(r"[^\x00-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20cf]")
_SPACES = " \t\u00a0"
_NARROWEST = 10


@dataclass(frozen=True, slots=True)
class ProseLine:
    """One line: offsets into the article's text, and the index of its block; empty between blocks."""

    start: int
    end: int
    block: int
    first: bool = False


@dataclass(frozen=True, slots=True)
class Layer:
    """Stretches of the text that do not overlap, ascending, and the style that marks them."""

    style: str
    spans: tuple[tuple[int, int], ...] = ()
    starts: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", tuple(start for start, _ in self.spans))

    def within(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the parts of the stretches that lie between two offsets."""
        at = max(0, bisect_right(self.starts, start) - 1)
        while at < len(self.spans) and self.spans[at][0] < end:
            left, right = max(start, self.spans[at][0]), min(end, self.spans[at][1])
            if left < right:
                yield left, right
            at += 1


def prose_lines(article: Article, width: int) -> list[ProseLine]:
    """Return the lines of all blocks, wrapped at a width in cells, with an empty line between blocks."""
    lines: list[ProseLine] = []
    for at, block in enumerate(article.blocks):
        if lines:
            lines.append(ProseLine(block.start, block.start, at))
        room = len(label(block))
        if width - room < _NARROWEST:
            room = 0
        for number, (start, end) in enumerate(_breaks(article.text, block, max(1, width), room)):
            lines.append(ProseLine(start, end, at, first=number == 0))
    return lines


def label(block: Block) -> str:
    """Return the word that names a block which is not the story itself."""
    return "" if block.kind in _STORY else f"[{block.kind}] "


def line_at(lines: list[ProseLine], offset: int) -> int:
    """Return the index of the line that holds an offset of the text."""
    return max(0, bisect_right(lines, offset, key=lambda line: line.start) - 1)


def line_pieces(article: Article, line: ProseLine, layers: Iterable[Layer]) -> Pieces:
    """Return one line with its styles; later layers lie over earlier ones."""
    block = article.blocks[line.block]
    plain = _STYLES.get(block.kind, "muted")
    runs = [(line.start, line.end, plain)]
    for layer in layers:
        for start, end in layer.within(line.start, line.end):
            runs = list(_overlaid(runs, start, end, layer.style))
    pieces: list[Piece] = [(label(block), "accent")] if line.first and label(block) else []
    pieces += [(clean(article.text[start:end]), style) for start, end, style in runs if start < end]
    return tuple(pieces)


def matches(article: Article, words: str) -> tuple[tuple[int, int], ...]:
    """Return where the text holds the words, in whatever case and with any spaces between them."""
    parts = words.split()
    if not parts:
        return ()
    pattern = re.compile(r"\s+".join(map(re.escape, parts)), re.IGNORECASE)
    return tuple(found.span() for found in pattern.finditer(article.text))


def _overlaid(
    runs: Iterable[tuple[int, int, str]], start: int, end: int, style: str
) -> Iterator[tuple[int, int, str]]:
    """Yield styled runs with a stretch of them in another style."""
    for left, right, under in runs:
        inner_left, inner_right = max(left, start), min(right, end)
        if inner_left >= inner_right:
            yield left, right, under
            continue
        yield left, inner_left, under
        yield inner_left, inner_right, style
        yield inner_right, right, under


def _breaks(text: str, block: Block, width: int, indent: int) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the lines of a block; the first line leaves room for an indent."""
    fitting = _fits_wide if _MAYBE_WIDE.search(text, block.start, block.end) else _fits_narrow
    start = block.start
    while start < block.end:
        newline = text.find("\n", start, block.end)
        end = newline if newline >= 0 else block.end
        yield from _wrapped(text, start, end, width, indent, fitting)
        start, indent = end + 1, 0


def _wrapped(
    text: str, start: int, end: int, width: int, indent: int, fitting: Callable[[str, int, int, int], int]
) -> Iterator[tuple[int, int]]:
    """Yield lines broken at spaces, and inside a word only where it is wider than a line."""
    room = max(1, width - indent)
    while True:
        limit = fitting(text, start, end, room)
        if limit >= end:
            yield start, end
            return
        space = text.rfind(" ", start + 1, limit + 1)
        cut = space if space > start else limit
        yield start, cut
        start = cut
        while start < end and text[start] in _SPACES:
            start += 1
        room = width


def _fits_narrow(text: str, start: int, end: int, room: int) -> int:
    """Return the offset up to which a line holds the text, all of it one cell a character."""
    del text
    return min(end, start + room)


def _fits_wide(text: str, start: int, end: int, room: int) -> int:
    """Return the same for text with characters that take two cells, or none."""
    at = start
    while at < end:
        room -= cell_len(clean(text[at]))
        if room < 0:
            return max(at, start + 1)
        at += 1
    return end
