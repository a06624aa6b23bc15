"""The frame that is drawn first: it gives way to the dashboard, and no key is lost on the way."""

from __future__ import annotations

from textual.events import Key
from tui.invented import app_over, board, settled, snapshot

from briefing.tui.screen import Dashboard
from briefing.tui.starting import Starting


async def test_keys_pressed_over_the_frame_reach_the_dashboard() -> None:
    app = app_over(snapshot(), frame_first=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3")
        while not isinstance(app.screen, Dashboard):
            await pilot.pause()
        await settled(app, pilot)
        assert board(app)._active == "numbers"


async def test_a_key_that_waited_while_the_dashboard_was_loaded_reaches_it() -> None:
    app = app_over(snapshot(), frame_first=True)
    async with app.run_test(size=(80, 24)) as pilot:
        while not isinstance(app.screen, Dashboard):
            await pilot.pause()
        frame = app.screen_stack[0]
        assert isinstance(frame, Starting)
        await settled(app, pilot)
        frame.post_message(Key("3", "3"))
        await pilot.pause()
        await pilot.pause()
        assert board(app)._active == "numbers"
