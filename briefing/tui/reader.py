"""The source: a whole article as it was read, with the sentence of the chosen line marked."""

from __future__ import annotations

from bisect import bisect_right
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.content import Content

from briefing.model import Article, Block, Evidence
from briefing.tui.layout import Line, Piece, Row, clean, row_lines
from briefing.tui.lines import LineView
from briefing.tui.pane import LIST_BINDINGS

WIDEST = 100
_NUMBER_CELLS = 5


class Reader(LineView):
    """Shows one article at a time, wrapped at about 100 columns, and one sentence of it marked."""

    BINDINGS: ClassVar[list[BindingType]] = LIST_BINDINGS

    def __init__(self) -> None:
        super().__init__(id="source")
        self.border_title = Content("5 Source")
        self._article: Article | None = None
        self._evidence: Evidence | None = None
        self._cache: dict[tuple[str, int], tuple[list[Line], list[int]]] = {}

    @property
    def article(self) -> Article | None:
        return self._article

    def show_article(self, article: Article | None, evidence: Evidence | None = None) -> None:
        """Show an article, scrolled to the sentence that is evidence, or from its top."""
        self._article, self._evidence = article, evidence
        self._lay_out()
        if article is None:
            self.border_subtitle = Content("")
            return
        title = clean(article.title or article.path)
        self.border_title = Content(f"5 Source · {title[:120]}")
        line = f":{evidence.line}" if evidence else ""
        self.border_subtitle = Content(f"{clean(article.path)}{line}"[-120:])
        marked = [at for at, one in enumerate(self._lines) if one.row == 1]
        if marked:
            self.reveal(marked[0], marked[-1], top=True)
        else:
            self.scroll_to(y=0, animate=False, immediate=True)

    def on_resize(self, event: events.Resize) -> None:
        del event
        if self._article is not None:
            self.show_article(self._article, self._evidence)

    def _lay_out(self) -> None:
        article = self._article
        if article is None:
            self.show_lines([Line((("Choose a line to see where it comes from.", "muted"),), 0)])
            return
        key = (article.id, self.room)
        if key not in self._cache:
            self._cache.clear()
            self._cache[key] = _article_lines(article, self.room)
        lines, starts = self._cache[key]
        self.show_lines(_with_marks(article, self._evidence, lines, starts, self.room))

    def action_cursor(self, step: int) -> None:
        """Scroll by a line."""
        self.scroll_to(y=self.scroll_offset.y + step, animate=False, immediate=True)

    def action_edge(self, side: int) -> None:
        """Scroll to the top (-1) or the end (1)."""
        self.scroll_to(y=0 if side < 0 else self.virtual_size.height, animate=False, immediate=True)

    def action_page(self, step: int) -> None:
        """Scroll by a screen."""
        height = max(1, self.scrollable_content_region.height - 1)
        self.scroll_to(y=self.scroll_offset.y + step * height, animate=False, immediate=True)


def _article_lines(article: Article, room: int) -> tuple[list[Line], list[int]]:
    """Return the lines of an article, and for each block the index of its first line."""
    lines: list[Line] = []
    starts: list[int] = []
    for block in article.blocks:
        starts.append(len(lines))
        lines += _block_lines(article, block, None, room)
        lines.append(Line((), 0))
    return lines, starts


def _with_marks(
    article: Article, evidence: Evidence | None, lines: list[Line], starts: list[int], room: int
) -> list[Line]:
    """Return the lines with those of the evidence marked; only its block is laid out anew."""
    if evidence is None or evidence.article.split("#")[0] != article.id:
        return lines
    at = bisect_right(article.blocks, evidence.start, key=lambda block: block.start) - 1
    if at < 0:
        return lines
    end = starts[at + 1] if at + 1 < len(starts) else len(lines)
    block = [*_block_lines(article, article.blocks[at], evidence, room), Line((), 0)]
    return lines[: starts[at]] + block + lines[end:]


def _block_lines(article: Article, block: Block, evidence: Evidence | None, room: int) -> list[Line]:
    """Return the lines of a block: line of the file, mark, text; its kind is named where it is no body."""
    text = article.text
    style = {"title": "heading", "body": "", "subhead": "strong"}.get(block.kind, "muted")
    pieces: list[Piece] = [(clean(text[block.start : block.end]), style)]
    if evidence is not None:
        start, end = max(block.start, evidence.start), min(block.end, evidence.end)
        pieces = [
            (clean(text[block.start : start]), style),
            (clean(text[start:end]), "marked"),
            (clean(text[end : block.end]), style),
        ]
    if block.kind not in {"title", "body", "subhead"}:
        pieces.insert(0, (f"[{block.kind}] ", "accent"))
    number = f"{article.line_at(block.start):>{_NUMBER_CELLS - 1}} "
    width = min(room, WIDEST + _NUMBER_CELLS + 2)
    row = Row("", ((number, "number"), ("  ", "")), tuple(piece for piece in pieces if piece[0]))
    if width < 40:
        row = Row("", (("  ", ""),), row.body)
    found = []
    for line in row_lines(row, width):
        holds = any(name == "marked" for _, name in line)
        found.append(Line(_flagged(line) if holds else line, int(holds)))
    return found


def _flagged(line: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Put a bar before a line of the evidence, so that colour alone does not carry it."""
    pieces = list(line)
    for at, (text, style) in enumerate(pieces):
        if not text.strip() or style == "number" or cell_len(text) == 0:
            if text.endswith("  ") or text == "  ":
                pieces[at] = (text[:-2] + "▌ ", "accent" if not text.strip() else style)
                break
            continue
        break
    return tuple(pieces)
