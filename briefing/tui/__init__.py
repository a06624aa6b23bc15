"""The briefing on the screen."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.config import Settings

if TYPE_CHECKING:
    from briefing.marks import Marks
    from briefing.run import Snapshot

Load = Callable[[Settings, Callable[[], bool]], Iterator["Snapshot"]]
"""Yields growing snapshots made with these settings, and ends early once the function it is given says so."""


@dataclass(frozen=True, slots=True)
class Session:
    """What the dashboard is started with: how to read, the settings, the paths, the analyst's marks.

    With `watch` it reads again whenever a file under the paths changes. Without `marks`, marks last
    as long as the dashboard.
    """

    load: Load
    settings: Settings = field(default_factory=Settings)
    paths: tuple[str, ...] = ()
    watch: bool = False
    marks: Marks | None = None


SWITCH_SECONDS = 0.001
"""How long the thread that fuses may hold the interpreter while a key waits, a fifth of Python's default."""


def run_dashboard(session: Session) -> None:
    """Show the dashboard until the analyst quits."""
    from multiprocessing import resource_tracker

    from briefing.tui.app import BriefingApp

    # It hands standard error on to its process; on the screen, Textual's stand-in has none to hand on.
    resource_tracker.ensure_running()
    sys.setswitchinterval(SWITCH_SECONDS)
    BriefingApp(session).run()
