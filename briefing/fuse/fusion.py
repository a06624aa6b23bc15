"""Fusing a folder, again and again as it grows: what a story came to is kept as long as its articles are the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from briefing.config import Settings
from briefing.fuse.actors import fuse_actors
from briefing.fuse.copies import Trigrams, find_copies
from briefing.fuse.numbers import story_numbers
from briefing.fuse.questions import asked_once, story_questions
from briefing.fuse.ranking import Ranked, in_order
from briefing.fuse.sources import Item, Sources, count_sources, find_sources, with_sources
from briefing.fuse.stories import Counted, find_stories
from briefing.fuse.summary import over_stories, summarise
from briefing.fuse.timeline import story_timeline
from briefing.fuse.watch import find_watched
from briefing.model import (
    ArticleCard,
    Briefing,
    Grade,
    KeyNumber,
    OpenQuestion,
    Reading,
    Skipped,
    Story,
    TimelineEntry,
)

_Members = tuple[tuple[str, str, bool], ...]
"""What the panes of a story depend on: its articles, the source behind each, and whether it is read yet."""


@dataclass(frozen=True, slots=True)
class _Fused:
    """A story's panes, with the places of what stands in the panes of the whole folder too."""

    story: Story
    numbers: list[Ranked[KeyNumber]]
    questions: list[Ranked[OpenQuestion]]
    timeline: list[Ranked[TimelineEntry]]


class Fusion:
    """Fuses readings under the same settings; a second call does anew only what changed since the first."""

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings or Settings()
        self._trigrams: dict[str, Trigrams] = {}
        self._counted: dict[str, Counted] = {}
        self._fused: dict[_Members, _Fused] = {}

    def fuse(self, readings: Sequence[Reading], skipped: Sequence[Skipped] = ()) -> Briefing:
        """Return the briefing over these readings; the same readings in any order give the same one.

        Copies are listed and grouped but tell nothing of their own: the panes rest on the originals.
        """
        ordered = sorted(readings, key=lambda r: (r.article.path, r.article.id))
        articles = [reading.article for reading in ordered]
        copies = find_copies(articles, self._trigrams)
        story_of = find_stories(articles, copies, self._counted)
        sources = find_sources(articles, copies)
        stories, fused = self._stories(ordered, copies, story_of, sources)
        originals = [reading for reading in ordered if reading.article.id not in copies]
        one = stories[0] if len(stories) == 1 else None
        lines = [story.summary for story in stories]
        asked = asked_once(in_order(chain.from_iterable(each.questions for each in fused)))
        return Briefing(
            articles=tuple(_card(r, copies, story_of, self._settings) for r in ordered),
            skipped=tuple(sorted(skipped, key=lambda s: (s.path, s.reason))),
            summary=one.summary if one else over_stories(lines, self._settings),
            actors=one.actors if one else with_sources(fuse_actors(originals, self._settings), sources),
            key_numbers=in_order(chain.from_iterable(each.numbers for each in fused)),
            open_questions=with_sources(asked, sources),
            stories=stories,
            timeline=in_order(chain.from_iterable(each.timeline for each in fused)),
            watched=find_watched(originals, self._settings),
        )

    def _stories(
        self,
        readings: Sequence[Reading],
        copies: Mapping[str, str],
        story_of: Mapping[str, str],
        sources: Sources,
    ) -> tuple[tuple[Story, ...], list[_Fused]]:
        """Return the stories, those of most sources first, then the newest, and what each came to."""
        members: dict[str, list[Reading]] = defaultdict(list)
        for reading in readings:
            members[story_of[reading.article.id]].append(reading)
        stories = []
        kept: dict[_Members, _Fused] = {}
        for founder, group in members.items():
            originals = [reading for reading in group if reading.article.id not in copies]
            key = tuple((r.article.id, sources[r.article.id], bool(r.found.sentences)) for r in originals)
            fused = kept[key] = self._fused.get(key) or _fuse_story(originals, sources, self._settings)
            titled = sorted(group, key=lambda r: (r.article.id != founder, r.article.title is None))
            stories.append(
                replace(
                    fused.story,
                    id=_story_id(founder),
                    title=titled[0].article.title or _opening(titled[0]),
                    articles=tuple(reading.article.id for reading in group),
                    published=max((r.article.published for r in group if r.article.published), default=None),
                )
            )
        self._fused = kept
        stories.sort(key=lambda story: story.id)
        stories.sort(key=lambda story: (story.sources, story.published or ""), reverse=True)
        return tuple(stories), list(kept.values())


def _fuse_story(readings: Sequence[Reading], sources: Sources, settings: Settings) -> _Fused:
    """Return what the panes show over the articles of one story, which has no name yet."""
    numbers = _counted(story_numbers(readings), sources)
    questions = _counted(story_questions(readings), sources)
    timeline = story_timeline(readings)
    actors = fuse_actors(readings, settings)
    key_numbers, open_questions = in_order(numbers), in_order(questions)
    still_open = [one for one in open_questions if one.status == "open"]
    answered = [one for one in open_questions if one.status != "open"]
    panes = (actors, key_numbers, still_open, answered)
    story = Story(
        id="",
        title="",
        articles=(),
        sources=count_sources((reading.article.id for reading in readings), sources),
        summary=with_sources(summarise(readings, settings, panes), sources),
        actors=with_sources(actors, sources),
        key_numbers=key_numbers,
        open_questions=open_questions,
        timeline=in_order(timeline),
    )
    return _Fused(story, numbers, questions, timeline)


def _counted(ranked: Sequence[Ranked[Item]], sources: Sources) -> list[Ranked[Item]]:
    """Return the items with the number of their independent sources."""
    items = with_sources([one.item for one in ranked], sources)
    return [Ranked(one.place, item) for one, item in zip(ranked, items, strict=True)]


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
