"""Stories: articles on one event, brought together by average-link clustering of weighted words.

An article's vector counts the words of its title and opening more, and names more than common words;
words are weighted by how few articles hold them. Clusters merge while the mean similarity between their
members is at least `SAME_STORY` (average linkage; Sokal and Michener 1958) and not much below the mean
similarity inside the looser of the two: two earthquakes share their words, but each its names only with
itself. The second condition is what holds across folders; how similar texts are at all differs from one
to the next. Only pairs that share a telling word are compared, so the work grows with what articles have
in common.
"""

from __future__ import annotations

import heapq
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from sys import intern

from briefing.fuse.terms import Vector, inverse_frequencies, term, unit_vector, words
from briefing.model import Article

SAME_STORY = 0.11
COHESION = 0.65
"""Share of the similarity inside the looser of two clusters that the similarity between them must reach."""
WORTH_KEEPING = 0.03
NEIGHBOURS = 60
LEAD_WORDS = 60
JOINING_WORDS = 10
BESIDES = 100
"""Articles of any kind that words are weighed against besides the folder's own, which may all be on one event."""
LEAD_WEIGHT = 2.0
NAME_WEIGHT = 3.0
COMMON_SHARE = 0.25
FEW_HOLDERS = 30
"""Words in more articles than this, and in more than `COMMON_SHARE` of all, tell no event from another."""
MOST_HOLDERS = 120
"""Nor do words in more articles than this, of which a large folder has too many to compare them all."""
Edges = dict[int, dict[int, float]]
Counted = tuple[tuple[str, ...], Sequence[float]]
"""The words of an article and how often each counts, packed small, for they are kept."""


def find_stories(
    articles: Sequence[Article], copies: Mapping[str, str], known: dict[str, Counted] | None = None
) -> dict[str, str]:
    """Return for each article's id the id of the article that its story is named after.

    Copies go with their original and do not count in the clustering. A story is named after its
    earliest article, so that later ones do not rename it. `known` keeps the words of articles from one
    call to the next.
    """
    known = {} if known is None else known
    originals = sorted((a for a in articles if a.id not in copies), key=_age)
    for article in originals:
        if article.id not in known:
            known[article.id] = _counted(article)
    edges = _similarities(_vectors([known[article.id] for article in originals]))
    story: dict[str, str] = {}
    for cluster in _average_link(len(originals), edges):
        first = originals[min(cluster)].id
        story.update({originals[at].id: first for at in cluster})
    story.update({copy: story[original] for copy, original in copies.items()})
    return story


def what_joins(
    articles: Sequence[Article], copies: Mapping[str, str], members: Collection[str]
) -> tuple[float, tuple[str, ...]]:
    """Return how alike the articles of a story are, 0 to 1 on average, and the words that make them so."""
    originals = [article for article in articles if article.id not in copies]
    vectors = _vectors([_counted(article) for article in originals])
    inside = [vector for article, vector in zip(originals, vectors, strict=True) if article.id in members]
    shared: Counter[str] = Counter()
    pairs = list(combinations(inside, 2))
    for one, other in pairs:
        shared.update({name: weight * other[name] for name, weight in one.items() if name in other})
    if not pairs:
        return 0.0, ()
    written = _as_written(article for article in originals if article.id in members)
    best = sorted(shared, key=lambda name: (-shared[name], name))[:JOINING_WORDS]
    return sum(shared.values()) / len(pairs), tuple(written[name] for name in best)


def _as_written(articles: Iterable[Article]) -> dict[str, str]:
    """Return for each term the form in which the articles write it most, the first of equals."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        for word in words(article.text):
            if name := term(word):
                forms[name][word] += 1
    return {name: counts.most_common(1)[0][0] for name, counts in forms.items()}


def _age(article: Article) -> tuple[str, str, str]:
    return (article.published or "9999", article.path, article.id)


def _vectors(counted: Sequence[Counted]) -> list[Vector]:
    counts = [dict(zip(names, times, strict=True)) for names, times in counted]
    inverse = inverse_frequencies(counts, BESIDES)
    return [unit_vector(count, inverse) for count in counts]


def _counted(article: Article) -> Counted:
    counts: dict[str, float] = defaultdict(float)
    seen = 0
    for block in article.blocks:
        if block.kind not in {"title", "body", "subhead"}:
            continue
        for word in words(article.block_text(block)):
            seen += 1
            if name := term(word):
                weight = LEAD_WEIGHT if seen <= LEAD_WORDS else 1.0
                counts[name] += weight * (NAME_WEIGHT if word[0].isupper() else 1.0)
    return tuple(map(intern, counts)), array("f", counts.values())


def _similarities(vectors: Sequence[Vector]) -> Edges:
    """Return the cosine of each pair that shares a telling word; each keeps its nearest neighbours."""
    total = Counter(name for vector in vectors for name in vector)
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    common = min(max(FEW_HOLDERS, COMMON_SHARE * len(vectors)), MOST_HOLDERS)
    edges: Edges = {at: {} for at in range(len(vectors))}
    for at, vector in enumerate(vectors):
        near: dict[int, float] = defaultdict(float)
        for name, weight in vector.items():
            before = holders[name]
            if total[name] <= common:
                for other, its in before:
                    near[other] += weight * its
                before.append((at, weight))
        kept = ((value, -other) for other, value in near.items() if value >= WORTH_KEEPING)
        for value, other in heapq.nlargest(NEIGHBOURS, kept):
            edges[at][-other] = edges[-other][at] = value
    return edges


def _average_link(count: int, edges: Edges) -> list[set[int]]:
    """Merge the two clusters of highest mean similarity until none may be merged."""
    members = {at: {at} for at in range(count)}
    inside = dict.fromkeys(members, 0.0)
    sums = edges
    heap = [(-value, one, other) for one, row in sums.items() for other, value in row.items() if one < other]
    heapq.heapify(heap)

    def cohesion(at: int) -> float:
        """Return the mean similarity inside a cluster; an article alone may join anything."""
        size = len(members[at])
        return inside[at] / (size * (size - 1) / 2) if size > 1 else 0.0

    while heap:
        value, one, other = heapq.heappop(heap)
        if -value < SAME_STORY:
            break
        if one not in members or other not in members:
            continue
        mean = sums[one][other] / (len(members[one]) * len(members[other]))
        if mean != -value or mean < COHESION * min(cohesion(one), cohesion(other)):
            continue
        inside[one] += inside.pop(other) + sums[one][other]
        members[one] |= members.pop(other)
        for third, total in sums.pop(other).items():
            del sums[third][other]
            if third != one:
                sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + total
        size = len(members[one])
        for third, total in sums[one].items():
            first, second = min(one, third), max(one, third)
            heapq.heappush(heap, (-total / (size * len(members[third])), first, second))
    return list(members.values())
