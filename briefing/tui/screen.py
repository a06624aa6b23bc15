"""The one screen: wires panes, source, filter and reading together."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Footer, Input, Static
from textual.worker import Worker, WorkerState, get_current_worker

from briefing.config import Settings
from briefing.model import Briefing, Evidence
from briefing.report.wording import opening_line
from briefing.run import Snapshot
from briefing.tui import Load
from briefing.tui.help import HelpScreen
from briefing.tui.keys import KEYS
from briefing.tui.layout import Row, clean
from briefing.tui.lines import LineView
from briefing.tui.pane import Pane
from briefing.tui.reader import Reader
from briefing.tui.rows import pane_rows, why_empty

TITLES = {"summary": "Summary", "actors": "Actors", "numbers": "Key numbers", "questions": "Open questions"}
READING = "reading"


class Dashboard(Screen[None]):
    """Four panes, the list of articles and the source; one snapshot of the briefing feeds them all."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            key.keys.replace("?", "question_mark").replace(":", "colon").replace("/", "slash"),
            key.action,
            key.label or key.help,
            id=key.id,
            show=bool(key.label),
            key_display=key.display.split(" ", maxsplit=1)[0],
            tooltip=key.help,
            priority=key.id in {"next-pane", "previous-pane"},
        )
        for key in KEYS
        if key.scope == "screen"
    ]

    class Grown(Message):
        """The reading has come further."""

        def __init__(self, snapshot: Snapshot) -> None:
            super().__init__()
            self.snapshot = snapshot

    snapshot: reactive[Snapshot | None] = reactive(None, init=False)

    def __init__(self, load: Load, settings: Settings) -> None:
        super().__init__()
        self._load = load
        self._settings = settings
        self._names: list[str] = list(settings.screen.panes)
        self._active = self._names[0]
        self._mention = 0
        self._stopped = False
        self._failure = ""

    def compose(self) -> ComposeResult:
        yield Static(Content("briefing"), id="title", markup=False)
        yield Static(Content(""), id="tabs", markup=False)
        with Horizontal(id="body"):
            yield Pane("articles", "0 Articles")
            with Container(id="panes"):
                for name in self._names:
                    yield Pane(name, f"{list(TITLES).index(name) + 1} {TITLES[name]}")
            yield Reader()
        yield Input(placeholder="show only lines with these words; enter keeps, esc clears", id="filter")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        reader = self.query_one(Reader)
        reader.show_article(None)
        share = self._settings.screen.source_height
        self.query_one("#panes").styles.height = f"{100 - share}fr"
        reader.styles.height = f"{share}fr"
        self.query_one("#panes").set_class(len(self._names) == 1, "-one")
        self._show_pane(self._active)
        self._fill()
        self.call_after_refresh(self._start_reading)

    # --- reading -------------------------------------------------------------------------------

    def _start_reading(self) -> None:
        self._stopped, self._failure = False, ""
        self._read()

    @work(thread=True, group=READING, exclusive=True, exit_on_error=False)
    def _read(self) -> None:
        worker = get_current_worker()
        for snapshot in self._load(lambda: worker.is_cancelled):
            if worker.is_cancelled:
                return
            self.post_message(self.Grown(snapshot))

    @on(Grown)
    def _grown(self, message: Grown) -> None:
        self.snapshot = message.snapshot

    @on(Worker.StateChanged)
    def _reading_ended(self, event: Worker.StateChanged) -> None:
        if event.worker.group == READING and event.state is WorkerState.ERROR:
            error = event.worker.error
            self._failure = clean(f"{type(error).__name__}: {error}")
            self.notify(self._failure, title="Reading failed", severity="error", timeout=20, markup=False)
            self._fill()

    @property
    def _is_reading(self) -> bool:
        return not self._failure and not self._stopped and not (self.snapshot and self.snapshot.finished)

    def watch_snapshot(self, before: Snapshot | None, snapshot: Snapshot | None) -> None:
        self._fill()
        for problem in snapshot.problems if snapshot else ():
            if before is None or problem not in before.problems:
                self.notify(clean(problem), severity="warning", markup=False)

    def _fill(self) -> None:
        snapshot = self.snapshot or Snapshot(briefing=Briefing())
        for pane in self.query(Pane):
            name = str(pane.id)
            rows = pane_rows(snapshot.briefing, name)
            empty = self._failure or why_empty(
                name,
                snapshot.briefing,
                snapshot.done,
                snapshot.total,
                finished=not self._is_reading,
                filtered=pane.filtered,
            )
            if self._stopped and not rows:
                empty = "Stopped before it was read. R reads again."
            pane.show_rows(rows, empty)
        self._show_title(snapshot)
        self._show_tabs()

    def _show_title(self, snapshot: Snapshot) -> None:
        if self._failure:
            state = "reading failed"
        elif self._stopped:
            state = f"stopped at {snapshot.done} of {snapshot.total}"
        elif not snapshot.finished:
            state = (
                f"reading {snapshot.done} of {snapshot.total} … esc stops" if snapshot.total else "reading …"
            )
        else:
            state = ""
        parts = ["briefing", opening_line(snapshot.briefing) if snapshot.briefing.articles else "", state]
        self.query_one("#title", Static).update(Content(" · ".join(part for part in parts if part)))

    def _show_tabs(self) -> None:
        parts: list[Content] = []
        for name in [*self._names, "source"]:
            label = "5 Source" if name == "source" else f"{self._pane(name).label} {self._pane(name).count}"
            label = label.replace("Key numbers", "Numbers").replace("Open questions", "Questions")
            parts.append(
                Content.styled(f"[{label}]", "bold") if name == self._active else Content(f" {label} ")
            )
        self.query_one("#tabs", Static).update(Content("").join(parts))

    # --- panes ---------------------------------------------------------------------------------

    def _pane(self, name: str) -> Pane:
        return self.query_one(f"#{name}", Pane)

    def _view(self, name: str) -> LineView:
        return self.query_one(f"#{name}", LineView)

    def _show_pane(self, name: str) -> None:
        """Focus a pane, and bring it to the front where only one has room."""
        self._active = name
        for view in self.query(LineView):
            view.set_class(view.id == name, "-active")
        self.set_class(name == "articles", "-list")
        self.set_class(name == "source", "-reading")
        self._view(name).focus()
        self._show_tabs()

    @property
    def _pane_now(self) -> Pane | None:
        """The pane that the keys are about: the focused one, or the one that led to the source."""
        name = self._active if self._active != "source" else self._from
        found = self.query(f"#{name}").results(Pane)
        return next(iter(found), None)

    _from = "summary"

    def on_descendant_focus(self) -> None:
        if isinstance(self.focused, LineView) and self.focused.id and self.focused.id != self._active:
            self._show_pane(self.focused.id)

    @on(Pane.Chosen)
    def _chosen(self, message: Pane.Chosen) -> None:
        if message.pane.id in {self._active, self._from if self._active == "source" else ""}:
            self._mention = 0
            self._follow(message.row)

    @on(Pane.Opened)
    def _opened(self) -> None:
        self.action_open()

    def _follow(self, row: Row | None) -> None:
        """Show the source of a row."""
        snapshot = self.snapshot
        if snapshot is None or row is None:
            return
        reader = self.query_one(Reader)
        if row.article:
            reader.show_article(snapshot.articles.get(row.article))
        elif row.evidence:
            evidence: Evidence = row.evidence[self._mention % len(row.evidence)]
            reader.show_article(snapshot.articles.get(evidence.article), evidence)
            if len(row.evidence) > 1:
                at = self._mention % len(row.evidence) + 1
                reader.border_subtitle = Content(
                    f"sentence {at} of {len(row.evidence)} · n next · line {evidence.line}"
                )

    # --- actions -------------------------------------------------------------------------------

    def action_pane(self, name: str) -> None:
        """Go to a pane by name."""
        if name != "source" or self._active != "source":
            self._from = self._active if self._active != "source" else self._from
        if self.query(f"#{name}"):
            self._show_pane(name)
            pane = self._pane_now
            if name != "source" and pane is not None:
                self._mention = 0
                self._follow(pane.row)
        else:
            self.notify(f"The pane {name} is switched off in config.yaml.", markup=False)

    def action_cycle(self, step: int) -> None:
        """Go to the next or the former pane."""
        names = [*self._names, "source", "articles"]
        at = names.index(self._active) if self._active in names else 0
        self.action_pane(names[(at + step) % len(names)])

    def action_open(self) -> None:
        """Go to the source at the sentence of the line; an article opens from its top."""
        pane = self._pane_now
        if self._active != "source" and pane is not None and pane.row is not None:
            self._follow(pane.row)
            self.action_pane("source")

    def action_back(self) -> None:
        """One step back: filter, source, zoom, reading; never out of the program."""
        box = self.query_one("#filter", Input)
        pane = self._pane_now
        if box.has_class("-open"):
            box.value = ""
            self._close_filter()
        elif self._active in {"source", "articles"} and not self.has_class("-zoomed"):
            self.action_pane(self._from if self._from not in {"source", "articles"} else self._names[0])
        elif pane is not None and pane.filtered:
            pane.filter_rows("")
            self._fill()
        elif self.has_class("-zoomed"):
            self.remove_class("-zoomed")
        elif self._is_reading:
            self._stopped = True
            self.workers.cancel_group(self, READING)
            self._fill()

    def action_zoom(self) -> None:
        """Show the active pane alone, or all again."""
        self.toggle_class("-zoomed")

    def action_filter(self) -> None:
        """Open the filter of the active pane."""
        if self._active == "source":
            self.action_pane(self._from)
        box = self.query_one("#filter", Input)
        box.add_class("-open")
        pane = self._pane_now
        box.value = pane.filtered if pane is not None else ""
        box.focus()

    @on(Input.Changed, "#filter")
    def _filter_changed(self, event: Input.Changed) -> None:
        pane = self._pane_now
        if pane is not None and self.query_one("#filter").has_class("-open"):
            pane.empty = why_empty(str(pane.id), Briefing(), 0, 0, finished=True, filtered=event.value)
            pane.filter_rows(event.value)

    @on(Input.Submitted, "#filter")
    def _close_filter(self) -> None:
        self.query_one("#filter", Input).remove_class("-open")
        self._show_pane(self._active)

    def action_mention(self, step: int) -> None:
        """Go to the next or the former sentence of the item."""
        pane = self._pane_now
        if pane is not None and pane.row is not None and pane.row.evidence:
            self._mention = (self._mention + step) % len(pane.row.evidence)
            self._follow(pane.row)

    def action_article(self, step: int) -> None:
        """Show the next or the former article in the source."""
        pane = self._pane("articles")
        pane.action_cursor(step)
        self._follow(pane.row)

    def action_unfold(self, opened: bool) -> None:  # noqa: FBT001 - given by the key table
        """Unfold or fold the actor under the cursor."""
        pane = self._pane_now
        if pane is not None and self._active != "source":
            pane.unfold(opened=opened)

    def action_scroll_source(self, step: int) -> None:
        """Scroll the source without leaving the pane."""
        self.query_one(Reader).action_cursor(3 * step)

    def action_copy(self) -> None:
        """Copy the line with its source."""
        pane = self._pane_now
        if pane is not None and pane.row is not None:
            self.app.copy_to_clipboard(pane.row.citation)
            self.notify("Copied the line with its source.", markup=False)

    def action_copy_pane(self) -> None:
        """Copy all lines of the pane."""
        pane = self._pane_now
        if pane is not None:
            self.app.copy_to_clipboard("\n".join(row.text.strip() for row in pane.shown))
            self.notify(f"Copied {len(pane.shown)} lines.", markup=False)

    def action_again(self) -> None:
        """Read the files again."""
        self._start_reading()
        self.notify("Reading again.", markup=False)

    def action_command_palette(self) -> None:
        """Open the palette of commands."""
        self.app.action_command_palette()

    def action_help(self) -> None:
        """Say what the pane shows and list the keys."""
        name = self._active
        title = {"source": "Source", "articles": "Articles", **TITLES}[name]
        self.app.push_screen(HelpScreen(name, title))

    def action_quit(self) -> None:
        """End the program; reading ends with it."""
        self.workers.cancel_group(self, READING)
        self.app.exit()
