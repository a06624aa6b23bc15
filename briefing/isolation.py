"""Files read apart: one that hangs, crashes or eats memory is ended alone, named, and not tried again.

Small plain text is read in this process: its reader does nothing but look for line ends, and a new
process would cost more than the reading. Everything else is read in worker processes with a limit of
time and of memory, and what it gave is kept, so that a web page or a PDF is taken apart once. A process
that ends without an answer may have been ended from outside: its file is tried once more.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import wait
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING

from briefing.closing import Closing
from briefing.config import LimitSettings
from briefing.ingest import STANDARD_INPUT, Intake, Options, Source, is_plain, read
from briefing.model import Skipped
from briefing.store import Store, rules_version
from briefing.workers import POLL_SECONDS, Cancelled

if TYPE_CHECKING:
    from pebble import ProcessFuture, ProcessPool

AHEAD = 4
"""Files that wait for each worker, so that none is idle and few answers wait in memory."""


@dataclass(slots=True)
class _Waiting:
    """A file and what it gives: read already, or still being read in a worker."""

    source: Source
    key: str = ""
    future: ProcessFuture[list[Intake]] | None = None
    found: list[Intake] = field(default_factory=list)
    tried: int = 1


class Isolation(Closing):
    """Reads files in order, the risky ones apart; closing ends its processes at once."""

    def __init__(self, workers: int, limits: LimitSettings, store: Store) -> None:
        self._count = workers
        self._limits = limits
        self._store = store
        self._pool: ProcessPool | None = None

    def close(self) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it untyped
            self._pool.join()

    def read(
        self,
        sources: Iterable[Source | Skipped],
        stdin: bytes | None,
        options: Options,
        cancelled: Callable[[], bool],
    ) -> Iterator[Intake]:
        """Yield the articles of each file, in order, or why it holds none.

        Raises Cancelled soon after `cancelled` says so.
        """
        queue: deque[_Waiting | Skipped] = deque()
        for found in sources:
            if cancelled():
                raise Cancelled
            queue.append(found if isinstance(found, Skipped) else self._begin(found, stdin, options))
            while len(queue) > AHEAD * self._count:
                yield from self._end(queue.popleft(), stdin, options, cancelled)
        while queue:
            yield from self._end(queue.popleft(), stdin, options, cancelled)

    def _begin(self, found: Source, stdin: bytes | None, options: Options) -> _Waiting:
        if is_plain(found, stdin):
            return _Waiting(found, found=list(read(found, stdin, options)))
        if not self._store.keeps:
            return _Waiting(found, future=self._submit(found, stdin, options))
        key = self._key(found, stdin, options)
        if (reason := self._store.unreadable(key)) is not None:
            return _Waiting(found, found=[Skipped(found.name, f"{reason} (as in an earlier run)")])
        if (kept := self._store.file(key)) is not None:
            return _Waiting(found, found=kept)
        return _Waiting(found, key, self._submit(found, stdin, options))

    def _submit(self, source: Source, stdin: bytes | None, options: Options) -> ProcessFuture[list[Intake]]:
        if self._pool is None:
            from briefing.processes import process_pool

            self._pool = process_pool(self._count, self._limits.memory)
        given = stdin if source.name == STANDARD_INPUT else None
        return self._pool.schedule(read_one, args=(source, given, options), timeout=self._limits.seconds)

    def _end(
        self, item: _Waiting | Skipped, stdin: bytes | None, options: Options, cancelled: Callable[[], bool]
    ) -> Iterator[Intake]:
        if isinstance(item, Skipped):
            yield item
            return
        while item.future is not None:
            while not wait([item.future], timeout=POLL_SECONDS).done:
                if cancelled():
                    raise Cancelled
            error = item.future.exception()
            if error is None:
                item.found, item.future = item.future.result(), None
                if item.key and self._key(item.source, stdin, options) == item.key:
                    self._store.keep_file(item.key, item.found)
            elif type(error).__name__ == "ProcessExpired" and item.tried == 1:
                item.future, item.tried = self._submit(item.source, stdin, options), 2
            else:
                item.found, item.future = [self._given_up(item, error)], None
        yield from item.found

    def _given_up(self, item: _Waiting, error: BaseException) -> Skipped:
        """Say why a file was given up, and remember it, so that the next run does not try again."""
        if isinstance(error, TimeoutError):
            reason = f"reading it took more than {self._limits.seconds:g} seconds and was ended"
        elif isinstance(error, MemoryError):
            reason = f"reading it needs more than {self._limits.memory} MB of memory"
        elif type(error).__name__ == "ProcessExpired":
            reason = "reading it ended the process that read it, twice"
        else:
            return Skipped(item.source.name, f"reading it failed: {type(error).__name__}: {error}")
        self._store.keep_unreadable(item.key, reason)
        return Skipped(item.source.name, reason)

    def _key(self, source: Source, stdin: bytes | None, options: Options) -> str:
        """Return a key over all that decides what a file gives: name, bytes, limits, names of fields, rules."""
        about = (source.name, self._limits, sorted(options.fields.items()), rules_version())
        digest = blake2b(repr(about).encode(errors="surrogateescape"), digest_size=16)
        if source.name == STANDARD_INPUT:
            digest.update(stdin or b"")
        else:
            try:
                with source.path.open("rb") as file:
                    digest.update(file.read(int(self._limits.file * 1e6) + 1))
            except OSError as error:
                digest.update(repr(error).encode())
        return digest.hexdigest()


def read_one(source: Source, stdin: bytes | None, options: Options) -> list[Intake]:
    """Read one file; the task that a worker runs."""
    return list(read(source, stdin, options))
