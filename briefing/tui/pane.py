"""A pane: rows with a cursor, a live filter, and rows folded under others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from briefing.tui.keys import KEYS
from briefing.tui.layout import Line, Row, lay_out
from briefing.tui.lines import LineView

LIST_BINDINGS: list[BindingType] = [
    Binding(key.keys, key.action, key.help, id=key.id, show=False) for key in KEYS if key.scope == "list"
]


class Pane(LineView):
    """A list of rows under a title; posts `Chosen` whenever the cursor is on another row."""

    BINDINGS: ClassVar[list[BindingType]] = LIST_BINDINGS

    class Chosen(Message):
        """The cursor is on another row, or on none."""

        def __init__(self, pane: Pane, row: Row | None) -> None:
            super().__init__()
            self.pane = pane
            self.row = row

    class Opened(Message):
        """A row was opened with the mouse."""

        def __init__(self, pane: Pane) -> None:
            super().__init__()
            self.pane = pane

    def __init__(self, name: str, title: str) -> None:
        super().__init__(id=name)
        self.label = title
        self.border_title = Content(title)
        self.filtered = ""
        self.empty = ""
        self._all: Sequence[Row] = ()
        self._rows: list[Row] = []
        self._unfolded: set[str] = set()
        self._cursor = -1

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._rows[self._cursor] if 0 <= self._cursor < len(self._rows) else None

    @property
    def count(self) -> int:
        """Rows that are items, not headings or folded lines, in all."""
        return sum(bool(row.key) for row in self._all)

    @property
    def shown(self) -> list[Row]:
        """The rows that the filter lets through."""
        return self._rows

    def show_rows(self, rows: Sequence[Row], empty: str) -> None:
        """Replace the rows; the cursor stays on the row that it was on. `empty` says why there are none."""
        self._all = rows
        self.empty = empty
        self._refill()

    def filter_rows(self, words: str) -> None:
        """Show only the rows that hold all these words."""
        self.filtered = words.strip()
        self._refill()

    def unfold(self, *, opened: bool) -> None:
        """Show or hide what is folded under the row of the cursor."""
        row = self.row
        if row is None:
            return
        owner = row.key.split(".")[0]
        if opened:
            self._unfolded.add(owner)
        else:
            self._unfolded.discard(owner)
        self._refill(owner if not opened else row.key)

    def _refill(self, key: str | None = None) -> None:
        wanted = self.filtered.lower().split()
        keep = key or (self.row.key if self.row else "")
        before = self._cursor
        rows: list[Row] = []
        for row in self._all:
            if row.key and all(word in row.text.lower() for word in wanted):
                rows.append(row)
                if row.key in self._unfolded:
                    rows += row.folded
            elif not row.key and not wanted:
                rows.append(row)
        self._rows = rows
        at = next((at for at, row in enumerate(rows) if row.key and row.key == keep), None)
        self._cursor = at if at is not None else self._nearest(min(max(before, 0), len(rows) - 1))
        self._lay_out()
        self.post_message(self.Chosen(self, self.row))

    def _nearest(self, at: int) -> int:
        """Return the item nearest to an index, -1 where there is none."""
        order = sorted(
            (index for index, row in enumerate(self._rows) if row.key), key=lambda index: abs(index - at)
        )
        return order[0] if order else -1

    def _lay_out(self) -> None:
        rows = self._rows
        if not rows:
            words = Row("", (), ((" ".join(self.empty.split("\n")), "muted"),))
            parts = [Row("", (), ((part, "muted"),)) for part in self.empty.split("\n")]
            rows = parts if "\n" in self.empty else [words]
        self.show_lines(lay_out(rows, self.room))
        items = sum(bool(row.key) for row in self._rows if row in self._all) if self.filtered else self.count
        at = sum(bool(row.key) for row in self._rows[: self._cursor + 1]) if self._cursor >= 0 else 0
        total = f"{items} of {self.count} match" if self.filtered else f"{self.count}"
        self.border_subtitle = Content(f"{at} of {total}" if at and not self.filtered else total)
        self._reveal_cursor()

    def _reveal_cursor(self) -> None:
        lines = [at for at, line in enumerate(self._lines) if line.row == self._cursor]
        if lines:
            heading = self._cursor == self._nearest(0) and lines[0] < 3
            self.reveal(0 if heading else lines[0], lines[-1])

    def marked(self, line: Line) -> str:
        return "cursor" if line.row == self._cursor and self._rows else ""

    def on_resize(self, event: events.Resize) -> None:
        del event
        self._lay_out()

    def action_cursor(self, step: int) -> None:
        """Move the cursor to the next or the former item."""
        at = self._cursor + step
        while 0 <= at < len(self._rows) and not self._rows[at].key:
            at += step
        if 0 <= at < len(self._rows):
            self._go(at)

    def action_edge(self, side: int) -> None:
        """Move the cursor to the first (-1) or the last (1) item."""
        self._go(self._nearest(0 if side < 0 else len(self._rows) - 1))

    def action_page(self, step: int) -> None:
        """Move the cursor by the lines of a screen."""
        height = max(1, self.scrollable_content_region.height - 1)
        lines = [at for at, line in enumerate(self._lines) if line.row == self._cursor]
        if not lines:
            return
        target = min(max(0, lines[0] + step * height), len(self._lines) - 1)
        near = self._nearest(self._lines[target].row)
        self._go(near if near != self._cursor else min(max(0, near + step), len(self._rows) - 1))

    def _go(self, at: int) -> None:
        if at < 0 or at >= len(self._rows) or not self._rows[at].key:
            return
        self._cursor = at
        items = sum(bool(row.key) for row in self._rows[: at + 1])
        if not self.filtered:
            self.border_subtitle = Content(
                f"{items} of {self.count}" if items <= self.count else f"{self.count}"
            )
        self._reveal_cursor()
        self.refresh()
        self.post_message(self.Chosen(self, self.row))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a second click opens."""
        at = event.y - self.gutter.top + self.scroll_offset.y
        if 0 <= at < len(self._lines):
            row = self._lines[at].row
            if row == self._cursor and event.chain > 1:
                self.post_message(self.Opened(self))
            else:
                self._go(row)
