"""Every key of the table does what its help says where panes stand side by side, and at 80x24 where it matters.

All of them at 80x24 in a real terminal: `test_every_key.py`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot
from tui.invented import app_over, article, board, picture, settled, snapshot

from briefing.keys import KEYS
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


def said(pilot: Pilot) -> str:
    return [note.message for note in pilot.app._notifications][-1]


async def stars(pilot: Pilot) -> None:
    await pilot.press("space")
    assert pane(pilot, "summary").row.mark == "★"
    await pilot.press("space")
    assert pane(pilot, "summary").row.mark == " "


async def notes(pilot: Pilot) -> None:
    await pilot.press("3", "a", *"ask why", "enter")
    assert "✎ ask why" in picture(pilot.app)


async def marks_read(pilot: Pilot) -> None:
    await pilot.press("r", "k")
    assert pane(pilot, "summary").row.mark == "✓"


async def hides(pilot: Pilot) -> None:
    await pilot.press("4", "x")
    assert "q1" not in [row.key for row in pane(pilot, "questions").rows]


async def shows_hidden(pilot: Pilot) -> None:
    await pilot.press("4", "x", "X")
    assert pane(pilot, "questions").rows[1].mark == "x"
    await pilot.press("X")
    assert "q1" not in [row.key for row in pane(pilot, "questions").rows]


async def undoes(pilot: Pilot) -> None:
    await pilot.press("4", "x", "u")
    assert "q1" in [row.key for row in pane(pilot, "questions").rows]
    await pilot.press("u")
    assert said(pilot) == "Nothing to undo."


async def merges(pilot: Pilot) -> None:
    await pilot.press("2", "j", "m", "enter")
    assert corrections(pilot) == [("merge", "Port Office", "Ilse Tamarin")]


async def changes_kind(pilot: Pilot) -> None:
    await pilot.press("2", "c", "j", "enter")
    assert corrections(pilot) == [("kind", "Ilse Tamarin", "organisation")]


async def changes_role(pilot: Pilot) -> None:
    await pilot.press("2", "e", *" of the port", "enter")
    assert corrections(pilot) == [("role", "Ilse Tamarin", "Mayor of the port")]


async def saves(pilot: Pilot) -> None:
    await pilot.press("W")
    assert said(pilot) == "There are no corrections to write."


async def writes(pilot: Pilot) -> None:
    await pilot.press("w", *["backspace"] * 8, *"brief.doc", "enter")
    assert ".md" in said(pilot)


def corrections(pilot: Pilot) -> list[tuple[str, str, str]]:
    return [(one.kind, one.name, one.value) for one in board(pilot.app)._marks.corrections()]


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
    "timeline": goes_to("6", "timeline"),
    "in": inside,
    "out": outside,
    "sort": sorts,
    "longer": longer,
    "shorter": shorter,
    "search": searches,
    "pager": opens_in_pager,
    "editor": opens_in_editor,
    "star": stars,
    "note": notes,
    "read": marks_read,
    "hide": hides,
    "show-hidden": shows_hidden,
    "undo": undoes,
    "merge": merges,
    "kind": changes_kind,
    "role": changes_role,
    "save": saves,
    "write": writes,
    "back": back,
    "next-mention": mention,
    "previous-mention": mention_before,
    "source-down": source_down,
    "source-up": source_up,
    "next-story": next_story,
    "previous-story": story_before,
    "copy-pane": copies_pane,
    "again": reads_again,
    "palette": palette,
}


DEPENDS_ON_ROOM = {
    *(
        "open",
        "back",
        "zoom",
        "next-pane",
        "previous-pane",
        "source-down",
        "source-up",
        "search",
        "copy-pane",
    ),
    *("summary", "actors", "numbers", "questions", "source", "timeline", "articles", "in", "out", "help"),
}
CASES = [
    *((key.id, (120, 40)) for key in KEYS),
    *((key.id, (80, 24)) for key in KEYS if key.id in DEPENDS_ON_ROOM),
]


@pytest.mark.parametrize(("name", "size"), CASES, ids=str)
async def test_key(name: str, size: tuple[int, int]) -> None:
    long = article(body=(*snapshot().articles["a1"].text.split("\n\n")[2:], *["Nothing else moved."] * 60))
    shown = snapshot(long, article("a2", "Second thoughts"))
    short = snapshot().briefing
    shown = type(shown)(short, shown.articles, done=2, total=2, finished=True)
    app = app_over(shown)
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        await CHECKS[name](pilot)


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
