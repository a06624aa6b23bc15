"""The source: a whole article as it was read, with the sentence of the chosen line marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from briefing.model import Article, Evidence
from briefing.tui.bindings import LIST_BINDINGS
from briefing.tui.layout import Pieces, clean, cropped
from briefing.tui.lines import LineView
from briefing.tui.prose import Layer, ProseLine, line_at, line_pieces, matches, prose_lines

WIDEST = 100
_NUMBER_CELLS = 5
_MARK_CELLS = 2
_ROOM_FOR_NUMBERS = 46
_KEPT = 4


class Reader(LineView):
    """Shows one article at a time, wrapped at about 100 columns, and the sentences of one item marked."""

    BINDINGS: ClassVar[list[BindingType]] = LIST_BINDINGS

    def __init__(self) -> None:
        super().__init__(id="source")
        self.border_title = Content("5 Source")
        self.article: Article | None = None
        self.evidence: Evidence | None = None
        self.searched = ""
        self._place = ""
        self._layers: tuple[Layer, ...] = ()
        self._found = Layer("match")
        self._match = 0
        self._unseen = False
        self._lines: list[ProseLine] = []
        self._laid_out: dict[tuple[str, int], list[ProseLine]] = {}

    def show_article(
        self,
        article: Article | None,
        evidence: Sequence[Evidence] = (),
        at: int = 0,
        *,
        again: bool = True,
    ) -> None:
        """Show an article with the sentences of an item marked, scrolled to one of them, else to its top.

        Unless `again`, an article that stands at this sentence already stays as it was scrolled.
        """
        chosen = evidence[at] if evidence else None
        same = article is not None and self.article is not None and article.id == self.article.id
        moved = again or not same or chosen != self.evidence
        if not same:
            self.searched, self._found = "", Layer("match")
        self.article, self.evidence = article, chosen
        here = [one for one in evidence if article is not None and one.article == article.id]
        self._layers = (
            Layer("mention", tuple(sorted({(one.start, one.end) for one in here}))),
            Layer("marked", ((chosen.start, chosen.end),) if chosen else ()),
        )
        many = f" · sentence {at + 1} of {len(evidence)}" if len(evidence) > 1 else ""
        self._place = f"line {chosen.line}{many}" if chosen else ""
        self._unseen = self._unseen or moved
        self.lay_out()

    def search(self, words: str) -> None:
        """Mark where the article holds these words, and go to the first place; no words clear the marks."""
        self.searched = words.strip()
        found = matches(self.article, words) if self.article is not None else ()
        self._found = Layer("match", found)
        self._match = 0
        self._go_to_match()

    def next_match(self, step: int) -> None:
        """Go to the next or the former place that the search found."""
        if self._found.spans:
            self._match = (self._match + step) % len(self._found.spans)
        self._go_to_match()

    @property
    def matches_found(self) -> int:
        """How many places the search found."""
        return len(self._found.spans)

    @property
    def text(self) -> str:
        """The article as plain text, without anything that a terminal would act on."""
        if self.article is None:
            return ""
        return "\n\n".join(clean(self.article.block_text(block)) for block in self.article.blocks)

    def lay_out(self) -> None:
        article = self.article
        if article is None:
            self._lines = []
            self.set_count(1)
            return
        self._describe()
        if not self.drawn:
            self._lines = []
            self.set_count(0)
            return
        width = min(WIDEST, max(1, self.room - self._margin))
        key = (article.id, width)
        if key not in self._laid_out:
            while len(self._laid_out) >= _KEPT:
                self._laid_out.pop(next(iter(self._laid_out)))
            self._laid_out[key] = prose_lines(article, width)
        changed = self._lines is not self._laid_out[key]
        self._lines = self._laid_out[key]
        self.set_count(len(self._lines))
        if changed or self._unseen:
            self._unseen = False
            self._reveal_evidence()

    def pieces_at(self, at: int) -> Pieces:
        article = self.article
        if article is None:
            return (("Choose a line to see where it comes from.", "muted"),)
        line = self._lines[at]
        chosen = self.evidence
        marked = chosen is not None and line.start < chosen.end and line.end > chosen.start
        begins = chosen is not None and marked and line.start <= chosen.start
        mark = ("▌ " if marked else "  ", "accent")
        if self._margin == _MARK_CELLS:
            number = ""
        else:
            shown = chosen.line if begins and chosen is not None else article.line_at(line.start)
            number = f"{shown:>{_NUMBER_CELLS - 1}} " if begins or line.first else " " * _NUMBER_CELLS
        return ((number, "number"), mark, *line_pieces(article, line, (*self._layers, self._found)))

    @property
    def _margin(self) -> int:
        return _MARK_CELLS + (_NUMBER_CELLS if self.room >= _ROOM_FOR_NUMBERS else 0)

    def _describe(self) -> None:
        """Say in the border which article this is, and where in it one is."""
        article = self.article
        if article is None:
            return
        self.border_title = Content(f"5 Source · {cropped(clean(article.title or article.path), 120)}")
        if self.searched:
            count = len(self._found.spans)
            place = f"match {self._match + 1} of {count}" if count else "no match"
            self.border_subtitle = Content(f"“{cropped(clean(self.searched), 30)}” · {place}")
        else:
            path = cropped(clean(article.path.rsplit("/", 1)[-1]), 40)
            self.border_subtitle = Content(" · ".join(part for part in (path, self._place) if part))

    def _reveal_evidence(self) -> None:
        if self.evidence is not None and self._lines:
            self._reveal(self.evidence.start, self.evidence.end)
        else:
            self.scroll_to(y=0, animate=False, immediate=True, force=True)

    def _go_to_match(self) -> None:
        self._describe()
        self.refresh()
        if self._found.spans:
            self._reveal(*self._found.spans[self._match])

    def _reveal(self, start: int, end: int) -> None:
        first, last = line_at(self._lines, start), line_at(self._lines, max(start, end - 1))
        self.reveal(first, last, high=True)

    def action_cursor(self, step: int) -> None:
        """Scroll by a line."""
        self.scroll_lines(step)

    def action_edge(self, side: int) -> None:
        """Scroll to the top (-1) or the end (1)."""
        self.scroll_to(y=0 if side < 0 else self._count, animate=False, immediate=True, force=True)

    def action_page(self, step: int) -> None:
        """Scroll by a screen."""
        self.scroll_lines(step * max(1, self.rows_on_screen - 1))
