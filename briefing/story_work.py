"""The stories of a briefing, each from the store where nothing of it changed, else fused by workers or here."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, wait
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from briefing.config import Settings
from briefing.model import Packed
from briefing.store import Store, story_key
from briefing.workers import AHEAD, POLL_SECONDS, Answer, Cancelled, Readers

if TYPE_CHECKING:
    from briefing.fuse.one_story import StoryPanes, Task

ARTICLES_TOGETHER = 24
"""Articles whose stories are fused in one go: enough to outweigh the way to a worker, few enough for all to end at once."""
SECONDS_FOR_A_STORY, SECONDS_FOR_AN_ARTICLE = 60.0, 1.0
Lot = list["Task"]
Panes = list["Packed[StoryPanes]"]


class StoryWork:
    """Has stories fused; what they come to is kept, so that a run with a few more articles fuses theirs alone."""

    def __init__(
        self, store: Store, settings: Settings, readers: Readers | None, cancelled: Callable[[], bool]
    ) -> None:
        """Take the workers that fuse; without any it is done here."""
        self._store, self._settings, self._readers, self._cancelled = store, settings, readers, cancelled

    def __call__(self, tasks: Sequence[Task]) -> Iterator[Packed[StoryPanes]]:
        """Begin to fuse, and return the panes of each story, in order. They raise Cancelled soon after it is so."""
        from briefing.fuse.summary import lines_of

        keys = [story_key(msgspec.msgpack.encode(task), self._settings) for task in tasks]
        lines = [lines_of(len(task.articles), self._settings) for task in tasks]
        known = self._store.stories(dict(zip(keys, lines, strict=True)))
        fused = self._fused([task for task, key in zip(tasks, keys, strict=True) if key not in known])
        kept = self._kept([key for key in keys if key not in known], fused)
        return (known.pop(key) if key in known else next(kept) for key in keys)

    def _kept(self, keys: Sequence[str], fused: Iterator[Panes]) -> Iterator[Packed[StoryPanes]]:
        """Keep the stories of a lot, all or none, as soon as it is fused, and yield them."""
        waiting = iter(keys)
        for panes in fused:
            self._store.keep_stories(dict(zip(islice(waiting, len(panes)), panes, strict=True)))
            yield from panes

    def _fused(self, tasks: Sequence[Task]) -> Iterator[Panes]:
        lots = iter(_lots(tasks))
        if self._readers is None:
            return map(self._here, lots)
        queue: deque[tuple[Lot, Future[Answer]]] = deque()
        self._fill(queue, lots, self._readers)
        return self._there(queue, lots, self._readers)

    def _there(
        self, queue: deque[tuple[Lot, Future[Answer]]], lots: Iterator[Lot], readers: Readers
    ) -> Iterator[Panes]:
        from briefing.fuse.one_story import panes_of_tasks

        while queue:
            lot, future = queue.popleft()
            while not wait([future], timeout=POLL_SECONDS).done:
                self._look()
            self._fill(queue, lots, readers)
            yield self._here(lot) if future.exception() else panes_of_tasks(future.result())

    def _fill(self, queue: deque[tuple[Lot, Future[Answer]]], lots: Iterator[Lot], readers: Readers) -> None:
        from briefing.fuse.one_story import fuse_tasks

        while len(queue) < AHEAD * readers.count and (lot := next(lots, None)):
            seconds = SECONDS_FOR_A_STORY + SECONDS_FOR_AN_ARTICLE * sum(len(task.articles) for task in lot)
            work = (msgspec.msgpack.encode(lot), self._settings)
            queue.append((lot, readers.have_done(fuse_tasks, work, seconds)))

    def _here(self, lot: Lot) -> Panes:
        from briefing.fuse.one_story import fuse_tasks, panes_of_tasks

        self._look()
        return panes_of_tasks(fuse_tasks(msgspec.msgpack.encode(lot), self._settings))

    def _look(self) -> None:
        if self._cancelled():
            raise Cancelled


def _lots(tasks: Sequence[Task]) -> Iterator[Lot]:
    """Yield the stories in lots of about as many articles."""
    lot: Lot = []
    articles = 0
    for task in tasks:
        lot.append(task)
        articles += len(task.articles)
        if articles >= ARTICLES_TOGETHER:
            yield lot
            lot, articles = [], 0
    if lot:
        yield lot
