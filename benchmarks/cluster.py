"""What does a cluster cost where it is not needed: two workers of a Dask scheduler here beside two of our own?"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

from benchmarks import corpus
from benchmarks.timing import Measure, briefing, compare

ARTICLES = 2000


def measure(scratch: Path, articles: int = ARTICLES) -> list[Measure]:
    """Return one row; none where `distributed` is not installed."""
    if find_spec("distributed") is None:
        print("cluster: distributed is not installed, so this is not measured", file=sys.stderr)
        return []
    source = corpus.write_folder(scratch / "corpus", articles, copies=0.3)
    report = briefing(str(source), "--no-store", "--format", "json", "--workers", "2")
    return [
        compare(
            f"{articles:,} articles by a cluster of two workers / by two workers of our own",
            [*report, "--cluster", "local"],
            report,
            bar=1.4,
            runs=1,
        )
    ]
