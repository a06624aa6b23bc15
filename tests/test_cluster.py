"""Reading on the workers of a Dask scheduler: a real one with two workers, on this machine."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from pretend_reading import pretend_task

from briefing.cluster import Cluster
from briefing.model import Article, Block, Extraction, Skipped
from briefing.workers import Cancelled, ClusterError

pytestmark = pytest.mark.loopback
FOLDER = Path(__file__).parent / "fixtures" / "morning" / "2031-03-03"
TESTS = str(Path(__file__).parent)


class Pretending(Cluster):
    """A cluster whose workers only pretend to read."""

    task = staticmethod(pretend_task)


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[Cluster]:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((TESTS, os.environ.get("PYTHONPATH", ""))))
    with Pretending("local", "auto", count=2, memory=1000) as opened:
        yield opened


def article(name: str) -> Article:
    text = f"{name} met the council."
    return Article(name, f"{name}.txt", text, (Block(0, len(text), "body"),))


def command(*more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "briefing", str(FOLDER), "--format", "json", "--no-store", *more],
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_document_that_ends_its_worker_is_set_aside_by_name(cluster: Cluster) -> None:
    names = [f"a{n}" for n in range(9)]
    names[2], names[7] = "kill", "raise"
    results = list(cluster.read([article(name) for name in names], lambda: False))
    lost = {item.path: item.reason for item in results if isinstance(item, Skipped)}
    assert set(lost) == {"kill.txt", "raise.txt"}
    assert "ended the worker" in lost["kill.txt"]
    assert "ValueError" in lost["raise.txt"]
    assert [isinstance(item, Extraction) for item in results] == [n not in (2, 7) for n in range(9)]


def test_a_worker_that_is_killed_loses_nothing(cluster: Cluster) -> None:
    names = [f"slow{n}" for n in range(30)]
    reading = cluster.read([article(name) for name in names], lambda: False)
    results = [next(reading)]
    victim = min(cluster._client.run(os.getpid).values())
    with suppress(ProcessLookupError):
        os.kill(victim, signal.SIGKILL)
    results += reading
    assert results == [Extraction()] * len(names)


def test_cancelling_waits_for_nobody(cluster: Cluster) -> None:
    with pytest.raises(Cancelled):
        list(cluster.read([article("slow")], lambda: True))


def test_the_briefing_is_the_same_to_the_byte(cluster: Cluster) -> None:
    there = command("--cluster", cluster._client.scheduler.address)
    assert there.returncode == 0, there.stderr
    assert there.stdout == command().stdout


def test_an_address_where_nobody_answers_is_an_error_that_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("briefing.cluster.SECONDS_TO_ANSWER", 0.5)
    with pytest.raises(ClusterError, match="start one with `dask scheduler`"):
        Cluster("tcp://127.0.0.1:1", "auto", count=1, memory=1000)


def test_a_worker_with_other_rules_is_refused(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster._client, "run", lambda _: {"tcp://10.0.0.9:1": "of another version"})
    with pytest.raises(
        ClusterError, match=r"another version of briefing is installed at tcp://10\.0\.0\.9:1"
    ):
        cluster._check("local")


def test_without_the_extra_the_command_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from briefing.config import Settings
    from briefing.run import _readers

    monkeypatch.setitem(sys.modules, "briefing.cluster", None)
    with pytest.raises(ClusterError, match=r"pip install 'briefing\[cluster\]'"):
        _readers(Settings(cluster="local"), 1)
