"""Readings to a briefing: what several articles say, brought together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from briefing.config import Settings
from briefing.fuse.actors import fuse_actors
from briefing.fuse.copies import find_copies
from briefing.fuse.numbers import fuse_numbers
from briefing.fuse.questions import Ranked, in_order, story_questions
from briefing.fuse.sources import Sources, count_sources, find_sources, with_sources
from briefing.fuse.stories import find_stories
from briefing.fuse.summary import summarise
from briefing.fuse.timeline import build_timeline
from briefing.fuse.watch import find_watched
from briefing.model import ArticleCard, Briefing, Grade, Reading, Skipped, Story

__all__ = ["fuse"]


def fuse(
    readings: Sequence[Reading], skipped: Sequence[Skipped] = (), settings: Settings | None = None
) -> Briefing:
    """Return the briefing over these readings; the same readings in any order give the same one.

    Copies are listed and grouped but tell nothing of their own: the panes rest on the originals.
    """
    settings = settings or Settings()
    ordered = sorted(readings, key=lambda r: (r.article.path, r.article.id))
    articles = [reading.article for reading in ordered]
    copies = find_copies(articles)
    story_of = find_stories(articles, copies)
    sources = find_sources(articles, copies)
    originals = [reading for reading in ordered if reading.article.id not in copies]
    members = _members(ordered, story_of)
    asked = {
        founder: story_questions([reading for reading in group if reading.article.id not in copies])
        for founder, group in members.items()
    }
    panes = _panes(originals, sources, settings, chain.from_iterable(asked.values()))
    return Briefing(
        articles=tuple(_card(r, copies, story_of, settings) for r in ordered),
        skipped=tuple(sorted(skipped, key=lambda s: (s.path, s.reason))),
        summary=panes.summary,
        actors=panes.actors,
        key_numbers=panes.key_numbers,
        open_questions=panes.open_questions,
        stories=_stories(members, copies, sources, panes, asked, settings),
        timeline=panes.timeline,
        watched=find_watched(originals, settings),
    )


def _panes(
    readings: Sequence[Reading], sources: Sources, settings: Settings, asked: Iterable[Ranked]
) -> Story:
    """Return what the panes show over these readings, as a story without a name."""
    return Story(
        id="",
        title="",
        articles=(),
        sources=count_sources((reading.article.id for reading in readings), sources),
        summary=with_sources(summarise(readings, settings), sources),
        actors=with_sources(fuse_actors(readings, settings), sources),
        key_numbers=with_sources(fuse_numbers(readings, settings), sources),
        open_questions=with_sources(in_order(asked), sources),
        timeline=build_timeline(readings, settings),
    )


def _members(readings: Sequence[Reading], story_of: Mapping[str, str]) -> dict[str, list[Reading]]:
    """Return the articles of each story by the id of its first one."""
    members: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        members[story_of[reading.article.id]].append(reading)
    return members


def _stories(
    members: Mapping[str, Sequence[Reading]],
    copies: Mapping[str, str],
    sources: Sources,
    whole: Story,
    asked: Mapping[str, Sequence[Ranked]],
    settings: Settings,
) -> tuple[Story, ...]:
    """Return the stories, those of most sources first, then the newest."""
    stories = []
    for founder, group in members.items():
        originals = [reading for reading in group if reading.article.id not in copies]
        panes = whole if len(members) == 1 else _panes(originals, sources, settings, asked[founder])
        titled = sorted(group, key=lambda r: (r.article.id != founder, r.article.title is None))
        stories.append(
            replace(
                panes,
                id=_story_id(founder),
                title=titled[0].article.title or _opening(titled[0]),
                articles=tuple(reading.article.id for reading in group),
                published=max((r.article.published for r in group if r.article.published), default=None),
            )
        )
    stories.sort(key=lambda story: story.id)
    stories.sort(key=lambda story: (story.sources, story.published or ""), reverse=True)
    return tuple(stories)


def _story_id(founder: str) -> str:
    return f"story-{founder}"


def _opening(reading: Reading) -> str:
    """Return the first words of an article that has no title."""
    body = reading.article.body
    words = reading.article.block_text(body[0]).split() if body else []
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "") if words else reading.article.path


def _card(
    reading: Reading, copies: Mapping[str, str], story_of: Mapping[str, str], settings: Settings
) -> ArticleCard:
    article = reading.article
    return ArticleCard(
        id=article.id,
        path=article.path,
        title=article.title or _opening(reading),
        published=article.published,
        publisher=article.publisher,
        language=article.language,
        words=article.words,
        copy_of=copies.get(article.id),
        story=_story_id(story_of[article.id]),
        notes=article.notes,
        reliability=_grade(article.publisher, settings),
    )


def _grade(publisher: str | None, settings: Settings) -> Grade:
    """Return the analyst's grade of a publisher; F, "cannot be judged", where none is given."""
    graded = {name.casefold(): grade for name, grade in settings.reliability.items()}
    return graded.get((publisher or "").casefold(), "F")
