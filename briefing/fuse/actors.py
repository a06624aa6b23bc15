"""Actors over all articles, each real-world actor once, most important first."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.config import Settings
from briefing.model import Actor, Reading


def fuse_actors(readings: Sequence[Reading], settings: Settings) -> tuple[Actor, ...]:
    return ()
