"""Why a line stands in the briefing: its sentence, its place, and the rule or score that put it there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from briefing.data import read_table
from briefing.model import (
    Actor,
    Briefing,
    Evidence,
    KeyNumber,
    OpenQuestion,
    PaneItem,
    SummaryLine,
    items_of,
    words_of,
)

PANES = {SummaryLine: "summary", Actor: "actor", KeyNumber: "key number", OpenQuestion: "open question"}
PARTS = re.compile(r"; |: |, (?!slowly)")
FIGURE = re.compile(r"^(?P<name>.*?) (?P<figure>[+-]?\d[\d.]*%?)(?: times)?$")
MOST_SENTENCES = 12


def find_item(briefing: Briefing, wanted: str) -> PaneItem | None:
    """Return the item with this id, if the briefing has it."""
    every = chain(items_of(briefing), chain.from_iterable(map(items_of, briefing.stories)))
    return next((item for item in every if item.id == wanted), None)


def explain_item(briefing: Briefing, wanted: str) -> str | None:
    """Return a few lines of plain text about the item with this id, or None where there is none."""
    item = find_item(briefing, wanted)
    if item is None:
        return None
    paths = {card.id: card.path for card in briefing.articles}
    pane = PANES[type(item)]
    lines = [f"{pane} {item.id}: {words_of(item)}", f"why: {item.why or 'no reason recorded'}"]
    lines += [f"  - {reason}" for reason in _reasons(item, pane)]
    for evidence in item.evidence[:MOST_SENTENCES]:
        lines += _quoted(evidence, paths)
    if len(item.evidence) > MOST_SENTENCES:
        lines.append(f"and {len(item.evidence) - MOST_SENTENCES} more sentences")
    return "\n".join(
        "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in line) for line in lines
    )


@cache
def _glossary() -> dict[str, dict[str, str]]:
    return read_table("reasons", dict[str, dict[str, str]])


def _reasons(item: PaneItem, pane: str) -> Iterator[str]:
    """Yield in words what an item's `why` says, parts without an entry in `data/reasons.yaml` left out."""
    known = _glossary()[pane]
    if isinstance(item, OpenQuestion):
        yield f"{item.kind}: {_glossary()['kinds'][item.kind]}"
        if item.said_by:
            yield f"said by {item.said_by}"
        if item.likelihood:
            yield f"the source's word of likelihood, with its range: {item.likelihood}"
    for part in PARTS.split(item.why):
        found = FIGURE.match(part)
        name, figure = (found["name"], found["figure"]) if found else (part, "")
        words = known.get(name) or " and ".join(known[word] for word in name.split() if word in known)
        if words:
            yield words.format(figure)


def _quoted(evidence: Evidence, paths: dict[str, str]) -> tuple[str, str]:
    """Return the place of a sentence and the sentence itself, as two lines."""
    return f"{paths.get(evidence.article, evidence.article)}:{evidence.line}", f"    {evidence.sentence}"
