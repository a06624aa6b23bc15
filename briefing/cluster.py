"""Reading on many machines: batches of articles go to the workers of a Dask scheduler, and come back in order.

Everything else is as with the workers of one machine. The workers must have the same `briefing` and the
same language model as this machine, which is checked, since what they find is kept under those versions.
A worker that dies is replaced by its own machine, and its batches go to others; an article that ends the
processes that read it is set aside by name.
"""

from __future__ import annotations

import asyncio
import faulthandler
import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.config import ClusterError
from briefing.model import Article
from briefing.store import model_version, rules_version
from briefing.workers import (
    SECONDS_UNTIL_TOLD,
    Answer,
    Cancelled,
    Readers,
    Result,
    Waiting,
)

if TYPE_CHECKING:
    import distributed

LOCAL = "local"
"""The address that starts a scheduler and workers here."""
LARGEST_BATCH, SMALLEST_BATCH = 48, 6
"""A task costs the scheduler about 2 ms, so it should last far longer; few articles are shared out evenly."""
BATCHES_FOR_EACH = 4
SECONDS_TO_ANSWER, SECONDS_FOR_WORKERS = 10, 30
SECONDS_BETWEEN_LOOKS = 0.2
DEATHS = 1
"""Deaths of a worker after which a local scheduler tries a batch no more."""
_turn = threading.Lock()


class Cluster(Readers):
    """The workers of a Dask scheduler."""

    def __init__(self, address: str, count: int, model: str, memory: int = 1000) -> None:
        """Connect to the scheduler at `address`; `local` starts one, with `count` workers of `memory` MB.

        Raises ClusterError without the extra packages, or without a scheduler at the address.
        """
        try:
            from distributed import Client
        except ImportError as error:
            raise ClusterError(
                f"--cluster needs an extra package: pip install 'briefing[cluster]' ({error})"
            ) from None
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is told by what we raise
        self._name = address
        self._delivering, self._closed = threading.Lock(), False
        self._wanted = (rules_version(), model_version(model))
        self._own = _Own(count, memory) if address == LOCAL else None
        self._client: distributed.Client | None = None
        try:
            place = self._own.address if self._own else address
            self._client = Client(place, timeout=SECONDS_TO_ANSWER, set_as_default=False)
            threads = self._threads()
        except Exception as error:  # noqa: BLE001 - whatever a wrong address leads to
            self.close()
            raise ClusterError(self._unreachable(error)) from None
        except BaseException:
            self.close()
            raise
        super().__init__(threads, model)

    def read(self, articles: Sequence[Article], cancelled: Callable[[], bool]) -> Iterator[Result]:
        yield from self._first_worker(cancelled)
        yield from super().read(articles, cancelled)

    def _first_worker(self, cancelled: Callable[[], bool]) -> Iterator[Waiting]:
        """Wait for a worker, and say so after a while. Raises Cancelled, and ClusterError where none comes."""
        began, told = time.monotonic(), False
        while not self._count:
            if cancelled():
                raise Cancelled
            waited = time.monotonic() - began
            if waited > SECONDS_FOR_WORKERS:
                raise ClusterError(
                    f"--cluster {self._name}: no workers are connected; start some: dask worker {self._name}"
                )
            if waited > SECONDS_UNTIL_TOLD and not told:
                told = True
                yield Waiting(self._waits())
            time.sleep(SECONDS_BETWEEN_LOOKS)
            self._count = self._threads()
        if told:
            yield Waiting("")

    def idle(self) -> str:
        try:
            return "" if self._threads() else self._waits()
        except (OSError, RuntimeError, TimeoutError):  # the scheduler is gone, which the batches tell
            return ""

    def _threads(self) -> int:
        return sum(self._client.nthreads().values()) if self._client is not None else 0

    def _waits(self) -> str:
        return f"waiting for workers at {self._name}; start one: dask worker {self._name}"

    def _unreachable(self, error: Exception) -> str:
        return (
            f"--cluster {self._name}: no scheduler answers there ({type(error).__name__}: {error}); "
            "start one with `dask scheduler` and give the address that it prints, or say --cluster local"
        )

    def close(self) -> None:
        # A client that is closed while it hands over an answer leaves whoever asked for it waiting for ever.
        with self._delivering:
            self._closed = True
        if self._client is not None:
            self._client.close(timeout=SECONDS_TO_ANSWER)
        if self._own is not None:
            self._own.close()

    def batch_size(self, left: int) -> int:
        even = -(-left // (BATCHES_FOR_EACH * self._count))
        return max(SMALLEST_BATCH, min(LARGEST_BATCH, even))

    def have_done(
        self, work: Callable[..., Answer], arguments: tuple[object, ...], seconds: float
    ) -> Future[Answer]:
        answer: Future[Answer] = Future()

        def deliver(done: Any) -> None:
            try:
                with self._delivering:
                    if self._closed:
                        raise CancelledError
                    answer.set_result(done.result())
            except (CancelledError, asyncio.CancelledError):
                answer.set_exception(self._gone())
            except Exception as error:  # noqa: BLE001 - whatever a worker raised is told by whoever waits
                answer.set_exception(error)

        if self._client is None or self._client.status != "running":
            answer.set_exception(self._gone())
        else:
            task = self._client.submit(
                do_there, work, arguments, self._model, self._wanted, seconds, pure=False
            )
            task.add_done_callback(deliver)
        return answer

    def _gone(self) -> ClusterError:
        return ClusterError(
            f"--cluster {self._name}: the scheduler is gone; what was read is kept, so start it and run again"
        )


def do_there(
    work: Callable[..., Answer],
    arguments: tuple[object, ...],
    model: str,
    wanted: tuple[str, str],
    seconds: float,
) -> Answer:
    """Do something on a worker, one thing at a time in a process, which ends itself where it takes too long.

    `wanted` are the versions of rules and language model of whoever asks. Raises ClusterError with others.
    """
    if (rules_version(), model_version(model)) != wanted:
        raise ClusterError(
            "--cluster: the workers have another version of briefing or of its language model; "
            "install the same there as here"
        )
    # A thread cannot be stopped from outside, and a loop in C keeps all others waiting: only the end of
    # the process is certain.
    with _turn, Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            return work(*arguments)
        finally:
            faulthandler.cancel_dump_traceback_later()


class _Own:
    """A scheduler and workers in processes of their own, which end when this one does, however it ends."""

    def __init__(self, count: int, memory: int) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-P", "-m", "briefing.cluster", str(count), str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))},
            start_new_session=True,  # Ctrl-C is for this process, which then ends that one
            text=True,
        )

    @property
    def address(self) -> str:
        """Wait for the scheduler and return its address. Raises OSError where it did not start."""
        line = self._process.stdout.readline().strip() if self._process.stdout else ""
        if not line:
            raise OSError("the scheduler did not start")
        return line

    def close(self) -> None:
        with self._process as process:
            if process.stdin is not None:
                process.stdin.close()
            try:
                process.wait(SECONDS_TO_ANSWER)
            except subprocess.TimeoutExpired:
                process.kill()


def serve(count: int, memory: int) -> None:
    """Run a scheduler and `count` workers on 127.0.0.1 until standard input ends; print the address."""
    from distributed import LocalCluster

    os.environ.setdefault("OMP_NUM_THREADS", "1")
    settings: dict[str, Any] = {"dashboard_address": None, "host": "127.0.0.1"}
    with LocalCluster(
        n_workers=count,
        threads_per_worker=1,
        memory_limit=f"{memory} MB",
        scheduler_kwargs={"allowed_failures": DEATHS},
        **settings,
    ) as cluster:
        sys.stdout.write(f"{cluster.scheduler_address}\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    serve(*map(int, sys.argv[1:]))
