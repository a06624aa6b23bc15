"""Timing of whole processes, in turn so that a machine whose speed drifts is fair to both."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """One row: the medians of both sides in seconds, their ratio, and the bar it should stay under."""

    question: str
    ours: float
    theirs: float
    bar: float

    @property
    def ratio(self) -> float:
        return self.ours / self.theirs

    @property
    def met(self) -> bool:
        return self.ratio <= self.bar


def seconds(command: Sequence[str], env: Mapping[str, str]) -> float:
    """Run a command to its end and return the wall-clock seconds it took; raise where it fails."""
    start = time.perf_counter()
    subprocess.run(
        command,
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "OMP_NUM_THREADS": "1", **env},
    )
    return time.perf_counter() - start


def compare(
    question: str,
    ours: Sequence[str],
    theirs: Sequence[str],
    *,
    bar: float,
    runs: int = 5,
    env: Mapping[str, str] | None = None,
) -> Measure:
    """Return the medians of two commands, run in turn after one warm-up of each."""
    env = env or {}
    pairs = [(seconds(ours, env), seconds(theirs, env)) for _ in range(runs + 1)][1:]
    mine, other = (statistics.median(side) for side in zip(*pairs, strict=True))
    return Measure(question, mine, other, bar)


def python(*args: str) -> list[str]:
    return [sys.executable, *args]
