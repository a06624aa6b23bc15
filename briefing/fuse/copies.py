"""Copies: articles that repeat another's text, retitled, trimmed, re-wrapped or inside a longer one.

Two articles are compared by the word trigrams of their bodies: the share of the smaller one's trigrams
that the other holds (containment; Broder 1997). Unlike the Jaccard index it finds a copy that was cut
in half. Candidates come from a sample of the trigrams, kept where a fixed hash is divisible by
`SAMPLE`, so that the work grows with the text and not with the pairs of articles.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple
from zlib import crc32

from briefing.model import Article

SAME_TEXT = 0.46
CANDIDATE = 0.2
SAMPLE = 4
COMMON = 64
"""A sampled trigram that more articles share than this is boilerplate and proposes nobody."""
FEW_TRIGRAMS = 12
_WORD = re.compile(r"\w+")


class Trigrams(NamedTuple):
    """Checksums of the runs of three words of a body, each once, and a sample; four bytes each, for they are kept."""

    all: Sequence[int]
    sampled: Sequence[int]


def find_copies(articles: Sequence[Article], known: dict[str, Trigrams] | None = None) -> dict[str, str]:
    """Return the id of the original for each copy.

    The original of a group is the earliest published, then the longest, then the first by path. `known`
    keeps the trigrams of articles from one call to the next.
    """
    known = {} if known is None else known
    for article in articles:
        if article.id not in known:
            known[article.id] = _trigrams(article)
    trigrams = {article.id: known[article.id] for article in articles}
    groups: dict[str, str] = {article.id: article.id for article in articles}
    for one, other in _candidates(trigrams):
        if _root(groups, one) != _root(groups, other) and _containment(trigrams[one], trigrams[other]):
            groups[_root(groups, one)] = _root(groups, other)
    members: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        members[_root(groups, article.id)].append(article)
    copies = {}
    for group in members.values():
        original, *rest = sorted(group, key=lambda a: (a.published or "9999", -a.words, a.path, a.id))
        copies.update({article.id: original.id for article in rest})
    return copies


def _trigrams(article: Article) -> Trigrams:
    words = [w for block in article.body for w in _WORD.findall(article.block_text(block).lower())]
    grams = {crc32(" ".join(words[at : at + 3]).encode("utf-8", "replace")) for at in range(len(words) - 2)}
    sampled = [gram for gram in grams if gram % SAMPLE == 0 or len(grams) < FEW_TRIGRAMS * SAMPLE]
    return Trigrams(array("I", sorted(grams)), array("I", sorted(sampled)))


def _candidates(trigrams: dict[str, Trigrams]) -> Iterator[tuple[str, str]]:
    """Yield the pairs that share enough of their sampled trigrams to be worth a full comparison."""
    holders: dict[int, list[str]] = defaultdict(list)
    for name, grams in trigrams.items():
        for gram in grams.sampled:
            holders[gram].append(name)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for names in holders.values():
        if 1 < len(names) <= COMMON:
            for pair in combinations(names, 2):
                shared[pair] += 1
    for (one, other), count in sorted(shared.items()):
        if count >= CANDIDATE * min(len(trigrams[one].sampled), len(trigrams[other].sampled)):
            yield one, other


def _containment(one: Trigrams, other: Trigrams) -> bool:
    smaller = min(len(one.all), len(other.all))
    return smaller >= FEW_TRIGRAMS and len(set(one.all).intersection(other.all)) >= SAME_TEXT * smaller


def _root(groups: dict[str, str], name: str) -> str:
    while groups[name] != name:
        groups[name] = groups[groups[name]]
        name = groups[name]
    return name
