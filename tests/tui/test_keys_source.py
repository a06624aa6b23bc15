"""Keys that open the source and find in it, each does what its help says, at two sizes of the screen."""

from __future__ import annotations

from textual.pilot import Pilot
from tui.invented import board, picture
from tui.pressed import Check, every_key, focused, key_at, pane, reader, said, try_key

from briefing.keys import FIND, SOURCE


async def searches(pilot: Pilot) -> None:
    await pilot.press("f3", *"engineers", "enter")
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    assert focused(pilot) == "found"
    assert "In the articles" in picture(pilot.app)
    await pilot.press("n")
    assert reader(pilot).evidence.sentence.startswith("Engineers")
    await pilot.press("escape")
    assert focused(pilot) == "summary"


async def opens(pilot: Pilot) -> None:
    await pilot.press("j", "enter")
    assert focused(pilot) == "source"
    assert reader(pilot).evidence.sentence.startswith("Mayor")
    assert "▌ Mayor Ilse Tamarin" in picture(pilot.app)


async def back(pilot: Pilot) -> None:
    await pilot.press("z", "/", *"mayor", "enter", "enter", "escape")
    assert focused(pilot) == "summary"
    await pilot.press("escape")
    assert pane(pilot, "summary").filtered == ""
    await pilot.press("escape")
    assert not board(pilot.app).has_class("-zoomed")
    await pilot.press("escape", "escape")
    assert pilot.app.is_running


async def mention(pilot: Pilot) -> None:
    await pilot.press("2", "n")
    assert reader(pilot).evidence.sentence.startswith("Engineers")
    await pilot.press("n")
    assert reader(pilot).evidence.sentence.startswith("Mayor")


async def mention_before(pilot: Pilot) -> None:
    await pilot.press("2", "N")
    assert reader(pilot).evidence.sentence.startswith("Engineers")


async def source_down(pilot: Pilot) -> None:
    await pilot.press("J", "J")
    assert focused(pilot) == ("source" if pilot.app.size.width == 80 else "summary")
    assert reader(pilot).scroll_offset.y > 0


async def source_up(pilot: Pilot) -> None:
    await pilot.press("J", *"KKKKKK")
    assert reader(pilot).scroll_offset.y == 0


async def next_story(pilot: Pilot) -> None:
    await pilot.press("5", "right_square_bracket")
    assert reader(pilot).article.id == "a2"
    assert key_at(pilot, "articles") == "a2"


async def story_before(pilot: Pilot) -> None:
    await pilot.press("5", "]", "[")
    assert reader(pilot).article.id == "a1"


async def opens_in_pager(pilot: Pilot) -> None:
    await pilot.press("j", "o")
    assert "cannot be opened from here" in said(pilot)  # what a test runs in is no terminal


async def opens_in_editor(pilot: Pilot) -> None:
    await pilot.press("j", "E")
    assert "cannot be opened from here" in said(pilot)


async def filters(pilot: Pilot) -> None:
    await pilot.press("/", *"mayor")
    assert [row.key for row in pane(pilot, "summary").rows] == ["s1"]
    await pilot.press("escape")
    assert len(pane(pilot, "summary").rows) == 3


CHECKS: dict[str, Check] = {
    "open": opens,
    "filter": filters,
    "back": back,
    "next-mention": mention,
    "previous-mention": mention_before,
    "source-down": source_down,
    "source-up": source_up,
    "next-story": next_story,
    "previous-story": story_before,
    "pager": opens_in_pager,
    "editor": opens_in_editor,
    "search": searches,
}
DEPENDS_ON_ROOM = {"open", "back", "source-down", "source-up", "search"}


@every_key({SOURCE, FIND}, CHECKS, DEPENDS_ON_ROOM)
async def test_key(check: Check, size: tuple[int, int]) -> None:
    await try_key(check, size)
