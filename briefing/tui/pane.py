"""A pane: rows with a cursor, a live filter, and the page of one row in their place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from briefing.tui.bindings import LIST_BINDINGS
from briefing.tui.layout import Pieces, Row, clean, holds, items_with_lines, row_lines
from briefing.tui.lines import LineView

CURSOR = "▸"
WIDEST = 106
MOST_ROWS = 1000
_GUTTER = 2


@dataclass(frozen=True, slots=True)
class _Page:
    """The rows of one item, shown in place of the list, and what the list looked like before."""

    key: str
    title: str
    rows: Sequence[Row] = field(default_factory=tuple)
    filtered: str = ""


class Pane(LineView):
    """A list of rows under a title; posts `Chosen` whenever another row is under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = LIST_BINDINGS

    class Chosen(Message):
        """Another row, or the same with other content, is under the cursor; None where there is none."""

        def __init__(self, pane: Pane, row: Row | None) -> None:
            super().__init__()
            self.pane = pane
            self.row = row

    class Opened(Message):
        """A row was opened with the mouse."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__(id=name)
        self.label = title
        self.border_title = Content(title)
        self.filtered = ""
        self.order = ""
        self.total = 0
        self._empty = ""
        self._all: Sequence[Row] = ()
        self._page: _Page | None = None
        self._rows: list[Row] = []
        self._items: list[int] = []
        self._cursor = -1
        self._moved = False
        self._lines: list[Pieces] = []
        self._starts: list[int] = []
        self._wrapped: dict[tuple[Pieces, Pieces], tuple[Pieces, ...]] = {}
        self._wrapped_for = 0

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._rows[self._cursor] if self._cursor >= 0 else None

    @property
    def rows(self) -> Sequence[Row]:
        """The rows that the filter lets through, headings among them."""
        return self._rows

    @property
    def listed(self) -> Sequence[Row]:
        """All rows of the list, whatever the filter lets through and a page hides."""
        return self._all

    @property
    def page(self) -> str:
        """The key of the item whose page is shown, nothing while the list is."""
        return self._page.key if self._page else ""

    def show_rows(self, rows: Sequence[Row], empty: str) -> None:
        """Replace the rows; the cursor stays on its row. `empty` says why there are none."""
        self._all = rows
        self._empty = empty
        self.total = sum(bool(row.key) and not row.under for row in rows)
        if self._page is None:
            self._refill(self.row.key if self.row and self._moved else "")

    def show_page(self, key: str, title: str, rows: Sequence[Row]) -> None:
        """Show the page of one item, or refresh it where it is shown already."""
        keep = self.row.key if self.row and self.page == key else ""
        if self._page is None:
            self._page = _Page(key, title, rows, self.filtered)
            self.filtered = ""
        else:
            self._page = _Page(key, title, rows, self._page.filtered)
        self._refill(keep)

    def close_page(self) -> None:
        """Show the list again, with the cursor on the item whose page it was."""
        if self._page is not None:
            key, self.filtered, self._page = self._page.key, self._page.filtered, None
            self._refill(key)

    def filter_rows(self, words: str) -> None:
        """Show only the rows that hold all these words."""
        self.filtered = words.strip()
        self._refill(self.row.key if self.row else "")

    def _refill(self, keep: str) -> None:
        before, at = self.row, self._cursor
        self._rows = self._filtered()
        self._items = [index for index, row in enumerate(self._rows) if row.key]
        found = (
            next((index for index in self._items if self._rows[index].key == keep), None) if keep else None
        )
        if found is None and self._items:
            found = self._nearest(at) if keep else self._items[0]
        self._cursor = -1 if found is None else found
        self.lay_out()
        if self.row != before:
            self.post_message(self.Chosen(self, self.row))

    def _filtered(self) -> list[Row]:
        """Return the rows that the filter lets through, no more than can be shown at once."""
        every = self._page.rows if self._page else self._all
        rows = matching(every, self.filtered) if self.filtered else list(every)
        if len(rows) > MOST_ROWS:
            more = f"… and {len(rows) - MOST_ROWS:,} more lines; / finds among all of them"
            rows = [*rows[:MOST_ROWS], Row("", (), ((more, "muted"),))]
        return rows

    def _nearest(self, at: int) -> int:
        """Return the index of the item nearest to an index of rows."""
        place = bisect_right(self._items, at)
        return min(self._items[max(0, place - 1) : place + 1], key=lambda item: abs(item - at))

    def lay_out(self) -> None:
        """Wrap the rows for the present width; rows that were there already are not wrapped again."""
        self._describe()
        if not self.drawn:
            # Lines of other rows must not be drawn when the pane comes back: that is before it is told of it.
            self._lines, self._starts = [], []
            self.set_count(0)
            return
        width = min(WIDEST, max(1, self.room - _GUTTER))
        if width != self._wrapped_for:
            self._wrapped, self._wrapped_for = {}, width
        rows = self._rows or [Row("", (), ((part, "muted"),)) for part in self._reason.split("\n")]
        known, wrapped = self._wrapped, {}
        self._lines, self._starts = [], []
        for row in rows:
            words = (row.lead, row.body)
            lines = known.get(words) or tuple(row_lines(row, width)) or ((),)
            wrapped[words] = lines
            self._starts.append(len(self._lines))
            self._lines += lines
        self._wrapped = wrapped
        self.set_count(len(self._lines))
        self._reveal_cursor()

    @property
    def _reason(self) -> str:
        if self.filtered and self._all:
            return f"Nothing here has “{clean(self.filtered)}” in it; esc clears the filter."
        return self._empty

    def _describe(self) -> None:
        """Say in the border where the cursor is among how many, and what filter and order are on."""
        items = len(self._items)
        title = f"{self.label} › {clean(self._page.title)[:60]}" if self._page else self.label
        self.border_title = Content(f"{title} /{clean(self.filtered)}" if self.filtered else title)
        shown = self._counted(items)
        out_of = f"{self._counted(bisect_right(self._items, self._cursor)):,} of {shown:,}"
        if self._page is None and (self.filtered or shown < self.total):
            out_of += f" ({self.total:,} in all)"
        order = f"by {self.order} · " if self.order and self._page is None else ""
        self.border_subtitle = Content(order + (out_of if items else "0"))

    def _counted(self, items: int) -> int:
        """Return how many of the first items count, those that stand under another left out."""
        return sum(not self._rows[at].under for at in self._items[:items]) or min(items, 1)

    def _reveal_cursor(self) -> None:
        if self._cursor < 0:
            self.reveal(0, 0)
            return
        if self._cursor >= len(self._starts):
            return
        first = self._starts[self._cursor]
        last = self._cursor == self._items[-1]  # what is said below it is seen with it
        after = len(self._lines) if last else self._starts[self._cursor + 1]
        headed = self._cursor > 0 and not self._rows[self._cursor - 1].key
        self.reveal(first - 1 if headed else first, after - 1)

    def pieces_at(self, at: int) -> Pieces:
        index = bisect_right(self._starts, at) - 1
        begins = self._starts[index] == at
        cursor = CURSOR if begins and index == self._cursor else " "
        mark = self._rows[index].mark if begins and self._rows else " "
        return ((cursor, "accent"), (mark, "accent"), *self._lines[at])

    def style_over(self, at: int) -> str:
        return "cursor" if self._cursor >= 0 and bisect_right(self._starts, at) - 1 == self._cursor else ""

    def choose(self, key: str) -> None:
        """Put the cursor on the row with a key, where it is shown."""
        for index in self._items:
            if self._rows[index].key == key:
                self._go(index)
                return

    def action_cursor(self, step: int) -> None:
        """Move the cursor to the next or the former item."""
        self._go_item(bisect_right(self._items, self._cursor) - 1 + step)

    def action_edge(self, side: int) -> None:
        """Move the cursor to the first (-1) or the last (1) item."""
        self._go_item(0 if side < 0 else len(self._items) - 1)

    def action_page(self, step: int) -> None:
        """Move the cursor by the lines of a screen."""
        if not 0 <= self._cursor < len(self._starts):
            return
        target = self._starts[self._cursor] + step * max(1, self.rows_on_screen - 1)
        near = self._nearest(bisect_right(self._starts, max(0, target)) - 1)
        if near == self._cursor:
            self.action_cursor(step)
        else:
            self._go(near)

    def _go_item(self, item: int) -> None:
        if self._items:
            self._go(self._items[min(max(0, item), len(self._items) - 1)])

    def _go(self, at: int) -> None:
        self._moved = True
        if at == self._cursor:
            return
        self._cursor = at
        self._describe()
        if self.drawn:
            self._reveal_cursor()
            self.refresh()
        self.post_message(self.Chosen(self, self.row))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a double click opens."""
        at = event.y - self.gutter.top + self.scroll_offset.y
        if self._cursor >= 0 and 0 <= at < len(self._lines):
            row = bisect_right(self._starts, at) - 1
            if self._rows[row].key:
                self._go(row)
                if event.chain > 1:
                    self.post_message(self.Opened())


def matching(every: Sequence[Row], words: str) -> list[Row]:
    """Return the items that hold all words, with all their lines, and the headings that still head some."""
    wanted = words.casefold().split()
    rows: list[Row] = []
    for item in items_with_lines(every):
        if not item[0].key:
            _drop_headings(rows)
            rows += item
        elif holds(item, wanted):
            rows += item
    _drop_headings(rows)
    return rows


def _drop_headings(rows: list[Row]) -> None:
    """Take away the headings at the end, which head nothing."""
    while rows and not rows[-1].key:
        rows.pop()
