"""The title of a story: of its articles' titles, the one that says most of what they have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice

from briefing.fuse.terms import BACKGROUND, cosine, inverse_frequencies, term, unit_vector, words
from briefing.model import Article

FEW = 3
"""Articles from which a centre can be told; of fewer the first has the title."""
OPENING_WORDS = 60


def story_title(articles: Sequence[Article]) -> Article:
    """Return the article whose title the story has: of those with one, that nearest to the centre of all.

    The centre is the mean of titles and openings as vectors of weighted words (Rocchio 1971). The first of equals
    has the title, and the first article where none has one.
    """
    titled = [article for article in articles if article.title]
    if len(titled) < FEW:
        return (titled or articles)[0]
    counted = [_counts(f"{article.title} {_opening(article)}") for article in titled]
    inverse = inverse_frequencies(counted, BACKGROUND)
    centre: Counter[str] = Counter()
    for counts in counted:
        centre.update(unit_vector(counts, inverse))
    return max(
        titled, key=lambda one: round(cosine(unit_vector(_counts(one.title or ""), inverse), centre), 6)
    )


def _counts(text: str) -> Mapping[str, float]:
    return Counter(name for word in words(text) if (name := term(word)))


def _opening(article: Article) -> str:
    text = (word for block in article.body for word in article.block_text(block).split())
    return " ".join(islice(text, OPENING_WORDS))
