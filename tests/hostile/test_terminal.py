"""Articles that try to steer the terminal: their text is shown, none of it acts, at any size and in any report."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest
from terminal import Terminal

SHARED = Path(__file__).parent.parent.parent.parent / "shared" / "inputs"
ATTACK = "\x1b]0;taken\x07 \x1b]52;c;dGFrZW4=\x07 \x1b[2J\x1b[31mred\x1b[0m \x9b31m [/] [@click=app.quit]quit[/] \u202eevil\u2066 zero\u200bwidth"
STORY = (
    f"Bridge {ATTACK} in Velmora\n\n"
    f'Mayor Ilse Brandt {ATTACK} said on Monday that "12 bridges {ATTACK} would reopen" in Velmora.\n\n'
    f"It is not known whether the council {ATTACK} will vote for the plan on Friday, Ilse Brandt said.\n"
)
CALM = (
    "Bridge in Velmora\n\nMayor Ilse Brandt said on Monday that 12 bridges would reopen in Velmora.\n\n"
    "It is not known whether the council will vote for the plan on Friday, Ilse Brandt said.\n"
)
SEQUENCE = re.compile(rb"\x1b(?:\[([<=>?]?)[0-9;:]*([ -/]?[@-~])|(\][0-9]+|[PX^_])|([^\[\]PX^_]))")
COPIED = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")
ACTS = re.compile(rb"taken\x07|\x1b\]52|\xe2\x80\xae|\xe2\x81\xa6|\xe2\x80\x8b|\xc2\x9b|\x9b31m")
"""What the terminal would be told, were the article's own sequences to reach it."""


def folder_of(place: Path) -> Path:
    folder = place / "news"
    folder.mkdir()
    (folder / "a\x1b]0;taken\x07b\u202e.txt").write_text(STORY)
    return folder


def sequences(told: bytes) -> set[bytes]:
    """Return the kinds of control sequence in what a terminal was told, without their figures."""
    return {b" ".join(part or b"" for part in found) for found in SEQUENCE.findall(told)}


def tour(folder: Path, *, columns: int = 80, lines: int = 24, wanted: str = "Ilse Brandt") -> Terminal:
    """Go through every pane, the source, the help and the list of a folder; return the ended terminal."""
    with Terminal(str(folder), "--no-store", columns=columns, lines=lines) as terminal:
        terminal.until(wanted)
        terminal.until(lambda text: "reading" not in text.lower())
        for key in "1234506":
            terminal.press(key)
        terminal.press("3\r")
        terminal.press("y")
        terminal.until(lambda _: COPIED.search(terminal.bytes) is not None)
        terminal.press("\x1b")
        for _ in range(6):
            terminal.press("0j\r")
        terminal.press("q")
        assert terminal.ended() == 0
    return terminal


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (120, 40)])
def test_the_dashboard_shows_the_text_and_obeys_none_of_it(tmp_path: Path, columns: int, lines: int) -> None:
    with Terminal(str(folder_of(tmp_path)), "--no-store", columns=columns, lines=lines) as terminal:
        terminal.until("Ilse Brandt")
        for key in "12345063":
            terminal.press(key)
        terminal.press("\r")
        terminal.until(lambda text: "[@click=app.quit]" in text or "[/]" in text)
        terminal.press("q")
        assert terminal.ended() == 0
        assert terminal.screen.title != "taken"
        assert ACTS.search(terminal.bytes) is None


@pytest.mark.parametrize("form", ["text", "md", "html", "csv"])
def test_no_report_holds_a_sequence_of_the_article(tmp_path: Path, form: str) -> None:
    with Terminal(str(folder_of(tmp_path)), "--no-store", "--format", form) as terminal:
        assert terminal.ended() == 0
        assert b"Ilse Brandt" in terminal.bytes
        assert b"\x1b]" not in terminal.bytes
        assert ACTS.search(terminal.bytes) is None


@pytest.mark.slow
def test_the_dashboard_tells_the_terminal_nothing_that_it_does_not_of_a_calm_article(tmp_path: Path) -> None:
    calm = tmp_path / "calm"
    calm.mkdir()
    (calm / "a.txt").write_text(CALM)
    usual = tour(calm)
    hostile = tour(folder_of(tmp_path))
    assert sequences(hostile.bytes) <= sequences(usual.bytes)
    assert b"\x1b[31m" not in hostile.bytes
    copied = [base64.b64decode(found) for found in COPIED.findall(hostile.bytes)]
    assert any(b"Brandt" in text or b"bridges" in text for text in copied)
    assert not any(
        re.search(rb"[\x00-\x08\x0b-\x1f\x7f]|\xe2\x80[\x8b\xae]|\xe2\x81\xa6|\xc2\x9b", text)
        for text in copied
    )


@pytest.mark.skipif(not SHARED.is_dir(), reason="recorded control streams and naughty strings are not here")
@pytest.mark.slow
def test_recorded_control_streams_do_not_reach_the_terminal(tmp_path: Path) -> None:
    streams = sorted((SHARED / "xterm-escapes").rglob("*.in"))
    naughty = sorted((SHARED / "blns").rglob("*.txt"))
    assert streams
    (tmp_path / "streams").mkdir()
    for number, path in enumerate([*streams[:40], *naughty[:1]]):
        head = b"Mayor Ilse Brandt said on Monday that 12 bridges would reopen in Velmora.\n\n"
        (tmp_path / "streams" / f"{number}.txt").write_bytes(head + path.read_bytes()[:20_000])
    usual = tmp_path / "calm"
    usual.mkdir()
    (usual / "a.txt").write_text(CALM)
    shown = tour(tmp_path / "streams")
    assert sequences(shown.bytes) <= sequences(tour(usual).bytes)
    with Terminal(str(tmp_path / "streams"), "--no-store", "--format", "text", "--workers", "2") as terminal:
        assert terminal.ended() == 0
        told = re.sub(rb"\r\x1b\[K(?:reading \d+ of \d+ articles)?", b"", bytes(terminal.bytes))
        assert b"\x1b" not in told
        assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", told)
