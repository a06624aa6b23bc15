"""Key numbers over all articles, most important first."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.config import Settings
from briefing.model import KeyNumber, Reading


def fuse_numbers(readings: Sequence[Reading], settings: Settings) -> tuple[KeyNumber, ...]:
    return ()
