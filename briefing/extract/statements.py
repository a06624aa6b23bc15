"""Statements: who said what."""

from __future__ import annotations

from briefing.extract.parse import Parsed
from briefing.model import Mention, Statement


def find_statements(parsed: Parsed, mentions: tuple[Mention, ...]) -> tuple[Statement, ...]:
    return ()
