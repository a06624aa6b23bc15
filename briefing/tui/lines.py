"""A scrolling view of lines that draws only what is on the screen, however long the text is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefing.tui.layout import Line


class LineView(ScrollView, can_focus=True):
    """Shows laid-out lines; a subclass says which, and which of them are marked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line--muted",
        "line--strong",
        "line--accent",
        "line--warning",
        "line--heading",
        "line--cursor",
        "line--marked",
        "line--number",
    }

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._lines: Sequence[Line] = ()
        self._styles: dict[str, Style] = {}

    @property
    def room(self) -> int:
        """Cells that a line may take."""
        return max(1, self.scrollable_content_region.width or self.size.width)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Replace the lines; the scroll position stays where it can."""
        self._lines = lines
        self.virtual_size = Size(self.room, len(lines))
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget styles when the theme changes."""
        super().notify_style_update()
        self._styles.clear()

    def marked(self, line: Line) -> str:
        """Return the style that lies over a whole line, none by default."""
        del line
        return ""

    def style_of(self, name: str) -> Style:
        """Return the style that the style sheet gives a name."""
        if name not in self._styles:
            found = self.get_component_rich_style(f"line--{name}", partial=True) if name else Style()
            self._styles[name] = found
        return self._styles[name]

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        at = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        base = self.rich_style
        if at >= len(self._lines):
            return Strip.blank(width, base)
        line = self._lines[at]
        over = self.style_of(self.marked(line)) if self.marked(line) else Style()
        segments = [Segment(text, base + self.style_of(style) + over) for text, style in line.pieces]
        return Strip(segments).adjust_cell_length(width, base + over).crop(0, width)

    def reveal(self, first: int, last: int, *, top: bool = False) -> None:
        """Scroll so that these lines are on the screen; `top` puts the first a little under the edge."""
        height = max(1, self.scrollable_content_region.height)
        y = self.scroll_offset.y
        if top:
            target = max(0, first - height // 4)
        elif first < y:
            target = first
        elif last >= y + height:
            target = min(first, last - height + 1)
        else:
            return
        self.scroll_to(y=target, animate=False, immediate=True)
