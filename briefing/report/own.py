"""The analyst's own brief: what was starred first, with notes and citations, as Markdown, HTML, JSON or CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

import msgspec

from briefing.marks import Mark, no_mark
from briefing.model import Briefing, Evidence
from briefing.quantity import quantity
from briefing.report.markdown import escaped
from briefing.report.wording import (
    KIND_HEADINGS,
    about_actor,
    counted,
    harmless,
    source_line,
)

FORMATS = ("md", "html", "json", "csv")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_STYLE = "body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 serif}.source{color:#555;font-size:.85rem}"

_HEAD = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Brief</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>Brief</h1>
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of the brief: where it stands, its words, the analyst's note, its sentence and its source."""

    pane: str
    text: str
    starred: bool
    note: str
    sentence: str
    source: str


def own_brief(form: str, briefing: Briefing, marks: Mapping[str, Mark], sentences: int) -> str:
    """Return the brief in a format of `FORMATS`: starred items first, hidden ones left out."""
    items = list(entries(briefing, marks, sentences))
    return {"md": _markdown, "html": _html, "json": _json, "csv": _csv}[form](items)


def entries(briefing: Briefing, marks: Mapping[str, Mark], sentences: int) -> Iterator[Entry]:
    """Yield the starred items of all panes, then the others; of the summary as many as are shown."""
    everything = [
        (marks.get(item, no_mark), pane, text, evidence)
        for item, pane, text, evidence in _items(briefing, marks, sentences)
    ]
    cards = {card.id: card for card in briefing.articles}
    for wanted in (True, False):
        for mark, pane, text, evidence in everything:
            if mark.starred == wanted and not mark.hidden:
                first = evidence[0] if evidence else None
                source = f"{source_line(cards[first.article])}:{first.line}" if first else ""
                sentence = harmless(first.sentence) if first else ""
                yield Entry(pane, harmless(text), wanted, harmless(mark.note), sentence, source)


def marked_items(briefing: Briefing, marks: Mapping[str, Mark]) -> list[Entry]:
    """Return the items that are starred or have a note, starred ones first."""
    return [one for one in entries(briefing, marks, len(briefing.summary)) if one.starred or one.note]


def _items(
    briefing: Briefing, marks: Mapping[str, Mark], sentences: int
) -> Iterator[tuple[str, str, str, Sequence[Evidence]]]:
    for at, line in enumerate(briefing.summary):
        if at < sentences or marks.get(line.id, no_mark).starred:
            yield line.id, "Summary", line.text, line.evidence
    for actor in briefing.actors:
        yield actor.id, "Actors", f"{actor.name} ({about_actor(actor)})", actor.evidence
    for number in briefing.key_numbers:
        value = " ".join(part for part in quantity(number) if part)
        yield number.id, "Key numbers", f"{value} {counted(number) or number.text}", number.evidence
    for question in briefing.open_questions:
        kind = KIND_HEADINGS[question.kind]
        yield question.id, "Open questions", f"{kind}: {question.text}", question.evidence


def _sections(items: Sequence[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    """Yield the starred items as one section, then one for each pane."""
    for title, group in groupby(items, key=lambda one: "Starred" if one.starred else one.pane):
        yield title, list(group)


def _markdown(items: Sequence[Entry]) -> str:
    lines = ["# Brief", ""]
    for title, group in _sections(items):
        lines += [f"## {title}", ""]
        for one in group:
            lines.append(f"- {escaped(one.text)}")
            if one.note:
                lines.append(f"  - **Note:** {escaped(one.note)}")
            if one.sentence and one.sentence != one.text and one.starred:
                lines.append(f"  - “{escaped(one.sentence)}”")
            if one.source:
                lines.append(f"  - {escaped(one.source)}")
        lines.append("")
    return "\n".join(lines)


def _html(items: Sequence[Entry]) -> str:
    parts = [_HEAD]
    for title, group in _sections(items):
        parts.append(f"<h2>{escape(title)}</h2>\n<ul>\n")
        for one in group:
            note = f"<p><strong>Note:</strong> {escape(one.note)}</p>" if one.note else ""
            quote = f"<blockquote>{escape(one.sentence)}</blockquote>" if one.starred and one.sentence else ""
            source = f'<div class="source">{escape(one.source)}</div>' if one.source else ""
            parts.append(f"<li>{escape(one.text)}{note}{quote}{source}</li>\n")
        parts.append("</ul>\n")
    return "".join(parts) + "</body>\n</html>\n"


def _json(items: Sequence[Entry]) -> str:
    return msgspec.json.format(msgspec.json.encode(items), indent=1).decode() + "\n"


def _csv(items: Sequence[Entry]) -> str:
    """Return a table whose cells no spreadsheet takes for formulas."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["pane", "starred", "text", "note", "sentence", "source"])
    for one in items:
        cells = [one.pane, "yes" if one.starred else "", one.text, one.note, one.sentence, one.source]
        table.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])
    return out.getvalue()
