"""What all parts of the dashboard share: the state of the screen, and its views by name."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Static

from briefing.config import Settings
from briefing.marks import Marks, corrected
from briefing.tui import Session
from briefing.tui.bars import State, progress, tab_line, title_line
from briefing.tui.layout import Row, clean
from briefing.tui.pane import Pane
from briefing.tui.reader import Reader
from briefing.tui.rows import pane_rows
from briefing.tui.rows.actor_page import actor_page
from briefing.tui.rows.empty import why_empty
from briefing.tui.signs import ascii_wanted_here
from briefing.tui.view import View

LISTED = ("timeline", "articles")
"""Views that are filled from the briefing like panes and cannot be switched off."""
SHEETS = (*LISTED, "found")
"""Views that take the place of the panes where not all have room."""
_TELLING = 20
"""Articles after which the time that the others will take can be told."""


class Board(Screen[None]):
    """The state of the dashboard; the classes that inherit it add what the keys do, one subject each."""

    class Wished(Message):
        """The analyst wants the files read again, with the settings and corrections of now."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._marks = session.marks() if session.marks else Marks(None, "")
        self._names: list[str] = list(dict.fromkeys(session.settings.screen.panes))
        self._active = self._front = self._names[0]
        self._from = self._active
        self._mention = 0
        self._followed = ""
        self._state: State = "reading"
        self._failure = ""
        self._done = self._total = 0
        self._waiting = ""
        self._problems: tuple[str, ...] = ()
        self._view = View(
            marks=self._marks.all(),
            sentences=session.settings.summary.sentences,
            ascii=ascii_wanted_here(session.settings.screen.signs),
        )
        self._wishes = 0
        self._began = 0.0
        self._warned = time.monotonic()
        self._done_before: int | None = None

    @property
    def _settings(self) -> Settings:
        """The settings with the analyst's corrections."""
        return corrected(self._session.settings, self._marks.corrections())

    @property
    def _listed(self) -> tuple[str, ...]:
        """The panes that are filled from the briefing."""
        return (*self._names, *LISTED)

    @property
    def _pane(self) -> Pane:
        """The pane that the keys are about: the active one, or the one that led to the source."""
        name = self._from if self._active == "source" else self._active
        return self.query_one(f"#{name}", Pane)

    @property
    def _reader(self) -> Reader:
        return self.query_one(Reader)

    @property
    def _filter(self) -> Input:
        return self.query_one("#filter", Input)

    def _say(self, words: str, *, wrong: bool = False) -> None:
        """Tell the analyst something in a corner of the screen, in place of what was told there before.

        A warning stays as long as it would alone.
        """
        self._hush()
        if wrong:
            self._warned = time.monotonic()
        self.notify(clean(words), severity="warning" if wrong else "information", markup=False)

    def _hush(self) -> None:
        """Take away what was told in the corner, but for a warning that was there for a short time only."""
        if time.monotonic() - self._warned > self.app.NOTIFICATION_TIMEOUT:
            self.app.clear_notifications()

    def _ask_over(self, screen: ModalScreen[Any], then: Callable[[Any], None] | None = None) -> None:
        """Put a page over the dashboard, whose lower corner nothing covers."""
        self._hush()
        self.app.push_screen(screen, then)

    def _show_view(self, name: str) -> None:
        """Focus a view, and bring it to the front where not all have room."""
        raise NotImplementedError

    def _follow(self, row: Row | None, *, again: bool = False) -> None:
        """Show the source of a row."""
        raise NotImplementedError

    def _change(self, *panes: str, **changes: Any) -> None:
        """Change what the analyst wants to see, and fill these panes again, all of them by default."""
        self._view = replace(self._view, **changes)
        self._wishes += 1
        self._fill(*panes)

    def _fill(self, *panes: str) -> None:
        """Give panes the rows of the present view, or the reason why they have none."""
        for name in panes or self._listed:
            self._fill_pane(name, pane_rows(self._view, name))
        self._show_bars()

    def _fill_pane(self, name: str, rows: list[Row]) -> None:
        pane = self.query_one(f"#{name}", Pane)
        pane.order = self._view.order(name)
        pane.show_rows(rows, self._why_empty(name))
        if pane.page:
            page = actor_page(self._view, pane.page)
            if page:
                pane.show_page(pane.page, page[0].body[0][0], page)
            else:
                pane.close_page()

    def _why_empty(self, name: str) -> str:
        if self._state == "failed":
            return f"The articles could not be read.\n{self._failure}\nR tries again, q quits."
        if self._state == "stopped":
            return "Stopped before this was read. R reads again."
        first = self._marks.new and name == self._names[0]
        finished = self._state == "read"
        return why_empty(name, self._view.briefing, self._done, self._total, finished=finished, first=first)

    @property
    def _rate(self) -> float:
        """Articles read in a second, since the first that had to be read; 0 before that can be told.

        The first ones wait for the language model, and would foretell hours.
        """
        read = self._done - (self._done if self._done_before is None else self._done_before)
        seconds = time.monotonic() - self._began
        return read / seconds if read >= _TELLING and seconds > 1 else 0.0

    def _show_bars(self) -> None:
        story = self._view.narrowed_to
        words = title_line(
            self._view.briefing,
            progress(self._done, self._total, self._state, self._rate, self._waiting),
            clean(story.title) if story else "",
            max(1, self.size.width - 2),
        )
        self.query_one("#title", Static).update(Content(words))
        counts = {str(pane.id): pane.total for pane in self.query(Pane)}
        names = [*self._names, "source"]
        if self._active in SHEETS:
            names.append(self._active)
        tabs = self.query_one("#tabs", Static)
        tabs.update(tab_line(names, counts, self._active, max(1, self.size.width - 2)))
