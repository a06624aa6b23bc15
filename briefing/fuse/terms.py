"""Terms: articles and sentences as sparse vectors of weighted words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from briefing.data import read_table

Vector = dict[str, float]
BACKGROUND = 2000
"""Texts of any kind that the words of a story are weighed against besides its own, which are all on one event."""
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-])+|\d[\d,.]*\d|\d")


@cache
def stopwords() -> frozenset[str]:
    """Return the words that say nothing of what a text is about."""
    return frozenset(read_table("stopwords", list[str]))


@lru_cache(maxsize=1 << 16)
def term(word: str) -> str | None:
    """Return the term that a word counts as: lower case, no possessive, no plural; None for stop words."""
    word = word.lower().replace("’", "'").removesuffix("'s").strip("'-.,")
    if len(word) < 2 or word in stopwords():
        return None
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    if len(word) > 5 and word.endswith("ed"):
        return word[:-2]
    if len(word) > 6 and word.endswith("ing"):
        return word[:-3]
    return word


def words(text: str) -> list[str]:
    """Return the words and numerals of a text, in order, as they are written."""
    return _WORD.findall(text)


def terms_of(text: str) -> frozenset[str]:
    """Return the terms of a text, each once."""
    return frozenset(name for word in words(text) if (name := term(word)))


@cache
def common_terms() -> dict[str, float]:
    """Return the share of news articles of any kind that hold a term, for the common ones."""
    return read_table("common_terms", dict[str, float])


def inverse_frequencies(documents: Sequence[Iterable[str]], background: int = 0) -> dict[str, float]:
    """Return how telling each term is: the logarithm of how few of the documents hold it.

    `background` articles of any kind are added to the documents, so that what ten articles on one
    event have in common still tells something.
    """
    held = Counter(term for document in documents for term in set(document))
    total = len(documents) + background
    common = common_terms() if background else {}
    return {
        term: inverse_frequency(count + background * common.get(term, 0.0), total)
        for term, count in held.items()
    }


def inverse_frequency(held: float, total: int) -> float:
    """Return how telling a term is that so many of all documents hold."""
    return math.log((total + 1) / (held + 0.5))


def unit_vector(counts: Mapping[str, float], inverse: Mapping[str, float]) -> Vector:
    """Return counts, dampened and weighted, as a vector of length 1; empty where nothing counts."""
    vector = {
        name: (1 + math.log(count) if count >= 1 else count) * inverse[name]
        for name, count in counts.items()
        if inverse.get(name, 0.0) > 0
    }
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {name: weight / length for name, weight in vector.items()} if length else {}


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return how alike two unit vectors are, 0 to 1."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[name] for name, weight in one.items() if name in other)
