"""Open questions: what the text itself leaves open."""

from __future__ import annotations

from briefing.extract.parse import Parsed
from briefing.model import Mention, Number, Profile, Question, Statement


def find_questions(
    parsed: Parsed,
    mentions: tuple[Mention, ...],
    profiles: tuple[Profile, ...],
    statements: tuple[Statement, ...],
    numbers: tuple[Number, ...],
) -> tuple[Question, ...]:
    return ()
