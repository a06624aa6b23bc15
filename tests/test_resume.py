"""A run that is killed in the middle of a folder: the next one goes on from what was kept, and says the same."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from briefing import run
from briefing.model import Article
from briefing.places import cache_folder
from briefing.run import STORE_FILE, Request, snapshots
from briefing.settings_file import load_settings
from briefing.workers import BATCH

ARTICLES = 60
WORKERS = 2
EVENTS = ("bridges", "ferries", "schools", "clinics", "tunnels", "markets")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "articles"
    place.mkdir()
    for n in range(ARTICLES):
        what = EVENTS[n % len(EVENTS)]
        (place / f"{n:02}.txt").write_text(
            f"Mayor closes {what} in Velmora district {n}\n\n"
            f"Mayor Ilse Brandt said on Monday that {n + 12} {what} would close in district {n} of Velmora.\n\n"
            f"It was not clear when the {what} would open again, the council of district {n} said.\n"
        )
    return place


def command(folder: Path, *more: str) -> list[str]:
    return [
        sys.executable,
        "-m",
        "briefing",
        str(folder),
        "--format",
        "json",
        "--workers",
        str(WORKERS),
        *more,
    ]


def kept() -> int:
    """Return how many articles the store holds so far."""
    path = cache_folder() / STORE_FILE
    if not path.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
            return int(db.execute("SELECT count(*) FROM extractions").fetchone()[0])
    except sqlite3.OperationalError:  # it is being made
        return 0


def killed_after(articles: int, folder: Path) -> None:
    """Run the command, and kill it without warning once so many articles are kept."""
    pause = threading.Event()
    with subprocess.Popen(command(folder), stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL) as process:
        while kept() < articles:
            assert process.poll() is None
            pause.wait(0.005)
        os.kill(process.pid, signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL


@pytest.mark.slow
def test_a_killed_run_is_gone_on_with_and_says_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed_after(BATCH, folder)
    before = kept()
    assert BATCH <= before < ARTICLES

    asked: list[Article] = []
    original = run.read

    def listed(articles: Sequence[Article], *rest: object) -> object:
        asked.extend(articles)
        return original(articles, *rest)  # type: ignore[arg-type]  # passed on as they came

    with monkeypatch.context() as patched:
        patched.setattr(run, "read", listed)
        settings = load_settings((str(folder),))
        *_, last = snapshots(Request((str(folder),), settings))
    assert last.finished
    assert len(asked) == ARTICLES - before
    assert kept() == ARTICLES

    resumed = subprocess.run(command(folder), check=True, capture_output=True, stdin=subprocess.DEVNULL)
    undisturbed = subprocess.run(
        command(folder, "--no-store"), check=True, capture_output=True, stdin=subprocess.DEVNULL
    )
    assert resumed.stdout == undisturbed.stdout
