"""The one screen: puts the views together; what the keys do is inherited, one class for each subject."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Footer, Input, Static

from briefing.tui.bars import tab_at
from briefing.tui.bindings import SCREEN_BINDINGS
from briefing.tui.board import SHEETS
from briefing.tui.help import HelpScreen
from briefing.tui.marking import MarkingKeys
from briefing.tui.pane import Pane
from briefing.tui.reader import Reader
from briefing.tui.reading import READING
from briefing.tui.sharing import SharingKeys
from briefing.tui.titles import DIGITS, TITLES


class Dashboard(SharingKeys, MarkingKeys):
    """Four panes, timeline, stories and the source; one snapshot of the briefing feeds them all."""

    AUTO_FOCUS = ""  # the first view is focused here; Textual would take the first widget, after that
    BINDINGS: ClassVar[list[BindingType]] = SCREEN_BINDINGS

    def compose(self) -> ComposeResult:
        yield Static(Content("briefing"), id="title", markup=False)
        yield Static(Content(""), id="tabs", markup=False)
        with Container(id="body"):
            with Container(id="left"):
                yield _pane("articles")
                yield _pane("timeline")
            with Container(id="panes", classes=f"-of{len(self._names)}"):
                for name in self._names:
                    yield _pane(name)
            yield _pane("found")
            yield Reader()
        yield Input(id="filter")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self._reader.show_article(None)
        self._show_view(self._active)
        self._fill()
        self.call_after_refresh(self._start_reading)
        self.call_after_refresh(self._start_watching)
        if self._marks.problem:
            self._say(self._marks.problem, wrong=True)

    def on_unmount(self) -> None:
        self._marks.close()

    def on_resize(self, event: events.Resize) -> None:
        del event
        self._show_bars()

    @on(events.Click, "#tabs")
    def _tab_clicked(self, event: events.Click) -> None:
        names = [*self._names, "source", *([self._active] if self._active in SHEETS else [])]
        counts = {str(pane.id): pane.total for pane in self.query(Pane)}
        name = tab_at(names, counts, self._active, max(1, self.size.width - 2), event.x - 1)
        if name:
            self.action_pane(name)

    def action_palette(self) -> None:
        """Show all commands by name."""
        self.app.action_command_palette()

    def action_help(self) -> None:
        """Say what the pane shows and list the keys."""
        self._ask_over(HelpScreen(self._active, TITLES[self._active], self._session.settings.screen.keys))

    def action_quit(self) -> None:
        """End the program; reading ends with it."""
        self.workers.cancel_group(self, READING)
        self.app.exit()


def _pane(name: str) -> Pane:
    return Pane(name, f"{DIGITS[name]} {TITLES[name]}")
