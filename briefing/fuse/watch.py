"""Standing questions: the best sentences of the day for the words and questions that the analyst always asks.

Sentences are ranked by BM25 (Robertson and Zaragoza 2009), those of the newest day first. A sentence holds
the names of the actors that it mentions, however it calls them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from briefing.config import Settings
from briefing.fuse.evidence import evidence_for, item_id
from briefing.fuse.terms import inverse_frequency, term, words
from briefing.model import Evidence, Reading, Watched

MOST_SENTENCES = 5
ENOUGH = 0.6
"""Share of the weight of a question's words that a sentence must hold to answer it."""
REPEATED = 0.7
"""Share of its words that a sentence has in common with a better one when it says nothing of its own."""
FULL_AT, LENGTH_COUNTS = 1.2, 0.5
"""BM25's k1 and b; sentences differ less in length than the documents that it was made for."""


def find_watched(readings: Sequence[Reading], settings: Settings) -> tuple[Watched, ...]:
    """Return an item for each entry of `watch`, in its order; its evidence is empty where nothing answers it.

    A sentence answers words when it holds them all, whatever their endings, and a question, an entry
    that ends in a question mark, when it holds its names and most of the weight of its other words.
    """
    if not settings.watch:
        return ()
    sentences = _Sentences(readings, frozenset().union(*map(_terms, settings.watch)))
    return tuple(
        Watched(item_id("w", entry), entry, tuple(sentences.best(entry))) for entry in settings.watch
    )


@dataclass(frozen=True, slots=True)
class _Sentence:
    reading: Reading
    start: int
    place: int
    terms: frozenset[str]


class _Sentences:
    """The sentences that hold any of the terms that are looked for, ready to be asked."""

    def __init__(self, readings: Sequence[Reading], wanted: frozenset[str]) -> None:
        self._all: list[_Sentence] = []
        self._holding: dict[str, list[int]] = defaultdict(list)
        self._count = length = 0
        for sentence in chain.from_iterable(map(_sentences, readings)):
            self._count += 1
            length += len(sentence.terms)
            for one in sentence.terms & wanted:
                self._holding[one].append(len(self._all))
            if not wanted.isdisjoint(sentence.terms):
                self._all.append(sentence)
        self._usual = length / max(1, self._count)
        self._newest = max((reading.article.published or "" for reading in readings), default="")

    def best(self, entry: str) -> Iterator[Evidence]:
        """Yield the sentences that answer an entry, best first, without repetitions."""
        wanted = _terms(entry)
        if not wanted:
            return
        found = sorted(self._answering(entry, wanted), key=lambda one: self._order(one, wanted))
        chosen: list[_Sentence] = []
        for sentence in found:
            if any(_shared(sentence, other) >= REPEATED for other in chosen):
                continue
            chosen.append(sentence)
            yield evidence_for(sentence.reading, sentence.start, sentence.start + 1)
            if len(chosen) == MOST_SENTENCES:
                return

    def _answering(self, entry: str, wanted: frozenset[str]) -> Iterator[_Sentence]:
        asked = entry.rstrip().endswith("?")
        needed = _names(entry) if asked else wanted
        share = ENOUGH if asked else 1.0
        rarest = min(needed or wanted, key=lambda one: (len(self._holding.get(one, ())), one))
        places: Iterable[int] = self._holding.get(rarest, ())
        if not needed:
            places = sorted({at for one in wanted for at in self._holding.get(one, ())})
        whole = sum(map(self._weighted, wanted))
        for at in places:
            held = wanted & self._all[at].terms
            if needed <= held and sum(map(self._weighted, held)) >= share * whole - 1e-9:
                yield self._all[at]

    def _order(self, sentence: _Sentence, wanted: frozenset[str]) -> tuple[bool, float, int, str, int]:
        published = sentence.reading.article.published
        length = 1 - LENGTH_COUNTS + LENGTH_COUNTS * len(sentence.terms) / self._usual
        score = sum(map(self._weighted, wanted & sentence.terms)) * (FULL_AT + 1) / (1 + FULL_AT * length)
        older = published is not None and published < self._newest
        return older, -round(score, 6), sentence.place, sentence.reading.article.id, sentence.start

    def _weighted(self, one: str) -> float:
        """Return how telling a term is, by how few of the sentences hold it."""
        return inverse_frequency(len(self._holding.get(one, ())), self._count)


def _sentences(reading: Reading) -> Iterator[_Sentence]:
    """Yield the sentences of an article; names that are written otherwise count as if they stood there."""
    found = reading.found
    starts = [sentence.start for sentence in found.sentences]
    named: dict[int, set[str]] = defaultdict(set)
    for mention in found.mentions:
        named[bisect_right(starts, mention.start) - 1].update(_terms(mention.name))
    for place, sentence in enumerate(found.sentences):
        terms = _terms(reading.article.text[sentence.start : sentence.end]) | named[place]
        yield _Sentence(reading, sentence.start, place, terms)


def _terms(text: str) -> frozenset[str]:
    return frozenset(name for word in words(text) if (name := term(word)))


def _names(question: str) -> frozenset[str]:
    """Return the terms of the words that are written with a capital, but for the first word."""
    return frozenset(name for word in words(question)[1:] if word[0].isupper() and (name := term(word)))


def _shared(one: _Sentence, other: _Sentence) -> float:
    both = one.terms | other.terms
    return len(one.terms & other.terms) / len(both) if both else 0.0
