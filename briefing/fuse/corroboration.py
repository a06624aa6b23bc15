"""Corroboration: who else tells what a line of the summary says.

A sentence of another article tells the same where the weighted terms of both are alike (cosine), also
without the names, for two sentences about one speaker share most of theirs; where they have a figure in
common if both have any; and where neither or both deny or doubt. Precision goes before recall: a line
that others tell in quite other words stands as told by one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import msgspec

from briefing.data import read_table
from briefing.fuse.sentence_features import Candidate
from briefing.fuse.terms import BACKGROUND, inverse_frequencies, term, words

ALIKE, ALIKE_WITHOUT_NAMES = 0.45, 0.4
"""Cosines from which two sentences tell the same: over all their terms, and over those that are no names."""
IN_COMMON = 3
"""Terms and figures besides names that two sentences must share."""


class _Table(msgspec.Struct):
    """What is read of `briefing/data/summary_words.yaml` here."""

    doubting: frozenset[str]


@cache
def _doubting() -> frozenset[str]:
    return read_table("summary_words", _Table).doubting


class Corroboration:
    """The sentences of one story, to be asked which of them tell the same as another."""

    def __init__(self, sentences: Sequence[Candidate]) -> None:
        self._sentences = sentences
        self._told: dict[str, _Told] = {}
        self._inverse = inverse_frequencies([one.vector for one in sentences], BACKGROUND)

    def of(self, line: Candidate) -> list[Candidate]:
        """Return the sentence of each other article that tells the same best, in order of the articles."""
        mine = self._read(line)
        best: dict[int, tuple[float, Candidate]] = {}
        for other in self._sentences:
            if other.document == line.document or len(line.vector.keys() & other.vector.keys()) < IN_COMMON:
                continue
            likeness = self._likeness(mine, self._read(other))
            if likeness >= ALIKE and (other.document not in best or likeness > best[other.document][0]):
                best[other.document] = likeness, other
        return [best[document][1] for document in sorted(best)]

    def _read(self, sentence: Candidate) -> _Told:
        """Return the words of a sentence, which is compared with many."""
        told = self._told.get(sentence.text)
        if told is None:
            told = self._told[sentence.text] = _Told(sentence.text)
        return told

    def _likeness(self, one: _Told, other: _Told) -> float:
        """Return how alike two sentences are, 0 where they do not tell the same."""
        if one.doubts != other.doubts or (one.figures and other.figures and not one.figures & other.figures):
            return 0.0
        if len(one.plain & other.plain) + len(one.figures & other.figures) < IN_COMMON:
            return 0.0
        if _cosine(one.plain, other.plain, self._inverse) < ALIKE_WITHOUT_NAMES:
            return 0.0
        return _cosine(one.terms, other.terms, self._inverse)


class _Told:
    """The words of a sentence: its terms, those that are no names, its figures, and whether it denies or doubts."""

    def __init__(self, text: str) -> None:
        said = words(text)
        self.terms = _terms(said)
        self.plain = _terms(word for word in said if word[0].islower())
        self.figures = frozenset(word for word in said if word[0].isdigit())
        low = {word.lower().replace("’", "'") for word in said}
        self.doubts = any(word in _doubting() or word.endswith("n't") for word in low)


def _terms(said: Iterable[str]) -> frozenset[str]:
    return frozenset(name for word in said if (name := term(word)))


def _cosine(one: frozenset[str], other: frozenset[str], inverse: Mapping[str, float]) -> float:
    """Return the share of their weight that two sets of terms have in common."""
    both, mine, theirs = (
        math.fsum(inverse.get(name, 0.0) for name in names) for names in (one & other, one, other)
    )
    return both / math.sqrt(mine * theirs) if both else 0.0
