"""Why articles stand in one story: what they share, and who is behind each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from briefing.fuse.sources import agency_of, find_sources
from briefing.fuse.stories import what_joins
from briefing.model import Article, ArticleCard, Briefing, Story
from briefing.report.wording import harmless


def explain_story(briefing: Briefing, wanted: str, articles: Mapping[str, Article]) -> str | None:
    """Return a few lines of plain text about the story with this id, or None where there is none."""
    story = next((story for story in briefing.stories if story.id == wanted), None)
    if story is None:
        return None
    cards = {card.id: card for card in briefing.articles}
    lines = [f"story {story.id}: {harmless(story.title)}", *_joined(story, cards, articles), "sources:"]
    return "\n".join([*lines, *_sources(story, cards, articles)])


def _joined(story: Story, cards: Mapping[str, ArticleCard], articles: Mapping[str, Article]) -> Iterator[str]:
    copies = _copies(cards)
    own = [article for article in story.articles if article not in copies]
    if len(own) < 2:
        yield "why: no other article that is not a copy tells enough of the same"
        return
    alike, words = what_joins(list(articles.values()), copies, set(own))
    yield f"why: {len(own)} articles tell of one event, copies left out"
    yield f"  - they are alike to {alike:.2f} on average (0 nothing in common, 1 the same words)"
    yield f"  - what they share most: {harmless(', '.join(words))}"


def _sources(
    story: Story, cards: Mapping[str, ArticleCard], articles: Mapping[str, Article]
) -> Iterator[str]:
    """Yield each independent source with its articles, the one of most articles first."""
    behind = find_sources(articles.values(), _copies(cards))
    groups: dict[str, list[ArticleCard]] = defaultdict(list)
    for article in story.articles:
        groups[behind[article]].append(cards[article])
    for group in sorted(groups.values(), key=lambda group: -len(group)):
        first = next((card for card in group if card.copy_of is None), group[0])
        agency = agency_of(articles[first.id])
        yield f"  {harmless(agency or first.publisher or 'unknown publisher')}"
        for card in group:
            original = cards.get(card.copy_of or "")
            note = f" (copy of {original.path})" if original else ""
            dated = f"{card.published} · " if card.published else ""
            yield harmless(f"    {card.path}: {dated}{card.title}{note}")


def _copies(cards: Mapping[str, ArticleCard]) -> dict[str, str]:
    return {card.id: card.copy_of for card in cards.values() if card.copy_of is not None}
