"""Reading on more machines: batches go to the workers of a Dask scheduler, which have briefing installed too.

The batches, their order and what becomes of one that fails are those of `workers`; so is every byte of
the briefing. A worker that dies is replaced and its batch read elsewhere; a batch that ends several is
read article by article, and the article that does it again is set aside by name.
"""

from __future__ import annotations

import logging
import os
import threading
from typing import Any

import dask
from distributed import Client, LocalCluster, wait

from briefing.model import Extraction
from briefing.store import rules_version
from briefing.workers import POLL_SECONDS, Batch, ClusterError, Future, Readers, extract_batch, time_limit

LOCAL, HERE = "local", "127.0.0.1"
SECONDS_TO_ANSWER = 10.0


def extract_within(batch: Batch, model: str, seconds: float) -> list[Extraction]:
    """Read a batch on a worker of the cluster; one that takes longer ends its process, which is replaced.

    Nothing else can end a task of Dask once it runs.
    """
    alarm = threading.Timer(seconds, os._exit, [1])
    alarm.daemon = True
    alarm.start()
    try:
        return extract_batch(batch, model)
    finally:
        alarm.cancel()


class Cluster(Readers):
    """The workers of a Dask scheduler."""

    task = staticmethod(extract_within)
    """What a worker does with a batch."""

    def __init__(self, address: str, model: str, *, count: int, memory: int) -> None:
        """Join the scheduler at `address`, or start one here with `count` workers of `memory` MB for `local`.

        Raises ClusterError where none answers, where it has no workers, and where they have other rules.
        """
        super().__init__(model)
        self._own: Any = _started(count, memory) if address == LOCAL else None
        try:
            self._client: Any = Client(self._own or address, timeout=SECONDS_TO_ANSWER)
        except (OSError, TimeoutError, ValueError) as error:
            raise ClusterError(
                f"--cluster {address}: no Dask scheduler answers there ({error}); start one with `dask scheduler`"
            ) from None
        try:
            self._check(address)
        except ClusterError:
            self.close()
            raise

    @property
    def count(self) -> int:
        """The threads of all workers that are there now."""
        return max(1, sum(map(int, self._client.nthreads().values())))

    def close(self) -> None:
        self._client.close()
        if self._own is not None:
            self._own.close()

    def _submit(self, batch: Batch) -> Future:
        return self._client.submit(self.task, batch, self._model, time_limit(batch), pure=False)

    def _done(self, future: Future) -> bool:
        try:
            wait(future, timeout=POLL_SECONDS)
        except TimeoutError:
            return False
        return True

    def _check(self, address: str) -> None:
        """Raise ClusterError unless there are workers and all of them find what this machine would find."""
        try:
            self._client.wait_for_workers(1, timeout=SECONDS_TO_ANSWER)
        except TimeoutError:
            raise ClusterError(
                f"--cluster {address}: the scheduler has no workers; start some with `dask worker {address}`"
            ) from None
        try:
            versions = self._client.run(rules_version)
        except ImportError as error:
            raise ClusterError(f"--cluster {address}: a worker has no briefing installed ({error})") from None
        others = sorted(worker for worker, version in versions.items() if version != rules_version())
        if others:
            raise ClusterError(
                f"--cluster {address}: another version of briefing is installed at {', '.join(others)}"
            )


def _started(count: int, memory: int) -> Any:
    # A batch that has ended two workers is not tried on a third: it is read article by article.
    with dask.config.set({"distributed.scheduler.allowed-failures": 1}):
        return LocalCluster(
            n_workers=count,
            threads_per_worker=1,
            host=HERE,
            memory_limit=memory * 1_000_000,
            dashboard_address=f"{HERE}:0",
            silence_logs=logging.CRITICAL,
        )
