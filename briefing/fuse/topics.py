"""Topics: what an article is about, by its most frequent terms."""

from __future__ import annotations

import math
from collections import Counter

from briefing.fuse.terms import term, words
from briefing.model import Article

OPENING = 10_000
"""Characters of an article that tell what it is about."""
TOPIC_TERMS = 20
SHARED_TERMS = 4
"""Of their most frequent terms, as many as two articles must have in common to be about the same."""
Topic = frozenset[str]


def topic_of(article: Article) -> Topic:
    """Return the most frequent terms of an article, of equally frequent ones those that come first."""
    said = words(article.text[:OPENING])
    counts = Counter(name for word in said if not word[0].isdigit() and (name := term(word)))
    return frozenset(sorted(counts, key=lambda name: -counts[name])[:TOPIC_TERMS])


def same_topic(one: Topic, other: Topic) -> bool:
    """Tell whether two articles are about the same: many of their most frequent terms are."""
    needed = min(SHARED_TERMS, math.ceil(min(len(one), len(other)) * SHARED_TERMS / TOPIC_TERMS))
    return one is other or len(one & other) >= needed
