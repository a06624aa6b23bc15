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

    With `watch` it reads again whenever a file under the paths changes. `marks` opens what is kept of
    them, once the first paint is done, and the dashboard closes it; without it, marks last as long as the dashboard.
    """

    load: Load
    settings: Settings = field(default_factory=Settings)
    paths: tuple[str, ...] = ()
    watch: bool = False
    marks: Callable[[], Marks] | None = None


SWITCH_SECONDS = 0.001
"""How long the thread that fuses may hold the interpreter while a key waits, a fifth of Python's default."""


def run_dashboard(session: Session) -> None:
    """Show the dashboard until the analyst quits."""
    from briefing.tui.app import BriefingApp

    sys.setswitchinterval(SWITCH_SECONDS)
    BriefingApp(session, frame_first=True).run()
