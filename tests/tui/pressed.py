"""The dashboard over two articles, for the tests that press a key and look what became of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

import pytest
from textual.pilot import Pilot
from tui.invented import app_over, article, board, settled, snapshot

from briefing.keys import KEYS
from briefing.run import Snapshot
from briefing.tui.pane import Pane
from briefing.tui.reader import Reader

Check = Callable[[Pilot], Awaitable[None]]
WIDE, SMALL = (120, 40), (80, 24)


def pane(pilot: Pilot, name: str) -> Pane:
    return board(pilot.app).query_one(f"#{name}", Pane)


def reader(pilot: Pilot) -> Reader:
    return board(pilot.app).query_one(Reader)


def key_at(pilot: Pilot, name: str) -> str:
    row = pane(pilot, name).row
    return row.key if row else ""


def focused(pilot: Pilot) -> str:
    return str(board(pilot.app).focused.id)


def said(pilot: Pilot) -> str:
    return [note.message for note in pilot.app._notifications][-1]


def every_key(
    groups: set[str], checks: Mapping[str, Check], depends_on_room: set[str]
) -> pytest.MarkDecorator:
    """Try the check of each key of these groups side by side, and at 80x24 where it depends on room."""
    keys = [key.id for key in KEYS if key.group in groups]
    assert set(keys) == set(checks), "each key has a check, and each check a key"
    cases = [*((key, WIDE) for key in keys), *((key, SMALL) for key in keys if key in depends_on_room)]
    return pytest.mark.parametrize(
        ("check", "size"),
        [pytest.param(checks[key], size, id=f"{key}-{size[0]}") for key, size in cases],
    )


async def try_key(check: Check, size: tuple[int, int]) -> None:
    """Run a check on a dashboard of this size, over a long article and a short one."""
    long = article(body=(*snapshot().articles["a1"].text.split("\n\n")[2:], *["Nothing else moved."] * 60))
    articles = snapshot(long, article("a2", "Second thoughts")).articles
    short = snapshot().briefing
    app = app_over(Snapshot(short, articles, done=2, total=2, finished=True))
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        await check(pilot)
