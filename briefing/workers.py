"""Worker processes that read articles, so that one bad article costs itself only.

A worker that hangs is ended at its time limit and one that dies is replaced; its articles are
tried again one by one, and the one that fails again is reported by name.
"""

from __future__ import annotations

import gc
import os
import time
from abc import abstractmethod
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass
from functools import cache

import msgspec

from briefing.closing import Closing
from briefing.config import ClusterError
from briefing.model import Article, Extraction, Packed, Skipped, pack

BATCH = 6
SECONDS_PER_BATCH = 60.0
SECONDS_PER_MEGABYTE = 240.0
POLL_SECONDS = 0.05
AHEAD = 3
"""Batches that wait for each worker, so that none is idle while the first of them takes long."""
Batch = tuple[Article, ...]
Answer = bytes
"""What a worker gives, as MessagePack, which takes a third of the time that pickle takes."""
_Pending = tuple[Batch, Future[Answer]]


SECONDS_UNTIL_TOLD = 5.0
"""Seconds without an answer after which it is looked whether anybody reads at all."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the reading waits for, in words for the analyst; no words say that it goes on."""

    words: str


Result = Extraction | Packed[Extraction] | Skipped | Waiting


class Cancelled(Exception):
    """The reader of the results wants no more of them."""


def worker_count(wanted: int) -> int:
    """Return how many processes to use: as many as wanted, or one a processor up to four."""
    return wanted or max(1, min(4, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2))


def extract_batch(batch: Batch, model: str) -> Answer:
    """Read a batch; the task that a worker runs."""
    from briefing.extract import extract

    _settle(model)
    return msgspec.msgpack.encode([pack(found) for found in extract(batch, model)])


def load_model(model: str) -> Answer:
    """Make a worker ready to read; its answer says nothing."""
    _settle(model)
    return b""


@cache
def _settle(model: str) -> None:
    """Load the language model, and spare the search for garbage what stays as long as the process."""
    from briefing.extract.pipeline import load_pipeline

    load_pipeline(model)
    gc.freeze()


def found_in(answer: Answer) -> list[Packed[Extraction]]:
    """Return what was found in each article of a batch."""
    return [Packed(Extraction, one) for one in msgspec.msgpack.decode(answer, type=list[bytes])]


def seconds_for(batch: Batch) -> float:
    """Return how long a worker may read a batch."""
    return SECONDS_PER_BATCH + SECONDS_PER_MEGABYTE * sum(len(article.text) for article in batch) / 1e6


class Readers(Closing):
    """Processes that read batches, wherever they run; closing ends them at once."""

    def __init__(self, count: int, model: str) -> None:
        """Take `count` as the number of batches that can be read at once, with a language model."""
        self._count, self._model = count, model

    @property
    def count(self) -> int:
        """How many things can be done at once."""
        return self._count

    @abstractmethod
    def have_done(
        self, work: Callable[..., Answer], arguments: tuple[object, ...], seconds: float
    ) -> Future[Answer]:
        """Have a worker do something within so many seconds. What comes of it may be TimeoutError, or ClusterError."""

    def make_ready(self) -> None:
        """Let the workers begin what has to be done before the first batch."""

    def submit(self, batch: Batch) -> Future[Answer]:
        """Have a batch read."""
        return self.have_done(extract_batch, (batch, self._model), seconds_for(batch))

    def batch_size(self, left: int) -> int:
        """Return how many of the articles that are left are read together: fewer to the end, so that all end at once."""
        return BATCH if self._count == 1 else max(1, min(BATCH, -(-left // (2 * self._count))))

    def idle(self) -> str:
        """Return what is waited for where nothing reads, in words for the analyst; nothing where something does."""
        return ""

    def read(self, articles: Sequence[Article], cancelled: Callable[[], bool]) -> Iterator[Result]:
        """Begin to read, and return what is found in each article, in order, or why it could not be read.

        Between them stands what the reading waits for, where nothing reads. The results raise Cancelled soon after `cancelled` says so, and ClusterError where reading cannot go on.
        """
        batches = self._batches(articles)
        queue: deque[_Pending] = deque()
        self._fill(queue, batches)
        return self._in_order(queue, batches, cancelled)

    def _batches(self, articles: Sequence[Article]) -> Iterator[Batch]:
        at = 0
        while at < len(articles):
            size = self.batch_size(len(articles) - at)
            yield tuple(articles[at : at + size])
            at += size

    def _fill(self, queue: deque[_Pending], batches: Iterator[Batch]) -> None:
        while len(queue) < AHEAD * self._count and (batch := next(batches, None)):
            queue.append((batch, self.submit(batch)))

    def _in_order(
        self, queue: deque[_Pending], batches: Iterator[Batch], cancelled: Callable[[], bool]
    ) -> Iterator[Result]:
        while queue:
            batch, future = queue.popleft()
            yield from self._results(batch, future, queue, cancelled)
            self._fill(queue, batches)

    def _results(
        self,
        batch: Batch,
        future: Future[Answer],
        others: Iterable[_Pending],
        cancelled: Callable[[], bool],
    ) -> Iterator[Result]:
        yield from self._answered(future, cancelled)
        error = future.exception()
        if error is None:
            yield from found_in(future.result())
        elif type(error).__name__ == "ModelMissing" or isinstance(error, ClusterError):
            raise error
        elif len(batch) > 1:
            # Each alone, while nothing else is being read: what dies now is known to be its own fault.
            for _, other in others:
                yield from self._answered(other, cancelled)
            for article in batch:
                yield from self._results((article,), self.submit((article,)), (), cancelled)
        else:
            yield Skipped(batch[0].path, _reason(error))

    def _answered(self, future: Future[Answer], cancelled: Callable[[], bool]) -> Iterator[Waiting]:
        """Wait until a batch is read, and yield what is waited for meanwhile. Raises Cancelled."""
        told, looked = "", time.monotonic()
        while not wait([future], timeout=POLL_SECONDS).done:
            if cancelled():
                raise Cancelled
            if time.monotonic() - looked >= SECONDS_UNTIL_TOLD:
                words, looked = self.idle(), time.monotonic()
                if words != told:
                    told = words
                    yield Waiting(words)
        if told:
            yield Waiting("")


class Workers(Readers):
    """Reading processes on this machine."""

    def __init__(self, count: int, model: str, memory: int = 1000) -> None:
        """Start `count` processes that may take `memory` MB each."""
        super().__init__(count, model)
        from briefing.processes import process_pool

        self._pool = process_pool(count, memory)

    def make_ready(self) -> None:
        """Have the language model loaded; what goes wrong shows when a batch is read."""
        for _ in range(self._count):
            self.have_done(load_model, (self._model,), SECONDS_PER_BATCH)

    def close(self) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it untyped
        self._pool.join()

    def have_done(
        self, work: Callable[..., Answer], arguments: tuple[object, ...], seconds: float
    ) -> Future[Answer]:
        return self._pool.schedule(work, args=arguments, timeout=seconds)


def _reason(error: BaseException) -> str:
    if isinstance(error, TimeoutError):
        return "reading it took too long and was ended"
    if type(error).__name__ in {"ProcessExpired", "KilledWorker"}:
        return "reading it ended the worker process"
    return f"reading it failed: {type(error).__name__}: {error}"
