"""A limit for what must not take long: in time of the processor, so that a busy machine is no failure."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def soon(seconds: float = 10.0) -> Iterator[None]:
    """Fail where what is done here takes longer. What fails is no `Exception`, which readers turn into a reason."""

    def over(*_: object) -> None:
        pytest.fail(f"it took more than {seconds:g} seconds of the processor")

    before = signal.signal(signal.SIGPROF, over)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
