"""The application: themes, the palette, and the one screen."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from briefing.config import Settings
from briefing.tui import Load
from briefing.tui.keys import KEYS
from briefing.tui.screen import Dashboard


class BriefingApp(App[None]):
    """Draws the dashboard at once and starts reading when it is on the screen."""

    CSS_PATH = "dashboard.tcss"
    TITLE = "briefing"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-medium"), (160, "-wide")]  # noqa: RUF012 - Textual's own name
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (16, "-normal"), (34, "-tall")]  # noqa: RUF012 - Textual's own name
    BINDINGS = [Binding("ctrl+q", "quit", "Quit", show=False, priority=True)]  # noqa: RUF012 - Textual's own name

    def __init__(self, load: Load, settings: Settings) -> None:
        super().__init__()
        self.animation_level = "none"
        self._load = load
        self._settings = settings

    def get_default_screen(self) -> Screen[None]:
        return Dashboard(self._load, self._settings)

    def on_mount(self) -> None:
        wanted = self._settings.screen.theme
        if wanted in self.available_themes:
            self.theme = wanted
        else:
            known = ", ".join(sorted(self.available_themes))
            self.notify(f"There is no theme {wanted!r}; there are {known}.", severity="warning", markup=False)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield the commands of the palette: those of the key table, and themes."""
        for key in KEYS:
            if key.command:
                yield SystemCommand(
                    key.command,
                    f"{key.help} ({key.display})",
                    lambda action=key.action: self.call_later(screen.run_action, action),
                )
        yield SystemCommand("Look: theme", "choose another theme", self.action_change_theme)
