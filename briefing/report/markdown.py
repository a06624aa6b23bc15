"""The briefing as Markdown; the text of articles is escaped, so that none of it acts as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.model import Briefing, KeyNumber, OpenQuestion
from briefing.report import Material
from briefing.report.wording import (
    KIND_HEADINGS,
    about_actor,
    counted,
    grouped_questions,
    harmless,
    opening_line,
    quantity,
    source_line,
    source_mark,
    source_numbers,
    why_empty,
)

_ACTIVE = re.compile(r"([\\`*_{}\[\]<>#!|~&$])")
_LIST_MARK = re.compile(r"^(\d{0,9})([-+.)])(?=\s|$)")


def render(material: Material) -> Iterator[bytes]:
    """Yield the report in UTF-8, in the CommonMark dialect with GitHub's tables."""
    yield to_markdown(material.briefing).encode()


def to_markdown(briefing: Briefing) -> str:
    """Return the report as one text that ends with a newline."""
    numbers = source_numbers(briefing)
    lines = ["# Briefing", "", escaped(opening_line(briefing)), ""]
    lines += ["## Summary", ""]
    lines += [
        f"- {escaped(line.text)} {escaped(source_mark(line.evidence, numbers))}" for line in briefing.summary
    ] or [why_empty(briefing, "sentence")]
    lines += ["", "## Actors", ""]
    if briefing.actors:
        lines += ["| Actor | What it is | Mentions | Sources |", "|:--|:--|--:|:--|"]
        lines += [
            _row(actor.name, about_actor(actor), str(actor.mentions), source_mark(actor.evidence, numbers))
            for actor in briefing.actors
        ]
    else:
        lines += [why_empty(briefing, "actor")]
    lines += ["", "## Key numbers", ""]
    if briefing.key_numbers:
        lines += ["| Number | What it counts | As written | Sources |", "|--:|:--|:--|:--|"]
        lines += [_number(number, source_mark(number.evidence, numbers)) for number in briefing.key_numbers]
    else:
        lines += [why_empty(briefing, "number")]
    lines += ["", "## Open questions", ""]
    for kind, questions in grouped_questions(briefing.open_questions):
        lines += [f"### {KIND_HEADINGS[kind]} ({len(questions)})", ""]
        lines += [_question(question, source_mark(question.evidence, numbers)) for question in questions]
        lines += [""]
    if not briefing.open_questions:
        lines += [why_empty(briefing, "open question"), ""]
    if briefing.articles:
        lines += ["## Sources", ""]
        lines += [f"{numbers[card.id]}. {escaped(source_line(card, numbers))}" for card in briefing.articles]
        lines += [""]
    if briefing.skipped:
        lines += ["## Skipped", ""]
        lines += [f"- {escaped(item.path)}: {escaped(item.reason)}" for item in briefing.skipped]
    return "\n".join(lines).rstrip() + "\n"


def escaped(text: str) -> str:
    """Return text on one line that Markdown shows as it is."""
    text = _ACTIVE.sub(r"\\\1", " ".join(harmless(text).split()))
    return _LIST_MARK.sub(r"\1\\\2", text)


def _row(*cells: str) -> str:
    return f"| {' | '.join(escaped(cell) for cell in cells)} |"


def _number(number: KeyNumber, mark: str) -> str:
    value, unit = quantity(number)
    said = f" — {number.said_by}" if number.said_by else ""
    return _row(f"{value} {unit}".strip(), counted(number) + said, number.text, mark)


def _question(question: OpenQuestion, mark: str) -> str:
    likelihood = f" ({escaped(question.likelihood)})" if question.likelihood else ""
    return f"- {escaped(question.text)}{likelihood} {escaped(mark)}"
