"""The line at the top and the line of tabs: what they say, at any width."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from rich.cells import cell_len
from textual.content import Content

from briefing.model import Briefing
from briefing.report.wording import opening_parts
from briefing.tui.layout import cropped
from briefing.tui.titles import DIGITS, TITLES

State = Literal["reading", "read", "stopped", "failed"]
_SHORTER = {"numbers": "Numbers", "questions": "Questions", "articles": "Articles"}
_SHORTEST = {"summary": "Sum", "actors": "Act", "numbers": "Num", "questions": "Que", "source": "Src"}
_ONLY = "only the story “{}” · esc shows all"
_SHORTEST_TITLE = 12
_BAR_CELLS = 12


def title_line(briefing: Briefing, how_far: str, story: str, width: int) -> str:
    """Return how far the reading is, and what was read, or the one story that the panes are narrowed to.

    Where there is no room, what an analyst misses least goes first.
    """
    if story:
        room = width - cell_len(_joined("briefing", how_far, _ONLY.format("")))
        return _joined("briefing", how_far, _ONLY.format(cropped(story, max(_SHORTEST_TITLE, room))))
    parts = {"name": "briefing", "how far": how_far}
    parts |= opening_parts(briefing) if briefing.articles else {}
    for least in ("name", "words", "stories", "days", "skipped", *(["articles"] if how_far else [])):
        if cell_len(_joined(*parts.values())) <= width:
            break
        parts.pop(least, None)
    return _joined(*parts.values())


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def progress(done: int, total: int, state: State, rate: float = 0.0, waiting: str = "") -> str:
    """Return how far the reading is, how fast it goes or what it waits for; nothing once all is read."""
    if state == "failed":
        return "reading failed · R tries again"
    if state == "stopped":
        return f"stopped at {done:,} of {total:,} · R reads again"
    if state == "read":
        return ""
    if not total:
        return "reading … · esc stops"
    if waiting:
        return f"{waiting} · esc stops"
    full = _BAR_CELLS * done // total
    speed = f" · {rate:.1f}/s · {_span((total - done) / rate)} left" if rate > 0 else ""
    return f"reading {'━' * full}{'╌' * (_BAR_CELLS - full)} {done:,} of {total:,}{speed} · esc stops"


def _span(seconds: float) -> str:
    """Return a length of time as it is said."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes / 60:.1f} h"


def tab_line(names: Sequence[str], counts: Mapping[str, int], active: str, width: int) -> Content:
    """Return the tabs with their counts, the active one in brackets; shorter where there is no room."""
    return Content("").join(
        Content.styled(label, "bold") if name == active else Content(label)
        for name, label in zip(names, _labels(names, counts, active, width), strict=True)
    )


def tab_at(names: Sequence[str], counts: Mapping[str, int], active: str, width: int, cell: int) -> str:
    """Return the name of the tab at a cell of the line, nothing where there is none."""
    for name, label in zip(names, _labels(names, counts, active, width), strict=True):
        cell -= cell_len(label)
        if cell < 0:
            return name
    return ""


def _labels(names: Sequence[str], counts: Mapping[str, int], active: str, width: int) -> list[str]:
    labels: list[str] = []
    whole = {**TITLES, **_SHORTER}
    for words in (whole, {**_SHORTEST, active: whole[active]}, _SHORTEST, {}):
        labels = [_label(name, words, counts, active) for name in names]
        if sum(map(cell_len, labels)) <= width:
            break
    return labels


def _label(name: str, words: Mapping[str, str], counts: Mapping[str, int], active: str) -> str:
    parts = (DIGITS[name], words.get(name, ""), f"{counts[name]:,}" if name in counts else "")
    label = " ".join(part for part in parts if part)
    return f"[{label}]" if name == active else f" {label} "
