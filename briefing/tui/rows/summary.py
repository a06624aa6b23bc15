"""The summary as rows, and under it what changed since the briefing before."""

from __future__ import annotations

from briefing.model import Change, Evidence, items_of
from briefing.tui.layout import Row, clean
from briefing.tui.rows.citing import heading, left_out, noted, sign, source_names, sources
from briefing.tui.view import View

_CHANGES = {
    "new_actor": "new actor",
    "figure_moved": "figure moved",
    "question_opened": "question opened",
    "question_closed": "question closed",
    "article_added": "new article",
    "story_new": "new story",
    "watch_hit": "watched",
}
_CHANGES_SHOWN = 40


def summary_rows(view: View) -> list[Row]:
    """Return the sentences of the summary, as many as are wanted, then the changes."""
    briefing = view.briefing
    names = source_names(briefing)
    lines = list(briefing.summary[: view.length])
    if view.order("summary") == "as told":
        place = {card.id: at for at, card in enumerate(briefing.articles)}
        lines.sort(key=lambda one: (place.get(one.evidence[0].article, 0), one.evidence[0].start))
    rows: list[Row] = []
    for line in lines:
        copied = line.text
        body = ((clean(line.text), ""), *sources(line.evidence, names))
        rows.append(Row(line.id, (("• ", "muted"),), body, line.evidence, copied, mark=sign(view, line.id)))
        rows += noted(view, line.id)
    return rows + _change_rows(view)


def _change_rows(view: View) -> list[Row]:
    changes = [one for one in view.briefing.changes if one.kind in _CHANGES]
    if not changes:
        return []
    rows = [heading(f"Changed since last time {len(changes)}")]
    for at, change in enumerate(changes[:_CHANGES_SHOWN]):
        evidence = _evidence(view, change)
        moved = f"{change.before} → {change.after}" if change.before and change.after else ""
        said = change.text.removesuffix(moved)
        body = ((f"{_CHANGES[change.kind]}: ", "accent"), (clean(said), ""), (clean(moved), "warning"))
        copied = change.text
        rows.append(Row(f"change {at}", (("» ", "accent"),), body, evidence, copied, under="changes"))
    return rows + left_out(len(changes) - _CHANGES_SHOWN)


def _evidence(view: View, change: Change) -> tuple[Evidence, ...]:
    """Return the evidence of the item that changed, where the briefing still has it."""
    return next((item.evidence for item in items_of(view.briefing) if item.id == change.item), ())
