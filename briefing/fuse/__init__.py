"""Readings to a briefing: what several articles say, brought together."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.config import Settings
from briefing.fuse.actors import fuse_actors
from briefing.fuse.numbers import fuse_numbers
from briefing.fuse.questions import fuse_questions
from briefing.fuse.summary import summarise
from briefing.fuse.timeline import build_timeline
from briefing.model import ArticleCard, Briefing, Reading, Skipped

__all__ = ["fuse"]


def fuse(
    readings: Sequence[Reading], skipped: Sequence[Skipped] = (), settings: Settings | None = None
) -> Briefing:
    """Return the briefing over these readings; the same readings in any order give the same one."""
    settings = settings or Settings()
    ordered = sorted(readings, key=lambda r: (r.article.path, r.article.id))
    return Briefing(
        articles=tuple(_card(r, f"s{at}") for at, r in enumerate(ordered, 1)),
        skipped=tuple(sorted(skipped, key=lambda s: (s.path, s.reason))),
        summary=summarise(ordered, settings),
        actors=fuse_actors(ordered, settings),
        key_numbers=fuse_numbers(ordered, settings),
        open_questions=fuse_questions(ordered, settings),
        timeline=build_timeline(ordered, settings),
    )


def _card(reading: Reading, story: str) -> ArticleCard:
    article = reading.article
    return ArticleCard(
        id=article.id,
        path=article.path,
        title=article.title or article.path,
        published=article.published,
        publisher=article.publisher,
        language=article.language,
        words=article.words,
        copy_of=None,
        story=story,
        notes=article.notes,
    )
