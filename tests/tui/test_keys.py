"""The table of keys: an analyst's own, the footer, the palette; what each key does is in `test_keys_*.py`.

All of them at 80x24 in a real terminal: `test_every_key.py`.
"""

from __future__ import annotations

from tui.invented import app_over, picture, settled, snapshot
from tui.pressed import key_at, pane

from briefing.keys import KEYS


async def test_keys_of_the_analysts_own_work_and_stand_in_footer_and_help() -> None:
    app = app_over(snapshot(), keys={"star": "f8", "down": "f9"})
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("f9", "f8")
        assert pane(pilot, "summary").row.mark == "★"
        assert key_at(pilot, "summary") == "s1"
        await pilot.press("j", "space")
        assert key_at(pilot, "summary") == "s1"
        assert "f8 Star" in picture(app).splitlines()[-1]
        await pilot.press("question_mark", "G")
        assert "f8" in picture(app)


def test_the_footer_has_room_for_its_keys() -> None:
    assert len([key for key in KEYS if key.label]) <= 7


def test_commands_are_named_area_and_verb() -> None:
    assert all(": " in key.command for key in KEYS if key.command)


def test_no_key_is_declared_twice() -> None:
    for scope in ("screen", "list"):
        keys = [one for key in KEYS if key.scope == scope for one in key.keys.split(",")]
        assert len(keys) == len(set(keys))
