"""Profiles: what one article says of each of its actors."""

from __future__ import annotations

from briefing.extract.parse import Parsed
from briefing.model import Mention, Profile, Statement


def find_profiles(
    parsed: Parsed, mentions: tuple[Mention, ...], statements: tuple[Statement, ...]
) -> tuple[Profile, ...]:
    return ()
