"""Keys for the analyst's own work and for the briefing as a whole, each does what its help says."""

from __future__ import annotations

from textual.pilot import Pilot
from tui.invented import board, picture
from tui.pressed import Check, every_key, key_at, pane, said, try_key

from briefing.keys import REST, WORK


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
    assert key_at(pilot, "actors") == "x1"


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
    "star": stars,
    "help": helps,
    "quit": quits,
    "note": notes,
    "read": marks_read,
    "hide": hides,
    "show-hidden": shows_hidden,
    "merge": merges,
    "kind": changes_kind,
    "role": changes_role,
    "undo": undoes,
    "save": saves,
    "write": writes,
    "copy": copies,
    "copy-pane": copies_pane,
    "again": reads_again,
    "palette": palette,
}
DEPENDS_ON_ROOM = {"help", "copy-pane"}


@every_key({WORK, REST}, CHECKS, DEPENDS_ON_ROOM)
async def test_key(check: Check, size: tuple[int, int]) -> None:
    await try_key(check, size)
