"""Stories fused by workers: the same as here, kept for the next run, and a fault costs time only."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest

from briefing import story_work
from briefing.config import Settings, SummarySettings
from briefing.fuse.one_story import StoryPanes, Task, fuse_story, story_task
from briefing.model import Article, Block, Extraction, Packed, Reading, Sentence
from briefing.store import Store
from briefing.story_work import StoryWork
from briefing.workers import Cancelled, Readers, Workers


def task(name: str) -> Task:
    text = f"The council of {name} closed 12 bridges on Monday."
    article = Article(name, f"{name}.txt", text, (Block(0, len(text), "body"),))
    return story_task(
        [Reading(article, Extraction(sentences=(Sentence(0, len(text), 0),)))], {name: f"article {name}"}
    )


TASKS = [task(name) for name in ("Velmora", "Orland", "Ilmar", "Castell", "Norvik")]


class Failing(Readers):
    """Workers whose every answer is an error."""

    def __init__(self) -> None:
        super().__init__(1, "auto")

    def close(self) -> None:
        pass

    def have_done(
        self, work: Callable[..., bytes], arguments: tuple[object, ...], seconds: float
    ) -> Future[bytes]:
        answer: Future[bytes] = Future()
        answer.set_exception(TimeoutError("it took too long"))
        return answer


def summaries(work: StoryWork, tasks: list[Task] = TASKS) -> list[str]:
    return [panes.unpacked().summary[0].text for panes in work(tasks)]


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that grows by the number of stories of each lot that is fused in this process."""
    fused: list[int] = []
    here = StoryWork._here

    def counting(work: StoryWork, lot: list[Task]) -> object:
        fused.append(len(lot))
        return here(work, lot)

    monkeypatch.setattr(StoryWork, "_here", counting)
    return fused


EXPECTED = [one.articles[0].text for one in TASKS]


@pytest.mark.parametrize("kind", [None, Failing])
def test_stories_come_in_order_with_and_without_workers(kind: type[Failing] | None) -> None:
    with Store(None) as store:
        work = StoryWork(store, Settings(), kind() if kind else None, lambda: False)
        assert summaries(work) == EXPECTED


def test_workers_find_what_is_found_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_work, "ARTICLES_TOGETHER", 2)
    with Store(None) as store, Workers(2, "auto") as workers:
        (panes, *_) = found = list(StoryWork(store, Settings(), workers, lambda: False)(TASKS))
    assert [one.unpacked().summary[0].text for one in found] == EXPECTED
    first = TASKS[0]
    reading = Reading(first.articles[0], Extraction(sentences=(Sentence(0, len(EXPECTED[0]), 0),)))
    assert panes.unpacked() == fuse_story([reading], first.sources, Settings())


def test_what_did_not_change_is_not_fused_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(tmp_path / "s") as store:
        assert summaries(StoryWork(store, Settings(), None, lambda: False), TASKS[:4]) == EXPECTED[:4]
        fused = counted(monkeypatch)
        assert summaries(StoryWork(store, Settings(), None, lambda: False)) == EXPECTED
        assert fused == [1]
        other = replace(Settings(), hide=["Norvik"])
        assert summaries(StoryWork(store, other, None, lambda: False)) == EXPECTED
        assert sum(fused) == 1 + len(TASKS)


def test_the_stories_of_a_lot_are_kept_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_work, "ARTICLES_TOGETHER", 2)
    together: list[int] = []
    keep = Store.keep_stories

    def counting(store: Store, found: dict[str, Packed[StoryPanes]]) -> None:
        together.append(len(found))
        keep(store, found)

    monkeypatch.setattr(Store, "keep_stories", counting)
    with Store(tmp_path / "s") as store:
        assert summaries(StoryWork(store, Settings(), None, lambda: False)) == EXPECTED
    assert together == [2, 2, 1]


KILLED = """
import os, signal, sys
from pathlib import Path
from briefing import story_work
from briefing.config import Settings
from briefing.store import Store
from test_story_work import TASKS

story_work.ARTICLES_TOGETHER = 2
with Store(Path(sys.argv[1])) as store:
    work = story_work.StoryWork(store, Settings(), None, lambda: False)
    for at, _ in enumerate(work(TASKS)):
        if at == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize(("at", "left"), [(0, 3), (2, 1), (3, 1), (4, 0)])
def test_a_killed_run_has_kept_whole_lots(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int, left: int
) -> None:
    command = [sys.executable, "-c", KILLED, str(tmp_path / "s"), str(at)]
    paths = os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])
    done = subprocess.run(command, check=False, env={**os.environ, "PYTHONPATH": paths})
    assert done.returncode == -signal.SIGKILL
    fused = counted(monkeypatch)
    with Store(tmp_path / "s") as store:
        assert summaries(StoryWork(store, Settings(), None, lambda: False)) == EXPECTED
        assert store.problem is None
    assert sum(fused) == left


def test_a_shorter_summary_is_the_beginning_of_one_that_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fused = counted(monkeypatch)
    with Store(tmp_path / "s") as store:
        for lines, expected in ((3, 1), (20, 2), (5, 2), (20, 2)):
            settings = replace(Settings(), summary=SummarySettings(sentences=lines))
            (panes,) = StoryWork(store, settings, None, lambda: False)(TASKS[:1])
            assert panes.unpacked().lines >= lines
            assert len(fused) == expected


def test_cancelling_ends_it() -> None:
    with Store(None) as store, pytest.raises(Cancelled):
        summaries(StoryWork(store, Settings(), None, lambda: True))
