"""The installed command in a real terminal of 80 by 24, every key of the table pressed once or more."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from terminal import Terminal

from briefing.keys import KEYS

ENTER, ESC, TAB, BACKTAB = "\r", "\x1b", "\t", "\x1b[Z"
DOWN, UP, RIGHT, LEFT, F1, F3 = "\x1b[B", "\x1b[A", "\x1b[C", "\x1b[D", "\x1bOP", "\x1bOR"
CTRL_D, CTRL_P, CTRL_U = "\x04", "\x10", "\x15"
Wanted = str | Callable[[str], bool]
Steps = list[tuple[str, Wanted]]
PAGER = "#!/bin/sh\nprintf '\\033[2J\\033[H'\necho SHOWN IN $(basename $0): $*\nread answer\n"


def emptied(title: str) -> Callable[[str], bool]:
    """Wait until the field of a dialog is empty: what is typed with the key that empties it can be lost."""

    def seen(text: str) -> bool:
        lines = text.splitlines()
        field = next((lines[at + 1] for at, line in enumerate(lines[:-1]) if title in line), "?")
        return not any(c.isalnum() or c == "?" for c in field)

    return seen


def no(words: str) -> Wanted:
    return lambda text: words not in text


def both(*words: str) -> Wanted:
    return lambda text: all(word in text for word in words)


def tour(brief: Path) -> list[tuple[str, Steps]]:
    """Return for each action the keys to press and what the screen says after each, in an order that works."""
    return [
        ("down", [("j", "2 of 7"), (DOWN, "3 of 7")]),
        ("up", [("k", "2 of 7"), (UP, "1 of 7")]),
        ("last", [("G", "7 of 7")]),
        ("first", [("g", "1 of 7")]),
        ("page-down", [(CTRL_D, no("1 of 7"))]),
        ("page-up", [(CTRL_U, "1 of 7")]),
        ("open", [(ENTER, both("[5 Source]", "▌"))]),
        ("back", [(ESC, "[1 Summary")]),
        ("shorter", [("-", "6 of at most")]),
        ("longer", [("+", "7 of at most")]),
        ("copy", [("y", "Copied the line with its source")]),
        ("copy-pane", [("Y", "Copied 7 lines")]),
        ("next-pane", [(TAB, "[2 Actors")]),
        ("previous-pane", [(BACKTAB, "[1 Summary")]),
        ("numbers", [("3", "[3 Numbers")]),
        ("questions", [("4", "[4 Questions")]),
        ("timeline", [("6", both("[6 Timeline", "2031-03-06"))]),
        ("articles", [("0", "[0 Articles")]),
        ("source", [("5", "[5 Source]"), (ESC, "[0 Articles")]),
        ("summary", [("1", "[1 Summary")]),
        ("actors", [("2", "[2 Actors")]),
        ("in", [("l", both("2 Actors ›", "Statements")), (LEFT, no("›")), (RIGHT, "›")]),
        ("out", [("h", no("›"))]),
        ("sort", [("s", "by mentions"), ("s", "by sources"), ("s", "by name"), ("s", "by kind"), ("s", no("by kind"))]),
        ("next-mention", [("g", "1 of 5"), ("n", "1 of 5"), ("5", both("[5 Source]", "sentence 2 of")), (ESC, "[2 Actors")]),
        ("previous-mention", [("N", "1 of 5"), ("5", both("[5 Source]", "sentence 1 of")), (ESC, "[2 Actors")]),
        ("source-down", [("J", "[5 Source]"), (ESC, "[2 Actors")]),
        ("source-up", [("K", "[5 Source]"), (ESC, "[2 Actors")]),
        ("next-story", [("]", both("only the story", "Velmora"))]),
        ("previous-story", [("[", no("only the story"))]),
        ("filter", [("/", "show only lines"), ("dunov", "1 of 1 (5 in all)"), (ENTER, "/dunov"), (ESC, no("/dunov"))]),
        ("search", [(F3, "find in all panes"), ("landslide", "landslide"), (ENTER, both("F3 Found", "Timeline")), (ESC, "[2 Actors")]),
        ("zoom", [("z", "alone at this width"), ("z", "[2 Actors")]),
        ("star", [("1", "[1 Summary"), ("g", "1 of 7"), (" ", "★")]),
        ("note", [("a", "Note on"), ("ask them", "ask them"), (ENTER, "✎ ask them")]),
        ("read", [("jj", "2 of 7"), ("r", "✓")]),
        ("hide", [("4", "[4 Questions"), ("g", "1 of"), ("x", "Hidden (X shows")]),
        ("show-hidden", [("X", "x? "), ("X", no("x? "))]),
        ("undo", [("u", "Undone: Hidden (X shows")]),
        ("merge", [("2", "[2 Actors"), ("m", "is really"), (ESC, no("is really"))]),
        ("kind", [("c", "is a …"), (ESC, no("is a …"))]),
        ("role", [("e", "Role of"), (CTRL_U, emptied("Role of")), ("harbour master", "harbour master"), (ENTER, "· harbour master")]),
        ("save", [("W", both("Write 1 correction to", " → harbour master")), ("y", "1 correction written")]),
        ("write", [("w", "Write your brief to"), (CTRL_U, no("brief.md")), (str(brief), brief.name), (ENTER, "Your brief is in")]),
        ("pager", [("o", "SHOWN IN pager: +"), (ENTER, "[2 Actors")]),
        ("editor", [("E", "SHOWN IN editor: +"), (ENTER, "[2 Actors")]),
        ("again", [("R", lambda text: "Nothing new" in text or "new lines" in text)]),
        ("palette", [(CTRL_P, "Search for commands"), (ESC, no("Search for commands"))]),
        ("help", [("?", both("esc closes", "Persons")), (ESC, no("esc closes")), (F1, "esc closes"), (ESC, no("esc closes"))]),
    ]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Articles about two events, invented, in a folder that may be written to."""
    return Path(shutil.copytree(Path(__file__).parent.parent / "fixtures" / "harbour", tmp_path / "news"))


def test_every_key_does_what_the_help_says(folder: Path, tmp_path: Path) -> None:
    programs = {name: tmp_path / name for name in ("pager", "editor")}
    for program in programs.values():
        program.write_text(PAGER)
        program.chmod(0o755)
    brief = tmp_path / "b.md"
    steps = tour(brief)
    assert {name for name, _ in steps} | {"quit"} == {key.id for key in KEYS}
    env = {"PAGER": str(programs["pager"]), "EDITOR": str(programs["editor"]), "VISUAL": ""}
    with Terminal(str(folder), **env) as terminal:
        terminal.until("1 of 7")
        terminal.until(no("reading"))
        for name, presses in steps:
            for keys, wanted in presses:
                terminal.press(keys)
                terminal.until(wanted)
            if name == "copy":
                assert b"\x1b]52;" in terminal.bytes
        terminal.press("q")
        assert terminal.ended() == 0
    assert "ask them" in brief.read_text()
    assert "harbour master" in (folder / ".briefing.yaml").read_text()


@pytest.mark.slow
def test_marks_are_there_again_the_next_time(folder: Path) -> None:
    with Terminal(str(folder)) as terminal:
        terminal.until("First time here?")
        terminal.until("1 of 7")
        terminal.until(no("reading"))
        terminal.press(" ")
        terminal.until("★")
        terminal.press("q")
        assert terminal.ended() == 0
    with Terminal(str(folder)) as terminal:
        terminal.until("▸★•")
        terminal.press("q")
        assert terminal.ended() == 0


@pytest.mark.slow
def test_what_is_watched_is_read_again_when_a_file_comes(folder: Path) -> None:
    late = folder / "election.txt"
    text = late.read_text()
    late.unlink()
    with Terminal(str(folder), "--watch") as terminal:
        terminal.until("2 articles")
        terminal.until(no("reading"))
        late.write_text(text)
        terminal.until("3 articles")
        terminal.until("marked +")
        terminal.press("q")
        assert terminal.ended() == 0


def test_a_wrong_path_and_an_empty_folder_say_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for path, words in (("nowhere", "Check the path"), ("empty", "Put articles into the folder")):
        with Terminal(str(tmp_path / path)) as terminal:
            terminal.until(words)
            terminal.press("q")
            assert terminal.ended() == 0
