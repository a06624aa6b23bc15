"""Every key of the table does what its help says, at 80x24 and where panes stand side by side."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot
from tui.invented import app_over, article, board, picture, snapshot

from briefing.tui.keys import KEYS
from briefing.tui.pane import Pane
from briefing.tui.reader import Reader

Check = Callable[[Pilot], Awaitable[None]]


def pane(pilot: Pilot, name: str) -> Pane:
    return board(pilot.app).query_one(f"#{name}", Pane)


def reader(pilot: Pilot) -> Reader:
    return board(pilot.app).query_one(Reader)


def key_at(pilot: Pilot, name: str) -> str:
    row = pane(pilot, name).row
    return row.key if row else ""


def focused(pilot: Pilot) -> str:
    return str(board(pilot.app).focused.id)


async def moves(pilot: Pilot, keys: str, before: str, after: str) -> None:
    for press in keys.split(","):
        await pilot.press("g", *(["G"] if before == "s2" else []))
        assert key_at(pilot, "summary") == before
        await pilot.press(press)
        assert key_at(pilot, "summary") == after, press


async def down(pilot: Pilot) -> None:
    await moves(pilot, "j,down", "s0", "s1")


async def up(pilot: Pilot) -> None:
    await moves(pilot, "k,up", "s2", "s1")


async def first(pilot: Pilot) -> None:
    await moves(pilot, "g,home", "s2", "s0")


async def last(pilot: Pilot) -> None:
    await moves(pilot, "G,end", "s0", "s2")


async def page_down(pilot: Pilot) -> None:
    await moves(pilot, "ctrl+d,pagedown", "s0", "s2")


async def page_up(pilot: Pilot) -> None:
    await moves(pilot, "ctrl+u,pageup", "s2", "s0")


def goes_to(key: str, name: str) -> Check:
    async def check(pilot: Pilot) -> None:
        await pilot.press("2" if name != "actors" else "1", key)
        assert focused(pilot) == name
        assert board(pilot.app).query_one(f"#{name}").region.height > 0

    return check


async def cycle(pilot: Pilot) -> None:
    seen = []
    for _ in range(6):
        await pilot.press("tab")
        seen.append(focused(pilot))
    assert seen == ["actors", "numbers", "questions", "source", "articles", "summary"]


async def cycle_back(pilot: Pilot) -> None:
    await pilot.press("shift+tab")
    assert focused(pilot) == "articles"


async def zoom(pilot: Pilot) -> None:
    await pilot.press("2", "z")
    assert pane(pilot, "actors").region.width == pilot.app.size.width
    await pilot.press("z")
    assert not board(pilot.app).has_class("-zoomed")


async def unfold(pilot: Pilot) -> None:
    for press in ("l", "right"):
        await pilot.press("2", press)
        assert "also: Tamarin" in picture(pilot.app)
        await pilot.press("h")


async def fold(pilot: Pilot) -> None:
    for press in ("h", "left"):
        await pilot.press("2", "l", "j", press)
        assert "also: Tamarin" not in picture(pilot.app)
        assert key_at(pilot, "actors") == "x1"


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
    await pilot.press("J", "J", "K", "K")
    assert reader(pilot).scroll_offset.y == 0


async def next_article(pilot: Pilot) -> None:
    await pilot.press("right_square_bracket")
    assert reader(pilot).article.id == "a2"
    assert key_at(pilot, "articles") == "a2"


async def article_before(pilot: Pilot) -> None:
    await pilot.press("]", "[")
    assert reader(pilot).article.id == "a1"
    assert reader(pilot).evidence is not None


async def filters(pilot: Pilot) -> None:
    await pilot.press("/", *"mayor")
    assert [row.key for row in pane(pilot, "summary").rows] == ["s1"]
    await pilot.press("escape")
    assert len(pane(pilot, "summary").rows) == 3


async def copies(pilot: Pilot) -> None:
    await pilot.press("y")
    assert pilot.app.clipboard.splitlines()[0].startswith("The harbour of Velmora")
    assert pilot.app.clipboard.endswith("news/a1.txt:5")


async def copies_pane(pilot: Pilot) -> None:
    await pilot.press("2", "Y")
    assert len(pilot.app.clipboard.splitlines()) == 2


async def reads_again(pilot: Pilot) -> None:
    await pilot.press("R")
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    assert key_at(pilot, "summary") == "s0"
    assert "reading" not in picture(pilot.app).splitlines()[0]


async def palette(pilot: Pilot) -> None:
    for press in ("ctrl+p", "colon"):
        await pilot.press(press)
        assert len(pilot.app.screen_stack) == 2
        await pilot.press("escape")


async def helps(pilot: Pilot) -> None:
    for press in ("question_mark", "f1"):
        await pilot.press("3", press)
        assert "Key numbers" in picture(pilot.app)
        assert "casualties" in picture(pilot.app)
        await pilot.press("escape")
        assert len(pilot.app.screen_stack) == 1


async def quits(pilot: Pilot) -> None:
    await pilot.press("q")
    assert not pilot.app.is_running


CHECKS: dict[str, Check] = {
    "open": opens,
    "filter": filters,
    "zoom": zoom,
    "next-pane": cycle,
    "previous-pane": cycle_back,
    "copy": copies,
    "help": helps,
    "quit": quits,
    "down": down,
    "up": up,
    "first": first,
    "last": last,
    "page-down": page_down,
    "page-up": page_up,
    "summary": goes_to("1", "summary"),
    "actors": goes_to("2", "actors"),
    "numbers": goes_to("3", "numbers"),
    "questions": goes_to("4", "questions"),
    "source": goes_to("5", "source"),
    "articles": goes_to("0", "articles"),
    "unfold": unfold,
    "fold": fold,
    "back": back,
    "next-mention": mention,
    "previous-mention": mention_before,
    "source-down": source_down,
    "source-up": source_up,
    "next-article": next_article,
    "previous-article": article_before,
    "copy-pane": copies_pane,
    "again": reads_again,
    "palette": palette,
}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("name", [key.id for key in KEYS])
async def test_key(name: str, size: tuple[int, int]) -> None:
    long = article(body=(*snapshot().articles["a1"].text.split("\n\n")[2:], *["Nothing else moved."] * 60))
    shown = snapshot(long, article("a2", "Second thoughts"))
    short = snapshot().briefing
    shown = type(shown)(short, shown.articles, done=2, total=2, finished=True)
    app = app_over(shown)
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await CHECKS[name](pilot)


def test_the_footer_has_room_for_its_keys() -> None:
    assert len([key for key in KEYS if key.label]) <= 7


def test_commands_are_named_area_and_verb() -> None:
    assert all(": " in key.command for key in KEYS if key.command)


def test_no_key_is_declared_twice() -> None:
    for scope in ("screen", "list"):
        keys = [one for key in KEYS if key.scope == scope for one in key.keys.split(",")]
        assert len(keys) == len(set(keys))
