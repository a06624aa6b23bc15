"""Going about: which view is in front, what is opened, and one step back."""

from __future__ import annotations

from textual import events, on

from briefing.config import MOST_SENTENCES
from briefing.model import Evidence
from briefing.tui.board import LISTED, SHEETS
from briefing.tui.layout import Row
from briefing.tui.lines import LineView
from briefing.tui.pane import Pane
from briefing.tui.reading import ReadingKeys
from briefing.tui.rows.actor_page import actor_page
from briefing.tui.titles import TITLES
from briefing.tui.view import story_heads

_SCROLL_LINES = 3
_SIDE_BY_SIDE = 100
ORDERS = {
    "summary": ("", "as told"),
    "actors": ("", "mentions", "sources", "name", "kind"),
    "numbers": ("", "kind", "size", "sources"),
    "questions": ("", "likelihood", "longest open"),
    "timeline": ("", "latest first"),
    "articles": ("", "newest", "publisher", "title"),
}


class GoingKeys(ReadingKeys):
    """Moves between views, opens and closes pages, stories and the source."""

    def _show_view(self, name: str) -> None:
        if name != "source":
            self._from = name
        if name in self._names:
            self._front = name
        self._active = name
        for view in self.query(LineView):
            view.set_class(view.id == name, "-active")
            view.set_class(view.id == self._front, "-front")
            view.set_class(view.id == self._from, "-shown")
        self.set_class(self._from in LISTED, "-listing")
        self.set_class(self._from == "found", "-finding")
        self.set_class(name == "source", "-reading")
        self._filter.display = False
        self._hold_focus()
        self._show_bars()

    @on(events.DescendantFocus)
    def _hold_focus(self) -> None:
        """Give the focus to the active view; Textual passes it on when it tells a view late that it was hidden."""
        if not self._filter.display:
            self.set_focus(self.query_one(f"#{self._active}", LineView))

    @on(events.MouseDown)
    def _choose_view(self, event: events.MouseDown) -> None:
        """Make the view active that the mouse chose."""
        chosen = event.widget
        if isinstance(chosen, LineView) and chosen.id and chosen.id != self._active:
            self.action_pane(chosen.id)

    def action_pane(self, name: str) -> None:
        """Go to a view by name."""
        if not self.query(f"#{name}"):
            self._say(f"The pane {TITLES[name]} is switched off in config.yaml.")
            return
        self._show_view(name)
        if name != "source":
            self._follow(self._pane.row)

    def action_cycle(self, step: int) -> None:
        """Go to the next or the former view."""
        names = [*self._names, "source", *LISTED]
        at = names.index(self._active) if self._active in names else 0
        self.action_pane(names[(at + step) % len(names)])

    def action_zoom(self) -> None:
        """Show the active view alone, or all again."""
        if self.app.size.width < _SIDE_BY_SIDE and not self.has_class("-zoomed"):
            self._say("Every pane is alone at this width already.")
            return
        self.toggle_class("-zoomed")

    def action_sort(self) -> None:
        """Take the next order of the pane."""
        name = str(self._pane.id)
        if name not in ORDERS:
            self._say("What was found stands in the order of the panes.")
            return
        orders = ORDERS[name]
        order = orders[(orders.index(self._view.order(name)) + 1) % len(orders)]
        self._change(name, orders={**self._view.orders, name: order})
        self._pane.action_edge(-1)

    def action_length(self, step: int) -> None:
        """Make the summary longer or shorter by a sentence."""
        story = self._view.narrowed_to
        most = len(story.summary if story else self._view.briefing.summary)
        cut = most >= self._room and self._room < MOST_SENTENCES
        if step > 0 and self._view.length >= most and cut and self._state == "read":
            self._room = MOST_SENTENCES
            self._change("summary", sentences=most + step)
            self._say(f"{most + step} sentences; a longer summary is being made.")
            self.post_message(self.Wished())
            return
        wanted = min(max(1, min(self._view.length, most) + step), max(1, most))
        self._change("summary", sentences=wanted)
        self._say(f"{wanted} of at most {most} sentences.")

    # --- opening -------------------------------------------------------------------------------

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
            self._reader.show_article(self._view.articles.get(row.article), again=again)
        elif row.evidence:
            at = self._mention % len(row.evidence)
            article = self._view.articles.get(row.evidence[at].article)
            self._reader.show_article(article, row.evidence, at, again=again)

    def action_open(self) -> None:
        """Open the row: the page of an actor, a story alone, else the source at its sentence."""
        row = self._pane.row
        if self._active == "source" or row is None:
            return
        if row.opens == "source":
            self._open_source(row)
        else:
            self.action_inside()

    def _open_source(self, row: Row) -> None:
        if row.evidence or row.article:
            self._follow(row, again=True)
            self._show_view("source")

    def action_inside(self) -> None:
        """Open what has an inside: the page of an actor, or a story, which narrows all panes to it."""
        row, pane = self._pane.row, self._pane
        if self._active == "source" or row is None or row.opens == "source":
            self._say("Nothing is inside this line; enter shows its source.")
        elif row.opens == "story":
            self._narrow("" if row.key == self._view.story else row.key)
        else:
            pane.show_page(row.key, row.body[0][0], actor_page(self._view, row.key))

    def action_outside(self) -> None:
        """Close the page, or show all stories again."""
        if self._pane.page:
            self._pane.close_page()
        elif self._view.story:
            self._narrow("")

    def _narrow(self, story: str) -> None:
        """Narrow all panes to one story; no name shows all again."""
        for pane in self.query(Pane):
            pane.close_page()
        self._change(story=story)
        chosen = self._view.narrowed_to
        self._say(f"Only “{chosen.title[:80]}”; esc or h shows all." if chosen else "All stories.")

    def action_back(self) -> None:
        """One step back: filter, source, page, zoom, sheet, story, reading; never out of the program."""
        if self._filter.display:
            self._close_filter()
        elif self._active == "source" and self._reader.searched:
            self._reader.search("")
        elif self._active == "source":
            self.action_pane(self._from)
        elif self._pane.filtered:
            self._pane.filter_rows("")
        elif self._pane.page:
            self._pane.close_page()
        elif self.has_class("-zoomed"):
            self.remove_class("-zoomed")
        elif self._active in SHEETS:
            self.action_pane(self._front)
        elif self._view.story:
            self._narrow("")
        elif self._state == "reading":
            self._stop()

    def _close_filter(self) -> None:
        raise NotImplementedError

    # --- the source ----------------------------------------------------------------------------

    def action_mention(self, step: int) -> None:
        """Go to the next or the former sentence of the item, or place that the search found."""
        pane, row = self._pane, self._pane.row
        if self._reader.searched and self._active == "source":
            self._reader.next_match(step)
            if self._reader.matches_found == 1:
                self._say("These words stand only once in this article.")
        elif pane.id == "found":
            pane.action_cursor(step)
        elif row is not None and row.evidence:
            self._mention = (self._mention + step) % len(row.evidence)
            self._follow(row, again=True)
            if len(row.evidence) == 1:
                self._say("This line rests on one sentence only.")
        else:
            self._say("No sentence stands behind this line.")

    def action_story(self, step: int) -> None:
        """Narrow to the next or the former story; in the source, or with one story, go on by article."""
        if self._active == "source" or len(self._view.briefing.stories) < 2:
            self._next_article(step)
            return
        names = ["", *(head.id for head in story_heads(self._view.briefing))]
        at = names.index(self._view.story) if self._view.story in names else 0
        self._narrow(names[(at + step) % len(names)])

    def _next_article(self, step: int) -> None:
        """Show the next or the former article of the list in the source, at the item's sentence where it has one there."""
        listed = [row.key for row in self.query_one("#articles", Pane).listed if row.key == row.article]
        article = self._reader.article
        shown = article is not None and article.id in listed
        ids = listed if shown else [card.id for card in self._view.briefing.articles]
        if not ids:
            return
        at = ids.index(article.id) + step if article is not None and article.id in ids else 0
        name = ids[at % len(ids)]
        self.query_one("#articles", Pane).choose(name)
        row = self._pane.row
        evidence: tuple[Evidence, ...] = row.evidence if row is not None else ()
        first = next((place for place, one in enumerate(evidence) if one.article == name), None)
        if first is None:
            self._reader.show_article(self._view.articles.get(name))
        else:
            self._mention = first
            self._follow(row, again=True)

    def action_scroll_source(self, step: int) -> None:
        """Scroll the source without leaving the pane; where only one view has room, open it."""
        if self._reader.drawn:
            self._reader.scroll_lines(_SCROLL_LINES * step)
        elif self._pane.row is not None:
            self._open_source(self._pane.row)
