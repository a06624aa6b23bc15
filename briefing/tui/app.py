"""The application: themes, keys, the palette, and the one screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.screen import Screen

from briefing.tui import Session
from briefing.tui.signs import OnlyAscii, ascii_wanted_here
from briefing.tui.themes import THEMES, unknown_theme


class BriefingApp(App[None]):
    """Draws the dashboard at once and starts reading when it is on the screen.

    What the first paint does not need is imported after it.
    """

    CSS_PATH = "dashboard.tcss"
    TITLE = "briefing"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-medium"), (160, "-wide")]  # noqa: RUF012 - declared so by Textual
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (16, "-short"), (30, "-tall")]  # noqa: RUF012 - the same
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", "Quit", show=False, priority=True)]

    def __init__(self, session: Session, *, frame_first: bool = False) -> None:
        """Take the session; with `frame_first` an empty frame is drawn before the rest of the screen is loaded."""
        self._session = session
        self._frame_first = frame_first
        self._settings = session.settings
        super().__init__()
        self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)
        # Put on before anything is drawn: a theme that comes later styles the whole screen twice.
        wanted = self._settings.screen.theme
        self.theme = wanted if wanted in self.available_themes else THEMES[0].name
        self._ascii = ascii_wanted_here(self._settings.screen.signs)
        self.set_keymap(dict(self._settings.screen.keys))

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Add the filter for terminals that have only ASCII."""
        return [*super().get_line_filters(), *([OnlyAscii()] if self._ascii else [])]

    def get_default_screen(self) -> Screen[None]:
        if self._frame_first:
            from briefing.tui.starting import Starting

            return Starting(self._session)
        from briefing.tui.screen import Dashboard

        return Dashboard(self._session)

    def get_css_variables(self) -> dict[str, str]:
        """Add the height of the source, which config.yaml sets, to the theme's variables."""
        return {**super().get_css_variables(), "source-height": f"{self._settings.screen.source_height}%"}

    def on_mount(self) -> None:
        """Say which themes there are, where the settings name another."""
        problem = unknown_theme(self._settings.screen.theme)
        if problem is not None:
            self.notify(problem, severity="warning", markup=False)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield the commands of the palette: those of the key table, and themes."""
        from briefing.keys import with_own_keys

        for key in with_own_keys(self._settings.screen.keys):
            if key.command:
                yield SystemCommand(
                    key.command,
                    f"{key.help} ({key.display})",
                    lambda action=key.action: self.call_later(screen.run_action, action),
                )
        yield SystemCommand("Look: theme", "choose another theme", self.action_change_theme)
