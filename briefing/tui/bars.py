"""The line at the top and the line of tabs: what they say, at any width."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from rich.cells import cell_len
from textual.content import Content

from briefing.report.wording import opening_line
from briefing.run import Snapshot

State = Literal["reading", "read", "stopped", "failed"]
TITLES = {
    "summary": "Summary",
    "actors": "Actors",
    "numbers": "Key numbers",
    "questions": "Open questions",
    "source": "Source",
    "articles": "Articles",
}
DIGITS = {"summary": 1, "actors": 2, "numbers": 3, "questions": 4, "source": 5, "articles": 0}
_SHORTER = {"numbers": "Numbers", "questions": "Questions"}
_SHORTEST = {"summary": "Sum", "actors": "Act", "numbers": "Num", "questions": "Que", "source": "Src"}
_BAR_CELLS = 12


def title_line(snapshot: Snapshot, state: State) -> str:
    """Return what was read, and how far the reading is."""
    words = opening_line(snapshot.briefing) if snapshot.briefing.articles else ""
    return " · ".join(part for part in ("briefing", progress(snapshot, state), words) if part)


def progress(snapshot: Snapshot, state: State) -> str:
    """Return how far the reading is, nothing once all is read."""
    done, total = snapshot.done, snapshot.total
    if state == "failed":
        return "reading failed · R tries again"
    if state == "stopped":
        return f"stopped at {done} of {total} · R reads again"
    if state == "read":
        return ""
    if not total:
        return "reading …"
    full = _BAR_CELLS * done // total
    return f"reading {'━' * full}{'╌' * (_BAR_CELLS - full)} {done} of {total} · esc stops"


def tab_line(names: Sequence[str], counts: Mapping[str, int], active: str, width: int) -> Content:
    """Return the tabs with their counts, the active one in brackets; shorter where there is no room."""
    for words in ({**TITLES, **_SHORTER}, _SHORTEST, {}):
        labels = [_label(name, words, counts, active) for name in names]
        if sum(map(cell_len, labels)) <= width:
            break
    return Content("").join(
        Content.styled(label, "bold") if name == active else Content(label)
        for name, label in zip(names, labels, strict=True)
    )


def _label(name: str, words: Mapping[str, str], counts: Mapping[str, int], active: str) -> str:
    parts = (str(DIGITS[name]), words.get(name, ""), str(counts[name]) if name in counts else "")
    label = " ".join(part for part in parts if part)
    return f"[{label}]" if name == active else f" {label} "
