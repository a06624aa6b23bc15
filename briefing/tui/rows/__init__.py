"""A briefing as rows: what each pane says, without any widget."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefing.model import Briefing
from briefing.tui.layout import Row, clean
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
_WHAT = {
    "summary": "sentence",
    "actors": "actor",
    "numbers": "number",
    "questions": "open question",
    "timeline": "date",
}


def pane_rows(view: View, pane: str) -> list[Row]:
    """Return the rows of a pane by its name; the list of articles always shows all stories."""
    if pane == "articles":
        return article_rows(view)
    return _MAKERS[pane](narrowed(view))


def why_empty(pane: str, briefing: Briefing, done: int, total: int, *, finished: bool) -> str:
    """Return why a pane shows nothing, and what to do about it."""
    if not finished:
        return f"Reading {done} of {total} articles …" if total else "Looking for articles …"
    if not briefing.articles:
        return _nothing_readable(briefing)
    count = len(briefing.articles)
    where = "the article" if count == 1 else f"the {count} articles"
    return f"No {_WHAT.get(pane, 'article')} was found in {where}."


def _nothing_readable(briefing: Briefing) -> str:
    if not briefing.skipped:
        return (
            "There is no article here.\n\n"
            "Put articles into the folder (text, Markdown, web pages, PDF, e-mail, feeds …) and press R,\n"
            "or quit with q and name another folder: briefing FOLDER"
        )
    reasons = [f"{clean(item.path)}: {clean(item.reason)}" for item in briefing.skipped[:5]]
    more = [f"and {len(briefing.skipped) - 5} more, listed under 0"] if len(briefing.skipped) > 5 else []
    advice = "\nCheck the path, then R reads again; q quits, and briefing FOLDER reads another."
    return "\n".join(["No article could be read.", *reasons, *more, advice])
