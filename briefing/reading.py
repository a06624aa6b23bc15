"""Who reads the articles: this process where they are few, else workers on this machine or on a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module

from briefing.config import Settings
from briefing.model import Article
from briefing.workers import Readers, Result, Waiting, Workers, worker_count

FEW_ARTICLES, FEW_CHARACTERS = 8, 200_000
"""What is read in this process: so few that starting another would take longer."""


@contextmanager
def readers_for(
    articles: Sequence[Article], settings: Settings, *, apart: bool, reading: bool
) -> Iterator[Readers | None]:
    """Hold workers that read these articles; none where this process is to read them, unless `apart`.

    Unless they are to fuse alone, not `reading`, they load the language model while the articles are compared here.
    """
    few = len(articles) <= FEW_ARTICLES and sum(len(a.text) for a in articles) <= FEW_CHARACTERS
    if not articles or (few and not apart and settings.cluster is None):
        yield None
        return
    with _readers(settings, len(articles)) as readers:
        if reading:
            readers.make_ready()
        yield readers


def read(
    articles: Sequence[Article], readers: Readers | None, model: str, cancelled: Callable[[], bool]
) -> Iterator[tuple[Article, Result]]:
    """Yield each article with what was found in it, or what it waits for. Raises Cancelled soon after it is so."""
    if readers is None:
        from briefing.extract import extract

        yield from zip(articles, extract(articles, model), strict=True)
        return
    results = readers.read(articles, cancelled)
    import_module("briefing.fuse")  # while the workers load the language model
    at = 0
    for result in results:
        yield articles[at], result
        at += not isinstance(result, Waiting)


def _readers(settings: Settings, articles: int) -> Readers:
    """Return what reads that many articles: processes on this machine, or the workers of a cluster."""
    if settings.cluster is None:
        count = min(worker_count(settings.workers), max(1, articles // 2))
        return Workers(count, settings.model, settings.limits.memory)
    from briefing.cluster import Cluster

    return Cluster(settings.cluster, worker_count(settings.workers), settings.model, settings.limits.memory)
