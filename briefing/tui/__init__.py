"""The briefing on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefing.config import Settings
from briefing.run import Snapshot

Load = Callable[[Callable[[], bool]], Iterator[Snapshot]]
"""Yields growing snapshots, and ends early once the function it is given says so."""


def run_dashboard(load: Load, settings: Settings) -> None:
    """Show the dashboard until the analyst quits."""
    from multiprocessing import resource_tracker

    from briefing.tui.app import BriefingApp

    # It hands standard error on to its process; on the screen, Textual's stand-in has none to hand on.
    resource_tracker.ensure_running()
    BriefingApp(load, settings).run()
