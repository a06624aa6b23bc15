"""Fusing a folder, again and again as it grows: what a story came to is kept as long as its articles are the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from briefing.config import Settings
from briefing.fuse.actors import Seen, actors_seen, fuse_actors, unmatched_corrections
from briefing.fuse.copies import Trigrams, find_copies
from briefing.fuse.corrections import correct_anything
from briefing.fuse.one_story import StoryPanes, Task, fuse_story, story_task
from briefing.fuse.questions import asked_once
from briefing.fuse.ranking import Item, Ranked, in_order, packed_in_order
from briefing.fuse.sources import Sources, count_sources, find_sources, with_sources
from briefing.fuse.stories import Counted, find_stories
from briefing.fuse.summary import lines_of, over_stories
from briefing.fuse.titles import story_title
from briefing.fuse.watch import find_watched
from briefing.model import (
    MANY_ARTICLES,
    Actor,
    Article,
    ArticleCard,
    Briefing,
    Grade,
    KeyNumber,
    OpenQuestion,
    Packed,
    PackedItems,
    Reading,
    Skipped,
    Story,
    TimelineEntry,
    Unmatched,
    pack,
)

WORTH_SHARING = 48
"""Articles of new stories from which it pays to have them fused elsewhere."""
Share = Callable[[Sequence[Task]], Iterable[Packed[StoryPanes]]]
"""Has stories fused elsewhere, beginning when it is called, and gives the panes of each, in order.

Summaries may be longer than the settings say, as they were made for somebody else."""


@dataclass(frozen=True, slots=True)
class _Group:
    """The articles of one story: all of them, the originals among them, the one that it is named after, and the one whose title it has.

    `key` tells what its panes depend on: its originals, the source behind each, and whether it is read yet.
    """

    founder: str
    titled: Article
    readings: list[Reading]
    originals: list[Reading]
    key: tuple[tuple[str, str, bool], ...]
    sources: int
    published: str | None


@dataclass(frozen=True, slots=True)
class _Compared:
    """What articles are to each other, whatever is found in them: copies, stories, sources.

    `titled` holds by the founder of a story the article whose title it has.
    """

    copies: Mapping[str, str]
    story_of: Mapping[str, str]
    sources: Sources
    titled: Mapping[str, Article]


class Fusion:
    """Fuses readings under the same settings; a second call does anew only what changed since the first.

    The panes of more than `many` articles are kept packed.
    """

    def __init__(self, settings: Settings | None = None, many: int = MANY_ARTICLES) -> None:
        self._settings = settings or Settings()
        self._many = many
        self._articles: list[Article] = []
        self._comparison = _Compared({}, {}, {}, {})
        self._trigrams: dict[str, Trigrams] = {}
        self._counted: dict[str, Counted] = {}
        self._seen: dict[str, Seen] = {}
        self._panes: dict[object, StoryPanes | Packed[StoryPanes]] = {}

    def fuse(
        self, readings: Sequence[Reading], skipped: Sequence[Skipped] = (), share: Share | None = None
    ) -> Briefing:
        """Return the briefing over these readings; the same readings in any order give the same one.

        Copies are listed and grouped but tell nothing of their own: the panes rest on the originals.
        With `share` other processes fuse the stories, which comes to the same.
        """
        ordered = sorted(readings, key=lambda r: (r.article.path, r.article.id))
        compared = self._compared([reading.article for reading in ordered])
        copies, story_of, sources = compared.copies, compared.story_of, compared.sources
        groups = _groups(ordered, compared)
        many = len(ordered) > self._many

        fusing = self._fused(groups, sources, share)
        originals = [reading for reading in ordered if reading.article.id not in copies]
        actors = self._actors(originals, sources, many=many) if len(groups) != 1 else ()
        watched = find_watched(originals, self._settings)
        self._panes = {group.key: _kept(panes, many=many) for group, panes in fusing}

        def every() -> Iterator[StoryPanes]:
            return (_at_hand(self._panes[group.key]) for group in groups)

        lines = [lines_of(len(group.originals), self._settings) for group in groups]
        stories = _all(Story, map(_story, groups, every(), lines), many=many)
        asked = asked_once(lambda: (one for panes in every() for one in panes.questions), sources)
        one = stories[0] if len(stories) == 1 else None
        return Briefing(
            articles=tuple(_card(r, copies, story_of, self._settings) for r in ordered),
            skipped=tuple(sorted(skipped, key=lambda s: (s.path, s.reason))),
            summary=one.summary if one else over_stories([s.summary for s in stories], self._settings),
            actors=one.actors if one else _all(Actor, actors, many=many),
            key_numbers=_placed(KeyNumber, (n for panes in every() for n in panes.numbers), many=many),
            open_questions=_placed(OpenQuestion, asked, many=many),
            stories=stories,
            timeline=_placed(TimelineEntry, (t for panes in every() for t in panes.timeline), many=many),
            watched=watched,
        )

    def unmatched(self, readings: Sequence[Reading]) -> tuple[Unmatched, ...]:
        """Return the corrections that mean no actor of these readings, which were fused before."""
        if not correct_anything(self._settings):
            return ()
        originals = (reading for reading in readings if reading.article.id not in self._comparison.copies)
        seen = [self._seen.get(reading.article.id) or actors_seen(reading) for reading in originals]
        return unmatched_corrections(seen, self._settings)

    def _compared(self, articles: list[Article]) -> _Compared:
        """Return what the articles are to each other, found anew only where they are others than before."""
        if articles != self._articles:
            copies = find_copies(articles, self._trigrams)
            story_of = find_stories(articles, copies, self._counted)
            titled = _titled([article for article in articles if article.id not in copies], story_of)
            self._comparison = _Compared(copies, story_of, find_sources(articles, copies), titled)
            self._articles = articles
        return self._comparison

    def _actors(self, originals: Sequence[Reading], sources: Sources, *, many: bool) -> Sequence[Actor]:
        seen = [self._seen.get(reading.article.id) or actors_seen(reading) for reading in originals]
        if not many:
            pairs = zip(originals, seen, strict=True)
            self._seen = {reading.article.id: one for reading, one in pairs if reading.is_read}
        return with_sources(fuse_actors(seen, self._settings), sources)

    def _fused(
        self, groups: Sequence[_Group], sources: Sources, share: Share | None
    ) -> Iterable[tuple[_Group, StoryPanes | Packed[StoryPanes]]]:
        """Return the groups with their panes; what is shared begins to be fused now, the rest when it is asked for."""
        new = [group for group in groups if group.key not in self._panes]
        fused: Iterable[StoryPanes | Packed[StoryPanes]]
        if share is not None and sum(len(group.originals) for group in new) >= WORTH_SHARING:
            fused = share([story_task(group.originals, sources) for group in new])
        else:
            fused = (fuse_story(group.originals, sources, self._settings) for group in new)
        known = ((group, self._panes[group.key]) for group in groups if group.key in self._panes)
        return chain(known, zip(new, fused, strict=True))


def _titled(originals: Sequence[Article], story_of: Mapping[str, str]) -> dict[str, Article]:
    """Return for each story, by its founder, the article whose title it has."""
    members: dict[str, list[Article]] = defaultdict(list)
    for article in sorted(originals, key=lambda one: story_of[one.id] != one.id):
        members[story_of[article.id]].append(article)
    return {founder: story_title(group) for founder, group in members.items()}


def _groups(readings: Sequence[Reading], compared: _Compared) -> list[_Group]:
    """Return the stories, those of most sources first, then the newest."""
    members: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        members[compared.story_of[reading.article.id]].append(reading)
    sources = compared.sources
    groups = []
    for founder, group in members.items():
        originals = [reading for reading in group if reading.article.id not in compared.copies]
        groups.append(
            _Group(
                founder,
                compared.titled[founder],
                group,
                originals,
                tuple((r.article.id, sources[r.article.id], r.is_read) for r in originals),
                count_sources((reading.article.id for reading in originals), sources),
                max((r.article.published for r in group if r.article.published), default=None),
            )
        )
    groups.sort(key=lambda group: _story_id(group.founder))
    groups.sort(key=lambda group: (group.sources, group.published or ""), reverse=True)
    return groups


def _story(group: _Group, panes: StoryPanes, lines: int) -> Story:
    return Story(
        id=_story_id(group.founder),
        title=group.titled.title or _opening(group.titled),
        articles=tuple(reading.article.id for reading in group.readings),
        sources=group.sources,
        summary=panes.summary[:lines],
        actors=panes.actors,
        key_numbers=in_order(panes.numbers),
        open_questions=in_order(panes.questions),
        timeline=in_order(panes.timeline),
        published=group.published,
    )


def _kept(panes: StoryPanes | Packed[StoryPanes], *, many: bool) -> StoryPanes | Packed[StoryPanes]:
    """Return panes as they are kept: packed where there are many."""
    if many:
        return panes if isinstance(panes, Packed) else Packed(StoryPanes, pack(panes))
    return _at_hand(panes)


def _at_hand(panes: StoryPanes | Packed[StoryPanes]) -> StoryPanes:
    return panes.unpacked() if isinstance(panes, Packed) else panes


def _all(kind: type[Item], items: Iterable[Item], *, many: bool) -> Sequence[Item]:
    return PackedItems.of(kind, items) if many else tuple(items)


def _placed(kind: type[Item], ranked: Iterable[Ranked[Item]], *, many: bool) -> Sequence[Item]:
    """Return the items of all stories, the first first."""
    return packed_in_order(kind, ranked) if many else in_order(ranked)


def _story_id(founder: str) -> str:
    return f"story-{founder}"


def _opening(article: Article) -> str:
    """Return the first words of an article that has no title."""
    words = article.block_text(article.body[0]).split() if article.body else []
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "") if words else article.path


def _card(
    reading: Reading, copies: Mapping[str, str], story_of: Mapping[str, str], settings: Settings
) -> ArticleCard:
    article = reading.article
    return ArticleCard(
        id=article.id,
        path=article.path,
        title=article.title or _opening(article),
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
