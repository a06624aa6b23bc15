"""How does fusing grow with the folder: ten times the articles, and ten articles more?

The articles are generated and read once, before anything is timed; times are of the process itself.
"""

from __future__ import annotations

import gc
import time
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

from benchmarks import corpus
from benchmarks.timing import Measure

ARTICLES = 1000
MORE = 10
SECONDS_FOR_2000, SECONDS_FOR_MORE, MEGABYTES = 15.0, 2.0, 1000.0


def measure(scratch: Path, articles: int = ARTICLES) -> list[Measure]:
    """Return the rows for that many articles; bars in seconds and memory hold for 2,000 and are scaled."""
    from briefing.__main__ import GARBAGE
    from briefing.extract import extract
    from briefing.fuse import Fusion
    from briefing.ingest import ingest
    from briefing.model import Article, Extraction, Packed, Reading, pack

    gc.set_threshold(*GARBAGE)
    source = corpus.write(scratch / "corpus.jsonl", articles, copies=0.3)
    found = [item for item in ingest([str(source)]) if isinstance(item, Article)]
    packed = (Packed(Extraction, pack(one)) for one in extract(found, "auto"))
    readings = [Reading(*pair) for pair in zip(found, packed, strict=True)]

    def seconds(fusion: Fusion, some: Sequence[Reading]) -> float:
        start = time.process_time()
        fusion.fuse(some)
        return time.process_time() - start

    tenth = min(seconds(Fusion(), readings[: articles // 10]) for _ in range(3))
    growing = Fusion()
    whole = seconds(growing, readings[:-MORE])
    more = seconds(growing, readings)
    tracemalloc.start()
    Fusion().fuse(readings)
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    scale = articles / 2000
    return [
        Measure(f"fuse {articles:,} / fuse {articles // 10:,} articles", whole, tenth, 15),
        Measure(f"fuse {articles:,} articles / limit", whole, SECONDS_FOR_2000 * scale, 1.0),
        Measure(f"{MORE} articles more than {articles:,} / limit", more, SECONDS_FOR_MORE * scale, 1.0),
        Measure(f"memory to fuse {articles:,} / limit", peak, MEGABYTES * scale, 1.0, unit="MB"),
    ]
