"""The briefing as CSV: one row for each item, with the sentence it rests on (RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from briefing.model import Actor, Briefing, Evidence, KeyNumber, OpenQuestion, PaneItem, SummaryLine
from briefing.report import Material
from briefing.report.own import marked_items
from briefing.report.structured import whole_numbers
from briefing.report.wording import about_actor, harmless

COLUMNS = (
    "pane",
    "rank",
    "text",
    "kind",
    "value",
    "high",
    "unit",
    "period",
    "hedge",
    "detail",
    "count",
    "sources",
    "standing",
    "path",
    "line",
    "sentence",
)
FORMULA_STARTS = "=+-@\t\r"
Cell = str | int | float | None


def render(material: Material) -> Iterator[bytes]:
    """Yield the table in UTF-8, the names of the columns first."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    briefing = material.briefing
    for pane, items in _panes(briefing):
        for rank, item in enumerate(items, 1):
            cells: dict[str, Cell] = {
                "pane": pane,
                "rank": rank,
                **_cells(item),
                **_place(item.evidence, briefing),
            }
            writer.writerow([safe(cells.get(column)) for column in COLUMNS])
    for row in (*_marked_rows(material), *_further_rows(briefing)):
        writer.writerow([safe(row.get(column)) for column in COLUMNS])
    yield text.getvalue().encode()


def _marked_rows(material: Material) -> Iterator[dict[str, Cell]]:
    """Yield what the analyst starred or noted."""
    for rank, one in enumerate(marked_items(material.briefing, material.marks), 1):
        yield {
            "pane": "marked",
            "rank": rank,
            "text": one.text,
            "kind": "starred" if one.starred else "noted",
            "detail": one.note,
            "sentence": one.sentence,
        }


def _further_rows(briefing: Briefing) -> Iterator[dict[str, Cell]]:
    """Yield what is watched, what changed, and what was skipped."""
    for rank, item in enumerate(briefing.watched, 1):
        for one in item.evidence:
            yield {"pane": "watched", "rank": rank, "text": item.text, **_place((one,), briefing)}
        if not item.evidence:
            yield {"pane": "watched", "rank": rank, "text": item.text, "detail": "nothing today"}
    for rank, change in enumerate(briefing.changes, 1):
        yield {
            "pane": "changes",
            "rank": rank,
            "text": change.text,
            "kind": change.kind,
            "count": change.days,
        }
    for skipped in briefing.skipped:
        yield {"pane": "skipped", "text": skipped.reason, "path": skipped.path}


def safe(cell: Cell) -> str:
    """Return a cell that no spreadsheet takes for a formula; numbers stay numbers."""
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return str(whole_numbers(cell))
    mark = "'" if cell[:1] in FORMULA_STARTS and cell else ""
    return mark + harmless(cell)


def _panes(
    briefing: Briefing,
) -> Iterator[tuple[str, Sequence[PaneItem]]]:
    yield "summary", briefing.summary
    yield "actors", briefing.actors
    yield "key numbers", briefing.key_numbers
    yield "open questions", briefing.open_questions


def _cells(item: PaneItem) -> dict[str, Cell]:
    match item:
        case Actor():
            return {
                "text": item.name,
                "kind": item.kind,
                "detail": about_actor(item),
                "count": item.mentions,
                "sources": item.sources,
            }
        case KeyNumber():
            return {
                "text": item.text,
                "value": item.value,
                "high": item.high,
                "unit": item.unit,
                "period": item.period,
                "hedge": item.hedge,
                "detail": item.what or item.head,
                "count": len(item.evidence),
                "sources": item.sources,
                "standing": item.agreement,
            }
        case OpenQuestion():
            return {
                "text": item.text,
                "kind": item.kind,
                "detail": "; ".join(item.about),
                "sources": item.sources,
                "standing": item.status,
            }
        case SummaryLine():
            return {"text": item.text, "sources": item.sources}


def _place(evidence: tuple[Evidence, ...], briefing: Briefing) -> dict[str, Cell]:
    """Return where the first sentence that an item rests on stands."""
    if not evidence:
        return {}
    first = evidence[0]
    path = next((card.path for card in briefing.articles if card.id == first.article), first.article)
    return {"path": path, "line": first.line, "sentence": first.sentence}
