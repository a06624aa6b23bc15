"""What the panes are made from: the briefing, narrowed to a story, with the analyst's marks and wishes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefing.marks import Mark, no_mark
from briefing.model import Article, Briefing, Story, of_story, told_of, without

ONE_ARTICLE, SEVERAL_ARTICLES = 5, 7
"""Sentences of the summary that are shown unless config.yaml or the analyst says otherwise."""


@dataclass(frozen=True, slots=True)
class StoryHead:
    """What a story is called in a list of them, without its panes, which take long to unpack."""

    id: str
    title: str
    articles: tuple[str, ...]
    sources: int


@dataclass(frozen=True, slots=True)
class View:
    """Everything that decides what stands in the panes; the same view gives the same rows.

    `orders` names the order of each pane, `sentences` the length of the summary (None: the usual one),
    `hidden_actors` the names that `hidden_too` shows below the actors,
    `fresh` the items that the reading before did not have, `ascii` whether hedges are spelled in ASCII.
    """

    briefing: Briefing = field(default_factory=Briefing)
    articles: Mapping[str, Article] = field(default_factory=dict)
    marks: Mapping[str, Mark] = field(default_factory=dict)
    story: str = ""
    orders: Mapping[str, str] = field(default_factory=dict)
    sentences: int | None = None
    fresh: frozenset[str] = frozenset()
    hidden_too: bool = False
    hidden_actors: Sequence[str] = ()
    ascii: bool = False

    def order(self, pane: str) -> str:
        """Return the name of a pane's order, nothing for the usual one, most important first."""
        return self.orders.get(pane, "")

    def mark(self, item: str) -> Mark:
        """Return what the analyst noted of an item."""
        return self.marks.get(item, no_mark)

    @property
    def length(self) -> int:
        """Sentences of the summary that are shown."""
        usual = ONE_ARTICLE if len(self.briefing.articles) == 1 else SEVERAL_ARTICLES
        return self.sentences or usual

    @property
    def narrowed_to(self) -> Story | None:
        """The story that the panes are narrowed to."""
        heads = story_heads(self.briefing) if self.story else ()
        at = next((at for at, head in enumerate(heads) if head.id == self.story), None)
        return self.briefing.stories[at] if at is not None else None


def story_heads(briefing: Briefing) -> tuple[StoryHead, ...]:
    """Return the stories of a briefing in order, each by what a list shows of it."""
    return told_of(briefing.stories, _head)


def _head(story: Story) -> StoryHead:
    return StoryHead(story.id, story.title, story.articles, story.sources)


def narrowed(view: View) -> View:
    """Return the view with the briefing of the chosen story alone, and without what the analyst hid."""
    briefing = view.briefing
    story = view.narrowed_to
    if story is not None:
        briefing = replace(of_story(briefing, story), watched=(), changes=())
    hidden = {item for item, mark in view.marks.items() if mark.hidden} if not view.hidden_too else set()
    if hidden:
        briefing = without(briefing, hidden)
    return replace(view, briefing=briefing)
