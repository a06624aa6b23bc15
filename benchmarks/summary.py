"""How long does a summary take: ours beside sumy's LexRank, by the number of sentences?

Both get sentences that are already cut; sumy's command line would read and cut them besides.
"""

from __future__ import annotations

import time
from pathlib import Path

from benchmarks import corpus
from benchmarks.timing import Measure

SIZES = {100: 1.0, 1000: 0.1, 5000: 0.02}
"""Sentences, and the share of LexRank's time that ours may take."""


def measure(scratch: Path) -> list[Measure]:  # noqa: ARG001 - all questions are asked the same way
    """Return one row for each size."""
    return [_row(sentences(size), bar) for size, bar in SIZES.items()]


def sentences(count: int) -> list[str]:
    """Return sentences of generated articles, none twice."""
    found: dict[str, None] = {}
    for article in corpus.articles(count):
        for line in article["text"].replace("\n\n", " ").split(". "):
            found.setdefault(line.rstrip(".") + ".")
        if len(found) >= count:
            break
    return list(found)[:count]


def _row(texts: list[str], bar: float) -> Measure:
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.summarizers.lex_rank import LexRankSummarizer

    from briefing.fuse.sumy_methods import BriefingSummarizer, NewsTokenizer

    tokenizer = NewsTokenizer()
    taken = []
    for summarizer in (BriefingSummarizer(), LexRankSummarizer()):
        best = float("inf")
        for _ in range(3 if len(texts) <= 1000 else 1):
            document = ObjectDocumentModel([Paragraph([Sentence(text, tokenizer) for text in texts])])
            start = time.perf_counter()
            summarizer(document, 5)
            best = min(best, time.perf_counter() - start)
        taken.append(best)
    ours, theirs = taken
    return Measure(f"summary of {len(texts):,} sentences / sumy LexRank", ours, theirs, bar)
