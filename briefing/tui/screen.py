"""The one screen: wires panes, source, filter and reading together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, Input, Static
from textual.worker import Worker, WorkerState, get_current_worker

from briefing.config import Settings
from briefing.model import Briefing
from briefing.run import Snapshot
from briefing.tui import Load
from briefing.tui.bars import DIGITS, TITLES, State, tab_line, title_line
from briefing.tui.help import HelpScreen
from briefing.tui.keys import SCREEN_BINDINGS
from briefing.tui.layout import Row, clean
from briefing.tui.lines import LineView
from briefing.tui.pane import Pane
from briefing.tui.reader import Reader
from briefing.tui.rows import pane_rows, why_empty

READING = "reading"
_SCROLL_LINES = 3


class Dashboard(Screen[None]):
    """Four panes, the list of articles and the source; one snapshot of the briefing feeds them all."""

    BINDINGS: ClassVar[list[BindingType]] = SCREEN_BINDINGS

    class Grown(Message):
        """The reading has come further; `rows` are those of each pane."""

        def __init__(self, snapshot: Snapshot, rows: Mapping[str, Sequence[Row]]) -> None:
            super().__init__()
            self.snapshot = snapshot
            self.rows = rows

        def can_replace(self, message: Message) -> bool:
            """Skip a snapshot that was overtaken before it was shown."""
            return isinstance(message, Dashboard.Grown)

    def __init__(self, load: Load, settings: Settings) -> None:
        super().__init__()
        self._load = load
        self._names: list[str] = list(dict.fromkeys(settings.screen.panes))
        self._active = self._front = self._names[0]
        self._from = self._active
        self._mention = 0
        self._followed = ""
        self._state: State = "reading"
        self._failure = ""
        self._snapshot = Snapshot(briefing=Briefing())
        self._rows: Mapping[str, Sequence[Row]] = {}

    def compose(self) -> ComposeResult:
        yield Static(Content("briefing"), id="title", markup=False)
        yield Static(Content(""), id="tabs", markup=False)
        with Container(id="body"):
            yield Pane("articles", f"{DIGITS['articles']} {TITLES['articles']}")
            with Container(id="panes", classes=f"-of{len(self._names)}"):
                for name in self._names:
                    yield Pane(name, f"{DIGITS[name]} {TITLES[name]}")
            yield Reader()
        yield Input(id="filter")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self.query_one(Reader).show_article(None)
        self._show_view(self._active)
        self._fill()
        self.call_after_refresh(self._read)

    def on_resize(self, event: events.Resize) -> None:
        del event
        self._show_bars()

    # --- reading -------------------------------------------------------------------------------

    @work(thread=True, group=READING, exclusive=True, exit_on_error=False)
    def _read(self) -> None:
        worker = get_current_worker()
        for snapshot in self._load(lambda: worker.is_cancelled):
            rows = {name: pane_rows(snapshot.briefing, name) for name in (*self._names, "articles")}
            if worker.is_cancelled:
                return
            self.post_message(self.Grown(snapshot, rows))

    @on(Grown)
    def _grow(self, message: Grown) -> None:
        if self._state == "stopped":
            return
        known = self._snapshot.problems
        self._snapshot, self._rows = message.snapshot, message.rows
        self._state = "read" if message.snapshot.finished else "reading"
        self._fill()
        for problem in message.snapshot.problems:
            if problem not in known:
                self.notify(clean(problem), severity="warning", markup=False)

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

    def _fill(self) -> None:
        """Give every pane its rows, or the reason why it has none."""
        for pane in self.query(Pane):
            name = str(pane.id)
            pane.show_rows(self._rows.get(name, ()), self._why_empty(name))
        self._show_bars()

    def _why_empty(self, name: str) -> str:
        if self._state == "failed":
            return f"The articles could not be read.\n{self._failure}\nR tries again, q quits."
        if self._state == "stopped":
            return "Stopped before this was read. R reads again."
        now = self._snapshot
        return why_empty(name, now.briefing, now.done, now.total, finished=self._state == "read")

    def _show_bars(self) -> None:
        self.query_one("#title", Static).update(Content(title_line(self._snapshot, self._state)))
        counts = {str(pane.id): pane.total for pane in self.query(Pane)}
        names = [*self._names, "source"]
        if self._active == "articles":
            names.append("articles")
        tabs = self.query_one("#tabs", Static)
        tabs.update(tab_line(names, counts, self._active, max(1, self.size.width - 2)))

    # --- panes ---------------------------------------------------------------------------------

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

    def _show_view(self, name: str) -> None:
        """Focus a view, and bring it to the front where not all have room."""
        if name != "source":
            self._from = name
        if name in self._names:
            self._front = name
        self._active = name
        for view in self.query(LineView):
            view.set_class(view.id == name, "-active")
            view.set_class(view.id == self._front, "-front")
        self.set_class(name == "articles", "-list")
        self.set_class(name == "source", "-reading")
        self._filter.display = False
        self.query_one(f"#{name}", LineView).focus()
        self._show_bars()

    def on_descendant_focus(self) -> None:
        focused = self.focused
        if isinstance(focused, LineView) and focused.id and focused.id != self._active:
            self.action_pane(focused.id)

    @on(Pane.Chosen)
    def _chosen(self, message: Pane.Chosen) -> None:
        if message.pane is self._pane:
            self._follow(message.row)

    @on(Pane.Opened)
    def _opened(self) -> None:
        self.action_open()

    def _follow(self, row: Row | None, *, again: bool = False) -> None:
        """Show the source of a row; one that is shown already stays as it was scrolled, unless `again`."""
        if row is None:
            return
        if row.key != self._followed:
            self._followed, self._mention, again = row.key, 0, True
        if row.article:
            self._reader.show_article(self._snapshot.articles.get(row.article), again=again)
        elif row.evidence:
            at = self._mention % len(row.evidence)
            article = self._snapshot.articles.get(row.evidence[at].article)
            self._reader.show_article(article, row.evidence, at, again=again)

    # --- actions: panes ------------------------------------------------------------------------

    def action_pane(self, name: str) -> None:
        """Go to a view by name."""
        if not self.query(f"#{name}"):
            self.notify(f"The pane {TITLES[name]} is switched off in config.yaml.", markup=False)
            return
        self._show_view(name)
        if name != "source":
            self._follow(self._pane.row)

    def action_cycle(self, step: int) -> None:
        """Go to the next or the former view."""
        names = [*self._names, "source", "articles"]
        self.action_pane(names[(names.index(self._active) + step) % len(names)])

    def action_zoom(self) -> None:
        """Show the active view alone, or all again."""
        self.toggle_class("-zoomed")

    def action_unfold(self, opened: bool) -> None:  # noqa: FBT001 - given by the key table
        """Unfold or fold what lies under the row of the cursor."""
        if not self._pane.unfold(opened=opened):
            self.notify("Nothing is folded under this line.", markup=False)

    def action_back(self) -> None:
        """One step back: filter, source, zoom, reading; never out of the program."""
        if self._filter.display:
            self._narrow_down("")
            self._show_view(self._active)
        elif self._active == "source" and self._reader.searched:
            self._reader.search("")
        elif self._active == "source":
            self.action_pane(self._from)
        elif self._pane.filtered:
            self._pane.filter_rows("")
        elif self.has_class("-zoomed"):
            self.remove_class("-zoomed")
        elif self._active == "articles":
            self.action_pane(self._front)
        elif self._state == "reading":
            self._stop()

    def action_filter(self) -> None:
        """Filter the active pane; in the source, search."""
        searching = self._active == "source"
        box = self._filter
        box.placeholder = "find in this article" if searching else "show only lines with these words"
        box.value = self._reader.searched if searching else self._pane.filtered
        box.display = True
        self.set_focus(box)
        box.focus()  # comes after the focus of a pane that was chosen a moment before

    @on(Input.Changed, "#filter")
    def _filter_changed(self, event: Input.Changed) -> None:
        if self._filter.display:
            self._narrow_down(event.value)

    def _narrow_down(self, words: str) -> None:
        if self._active == "source":
            self._reader.search(words)
        else:
            self._pane.filter_rows(words)

    @on(Input.Submitted, "#filter")
    def _filter_kept(self) -> None:
        self._show_view(self._active)

    # --- actions: source -----------------------------------------------------------------------

    def action_open(self) -> None:
        """Go to the source at the sentence of the row; an article opens from its top."""
        row = self._pane.row
        if self._active != "source" and row is not None and (row.evidence or row.article):
            self._follow(row, again=True)
            self._show_view("source")

    def action_mention(self, step: int) -> None:
        """Go to the next or the former sentence of the item, or place that the search found."""
        row = self._pane.row
        if self._reader.searched:
            self._reader.next_match(step)
        elif row is not None and row.evidence:
            self._mention = (self._mention + step) % len(row.evidence)
            self._follow(row, again=True)

    def action_article(self, step: int) -> None:
        """Show the next or the former article in the source."""
        ids = [card.id for card in self._snapshot.briefing.articles]
        article = self._reader.article
        if not ids:
            return
        at = ids.index(article.id) + step if article is not None and article.id in ids else 0
        name = ids[at % len(ids)]
        self.query_one("#articles", Pane).choose(name)
        row = self._pane.row
        evidence = row.evidence if row is not None else ()
        first = next((place for place, one in enumerate(evidence) if one.article == name), None)
        if first is None:
            self._reader.show_article(self._snapshot.articles.get(name))
        else:
            self._mention = first
            self._follow(row, again=True)

    def action_scroll_source(self, step: int) -> None:
        """Scroll the source without leaving the pane; where only one view has room, open it."""
        if self._reader.drawn:
            self._reader.scroll_lines(_SCROLL_LINES * step)
        else:
            self.action_open()

    # --- actions: briefing ---------------------------------------------------------------------

    def action_copy(self) -> None:
        """Copy the row with its source."""
        row = self._pane.row
        if row is not None:
            self.app.copy_to_clipboard(row.citation)
            self.notify("Copied the line with its source.", markup=False)

    def action_copy_pane(self) -> None:
        """Copy all rows of the pane, or the whole article."""
        if self._active == "source":
            self.app.copy_to_clipboard(self._reader.text)
            self.notify("Copied the article.", markup=False)
        else:
            rows = self._pane.rows
            self.app.copy_to_clipboard("\n".join(row.text.strip() for row in rows))
            self.notify(f"Copied {len(rows)} lines.", markup=False)

    def action_again(self) -> None:
        """Read the files again."""
        self._state, self._failure = "reading", ""
        self._snapshot = Snapshot(self._snapshot.briefing, self._snapshot.articles)
        self._fill()
        self._read()

    def action_help(self) -> None:
        """Say what the pane shows and list the keys."""
        self.app.push_screen(HelpScreen(self._active, TITLES[self._active]))

    def action_quit(self) -> None:
        """End the program; reading ends with it."""
        self.workers.cancel_group(self, READING)
        self.app.exit()
