"""Keys that can do nothing where they are pressed say so, and change nothing."""

from __future__ import annotations

from tui.invented import app_over, board, settled, snapshot
from tui.pressed import reader, said


async def test_zoom_changes_nothing_where_every_pane_is_alone() -> None:
    app = app_over(snapshot())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("z")
        assert said(pilot) == "Every pane is alone at this width already."
        assert not board(app).has_class("-zoomed")


async def test_zoom_is_left_where_the_window_became_narrow() -> None:
    app = app_over(snapshot())
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        await pilot.press("z")
        await pilot.resize_terminal(80, 24)
        await pilot.press("z")
        assert not board(app).has_class("-zoomed")


async def test_going_on_says_where_there_is_only_one_sentence() -> None:
    app = app_over(snapshot())
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        await pilot.press("1", "n")
        assert said(pilot) == "This line rests on one sentence only."
        await pilot.press("5", "/", *"engineers", "enter", "N")
        assert said(pilot) == "These words stand only once in this article."
        assert reader(pilot).searched == "engineers"
        await pilot.press("0", "n")
        assert said(pilot) == "No sentence stands behind this line."
