"""The summary: sentences that, read in order, tell most of the story."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.config import Settings
from briefing.model import Reading, SummaryLine


def summarise(readings: Sequence[Reading], settings: Settings) -> tuple[SummaryLine, ...]:
    return ()
