"""Mentions of actors and places."""

from __future__ import annotations

from briefing.extract.parse import Parsed
from briefing.model import Mention


def find_mentions(parsed: Parsed) -> tuple[Mention, ...]:
    return ()
