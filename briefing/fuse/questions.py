"""Open questions over all articles, most important first."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.config import Settings
from briefing.model import OpenQuestion, Reading


def fuse_questions(readings: Sequence[Reading], settings: Settings) -> tuple[OpenQuestion, ...]:
    return ()
