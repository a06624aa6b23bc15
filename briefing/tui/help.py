"""Help: what the focused pane shows and how it decides, and every key."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.keys import GROUPS, Key, with_own_keys
from briefing.tui.about import ABOUT

_KEY_WIDTH = 18
_WIDEST, _FRAME = 84, 5
"""Cells that the page takes at most, and those of them that border, padding and scrollbar take."""


class HelpScreen(ModalScreen[None]):
    """A page over the dashboard; escape closes it again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1,q,enter", "dismiss", "Close"),
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
        Binding("ctrl+d,pagedown,space", "page(1)", show=False),
        Binding("ctrl+u,pageup", "page(-1)", show=False),
        Binding("g,home", "edge(-1)", show=False),
        Binding("G,end", "edge(1)", show=False),
    ]

    def __init__(self, pane: str, title: str, own_keys: Mapping[str, str]) -> None:
        super().__init__()
        self._pane = pane
        self._title = title
        self._own_keys = own_keys

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="help") as page:
            page.border_title = Content("Help")
            page.border_subtitle = Content("j k scroll · esc closes")
            room = min(_WIDEST, self.app.size.width) - _FRAME
            yield Static(help_text(self._pane, self._title, self._own_keys, room), markup=False)

    def action_page(self, step: int) -> None:
        """Scroll the page by a screen."""
        page = self.query_one("#help")
        self.action_scroll(step * max(1, page.size.height - 2))

    def action_edge(self, side: int) -> None:
        """Scroll to the top (-1) or the end (1) of the page."""
        page = self.query_one("#help")
        self.action_scroll(side * page.virtual_size.height)

    def action_scroll(self, step: int) -> None:
        """Scroll the page by a line."""
        self.query_one("#help").scroll_relative(y=step, animate=False, immediate=True)


def help_text(pane: str, title: str, own_keys: Mapping[str, str], room: int) -> Content:
    """Return the help about a pane, then the keys by group, the analyst's own among them, `room` cells wide."""
    parts: list[Content] = []
    if pane in ABOUT:
        parts += [Content.styled(title, "bold"), Content("\n"), Content(ABOUT[pane]), Content("\n\n")]
    keys = with_own_keys(own_keys)
    for group in GROUPS:
        parts += [Content.styled(group, "bold"), Content("\n")]
        parts += [Content(_key_lines(key, room)) for key in keys if key.group == group]
    return Content("").join(parts)


def _key_lines(key: Key, room: int) -> str:
    """Return a key with what it does, later lines under the first."""
    lead = f"  {key.display:<{_KEY_WIDTH}} "
    lines = wrap(key.help, max(_KEY_WIDTH, room - len(lead)))
    return lead + f"\n{' ' * len(lead)}".join(lines) + "\n"
