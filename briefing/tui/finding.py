"""Finding words: in one pane while they are typed, in the source, and in everything at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from textual import on, work
from textual.message import Message
from textual.widgets import Input
from textual.worker import get_current_worker

from briefing.model import Article, Evidence
from briefing.search import Query, QueryError, Unsearchable, parse_query, search
from briefing.tui.going import GoingKeys
from briefing.tui.layout import Row, clean, holds, items_with_lines
from briefing.tui.pane import Pane
from briefing.tui.prose import matches
from briefing.tui.rows import pane_rows
from briefing.tui.rows.citing import heading, source_names, sources
from briefing.tui.titles import TITLES
from briefing.tui.view import View

FINDING = "finding"
MOST_PLACES, MOST_IN_ARTICLE = 300, 5


class FindingKeys(GoingKeys):
    """Filters a pane live, searches the source, and finds words everywhere."""

    _everywhere = False

    def action_filter(self) -> None:
        """Filter the active pane; in the source, search."""
        searching = self._active == "source"
        self._ask(
            "find in this article" if searching else "show only lines with these words",
            self._reader.searched if searching else self._pane.filtered,
        )

    def action_search(self) -> None:
        """Find words in all panes and articles."""
        self._everywhere = True
        self._ask("find in all panes and articles", "")

    def _ask(self, what: str, words: str) -> None:
        box = self._filter
        box.placeholder = what
        box.value = words
        box.display = True
        self.set_focus(box)

    @on(Input.Changed, "#filter")
    def _filter_changed(self, event: Input.Changed) -> None:
        if self._filter.display and not self._everywhere:
            self._narrow_down(event.value)

    def _narrow_down(self, words: str) -> None:
        if self._active == "source":
            self._reader.search(words)
        else:
            self._pane.filter_rows(words)

    def _close_filter(self) -> None:
        if not self._everywhere:
            self._narrow_down("")
        self._everywhere = False
        self._show_view(self._active)

    @on(Input.Submitted, "#filter")
    def _filter_kept(self, event: Input.Submitted) -> None:
        if self._everywhere:
            self._everywhere = False
            self._find(event.value)
        else:
            self._show_view(self._active)

    def _find(self, words: str) -> None:
        """List the lines of all panes and the places in all articles, also those read before, that hold these words."""
        if not words.strip():
            self._show_view(self._active)
            return
        pane = self.query_one("#found", Pane)
        pane.label = f"F3 Found “{clean(words.strip())[:40]}”"
        pane.show_rows((), "Looking through all panes and articles …")
        self.action_pane("found")
        self._look_everywhere(words)

    @work(thread=True, group=FINDING, exclusive=True, exit_on_error=False)
    def _look_everywhere(self, words: str) -> None:
        worker = get_current_worker()
        rows: list[Row] = []
        if not has_fields(words):
            rows += found_in_panes(self._view, words, self._listed)
            rows += found_in_articles(self._view, words)
        if self._session.settings.store:
            rows += found_before(self._view, words)
        if not worker.is_cancelled:
            self.post_message(self.Found(words, rows))

    class Found(Message):
        """What a search over everything found."""

        def __init__(self, words: str, rows: list[Row]) -> None:
            super().__init__()
            self.words = words
            self.rows = rows

    @on(Found)
    def _show_found(self, message: Found) -> None:
        pane = self.query_one("#found", Pane)
        pane.show_rows(message.rows, _nothing_found(message.words))
        self._show_bars()
        self._follow(pane.row)


def found_in_panes(view: View, words: str, panes: tuple[str, ...]) -> list[Row]:
    """Return the items of all panes that hold all the words, under the title of their pane."""
    wanted = words.casefold().split()
    rows: list[Row] = []
    for name in panes:
        items = items_with_lines(pane_rows(view, name))
        hits = [item for item in items if item[0].key and holds(item, wanted)]
        if hits:
            rows += [heading(f"{TITLES[name]} {len(hits)}"), *chain.from_iterable(hits)]
    return rows


def found_in_articles(view: View, words: str) -> list[Row]:
    """Return the places in the articles where the words stand together, a few of each article."""
    places = list(_places(view.articles, words))
    if not places:
        return []
    names = source_names(view.briefing)
    more = f", the first {MOST_PLACES}" if len(places) >= MOST_PLACES else ""
    rows = [heading(f"In the articles {len(places)}{more}")]
    for at, one in enumerate(places):
        body = ((f"{clean(one.sentence)}", ""), *sources((one,), names))
        copied = one.sentence
        rows.append(Row(f"place {at}", (("  ", ""),), body, (one,), copied))
    return rows


def _nothing_found(words: str) -> str:
    """Return why the list is empty, what to do, and what a query with dates leaves out."""
    nothing = f"“{clean(words)}” stands nowhere; F3 looks for other words."
    try:
        caution = parse_query(words).caution
    except QueryError:
        caution = ""
    return f"{nothing}\nNote that {caution}." if caution else nothing


def has_fields(query: str) -> bool:
    """Tell whether a query asks for more than words, as `actor:putin after:2020-03` does."""
    try:
        wanted = parse_query(query)
    except QueryError:
        return True
    return wanted != Query(words=wanted.words)


def found_before(view: View, query: str) -> list[Row]:
    """Return the sentences of every article ever read that answer a query, but for words in what is loaded.

    What is wrong with a query, or with the archive, is said in a row.
    """
    try:
        hits = search(query)
    except (QueryError, Unsearchable) as error:
        return [heading(clean(str(error)))]
    fields = has_fields(query)
    wanted = [hit for hit in hits if fields or hit.article not in view.articles]
    rows = [heading(f"In everything read so far {len(wanted)}")] if wanted else []
    for at, hit in enumerate(wanted):
        loaded = hit.article in view.articles
        evidence = (Evidence(hit.article, hit.start, hit.end, hit.line, hit.sentence),) if loaded else ()
        about = " · ".join(part for part in (hit.publisher, hit.published, f"{hit.path}:{hit.line}") if part)
        body = ((clean(hit.sentence), ""), (f"  {clean(about)}", "muted"))
        rows.append(Row(f"before {at}", (("  ", ""),), body, evidence, f"{hit.sentence}\n{about}"))
    return rows


def _places(articles: Mapping[str, Article], words: str) -> Iterator[Evidence]:
    left = MOST_PLACES
    for article in articles.values():
        for start, end in matches(article, words)[: min(left, MOST_IN_ARTICLE)]:
            first, last = article.text.rfind("\n", 0, start) + 1, article.text.find("\n", end)
            first = max(first, start - 80)
            last = min(last if last >= 0 else len(article.text), end + 80)
            around = article.text[first:last].strip()
            yield Evidence(article.id, start, end, article.line_at(start), around)
            left -= 1
        if left <= 0:
            return
