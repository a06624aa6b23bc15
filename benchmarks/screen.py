"""How soon is the screen there, and how soon does it answer a key? Measured on a pseudo-terminal."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

import pexpect

from benchmarks.start import ARTICLES
from benchmarks.timing import Measure, briefing, environment, python

SIZE = (40, 120)
RUNS, PRESSES = 7, 60
KEY_BAR, PAGE_BAR = 0.050, 0.030
_QUIET = 0.12
BARE = """
from textual.app import App
from textual.containers import Grid
from textual.widgets import Footer, OptionList

class Bare(App):
    CSS = "Grid { grid-size: 2; }"
    def compose(self):
        with Grid():
            for name in ("one", "two", "three", "four"):
                yield OptionList(name, id=name)
        yield Footer()

Bare().run()
"""


def measure(scratch: Path) -> list[Measure]:
    """Return first paint beside a bare Textual app, and key latencies beside their bars in seconds."""
    env = environment({"TERM": "xterm-256color", "COLORTERM": "truecolor"})
    env |= {name: str(scratch / name) for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")}
    sides = [
        (
            _first_paint(briefing(str(ARTICLES)), "Open questions", env),
            _first_paint(python("-c", BARE), "four", env),
        )
        for _ in range(RUNS + 1)
    ][1:]
    ours, theirs = (statistics.median(side) for side in zip(*sides, strict=True))
    rows = [Measure("first paint / a bare Textual app of four lists", ours, theirs, 1.2)]
    for words, mode in (("2,000 articles loaded", []), ("2,000 articles loaded, more coming", ["growing"])):
        command = python("-m", "benchmarks.screen_app", *mode)
        keys, pages = _latencies(command, env)
        rows += [
            Measure(f"{words}: key to repaint, p95 / 50 ms", keys, KEY_BAR, 1.0),
            Measure(f"{words}: page down, median / 30 ms", pages, PAGE_BAR, 1.0),
        ]
    return rows


def _first_paint(command: list[str], wanted: str, env: dict[str, str]) -> float:
    """Return the seconds until a program has written what it shows first."""
    began = time.perf_counter()
    child = _started(command, env)
    child.expect_exact(wanted)
    seconds = time.perf_counter() - began
    child.close(force=True)
    return seconds


def _latencies(command: list[str], env: dict[str, str]) -> tuple[float, float]:
    """Return the 95th percentile of moving by a line and the median of moving by a page."""
    child = _started(command, env)
    child.expect_exact("2,000 articles")
    _drain(child, 3.0)
    keys = []
    for pane in "34":
        child.send(pane)
        _drain(child, 1.0)
        keys += [_press(child, "j") for _ in range(PRESSES)]
    pages = [_press(child, "\x04") for _ in range(PRESSES // 2)]
    child.close(force=True)
    return statistics.quantiles(keys, n=20)[-1], statistics.median(pages)


def _press(child: pexpect.spawn[bytes], key: str) -> float:
    """Return the seconds from a key to the first thing written after it."""
    _drain(child, _QUIET)
    began = time.perf_counter()
    child.send(key)
    child.read_nonblocking(1, timeout=5)
    return time.perf_counter() - began


def _drain(child: pexpect.spawn[bytes], seconds: float) -> None:
    """Read what is still being written, for so long."""
    until = time.perf_counter() + seconds
    while (left := until - time.perf_counter()) > 0:
        try:
            child.read_nonblocking(1 << 16, timeout=left)
        except pexpect.TIMEOUT:
            return


def _started(command: list[str], env: dict[str, str]) -> pexpect.spawn[bytes]:
    child = pexpect.spawn(command[0], command[1:], dimensions=SIZE, env=env, timeout=60)
    child.delaybeforesend = None
    return child
