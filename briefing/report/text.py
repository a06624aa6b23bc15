"""The briefing as plain text, fit for an e-mail."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping

from briefing.marks import Mark
from briefing.model import Briefing, KeyNumber, OpenQuestion
from briefing.quantity import column_width, quantity
from briefing.report import Material
from briefing.report.changed import (
    CHANGE_HEADINGS,
    change_line,
    changed_evidence,
    grouped_changes,
    told_since,
)
from briefing.report.own import marked_items
from briefing.report.wording import (
    about_actor,
    agreement,
    arranged_questions,
    harmless,
    likely,
    marked,
    measured,
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

WIDTH = 88
MOST_ACTORS = 20
MOST_NUMBERS = 20
MOST_QUESTIONS = 20
WIDEST_QUANTITY, WIDEST_FRACTION = 18, 8
WIDEST_NAME = 26
MOST_CHANGES = 8
"""Changes of one kind; a report in JSON has all of them."""


def render(material: Material) -> Iterator[bytes]:
    """Yield the report, at most 88 columns wide, in UTF-8."""
    yield to_text(material.briefing, material.compared, material.marks).encode()


def to_text(briefing: Briefing, compared: str = "", marks: Mapping[str, Mark] | None = None) -> str:
    """Return the report as one text that ends with a newline; `compared` says what changes are counted from."""
    numbers = source_numbers(briefing)
    lines = ["BRIEFING", opening_line(briefing), ""]
    lines += _marked(briefing, marks or {})
    lines += _changes(briefing, compared, numbers)
    lines += _summary(briefing, numbers)
    lines += _actors(briefing, numbers)
    lines += _key_numbers(briefing, numbers)
    lines += _watched(briefing, numbers)
    lines += _questions(briefing, numbers)
    lines += _stories(briefing)
    lines += _sources(briefing, numbers)
    if briefing.skipped:
        lines += ["SKIPPED"]
        lines += _wrapped(
            (f"{harmless(item.path)}: {harmless(item.reason)}" for item in briefing.skipped), "- "
        )
        lines += [""]
    return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


def _marked(briefing: Briefing, marks: Mapping[str, Mark]) -> list[str]:
    """Return what the analyst starred or noted."""
    found = marked_items(briefing, marks)
    lines = [f"MARKED{_of(len(found), len(found))}"] if found else []
    for one in found:
        lines += _wrapped([f"{one.text} ({one.pane})"], "* " if one.starred else "- ")
        lines += _wrapped([one.note] if one.note else [], "    note: ")
    return [*lines, *([""] if found else [])]


def _changes(briefing: Briefing, compared: str, numbers: dict[str, int]) -> list[str]:
    if not compared:
        return []
    lines = ["WHAT CHANGED", *told_since(briefing, compared)]
    evidence = changed_evidence(briefing)
    for kind, changes in grouped_changes(briefing.changes):
        lines.append(f"{CHANGE_HEADINGS[kind]}{_of(min(len(changes), MOST_CHANGES), len(changes))}")
        for change in changes[:MOST_CHANGES]:
            mark = source_mark(evidence.get(change.item or "", ())[:1], numbers) if len(numbers) > 1 else ""
            lines += _wrapped([f"{change_line(change)} {mark}".rstrip()], "  - ")
    return [*lines, ""]


def _summary(briefing: Briefing, numbers: dict[str, int]) -> list[str]:
    items = [
        f"{harmless(line.text)} {sourced(line.evidence, line.sources, numbers)}" for line in briefing.summary
    ]
    return ["SUMMARY", *(_wrapped(items, "- ") or [why_empty(briefing, "sentence")]), ""]


def _actors(briefing: Briefing, numbers: dict[str, int]) -> list[str]:
    shown = briefing.actors[:MOST_ACTORS]
    lines = [f"ACTORS{_of(len(shown), len(briefing.actors))}"]
    width = min(WIDEST_NAME, max((len(harmless(actor.name)) for actor in shown), default=0))
    for actor in shown:
        name = harmless(actor.name)
        if len(name) > width:
            lines += textwrap.wrap(name, WIDTH)
            name = ""
        label = f"{name:<{width}}  {actor.mentions:>3}  "
        about = (
            f"{about_actor(actor)} {sourced(actor.evidence, actor.sources, numbers)}"
            if len(numbers) > 1
            else about_actor(actor)
        )
        lines += textwrap.wrap(
            label + about, WIDTH, break_on_hyphens=False, subsequent_indent=" " * (width + 7)
        ) or [label]
    return [*lines, *([] if shown else [why_empty(briefing, "actor")]), ""]


def _key_numbers(briefing: Briefing, numbers: dict[str, int]) -> list[str]:
    shown = briefing.key_numbers[:MOST_NUMBERS]
    lines = [f"KEY NUMBERS{_of(len(shown), len(briefing.key_numbers))}"]
    rows = [(_split(harmless(quantity(number)[0])), number) for number in shown]
    left = column_width([len(whole) for (whole, _), _ in rows], WIDEST_QUANTITY)
    right = column_width([len(part) for (_, part), _ in rows], WIDEST_FRACTION)
    for (whole, part), number in rows:
        label = f"{whole:>{left}}{part}".ljust(left + right) + "  "
        text = _described(number)
        if len(numbers) > 1:
            text += f" {sourced(number.evidence, number.sources, numbers)}"
            told = agreement(number, numbers)
            text += f"; {told}" if told else ""
        lines += textwrap.wrap(
            label + text,
            WIDTH,
            subsequent_indent=" " * (left + right + 2),
            drop_whitespace=False,
            break_on_hyphens=False,
        )
    return [*lines, *([] if shown else [why_empty(briefing, "number")]), ""]


def _split(value: str) -> tuple[str, str]:
    """Cut a value before its decimal point, so that points stand under one another."""
    whole, point, part = value.partition(".")
    return (whole, point + part) if point and part[:1].isdigit() and "–" not in value else (value, "")


def _described(number: KeyNumber) -> str:
    parts = [measured(number)]
    if number.hedge == "garbled":
        parts.append("(damaged in the text)")
    if number.direction:
        parts.append(f"({number.direction})")
    if number.said_by:
        parts.append(f"— {harmless(number.said_by)}")
    return " ".join(parts)


def _watched(briefing: Briefing, numbers: dict[str, int]) -> list[str]:
    if not briefing.watched:
        return []
    lines = ["WATCHED"]
    for item in briefing.watched:
        lines.append(f"{harmless(item.text)} ({watched_count(item, briefing)})")
        lines += _wrapped(
            (f"{harmless(one.sentence)} {source_mark((one,), numbers)}" for one in item.evidence), "  - "
        )
    return [*lines, ""]


def _questions(briefing: Briefing, numbers: dict[str, int]) -> list[str]:
    still_open, answered = open_and_answered(briefing.open_questions)
    lines = [f"OPEN QUESTIONS{_of(min(len(still_open), MOST_QUESTIONS), len(still_open))}"]
    for heading, questions in arranged_questions(still_open, MOST_QUESTIONS):
        lines.append(f"{heading} ({len(questions)})")
        for kind, question in questions:
            lines += _wrapped([kind + _question(question, numbers)], "  - ")
            for party, said, evidence in sides_told(question):
                side = f"{harmless(party)}: {harmless(said)} {source_mark((evidence,), numbers)}"
                lines += _wrapped([side], "      | ")
    lines += [] if still_open else [why_empty(briefing, "open question")]
    if answered:
        lines += ["", f"ANSWERED ({len(answered)})"]
    for question in answered:
        lines += _wrapped([harmless(question.text)], "  - ")
        told = (f"{harmless(sentence_told(one))} {source_mark((one,), numbers)}" for one in question.answer)
        lines += _wrapped(told, "      ")
    return [*lines, ""]


def _question(question: OpenQuestion, numbers: dict[str, int]) -> str:
    parts = (
        harmless(question.text),
        f"({likely(question)})" if question.likelihood else "",
        marked(question, numbers),
    )
    return " ".join(part for part in parts if part)


def _stories(briefing: Briefing) -> list[str]:
    if len(briefing.stories) < 2:
        return []
    return ["STORIES", *_wrapped(map(story_line, briefing.stories), "- "), ""]


def _sources(briefing: Briefing, numbers: dict[str, int]) -> list[str]:
    if not briefing.articles:
        return []
    lines = ["SOURCES"]
    for card in briefing.articles:
        mark = f"[{numbers[card.id]}] "
        lines += _wrapped([source_line(card, numbers)], mark)
    return [*lines, ""]


def _of(shown: int, total: int) -> str:
    return f" ({shown} of {total})" if total > shown else f" ({total})" if total else ""


def _wrapped(items: Iterable[str], mark: str) -> list[str]:
    """Wrap items, each with a mark before its first line and the others indented alike."""
    lines: list[str] = []
    for item in items:
        lines += textwrap.wrap(
            item, WIDTH, break_on_hyphens=False, initial_indent=mark, subsequent_indent=" " * len(mark)
        )
    return lines
