"""Keys that go about, each does what its help says: lines and panes, at two sizes of the screen."""

from __future__ import annotations

from textual.pilot import Pilot
from tui.invented import board, picture
from tui.pressed import Check, every_key, focused, key_at, pane, try_key

from briefing.keys import MOVE, PANES


def moves(keys: str, before: str, after: str) -> Check:
    """Return the check that each of these keys takes the cursor of the summary from one row to another."""

    async def check(pilot: Pilot) -> None:
        for press in keys.split(","):
            await pilot.press("g", *(["G"] if before == "s2" else []))
            assert key_at(pilot, "summary") == before
            await pilot.press(press)
            assert key_at(pilot, "summary") == after, press

    return check


def goes_to(key: str, name: str) -> Check:
    async def check(pilot: Pilot) -> None:
        await pilot.press("2" if name != "actors" else "1", key)
        assert focused(pilot) == name
        assert board(pilot.app).query_one(f"#{name}").region.height > 0

    return check


async def cycle(pilot: Pilot) -> None:
    seen = []
    for _ in range(7):
        await pilot.press("tab")
        seen.append(focused(pilot))
    assert seen == ["actors", "numbers", "questions", "source", "timeline", "articles", "summary"]


async def cycle_back(pilot: Pilot) -> None:
    await pilot.press("shift+tab")
    assert focused(pilot) == "articles"


async def zoom(pilot: Pilot) -> None:
    await pilot.press("2", "z")
    assert pane(pilot, "actors").region.width == pilot.app.size.width
    await pilot.press("z")
    assert not board(pilot.app).has_class("-zoomed")


async def inside(pilot: Pilot) -> None:
    for press in ("l", "right"):
        await pilot.press("2", press)
        assert pane(pilot, "actors").page == "x1"
        assert "also: Tamarin" in picture(pilot.app)
        await pilot.press("h")


async def outside(pilot: Pilot) -> None:
    for press in ("h", "left"):
        await pilot.press("2", "l", "j", press)
        assert pane(pilot, "actors").page == ""
        assert key_at(pilot, "actors") == "x1"


async def sorts(pilot: Pilot) -> None:
    await pilot.press("2", "s", "s", "s")
    assert [row.key for row in pane(pilot, "actors").rows] == ["x1", "x2"]
    assert "by name" in picture(pilot.app)
    await pilot.press("s", "s")
    assert "by name" not in picture(pilot.app)


async def longer(pilot: Pilot) -> None:
    await pilot.press("minus", "minus")
    assert [row.key for row in pane(pilot, "summary").rows] == ["s0"]
    await pilot.press("plus")
    assert [row.key for row in pane(pilot, "summary").rows] == ["s0", "s1"]


async def shorter(pilot: Pilot) -> None:
    await pilot.press("minus", "minus", "minus")
    assert [row.key for row in pane(pilot, "summary").rows] == ["s0"]


CHECKS: dict[str, Check] = {
    "next-pane": cycle,
    "zoom": zoom,
    "down": moves("j,down", "s0", "s1"),
    "up": moves("k,up", "s2", "s1"),
    "first": moves("g,home", "s2", "s0"),
    "last": moves("G,end", "s0", "s2"),
    "page-down": moves("ctrl+d,pagedown", "s0", "s2"),
    "page-up": moves("ctrl+u,pageup", "s2", "s0"),
    "previous-pane": cycle_back,
    "summary": goes_to("1", "summary"),
    "actors": goes_to("2", "actors"),
    "numbers": goes_to("3", "numbers"),
    "questions": goes_to("4", "questions"),
    "source": goes_to("5", "source"),
    "timeline": goes_to("6", "timeline"),
    "articles": goes_to("0", "articles"),
    "in": inside,
    "out": outside,
    "sort": sorts,
    "longer": longer,
    "shorter": shorter,
}
DEPENDS_ON_ROOM = {
    "next-pane",
    "zoom",
    "previous-pane",
    "summary",
    "actors",
    "numbers",
    "questions",
    "source",
    "timeline",
    "articles",
    "in",
    "out",
}


@every_key({MOVE, PANES}, CHECKS, DEPENDS_ON_ROOM)
async def test_key(check: Check, size: tuple[int, int]) -> None:
    await try_key(check, size)
