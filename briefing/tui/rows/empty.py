"""What an empty pane says: why it is empty, and what to do next."""

from __future__ import annotations

from briefing.model import Briefing
from briefing.tui.layout import clean

_WHAT = {
    "summary": "sentence",
    "actors": "actor",
    "numbers": "number",
    "questions": "open question",
    "timeline": "date",
}
_LARGE = 500
_WELCOME = """
First time here? 1 2 3 4 choose a pane, j and k move, enter opens the sentence that a line came from, \
/ filters, ? explains the pane and its keys, q quits.
The first reading loads the language model; later ones find their results again."""
_PATIENCE = """
This is a large folder. Lines come in while it is read, and you can work with them. \
esc stops and keeps what is there; what was read once is not read again next time."""


def why_empty(
    pane: str, briefing: Briefing, done: int, total: int, *, finished: bool, first: bool = False
) -> str:
    """Return why a pane shows nothing, and what to do about it; `first` greets who never was here."""
    if not finished:
        how_far = f"Reading {done:,} of {total:,} articles …" if total else "Looking for articles …"
        more = [_PATIENCE] * (total >= _LARGE) + [_WELCOME] * first
        return "\n".join([how_far, *more])
    if not briefing.articles:
        return _nothing_readable(briefing)
    count = len(briefing.articles)
    where = "the article" if count == 1 else f"the {count:,} articles"
    return f"No {_WHAT.get(pane, 'article')} was found in {where}."


def _nothing_readable(briefing: Briefing) -> str:
    if not briefing.skipped:
        return (
            "There is no article here.\n\n"
            "Put articles into the folder (text, Markdown, web pages, PDF, e-mail, feeds …) and press R, "
            "or quit with q and name another folder: briefing FOLDER"
        )
    reasons = [f"{clean(item.path)}: {clean(item.reason)}" for item in briefing.skipped[:5]]
    more = [f"and {len(briefing.skipped) - 5} more, listed under 0"] if len(briefing.skipped) > 5 else []
    advice = "\nCheck the path, then R reads again; q quits, and briefing FOLDER reads another."
    return "\n".join(["No article could be read.", *reasons, *more, advice])
