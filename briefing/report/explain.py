"""Why a line stands in the briefing: its sentence, its place, and the rule or score that put it there."""

from __future__ import annotations

from briefing.model import Actor, Briefing, KeyNumber, OpenQuestion, SummaryLine

Item = SummaryLine | Actor | KeyNumber | OpenQuestion
_PANES = {SummaryLine: "summary", Actor: "actor", KeyNumber: "key number", OpenQuestion: "open question"}


def find_item(briefing: Briefing, wanted: str) -> Item | None:
    """Return the item with this id, if the briefing has it."""
    panes = (briefing.summary, briefing.actors, briefing.key_numbers, briefing.open_questions)
    return next((item for pane in panes for item in pane if item.id == wanted), None)


def explain_item(briefing: Briefing, wanted: str) -> str | None:
    """Return a few lines of plain text about the item with this id, or None where there is none."""
    item = find_item(briefing, wanted)
    if item is None:
        return None
    paths = {card.id: card.path for card in briefing.articles}
    label = item.name if isinstance(item, Actor) else item.text
    lines = [f"{_PANES[type(item)]} {item.id}: {label}"]
    lines += [f"why: {item.why or 'no reason recorded'}"]
    for evidence in item.evidence:
        lines.append(f"{paths.get(evidence.article, evidence.article)}:{evidence.line}")
        lines.append(f"    {evidence.sentence}")
    return "\n".join(
        "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in line) for line in lines
    )
