"""What the articles of one story come to, here or in another process: stories depend on nothing but their articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from briefing.config import Settings
from briefing.fuse.actors import actors_seen, fuse_actors
from briefing.fuse.numbers import lined_up, story_numbers
from briefing.fuse.questions import story_questions
from briefing.fuse.ranking import Ranked, in_order
from briefing.fuse.sources import Item, Sources, with_sources
from briefing.fuse.summary import lines_of, summarise
from briefing.fuse.timeline import story_timeline
from briefing.model import (
    Actor,
    Article,
    Extraction,
    KeyNumber,
    OpenQuestion,
    Packed,
    Reading,
    SummaryLine,
    TimelineEntry,
    pack,
)


@dataclass(frozen=True, slots=True)
class StoryPanes:
    """The panes of a story; what stands in the panes of the whole folder too has its place there.

    The summary was to have `lines` at most; it has fewer where there are no more to tell.
    """

    lines: int
    summary: tuple[SummaryLine, ...]
    actors: tuple[Actor, ...]
    numbers: list[Ranked[KeyNumber]]
    questions: list[Ranked[OpenQuestion]]
    timeline: list[Ranked[TimelineEntry]]


@dataclass(frozen=True, slots=True)
class Task:
    """The articles of one story, with what was found in each, packed, and the source behind each."""

    articles: list[Article]
    found: list[bytes]
    sources: dict[str, str]


def fuse_story(readings: Sequence[Reading], sources: Sources, settings: Settings) -> StoryPanes:
    """Return what the panes show over the articles of one story."""
    readings = [reading.opened() for reading in readings]
    figures = lined_up(readings)
    numbers = _counted(story_numbers(readings, figures), sources)
    questions = _counted(story_questions(readings, figures), sources)
    actors = fuse_actors([actors_seen(reading) for reading in readings], settings)
    asked = in_order(questions)
    still_open = [one for one in asked if one.status == "open"]
    answered = [one for one in asked if one.status != "open"]
    panes = (actors, in_order(numbers), still_open, answered)
    return StoryPanes(
        lines=lines_of(len(readings), settings),
        summary=with_sources(summarise(readings, settings, panes), sources),
        actors=with_sources(actors, sources),
        numbers=numbers,
        questions=questions,
        timeline=story_timeline(readings),
    )


def story_task(readings: Sequence[Reading], sources: Sources) -> Task:
    """Return what another process needs to fuse a story."""
    return Task(
        [reading.article for reading in readings],
        [r.kept.data if isinstance(r.kept, Packed) else pack(r.kept) for r in readings],
        {reading.article.id: sources[reading.article.id] for reading in readings},
    )


def fuse_tasks(tasks: bytes, settings: Settings) -> bytes:
    """Fuse several stories, the work of another process; both ways as MessagePack, each story's panes packed."""
    return msgspec.msgpack.encode(
        [_fused(one, settings) for one in msgspec.msgpack.decode(tasks, type=list[Task])]
    )


def panes_of_tasks(fused: bytes) -> list[Packed[StoryPanes]]:
    """Return the panes of each story of several tasks."""
    return [Packed(StoryPanes, panes) for panes in msgspec.msgpack.decode(fused, type=list[bytes])]


def _fused(task: Task, settings: Settings) -> bytes:
    readings = [
        Reading(*pair)
        for pair in zip(task.articles, (Packed(Extraction, one) for one in task.found), strict=True)
    ]
    return pack(fuse_story(readings, task.sources, settings))


def _counted(ranked: Sequence[Ranked[Item]], sources: Sources) -> list[Ranked[Item]]:
    """Return the items with the number of their independent sources."""
    items = with_sources([one.item for one in ranked], sources)
    return [Ranked(one.place, item) for one, item in zip(ranked, items, strict=True)]
