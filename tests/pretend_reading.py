"""Stands in for reading in worker processes, which import it by name: some articles are faults."""

from __future__ import annotations

import os
import signal
import time

from briefing.model import Article, Extraction


def pretend_batch(batch: tuple[Article, ...], model: str) -> list[Extraction]:
    """Stands in for reading: some articles kill the process, never end, or raise."""
    found = []
    for item in batch:
        if item.id.startswith("kill"):
            os.kill(os.getpid(), signal.SIGKILL)
        if item.id.startswith("hang"):
            time.sleep(3600)
        if item.id.startswith("raise"):
            raise ValueError(item.id)
        found.append(Extraction())
    return found
