"""What a briefing and each of its stories have in common: panes of items that can be marked, and the timeline."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import chain
from typing import Any, TypeVar

from briefing.model.briefings import Actor, Briefing, KeyNumber, OpenQuestion, Story, SummaryLine

PaneItem = SummaryLine | Actor | KeyNumber | OpenQuestion
"""What can be starred, hidden, explained and found new; it has an id and evidence."""
MARKABLE = ("summary", "actors", "key_numbers", "open_questions")
"""The fields of a briefing and of a story that hold such items."""
Panes = TypeVar("Panes", Briefing, Story)


def items_of(panes: Briefing | Story) -> Iterator[PaneItem]:
    """Yield every item that can be marked, pane by pane."""
    return chain.from_iterable(getattr(panes, name) for name in MARKABLE)


def words_of(item: PaneItem) -> str:
    """Return what an item is called where one line is all the room."""
    return item.name if isinstance(item, Actor) else item.text


def without(panes: Panes, hidden: Collection[str]) -> Panes:
    """Return a briefing or a story without the items of these ids."""
    left: dict[str, Any] = {
        name: tuple(item for item in getattr(panes, name) if item.id not in hidden) for name in MARKABLE
    }
    return replace(panes, **left)


def of_story(briefing: Briefing, story: Story) -> Briefing:
    """Return the briefing with the articles and panes of one of its stories alone."""
    inside = set(story.articles)
    return replace(
        briefing,
        articles=tuple(card for card in briefing.articles if card.id in inside),
        **{name: getattr(story, name) for name in (*MARKABLE, "timeline")},
    )
