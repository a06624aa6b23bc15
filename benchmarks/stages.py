"""What does an article cost, stage by stage, and how much room does it take in the store?

Times are of the processor, in one process, after the language model is loaded; the limits are those that
docs/scaling.md counts with.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from benchmarks import corpus
from benchmarks.timing import Measure

SEEDS = Path(__file__).parent.parent / "seeds"
ARTICLES = 240
LIMITS = {"ingest": 5.0, "parse": 60.0, "extract": 60.0, "store": 2.0, "fuse": 10.0}
"""Milliseconds for one article."""
STORE_KB = 40.0
Result = TypeVar("Result")


def measure(scratch: Path, articles: int = ARTICLES) -> list[Measure]:
    """Return a row for each stage, and one for the room that an article takes in the store."""
    from briefing.extract import extract_parsed
    from briefing.extract.parse import parse
    from briefing.fuse import Fusion
    from briefing.ingest import ingest
    from briefing.model import Article, Reading
    from briefing.store import Store, extraction_key

    source = corpus.write_folder(scratch / "corpus", articles)
    taken: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], Result]) -> Result:
        start = time.process_time()
        result = work()
        taken[stage] = (time.process_time() - start) * 1000 / articles
        return result

    list(parse(item for item in ingest([str(SEEDS)]) if isinstance(item, Article)))  # loads the model
    found = timed("ingest", lambda: [i for i in ingest([str(source)]) if isinstance(i, Article)])
    parsed = timed("parse", lambda: list(parse(found)))
    extracted = timed("extract", lambda: [extract_parsed(one) for one in parsed])
    path = scratch / "store.sqlite"

    def keep() -> None:
        with Store(path) as store:
            for article, result in zip(found, extracted, strict=True):
                store.keep_extractions({extraction_key(article, "auto"): result})

    timed("store", keep)
    readings = [Reading(*pair) for pair in zip(found, extracted, strict=True)]
    timed("fuse", lambda: Fusion().fuse(readings))
    room = path.stat().st_size / 1000 / articles
    rows = [
        Measure(f"{stage}, processor time of an article / limit", taken[stage], limit, 1.0, unit="ms")
        for stage, limit in LIMITS.items()
    ]
    return [*rows, Measure("room of an article in the store / limit", room, STORE_KB, 1.0, unit="KB")]
