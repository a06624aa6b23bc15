"""The installed command in a real terminal, by keyboard alone."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

import pexpect
import pytest
from terminal import PATIENCE, Terminal


@pytest.mark.usefixtures("read_before")
@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (120, 40), (200, 60), (40, 12)])
def test_it_opens_at_every_size_and_quits(seed: Path, columns: int, lines: int) -> None:
    with Terminal(str(seed), columns=columns, lines=lines) as terminal:
        terminal.until("Summary")
        terminal.until("Erdogan")
        terminal.press("q")
        assert terminal.ended() == 0


def test_quitting_while_it_reads_ends_at_once(seed: Path) -> None:
    with Terminal(str(seed), "--no-store") as terminal:
        terminal.until("Summary")
        terminal.press("q")
        assert terminal.ended() == 0


@pytest.mark.usefixtures("read_before")
def test_a_terminal_that_can_do_nothing_gets_plain_text(seed: Path) -> None:
    with Terminal(str(seed), TERM="dumb") as terminal:
        assert terminal.ended() == 0
        assert b"\x1b" not in terminal.bytes
        assert b"OPEN QUESTIONS" in terminal.bytes


@pytest.mark.usefixtures("read_before")
def test_errors_sent_elsewhere_give_plain_text_not_a_screen_that_stays_empty(
    seed: Path, tmp_path: Path
) -> None:
    # The dashboard is drawn on standard error.
    command = f"{shlex.quote(sys.executable)} -m briefing {shlex.quote(str(seed))} 2>{shlex.quote(str(tmp_path / 'errors'))}"
    child = pexpect.spawn(
        "sh", ["-c", command], env={**os.environ, "TERM": "xterm-256color"}, timeout=PATIENCE
    )
    try:
        child.expect("OPEN QUESTIONS")
        child.expect(pexpect.EOF)
    finally:
        child.close(force=True)
    assert child.exitstatus == 0
