"""Processes that read: each with limits of its own, and none running the script again that started it."""

from __future__ import annotations

import os
import resource
import signal
import sys
import threading
from contextlib import redirect_stderr
from multiprocessing.context import SpawnContext, SpawnProcess
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pebble import ProcessPool

_one_at_a_time = threading.Lock()


class _Process(SpawnProcess):
    """A new process that does not import the main module of this one.

    The standard library imports it there, for functions that are defined in it. Ours are not, and a
    script that calls `brief()` without `if __name__ == "__main__"` would call it again in every worker.
    """

    @staticmethod
    def _Popen(process_obj: Any) -> Any:  # noqa: N802 - the name that multiprocessing calls
        with _one_at_a_time:
            main = sys.modules["__main__"]
            sys.modules["__main__"] = ModuleType("__main__")
            try:
                return SpawnProcess._Popen(process_obj)  # noqa: SLF001 - see above
            finally:
                sys.modules["__main__"] = main


class _Context(SpawnContext):
    Process = _Process


def process_pool(count: int, memory: int) -> ProcessPool:
    """Return a pool of `count` processes, each with one thread and at most `memory` MB."""
    from multiprocessing import resource_tracker

    from pebble import ProcessPool

    # It hands standard error on to its process; on the screen, Textual's stand-in has none to hand on.
    with redirect_stderr(sys.__stderr__):
        resource_tracker.ensure_running()
    return ProcessPool(max_workers=count, context=_Context(), initializer=_start, initargs=(memory,))


def _start(memory: int) -> None:
    """Leave Ctrl-C to the main process, use one thread, and let nothing take more than `memory` MB."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    # What a process writes to counts, not the libraries that it maps (Linux 4.7 and later).
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    limit = memory * 1_000_000
    resource.setrlimit(resource.RLIMIT_DATA, (limit if hard < 0 else min(limit, hard), hard))
