"""The briefing as Markdown; the text of articles is escaped, so that none of it acts as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefing.marks import Mark
from briefing.model import Briefing, KeyNumber, OpenQuestion
from briefing.quantity import quantity
from briefing.report import Material
from briefing.report.changed import CHANGE_HEADINGS, change_line, grouped_changes, told_since
from briefing.report.wording import (
    about_actor,
    agreement,
    arranged_questions,
    counted,
    harmless,
    likely,
    marked,
    open_and_answered,
    opening_line,
    sentence_told,
    sides_told,
    source_line,
    source_mark,
    source_numbers,
    sourced,
    story_line,
    watched_count,
    why_empty,
)

_ACTIVE = re.compile(r"([\\`*_{}\[\]<>#!|~&$])")
_LIST_MARK = re.compile(r"^(\d{0,9})([-+.)])(?=\s|$)")


def render(material: Material) -> Iterator[bytes]:
    """Yield the report in UTF-8, in the CommonMark dialect with GitHub's tables."""
    yield to_markdown(material.briefing, material.compared, material.marks).encode()


def to_markdown(briefing: Briefing, compared: str = "", marks: Mapping[str, Mark] | None = None) -> str:
    """Return the report as one text that ends with a newline; `compared` says what changes are counted from."""
    numbers = source_numbers(briefing)
    lines = ["# Briefing", "", escaped(opening_line(briefing)), ""]
    lines += _marked(briefing, marks or {})
    lines += _changes(briefing, compared)
    lines += ["## Summary", ""]
    lines += [
        f"- {escaped(line.text)} {escaped(sourced(line.evidence, line.sources, numbers))}"
        for line in briefing.summary
    ] or [why_empty(briefing, "sentence")]
    lines += ["", "## Actors", ""]
    if briefing.actors:
        lines += ["| Actor | What it is | Mentions | Sources |", "|:--|:--|--:|:--|"]
        lines += [
            _row(
                actor.name,
                about_actor(actor),
                str(actor.mentions),
                sourced(actor.evidence, actor.sources, numbers),
            )
            for actor in briefing.actors
        ]
    else:
        lines += [why_empty(briefing, "actor")]
    lines += ["", "## Key numbers", ""]
    if briefing.key_numbers:
        lines += ["| Number | What it counts | As written | Sources |", "|--:|:--|:--|:--|"]
        lines += [_number(number, numbers) for number in briefing.key_numbers]
    else:
        lines += [why_empty(briefing, "number")]
    lines += [""]
    if briefing.watched:
        lines += ["## Watched", ""]
    for item in briefing.watched:
        lines += [f"- {escaped(item.text)} ({watched_count(item, briefing)})"]
        lines += [
            f"  - {escaped(one.sentence)} {escaped(source_mark((one,), numbers))}" for one in item.evidence
        ]
    lines += [""] if briefing.watched else []
    lines += _questions(briefing, numbers)
    if len(briefing.stories) > 1:
        lines += ["## Stories", "", *(f"- {escaped(story_line(story))}" for story in briefing.stories), ""]
    if briefing.articles:
        lines += ["## Sources", ""]
        lines += [f"{numbers[card.id]}. {escaped(source_line(card, numbers))}" for card in briefing.articles]
        lines += [""]
    if briefing.skipped:
        lines += ["## Skipped", ""]
        lines += [f"- {escaped(item.path)}: {escaped(item.reason)}" for item in briefing.skipped]
    return "\n".join(lines).rstrip() + "\n"


def _marked(briefing: Briefing, marks: Mapping[str, Mark]) -> list[str]:
    """Return what the analyst starred or noted."""
    from briefing.report.own import marked_items  # which writes Markdown too

    lines = []
    for one in marked_items(briefing, marks):
        lines.append(f"- {'★ ' if one.starred else ''}{escaped(one.text)}")
        lines += [f"  - Note: {escaped(one.note)}"] if one.note else []
    return ["## Marked", "", *lines, ""] if lines else []


def _changes(briefing: Briefing, compared: str) -> list[str]:
    if not compared:
        return []
    lines = ["## What changed", ""]
    for sentence in told_since(briefing, compared):
        lines += [escaped(sentence), ""]
    for kind, changes in grouped_changes(briefing.changes):
        lines += [f"### {CHANGE_HEADINGS[kind]} ({len(changes)})", ""]
        lines += [f"- {escaped(change_line(change))}" for change in changes]
        lines += [""]
    return lines


def _questions(briefing: Briefing, numbers: dict[str, int]) -> list[str]:
    still_open, answered = open_and_answered(briefing.open_questions)
    lines = ["## Open questions", ""]
    for heading, questions in arranged_questions(still_open):
        lines += [f"### {heading} ({len(questions)})", ""]
        for kind, question in questions:
            lines.append(f"- {kind}{_question(question, marked(question, numbers))}")
            for party, said, evidence in sides_told(question):
                lines.append(f"  - {escaped(f'{party}: {said} {source_mark((evidence,), numbers)}')}")
        lines += [""]
    if not still_open:
        lines += [why_empty(briefing, "open question"), ""]
    if answered:
        lines += ["## Answered", ""]
    for question in answered:
        lines.append(f"- {escaped(question.text)}")
        lines += [
            f"  - {escaped(f'{sentence_told(one)} {source_mark((one,), numbers)}')}"
            for one in question.answer
        ]
    return [*lines, *([""] if answered else [])]


def escaped(text: str) -> str:
    """Return text on one line that Markdown shows as it is."""
    text = _ACTIVE.sub(r"\\\1", " ".join(harmless(text).split()))
    return _LIST_MARK.sub(r"\1\\\2", text)


def _row(*cells: str) -> str:
    return f"| {' | '.join(escaped(cell) for cell in cells)} |"


def _number(number: KeyNumber, numbers: dict[str, int]) -> str:
    value, unit = quantity(number)
    said = f" — {number.said_by}" if number.said_by else ""
    told = agreement(number, numbers)
    mark = sourced(number.evidence, number.sources, numbers) + (f"; {told}" if told else "")
    return _row(f"{value} {unit}".strip(), counted(number) + said, number.text, mark)


def _question(question: OpenQuestion, mark: str) -> str:
    likelihood = f" ({escaped(likely(question))})" if question.likelihood else ""
    return f"{escaped(question.text)}{likelihood} {escaped(mark)}"
