"""Stands in for reading on a cluster, whose workers import it by name; PRETEND_PLACE is a folder for its notes."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from pretend_reading import pretend_batch

from briefing.model import Article


def pretend_there(batch: tuple[Article, ...], model: str) -> bytes:
    """Stands in for reading; an article `once…` ends the process that reads it the first time only."""
    for item in batch:
        if item.id.startswith("once"):
            flag = Path(os.environ["PRETEND_PLACE"]) / item.id
            if not flag.exists():
                flag.touch()
                os.kill(os.getpid(), signal.SIGKILL)
    return pretend_batch(batch, model)
