"""The briefing on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefing.config import Settings
from briefing.run import Snapshot

Load = Callable[[Callable[[], bool]], Iterator[Snapshot]]
"""Yields growing snapshots, and ends early once the function it is given says so."""


def run_dashboard(load: Load, settings: Settings) -> None:
    """Show the dashboard until the analyst quits."""
    from briefing.tui.app import BriefingApp

    BriefingApp(load, settings).run()
