"""The timeline: resolved dates, each with its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.config import Settings
from briefing.model import Reading, TimelineEntry


def build_timeline(readings: Sequence[Reading], settings: Settings) -> tuple[TimelineEntry, ...]:
    return ()
