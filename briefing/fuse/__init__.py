"""Readings to a briefing: what several articles say, brought together."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.config import Settings
from briefing.fuse.fusion import Fusion
from briefing.model import Briefing, Reading, Skipped

__all__ = ["Fusion", "fuse"]


def fuse(
    readings: Sequence[Reading], skipped: Sequence[Skipped] = (), settings: Settings | None = None
) -> Briefing:
    """Return the briefing over these readings; the same readings in any order give the same one."""
    return Fusion(settings).fuse(readings, skipped)
