"""A scrolling view of lines that draws only what is on the screen, however long the text is."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefing.tui.layout import Pieces

# Each component class is styled anew for every view whenever a class changes, so there are few.
_STYLES = {
    "": ("", Style()),
    "number": ("muted", Style()),
    "strong": ("", Style(bold=True)),
    "heading": ("accent", Style(bold=True)),
    "mention": ("", Style(underline=True)),
    "match": ("", Style(reverse=True)),
}


class LineView(ScrollView, can_focus=True):
    """Shows lines of styled text; a subclass lays them out and says what stands in each."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line--muted",
        "line--accent",
        "line--warning",
        "line--cursor",
        "line--marked",
    }

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._count = 0
        self._styles: dict[str, Style] = {}

    @property
    def room(self) -> int:
        """Cells that a line may take."""
        return max(1, self.scrollable_content_region.width)

    @property
    def drawn(self) -> bool:
        """Whether the view is on the screen, so that its width is known."""
        return self.display and self.scrollable_content_region.width > 0

    @property
    def rows_on_screen(self) -> int:
        """Lines that the view shows at a time."""
        return max(1, self.scrollable_content_region.height)

    def lay_out(self) -> None:
        """Compute the lines for the present width; called whenever that changes or the view appears."""

    def pieces_at(self, at: int) -> Pieces:
        """Return the styled text of a line."""
        raise NotImplementedError

    def style_over(self, at: int) -> str:
        """Return the name of the style that lies over a whole line, nothing by default."""
        del at
        return ""

    def set_count(self, count: int) -> None:
        """Say how many lines there are; the scroll position stays where it can."""
        self._count = count
        self.virtual_size = Size(self.room, count)
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        del event
        self.lay_out()

    def on_show(self, event: events.Show) -> None:
        del event
        self.lay_out()

    def notify_style_update(self) -> None:
        """Forget styles when the theme changes."""
        super().notify_style_update()
        self._styles.clear()

    def style_of(self, name: str) -> Style:
        """Return the style that the style sheet gives a name."""
        if name not in self._styles:
            component, over = _STYLES.get(name, (name, Style()))
            self._styles[name] = (
                self._component_style(f"line--{component}") if component else Style()
            ) + over
        return self._styles[name]

    def _component_style(self, name: str) -> Style:
        """Return what a component sets itself, its colours blended with the background of the view."""
        own = self.get_component_rich_style(name, partial=True)
        blended = self.get_component_rich_style(name)
        colour = Style(
            color=blended.color if own.color else None, bgcolor=blended.bgcolor if own.bgcolor else None
        )
        return own + colour

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        at = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        base = self.rich_style
        if at >= self._count:
            return Strip.blank(width, base)
        over = self.style_of(self.style_over(at))
        segments = [Segment(text, base + self.style_of(style) + over) for text, style in self.pieces_at(at)]
        return Strip(segments).adjust_cell_length(width, base + over)

    def scroll_lines(self, step: int) -> None:
        """Scroll by a number of lines."""
        self.scroll_to(y=self.scroll_offset.y + step, animate=False, immediate=True, force=True)

    def reveal(self, first: int, last: int, *, high: bool = False) -> None:
        """Scroll so that these lines are on the screen; `high` puts them into its upper part."""
        height = self.rows_on_screen
        top = self.scroll_offset.y
        if high:
            target = max(0, first - height // 4)
        elif first < top:
            target = first
        elif last >= top + height:
            target = min(first, last - height + 1)
        else:
            return
        # Forced: a view that has just been filled shows its scrollbar only after the next layout.
        self.scroll_to(y=target, animate=False, immediate=True, force=True)
