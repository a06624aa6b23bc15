"""Worker processes that read articles, so that one bad article costs itself only.

A worker that hangs is ended at its time limit and one that dies is replaced; its articles are
tried again one by one, and the one that fails again is reported by name.
"""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import wait
from itertools import islice
from types import TracebackType
from typing import Any, Self

from briefing.model import Article, Extraction, Skipped
from briefing.processes import process_pool

BATCH = 6
SECONDS_PER_BATCH = 60.0
SECONDS_PER_MEGABYTE = 240.0
POLL_SECONDS = 0.05
Batch = tuple[Article, ...]
Future = Any
"""What will hold the findings of a batch: of pebble or of Dask, which have no type in common."""


class Cancelled(Exception):
    """The reader of the results wants no more of them."""


class ClusterError(Exception):
    """A cluster that cannot be used; the text says why, and what to do."""


def worker_count(wanted: int) -> int:
    """Return how many processes to use: as many as wanted, or one a processor up to four."""
    return wanted or max(1, min(4, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2))


def extract_batch(batch: Batch, model: str) -> list[Extraction]:
    """Read a batch; the task that a worker runs."""
    from briefing.extract import extract

    return list(extract(batch, model))


class Readers(ABC):
    """Processes that read articles batch by batch, wherever they run; a context manager that ends them."""

    def __init__(self, model: str) -> None:
        self._model = model

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    @abstractmethod
    def count(self) -> int:
        """How many batches are read at the same time."""

    @abstractmethod
    def close(self) -> None:
        """End what was started, at once."""

    @abstractmethod
    def _submit(self, batch: Batch) -> Future:
        """Have a batch read."""

    @abstractmethod
    def _done(self, future: Future) -> bool:
        """Wait a moment; tell whether a batch is read or lost."""

    def read(
        self, articles: Sequence[Article], cancelled: Callable[[], bool]
    ) -> Iterator[Extraction | Skipped]:
        """Yield what was found in each article, in order, or why it could not be read.

        Raises Cancelled soon after `cancelled` says so.
        """
        source = iter(articles)
        queue: deque[tuple[Batch, Future]] = deque()
        while True:
            while len(queue) < 2 * self.count and (batch := tuple(islice(source, BATCH))):
                queue.append((batch, self._submit(batch)))
            if not queue:
                return
            batch, future = queue.popleft()
            yield from self._results(batch, future, cancelled)

    def _results(
        self, batch: Batch, future: Future, cancelled: Callable[[], bool]
    ) -> Iterator[Extraction | Skipped]:
        while not self._done(future):
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


class Workers(Readers):
    """A pool of reading processes on this machine."""

    def __init__(self, count: int, model: str, memory: int = 1000) -> None:
        """Start `count` processes that may take `memory` MB each."""
        super().__init__(model)
        self._count = count
        self._pool = process_pool(count, memory)

    @property
    def count(self) -> int:
        return self._count

    def close(self) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it untyped
        self._pool.join()

    def _submit(self, batch: Batch) -> Future:
        return self._pool.schedule(extract_batch, args=(batch, self._model), timeout=time_limit(batch))

    def _done(self, future: Future) -> bool:
        return bool(wait([future], timeout=POLL_SECONDS).done)


def time_limit(batch: Batch) -> float:
    """Return the seconds after which reading a batch is given up."""
    return SECONDS_PER_BATCH + SECONDS_PER_MEGABYTE * sum(len(article.text) for article in batch) / 1e6


def _reason(error: BaseException) -> str:
    if isinstance(error, TimeoutError):
        return "reading it took too long and was ended"
    if type(error).__name__ in {"ProcessExpired", "KilledWorker"}:
        return "reading it ended the worker process"
    return f"reading it failed: {type(error).__name__}: {error}"
