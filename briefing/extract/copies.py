"""The questions of an article answered again for its copies, which have its body under another title."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from briefing.extract.parse import Paragraph, Parsed
from briefing.extract.questions import look_for_questions
from briefing.model import Extraction, Mention, Number, Question, Span, Statement

if TYPE_CHECKING:
    from briefing.extract.syntax import Doc

Record = TypeVar("Record", Mention, Statement, Number, Question)
PLACES = frozenset({"start", "end"})
UNWEIGHED = {"score": 0.0, "why": ""}
"""What the title bears upon, and no question depends on."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What questions were made of, the questions, and the chance of each sentence to leave something open."""

    body: tuple[Paragraph, ...]
    found: Extraction
    questions: tuple[Question, ...]
    chances: tuple[float, ...]


def questions_of(parsed: Parsed, found: Extraction) -> tuple[tuple[Question, ...], tuple[float, ...]]:
    """Return the open questions of an article, and for each sentence the chance that it leaves something open.

    They are those that its body has in another article, where all else found is the same.
    """
    if not parsed.paragraphs:
        return (), ()
    body = parsed.paragraphs
    longest = max(body, key=lambda paragraph: len(paragraph.text)).doc
    asked: list[_Asked] = longest.once("questions", list)
    for known in asked:
        by = body[0].offset - known.body[0].offset
        if _laid_out(known.body) == _laid_out(body) and _is_alike(known.found, found, by):
            return _moved(known.questions, by), known.chances
    questions, chances = look_for_questions(parsed, found)
    asked[:] = [_Asked(body, found, questions, chances)]
    return questions, chances


def _is_alike(known: Extraction, found: Extraction, by: int) -> bool:
    """Tell whether the same was found in two bodies, the second of which begins so much later."""
    return (
        _moved(known.mentions, by) == found.mentions
        and _moved(known.statements, by) == found.statements
        and _unweighed(known.profiles) == _unweighed(found.profiles)
        and _unweighed(_moved(known.numbers, by)) == _unweighed(found.numbers)
    )


def _laid_out(body: tuple[Paragraph, ...]) -> list[tuple[Doc, int, int]]:
    """Return the paragraphs of a body with their places in it."""
    first = body[0]
    return [(one.doc, one.offset - first.offset, one.block - first.block) for one in body]


def _unweighed(records: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(replace(record, **UNWEIGHED) for record in records)


def _moved(records: tuple[Record, ...], by: int) -> tuple[Record, ...]:
    """Return records as they stand where the body begins so much later."""
    return tuple(_moved_one(record, by) for record in records) if by else records


def _moved_one(record: Record, by: int) -> Record:
    places: dict[str, Any] = {}
    for name in record.__slots__:
        value = getattr(record, name)
        if isinstance(value, Span):
            places[name] = Span(value.start + by, value.end + by)
        elif name in PLACES:
            places[name] = value + by
    return replace(record, **places)
