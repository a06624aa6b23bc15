"""Worker processes that read articles, so that one bad article costs itself only.

A worker that hangs is ended at its time limit and one that dies is replaced; its articles are
tried again one by one, and the one that fails again is reported by name.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import wait
from itertools import islice
from types import TracebackType
from typing import TYPE_CHECKING

from briefing.model import Article, Extraction, Skipped
from briefing.processes import process_pool

if TYPE_CHECKING:
    from pebble import ProcessFuture

BATCH = 6
SECONDS_PER_BATCH = 60.0
SECONDS_PER_MEGABYTE = 240.0
POLL_SECONDS = 0.05
_Batch = tuple[Article, ...]


class Cancelled(Exception):
    """The reader of the results wants no more of them."""


def worker_count(wanted: int) -> int:
    """Return how many processes to use: as many as wanted, or one a processor up to four."""
    return wanted or max(1, min(4, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2))


def extract_batch(batch: _Batch, model: str) -> list[Extraction]:
    """Read a batch; the task that a worker runs."""
    from briefing.extract import extract

    return list(extract(batch, model))


class Workers:
    """A pool of reading processes; a context manager that ends them at once on leaving."""

    def __init__(self, count: int, model: str, memory: int = 1000) -> None:
        """Start `count` processes that may take `memory` MB each."""
        self._model = model
        self._count = count
        self._pool = process_pool(count, memory)

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it untyped
        self._pool.join()

    def read(
        self, articles: Sequence[Article], cancelled: Callable[[], bool]
    ) -> Iterator[Extraction | Skipped]:
        """Yield what was found in each article, in order, or why it could not be read.

        Raises Cancelled soon after `cancelled` says so.
        """
        source = iter(articles)
        queue: deque[tuple[_Batch, ProcessFuture[list[Extraction]]]] = deque()
        while True:
            while len(queue) < 2 * self._count and (batch := tuple(islice(source, BATCH))):
                queue.append((batch, self._submit(batch)))
            if not queue:
                return
            batch, future = queue.popleft()
            yield from self._results(batch, future, cancelled)

    def _submit(self, batch: _Batch) -> ProcessFuture[list[Extraction]]:
        size = sum(len(article.text) for article in batch)
        limit = SECONDS_PER_BATCH + SECONDS_PER_MEGABYTE * size / 1e6
        return self._pool.schedule(extract_batch, args=(batch, self._model), timeout=limit)

    def _results(
        self, batch: _Batch, future: ProcessFuture[list[Extraction]], cancelled: Callable[[], bool]
    ) -> Iterator[Extraction | Skipped]:
        while not wait([future], timeout=POLL_SECONDS).done:
            if cancelled():
                raise Cancelled
        error = future.exception()
        if error is None:
            yield from future.result()
        elif len(batch) > 1:
            for article in batch:
                yield from self._results((article,), self._submit((article,)), cancelled)
        elif type(error).__name__ == "ModelMissing":
            raise error
        else:
            yield Skipped(batch[0].path, _reason(error))


def _reason(error: BaseException) -> str:
    if isinstance(error, TimeoutError):
        return "reading it took too long and was ended"
    if type(error).__name__ == "ProcessExpired":
        return "reading it ended the worker process"
    return f"reading it failed: {type(error).__name__}: {error}"
