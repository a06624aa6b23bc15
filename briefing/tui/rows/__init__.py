"""A briefing as rows: what each pane says, without any widget."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefing.tui.layout import Row
from briefing.tui.rows.actors import actor_rows
from briefing.tui.rows.articles import article_rows
from briefing.tui.rows.numbers import number_rows
from briefing.tui.rows.questions import question_rows
from briefing.tui.rows.summary import summary_rows
from briefing.tui.rows.timeline import timeline_rows
from briefing.tui.view import View, narrowed

_MAKERS: Mapping[str, Callable[[View], list[Row]]] = {
    "summary": summary_rows,
    "actors": actor_rows,
    "numbers": number_rows,
    "questions": question_rows,
    "timeline": timeline_rows,
}


def pane_rows(view: View, pane: str) -> list[Row]:
    """Return the rows of a pane by its name; the list of articles always shows all stories."""
    if pane == "articles":
        return article_rows(view)
    return _MAKERS[pane](narrowed(view))
