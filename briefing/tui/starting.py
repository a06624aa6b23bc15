"""The first thing on the screen: the frame of the dashboard, drawn before all that fills it is loaded."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen
from textual.widgets import Static

from briefing.tui import Session
from briefing.tui.titles import DIGITS, TITLES


class Starting(Screen[None]):
    """Empty panes under their titles; gives way to the dashboard, and hands on the keys pressed meanwhile."""

    DEFAULT_CSS = """
    Starting { layout: vertical; }
    Starting #starting { height: 1; padding: 0 1; text-style: bold; background: $panel; color: $foreground; }
    Starting #frames { height: 1fr; layout: grid; grid-size: 2; grid-rows: 1fr; }
    .-narrow Starting #frames { grid-size: 1; }
    Starting .frame { height: 1fr; border: round $foreground 30%; border-title-style: bold; border-title-color: $foreground; }
    .-narrow Starting .frame { display: none; }
    .-narrow Starting #first { display: block; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._typed: list[events.Key] = []
        self._gave_way = False

    def compose(self) -> ComposeResult:
        yield Static("briefing · reading …", id="starting", markup=False)
        with Container(id="frames"):
            for at, name in enumerate(dict.fromkeys(self._session.settings.screen.panes)):
                frame = Static("", id="first" if at == 0 else None, classes="frame", markup=False)
                frame.border_title = f"{DIGITS[name]} {TITLES[name]}"
                yield frame

    def on_mount(self) -> None:
        self.call_after_refresh(self._give_way)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        if self._gave_way:  # it waited here while the dashboard was loaded
            self._hand_on(event)
        else:
            self._typed.append(event)

    async def _give_way(self) -> None:
        from briefing.tui.screen import Dashboard

        await self.app.push_screen(Dashboard(self._session))
        for event in self._typed:
            self._hand_on(event)
        self._gave_way = True

    def _hand_on(self, event: events.Key) -> None:
        # A new one: what was sent to one screen is not sent to another.
        self.app.post_message(events.Key(event.key, event.character))
