"""Actors that were hidden are shown by name, and can be taken back."""

from __future__ import annotations

from dataclasses import replace

from tui.invented import app_over, board, settled, snapshot
from tui.pressed import pane, said

from briefing.config import Settings
from briefing.tui.pane import Pane


def names(listed: Pane) -> list[str]:
    return [row.text.strip() for row in listed.rows if row.under == "hidden"]


async def test_a_hidden_actor_stands_below_the_others_and_is_taken_back() -> None:
    app = app_over(snapshot())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("2", "x", "X")
        listed = pane(pilot, "actors")
        assert (
            said(pilot) == "Hidden lines are shown with x, actors below the others; x on one takes it back."
        )
        assert names(listed) == ["Ilse Tamarin"]
        assert listed.total == 2
        await pilot.press("G", "x")
        assert said(pilot) == "Ilse Tamarin is shown again: u takes it back."
        await settled(app, pilot)
        assert board(app)._marks.corrections() == ()
        assert names(listed) == []
        await pilot.press("u")
        await settled(app, pilot)
        assert names(listed) == ["Ilse Tamarin"]
        await pilot.press("X")
        assert names(listed) == []


async def test_an_actor_that_the_settings_hide_is_shown_with_where_to_take_it_out() -> None:
    app = app_over(snapshot())
    app._session = replace(app._session, settings=Settings(hide=["Velmora Radio", "Velmora Herald"]))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("2", "X", "/", *"radio")
        assert names(pane(pilot, "actors")) == ["Velmora Radio"]
        await pilot.press("enter", "x")
        assert "Velmora Radio stands under hide:" in said(pilot)


async def test_x_on_the_page_of_an_actor_hides_it_by_name_as_in_the_list() -> None:
    app = app_over(snapshot())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("2", "enter", "G", "x")
        assert said(pilot).startswith("Ilse Tamarin hidden; u takes it back")
        assert [one.kind for one in board(app)._marks.corrections()] == ["hide"]


async def test_a_star_on_the_page_of_an_actor_says_whose_it_is() -> None:
    app = app_over(snapshot())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("2", "enter", "G", "space")
        assert said(pilot) == "Starred (“Ilse Tamarin”): u takes it back."
