"""Reading: snapshots of the briefing come in from a thread, fill the panes, and can be stopped."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.worker import Worker, WorkerState, get_current_worker

from briefing.config import Settings
from briefing.model import Briefing, items_of
from briefing.tui import Session
from briefing.tui.board import Board
from briefing.tui.layout import Row, clean
from briefing.tui.rows import pane_rows
from briefing.tui.watching import fingerprint

if TYPE_CHECKING:
    from briefing.run import Snapshot

READING, WATCHING = "reading", "watching"
SUMMARY_AT_HAND = 20
"""Sentences that the summary can grow to at once; more of them make every reading slower, so they are made when asked for."""
_SECONDS_BETWEEN_LOOKS = 2.0


class ReadingKeys(Board):
    """Starts, follows, stops and repeats the reading."""

    class Grown(Message):
        """The reading has come further; `rows` are those of each pane, made for the wishes of `wishes`."""

        def __init__(self, snapshot: Snapshot, rows: Mapping[str, list[Row]], wishes: int) -> None:
            super().__init__()
            self.snapshot = snapshot
            self.rows = rows
            self.wishes = wishes

        def can_replace(self, message: Message) -> bool:
            """Skip a snapshot that was overtaken before it was shown."""
            return isinstance(message, ReadingKeys.Grown)

    class Counted(Message):
        """More articles were read, of which the briefing that is shown does not tell yet."""

        def __init__(self, done: int) -> None:
            super().__init__()
            self.done = done

    class FilesChanged(Message):
        """A file that is watched came, went or changed."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._room = max(SUMMARY_AT_HAND, session.settings.summary.sentences or 0)

    def _start_reading(self) -> None:
        self._began, self._done_before = time.monotonic(), None
        self._read(_with_room(self._settings, self._room))

    @work(thread=True, group=READING, exclusive=True, exit_on_error=False)
    def _read(self, settings: Settings) -> None:
        worker = get_current_worker()
        shown, waiting = None, ""
        for snapshot in self._session.load(settings, lambda: worker.is_cancelled):
            if snapshot.briefing is shown and snapshot.waiting == waiting and not snapshot.finished:
                self.post_message(self.Counted(snapshot.done))
                continue
            shown, waiting = snapshot.briefing, snapshot.waiting
            wishes, view = self._wishes, self._view
            view = replace(view, briefing=snapshot.briefing, articles=snapshot.articles)
            rows = {name: pane_rows(view, name) for name in self._listed}
            if worker.is_cancelled:
                return
            self.post_message(self.Grown(snapshot, rows, wishes))

    @on(Grown)
    async def _grow(self, message: Grown) -> None:
        if self._state == "stopped":
            return
        known = self._problems
        snapshot = message.snapshot
        finished_before = self._known if snapshot.finished else None
        if snapshot.finished:
            self._known = None
        self._done, self._total, self._problems = snapshot.done, snapshot.total, snapshot.problems
        self._waiting = clean(snapshot.waiting)
        self._state = "read" if snapshot.finished else "reading"
        if self._done_before is None and not snapshot.finished:
            self._began, self._done_before = time.monotonic(), snapshot.done
        self._view = replace(self._view, briefing=snapshot.briefing, articles=snapshot.articles)
        if finished_before is not None:
            fresh = _items(snapshot.briefing) - finished_before
            self._view = replace(self._view, fresh=fresh)
            self._say(f"{len(fresh)} new lines, marked +." if fresh else "Nothing new.")
            self._fill()
        elif message.wishes == self._wishes:
            await self._fill_in_turn(message)
        else:
            self._fill()
        for problem in snapshot.problems:
            if problem not in known:
                self._say(problem, wrong=True)

    @on(Counted)
    def _count(self, message: Counted) -> None:
        if self._state == "reading":
            self._done = max(self._done, min(message.done, self._total))
            self._show_bars()

    async def _fill_in_turn(self, message: Grown) -> None:
        """Fill one pane after the other; keys that came meanwhile go first, and what they wish for holds."""
        for name, rows in message.rows.items():
            self._fill_pane(name, rows)
            await asyncio.sleep(0)
            if self._state == "stopped":
                return
            if message.wishes != self._wishes:
                self._fill()
                return
        self._show_bars()

    _known: frozenset[str] | None = None

    @on(Worker.StateChanged)
    def _reading_ended(self, event: Worker.StateChanged) -> None:
        if event.worker.group == READING and event.state is WorkerState.ERROR:
            error = event.worker.error
            self._failure = clean(f"{type(error).__name__}: {error}")
            self._state = "failed"
            self.notify(self._failure, title="Reading failed", severity="error", timeout=20, markup=False)
            self._fill()

    def _stop(self) -> None:
        self._state = "stopped"
        self.workers.cancel_group(self, READING)
        self._fill()

    def action_again(self) -> None:
        """Read the files again, and mark what is new."""
        if self._state == "read":
            self._known = _items(self._view.briefing)
        self._read_on()

    @on(Board.Wished)
    def _read_on(self) -> None:
        """Read again with the settings of now; what was read already is not read anew."""
        self._state, self._failure = "reading", ""
        self._done = self._total = 0
        self._problems = ()
        self._waiting = ""
        self._fill()
        self._start_reading()

    # --- watching the files --------------------------------------------------------------------

    _files_seen: str = ""

    def _start_watching(self) -> None:
        if self._session.watch:
            self._look()
            self.set_interval(_SECONDS_BETWEEN_LOOKS, self._look)

    @work(thread=True, group=WATCHING, exclusive=True, exit_on_error=False)
    def _look(self) -> None:
        now = fingerprint(self._session.paths)
        before, self._files_seen = self._files_seen, now
        if before and before != now:
            self.post_message(self.FilesChanged())

    @on(FilesChanged)
    def _files_changed(self) -> None:
        self.action_again()


def _with_room(settings: Settings, room: int) -> Settings:
    """Return settings with a summary that is longer than what is shown, so that it can be made longer at once."""
    return replace(settings, summary=replace(settings.summary, sentences=room))


def _items(briefing: Briefing) -> frozenset[str]:
    """Return the ids of everything that is shown."""
    return frozenset(item.id for item in (*items_of(briefing), *briefing.articles))
