"""What changed since an earlier briefing, in the words that all reports share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing.model import Briefing, Change, ChangeKind, Evidence
from briefing.report.wording import harmless

CHANGE_HEADINGS: Mapping[ChangeKind, str] = {
    "watch_hit": "Watched",
    "figure_moved": "Figures moved",
    "question_closed": "Questions answered",
    "question_opened": "New questions",
    "new_actor": "New actors",
    "story_new": "New stories",
    "article_added": "New articles",
    "question_open": "Still open",
}


def told_since(briefing: Briefing, compared: str) -> list[str]:
    """Return what the changes are counted from, as sentences, and that there are none; `compared` as in `Material`."""
    nothing = ["Nothing changed."] if compared.startswith("since") and not briefing.changes else []
    return [harmless(compared[0].upper() + compared[1:]), *nothing]


def grouped_changes(changes: Iterable[Change]) -> list[tuple[ChangeKind, list[Change]]]:
    """Return the changes by kind, in the order of `CHANGE_HEADINGS`."""
    ranked = list(changes)
    by_kind = {kind: [change for change in ranked if change.kind == kind] for kind in CHANGE_HEADINGS}
    return [(kind, group) for kind, group in by_kind.items() if group]


def change_line(change: Change) -> str:
    """Return a change in words, with the days that a question has been open."""
    days = f" ({change.days} day{'s' * (change.days != 1)})" if change.days else ""
    return harmless(change.text) + days


def changed_evidence(briefing: Briefing) -> dict[str, tuple[Evidence, ...]]:
    """Return the sentences of the items that can change, by item; of an answered question those that answer it."""
    panes = (briefing.key_numbers, briefing.actors)
    questions = {one.id: one.answer or one.evidence for one in briefing.open_questions}
    return {item.id: item.evidence for pane in panes for item in pane} | questions
