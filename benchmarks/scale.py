"""What does a large folder take: first run, second run, and the memory of each process?"""

from __future__ import annotations

from pathlib import Path

from benchmarks import corpus
from benchmarks.timing import Measure, briefing, peak

ARTICLES = 1000
MAIN_MB, WORKER_MB = 500, 800


def measure(scratch: Path, articles: int = ARTICLES, folder: Path | None = None) -> list[Measure]:
    """Return the rows for `articles` generated ones, or for a folder of real ones."""
    source = folder or corpus.write_folder(scratch / "corpus", articles, copies=0.3)
    env = {"XDG_CACHE_HOME": str(scratch / "cache"), "XDG_STATE_HOME": str(scratch / "state")}
    report = briefing(str(source), "--format", "json", "--workers", "2")
    first = peak(report, env)
    second = peak(report, env)
    size = "the folder" if folder else f"{articles:,} articles"
    return [
        Measure(f"second run over {size}, nothing new / first run", second.seconds, first.seconds, 0.03),
        Measure(f"peak memory of the main process, {size} / limit", first.main, MAIN_MB, 1.0, unit="MB"),
        Measure(f"peak memory of a worker, {size} / limit", first.child, WORKER_MB, 1.0, unit="MB"),
    ]
