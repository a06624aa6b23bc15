"""Reading on a cluster: a real scheduler with two workers on this machine, and one that `local` starts."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pretend_cluster import pretend_there
from project import ROOT

from briefing import cluster, workers
from briefing.cluster import Cluster
from briefing.config import ClusterError
from briefing.model import Article, Block, Extraction, Packed, Skipped
from briefing.workers import Cancelled, Waiting, found_in

pytestmark = pytest.mark.loopback
distributed = pytest.importorskip("distributed")
MORNING = ROOT / "tests" / "fixtures" / "morning" / "2031-03-03"
TESTS = str(ROOT / "tests")


@pytest.fixture
def lonely(tmp_path: Path) -> Iterator[str]:
    """The address of a scheduler without workers."""
    known = tmp_path / "scheduler.json"
    here = ["--host", "127.0.0.1", "--dashboard-address", "127.0.0.1:0", "--scheduler-file", str(known)]
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "distributed.cli.dask_scheduler",
            *here,
            "--port",
            "0",
            "--idle-timeout",
            "120",
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield address_in(known)
    finally:
        process.terminate()
        process.wait(30)


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with two workers, which end by themselves where nobody ends them."""
    place = tmp_path_factory.mktemp("cluster")
    known = place / "scheduler.json"
    env = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([TESTS, str(ROOT), os.environ["PYTHONPATH"]]),
        "PRETEND_PLACE": str(place),
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
        "OMP_NUM_THREADS": "1",
    }
    here = ["--host", "127.0.0.1", "--dashboard-address", "127.0.0.1:0", "--scheduler-file", str(known)]
    commands = [
        ["scheduler", "--port", "0", "--idle-timeout", "120"],
        [
            "worker",
            "--nworkers",
            "2",
            "--nthreads",
            "1",
            "--death-timeout",
            "120",
            "--local-directory",
            str(place),
        ],
    ]
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_" + name, *here, *more],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=env,
        )
        for name, *more in commands
    ]
    try:
        yield address_in(known)
    finally:
        for process in reversed(processes):  # a worker that has lost its scheduler looks for it first
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def address_in(known: Path) -> str:
    """Wait for a scheduler to write where it is, and return that."""
    pause = threading.Event()
    for _ in range(600):
        try:
            return str(json.loads(known.read_text())["address"])
        except (OSError, ValueError):
            pause.wait(0.1)
    raise TimeoutError("the scheduler did not start")


@pytest.fixture
def pretend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "extract_batch", pretend_there)


def article(name: str) -> Article:
    text = f"{name} met the council."
    return Article(name, f"{name}.txt", text, (Block(0, len(text), "body"),))


def read(address: str, names: list[str]) -> list[Extraction | Skipped]:
    with Cluster(address, 2, "auto") as there:
        results = list(there.read([article(name) for name in names], lambda: False))
        found = [item for item in results if not isinstance(item, Waiting)]
        return [item.unpacked() if isinstance(item, Packed) else item for item in found]


def report(*arguments: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "-m", "briefing", str(MORNING), "--format", "json", "--no-store", *arguments],
        check=True,
        capture_output=True,
        stdin=subprocess.DEVNULL,
    )
    assert done.stderr == b""
    return done.stdout


@pytest.mark.slow
def test_the_same_bytes_as_from_workers_of_one_machine(scheduler: str) -> None:
    here = report("--workers", "2")
    assert report("--cluster", scheduler) == here
    assert report("--cluster", "local", "--workers", "2") == here


@pytest.mark.usefixtures("pretend")
def test_a_worker_killed_in_the_middle_loses_nothing(scheduler: str) -> None:
    names = [f"a{n}" for n in range(30)]
    names[8] = "once"
    assert read(scheduler, names) == [Extraction()] * 30


@pytest.mark.usefixtures("pretend")
def test_an_article_that_kills_its_worker_is_set_aside_by_name(scheduler: str) -> None:
    names = [f"a{n}" for n in range(20)]
    names[3], names[15] = "kill", "raise"
    lost = [item for item in read(scheduler, names) if isinstance(item, Skipped)]
    assert [item.path for item in lost] == ["kill.txt", "raise.txt"]
    assert "ended the worker" in lost[0].reason
    assert "ValueError" in lost[1].reason


@pytest.mark.usefixtures("pretend")
def test_an_article_that_hangs_is_ended_at_its_time(scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.workers.SECONDS_PER_BATCH", 0.5)
    results = read(scheduler, ["hang", "a"])
    assert [isinstance(item, Skipped) for item in results] == [True, False]


@pytest.mark.usefixtures("pretend")
def test_a_scheduler_that_goes_away_ends_the_reading_and_sets_nothing_aside() -> None:
    with Cluster("local", 1, "auto") as there:
        reading = there.read([article(f"a{n}") for n in range(60)], lambda: False)
        next(reading)
        assert there._own is not None
        there._own._process.kill()
        with pytest.raises(ClusterError, match="scheduler is gone"):
            there.read([article("hang")], lambda: False).__next__()


@pytest.mark.usefixtures("pretend")
def test_cancelling_leaves_what_is_being_read(scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.workers.SECONDS_PER_BATCH", 0.5)
    with Cluster(scheduler, 2, "auto") as there, pytest.raises(Cancelled):
        list(there.read([article("hang")], lambda: True))


@pytest.mark.usefixtures("pretend")
def test_closing_waits_for_an_answer_that_is_being_handed_over(
    scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetch, asked, moment = distributed.Future.result, threading.Event(), threading.Event()

    def slowly(future: Any, timeout: float | None = None) -> Any:
        asked.set()
        moment.wait(0.3)
        return fetch(future, timeout)

    monkeypatch.setattr(distributed.Future, "result", slowly)
    there = Cluster(scheduler, 2, "auto")
    answer = there.submit((article("a"),))
    assert asked.wait(30)
    there.close()
    assert [one.unpacked() for one in found_in(answer.result(5))] == [Extraction()]


def test_without_a_worker_it_says_what_it_waits_for_and_can_be_ended(
    lonely: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "SECONDS_UNTIL_TOLD", 0.1)
    stop: list[bool] = []
    with Cluster(lonely, 2, "auto") as there:
        reading = there.read([article("a")], lambda: bool(stop))
        first = next(reading)
        assert isinstance(first, Waiting)
        assert first.words == f"waiting for workers at {lonely}; start one: dask worker {lonely}"
        assert there.idle() == first.words
        stop.append(True)
        with pytest.raises(Cancelled):
            next(reading)


def test_a_worker_that_never_comes_ends_the_reading(lonely: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "SECONDS_FOR_WORKERS", 0.1)
    with pytest.raises(ClusterError, match="no workers are connected; start some: dask worker"):
        read(lonely, ["a"])


def test_a_report_says_on_standard_error_that_it_waits_and_ctrl_c_ends_it(lonely: str) -> None:
    command = [sys.executable, "-m", "briefing", str(MORNING), "--no-store", "--cluster", lonely]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as done:
        assert done.stderr is not None
        assert done.stderr.readline().startswith(f"briefing: waiting for workers at {lonely};")
        done.send_signal(signal.SIGINT)
        assert done.wait(20) == 130


def test_workers_of_another_version_are_refused(scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "rules_version", lambda: "another")
    with pytest.raises(ClusterError, match="another version"):
        read(scheduler, ["a"])


def test_an_address_where_nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "SECONDS_TO_ANSWER", 0.5)
    with pytest.raises(ClusterError, match=r"tcp://127\.0\.0\.1:9: no scheduler answers there"):
        read("tcp://127.0.0.1:9", ["a"])


def test_without_the_extra_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"pip install 'briefing\[cluster\]'"):
        read("local", ["a"])
