"""Timing of whole processes, in turn so that a machine whose speed drifts is fair to both."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measure:
    """One row: both sides (medians, in seconds unless `unit` says otherwise) and the bar of their ratio.

    The ratio is ours to theirs and should stay under the bar; where `speed` is set it is the ratio of
    speeds, theirs to ours, and should reach the bar.
    """

    question: str
    ours: float
    theirs: float
    bar: float
    speed: bool = False
    unit: str = "s"

    @property
    def ratio(self) -> float:
        return self.theirs / self.ours if self.speed else self.ours / self.theirs

    @property
    def met(self) -> bool:
        return self.ratio >= self.bar if self.speed else self.ratio <= self.bar

    @property
    def goal(self) -> str:
        """The bar as it is read: `≤ 1.4`, or `≥ 0.85` for speeds."""
        return f"{'≥' if self.speed else '≤'} {self.bar:g}"


@dataclass(frozen=True, slots=True)
class Peak:
    """What a run took: seconds, and the highest resident memory in MB of its process and of its largest child."""

    seconds: float
    main: float
    child: float


def seconds(command: Sequence[str], env: Mapping[str, str] | None = None) -> float:
    """Run a command to its end and return the wall-clock seconds it took; raise where it fails."""
    start = time.perf_counter()
    subprocess.run(
        command,
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment(env),
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
    speed: bool = False,
) -> Measure:
    """Return the medians of two commands, run in turn after one warm-up of each."""
    pairs = [(seconds(ours, env), seconds(theirs, env)) for _ in range(runs + 1)][1:]
    mine, other = (statistics.median(side) for side in zip(*pairs, strict=True))
    return Measure(question, mine, other, bar, speed)


def peak(command: Sequence[str], env: Mapping[str, str] | None = None) -> Peak:
    """Run a command to its end and watch the memory of its processes (where /proc tells it)."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=environment(env)
    )
    main = child = 0.0
    while process.poll() is None:
        main = max(main, _resident(process.pid))
        child = max([child, *(_resident(pid) for pid in _descendants(process.pid))])
        time.sleep(0.05)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Peak(time.perf_counter() - start, main, child)


def python(*args: str) -> list[str]:
    return [sys.executable, *args]


def briefing(*args: str) -> list[str]:
    return python("-m", "briefing", *args)


def environment(env: Mapping[str, str] | None) -> dict[str, str]:
    """Return the environment of a run; the modules of a checkout are kept compiled, as those of installed packages are."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**inherited, "OMP_NUM_THREADS": "1", **(env or {})}


def _resident(pid: int) -> float:
    """Return the highest resident memory of a process so far, in MB; 0 once it is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def _descendants(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [found for child in map(int, children) for found in (child, *_descendants(child))]
