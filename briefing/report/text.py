"""The briefing as plain text, fit for an e-mail."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from briefing.model import Briefing, KeyNumber
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

WIDTH = 88
MOST_ACTORS = 20
MOST_NUMBERS = 20
MOST_QUESTIONS = 20
WIDEST_QUANTITY = 18
WIDEST_NAME = 38


def render(material: Material) -> Iterator[bytes]:
    """Yield the report, at most 88 columns wide, in UTF-8."""
    yield to_text(material.briefing).encode()


def to_text(briefing: Briefing) -> str:
    """Return the report as one text that ends with a newline."""
    numbers = source_numbers(briefing)
    lines = ["BRIEFING", opening_line(briefing), ""]
    lines += _summary(briefing, numbers)
    lines += _actors(briefing, numbers)
    lines += _key_numbers(briefing, numbers)
    lines += _watched(briefing, numbers)
    lines += _questions(briefing, numbers)
    lines += _sources(briefing, numbers)
    if briefing.skipped:
        lines += ["SKIPPED"]
        lines += _wrapped(
            (f"{harmless(item.path)}: {harmless(item.reason)}" for item in briefing.skipped), "- "
        )
        lines += [""]
    return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


def _summary(briefing: Briefing, numbers: dict[str, int]) -> list[str]:
    items = [f"{harmless(line.text)} {source_mark(line.evidence, numbers)}" for line in briefing.summary]
    return ["SUMMARY", *(_wrapped(items, "- ") or [why_empty(briefing, "sentence")]), ""]


def _actors(briefing: Briefing, numbers: dict[str, int]) -> list[str]:
    shown = briefing.actors[:MOST_ACTORS]
    lines = [f"ACTORS{_of(len(shown), len(briefing.actors))}"]
    width = min(WIDEST_NAME, max((len(harmless(actor.name)) for actor in shown), default=0))
    for actor in shown:
        label = f"{harmless(actor.name):<{width}}  {actor.mentions:>3}  "
        about = (
            f"{about_actor(actor)} {source_mark(actor.evidence, numbers)}"
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
    left = min(WIDEST_QUANTITY, max((len(whole) for (whole, _), _ in rows), default=0))
    right = min(8, max((len(part) for (_, part), _ in rows), default=0))
    for (whole, part), number in rows:
        label = f"{whole:>{left}}{part:<{right}}  "
        text = _described(number)
        if len(numbers) > 1:
            text += f" {source_mark(number.evidence, numbers)}"
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
    unit = quantity(number)[1]
    what = counted(number)
    parts = [f"{unit}, {what}" if unit and what else unit or what or harmless(number.text)]
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
        lines.append(f"{harmless(item.text)} ({len(item.evidence) or 'nothing today'})")
        lines += _wrapped(
            (f"{harmless(one.sentence)} {source_mark((one,), numbers)}" for one in item.evidence), "  - "
        )
    return [*lines, ""]


def _questions(briefing: Briefing, numbers: dict[str, int]) -> list[str]:
    shown = briefing.open_questions[:MOST_QUESTIONS]
    lines = [f"OPEN QUESTIONS{_of(len(shown), len(briefing.open_questions))}"]
    for kind, questions in grouped_questions(shown):
        lines.append(f"{KIND_HEADINGS[kind]} ({len(questions)})")
        lines += _wrapped(
            (
                " ".join(
                    part
                    for part in (
                        harmless(question.text),
                        f"({harmless(question.likelihood)})" if question.likelihood else "",
                        source_mark(question.evidence, numbers) if len(numbers) > 1 else "",
                    )
                    if part
                )
                for question in questions
            ),
            "  - ",
        )
    return [*lines, *([] if shown else [why_empty(briefing, "open question")]), ""]


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
