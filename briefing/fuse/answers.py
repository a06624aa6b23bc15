"""Answers: sentences of later articles that close a question which earlier ones of its story left open.

An answer says what was asked about as a fact: it holds most of the question's telling words and the word
of its decision, in the verb or the noun, either way ("approve" is answered by "rejected" too), speaks of whom the
question names first, and leaves nothing open itself.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from briefing.data import read_table
from briefing.extract.alternatives import any_of
from briefing.fuse.evidence import evidence_for
from briefing.fuse.terms import BACKGROUND, inverse_frequencies, term, terms_of, words
from briefing.model import Evidence, Reading, Sentence

COVERED = 0.45
"""Share of a question's telling words, by weight, that its answer must hold."""
FEWEST = 2
"""Words of the question that its answer must hold."""
LATER_IN_ARTICLE = 0.003
"""Taken off for each sentence before an answer: what is new stands first."""


_NAME = re.compile(r"(?<=\s)[A-ZÀ-Þ][\w.-]+(?:\s[A-ZÀ-Þ][\w.-]+)*")
"""Words with capitals side by side, but the first of a text."""
_DONE = re.compile(r"(?<![\w'’-])(?<!\bto\s)[a-zß-ÿ][\w'’-]*")
"""A word in small letters that is no infinitive."""


class AnswerWords(msgspec.Struct, frozen=True):
    """The table of `briefing/data/answers.yaml`."""

    families: list[list[str]]
    vague: frozenset[str]
    open: list[str]
    past: list[str]
    whether: list[str]
    doing: list[str]
    deciding: list[str]


@cache
def _table() -> AnswerWords:
    return read_table("answers", AnswerWords)


@cache
def _families() -> Mapping[str, frozenset[str]]:
    """Return for each word those that answer it, itself among them."""
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for family in _table().families:
        for word in family:
            found[word] |= frozenset(family)
    return found


@cache
def _leaves_open() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of([*_table().open, *_table().past])}\b|\?", re.IGNORECASE)


@cache
def _asks_whether() -> re.Pattern[str]:
    """Match the verb of a question that a decision answers; how many and why are told in other words."""
    return re.compile(rf"{any_of(map(str.capitalize, _table().whether))}\b")


@cache
def _asks_what() -> re.Pattern[str]:
    """Match the head of a question what somebody does, which what was done answers."""
    return re.compile(rf"What\s{any_of(_table().doing)}\b")


@cache
def _decided() -> re.Pattern[str]:
    """Match the "to" behind a verb of deciding."""
    return re.compile(rf"(?<=\s)(?P<verb>{any_of(_table().deciding)})(?:\s\w+){{0,2}}?\sto\s")


class _DayNames(msgspec.Struct):
    """The names of days and months among the words of time."""

    weekdays: list[str]
    months: list[str]


@cache
def _days() -> frozenset[str]:
    """Return the names of days and months, which say when but not what."""
    table = read_table("dates", _DayNames)
    return frozenset(name for word in (*table.weekdays, *table.months) if (name := term(word)))


@dataclass(frozen=True, slots=True)
class _Fact:
    """A sentence that leaves nothing open, with its terms and the words for what came about; the `at`-th of its article."""

    reading: Reading
    sentence: Sentence
    at: int
    terms: frozenset[str]
    done: frozenset[str]


class Facts:
    """What the articles of a story say as facts, to be asked for answers."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._published = {reading.article.id: reading.article.published for reading in readings}
        self._holding: dict[str, list[_Fact]] = defaultdict(list)
        everything: list[frozenset[str]] = []
        for reading in readings:
            for fact in _facts(reading) if reading.article.published else ():
                everything.append(fact.terms)
                for word in fact.done:
                    self._holding[word].append(fact)
        self._inverse = inverse_frequencies(everything, BACKGROUND)
        self._unheard = math.log(2.0 * (len(everything) + BACKGROUND + 1))

    def answer(self, text: str, asks: str | None, asked_by: Sequence[str]) -> Evidence | None:
        """Return the sentence that answers a question, from an article later than all that ask it."""
        days = [self._published.get(article) for article in asked_by]
        if not days or None in days:
            return None
        if not (_asks_whether().match(text) or (_decides(asks) and _asks_what().match(text))):
            return None
        newest = max(day for day in days if day)
        named = _first_named(text)
        asked = terms_of(text) - _days()
        answering = {word: _families()[word] for word in _said(text) if word in _families()}
        decisive = _decisive(answering, asks) if asked else frozenset()
        weights = {name: self._inverse.get(name, self._unheard) for name in asked}
        best: tuple[float, _Fact] | None = None
        for fact in (fact for word in sorted(decisive) for fact in self._holding.get(word, ())):
            if (fact.reading.article.published or "") <= newest:
                continue
            if named and named.isdisjoint(fact.terms):
                continue
            told = {term(word) for word, others in answering.items() if others & fact.done}
            held = asked & (fact.terms | told)
            share = math.fsum(weights[name] for name in held) / math.fsum(weights.values())
            covered = share - LATER_IN_ARTICLE * fact.at
            if len(held) >= FEWEST and covered >= COVERED and (best is None or covered > best[0]):
                best = covered, fact
        return evidence_for(best[1].reading, best[1].sentence.start, best[1].sentence.end) if best else None


def _decides(asks: str | None) -> bool:
    """Tell whether the verb asked about decides something by itself."""
    return asks is not None and asks not in _table().vague


def _decisive(answering: Mapping[str, frozenset[str]], asks: str | None) -> frozenset[str]:
    """Return the words of which an answer must hold one: of the verb asked about, else of any decision named, but not named again."""
    if asks and _decides(asks):
        return _families().get(asks, frozenset({asks, f"{asks}ed", f"{asks}d"}))
    return frozenset[str]().union(*answering.values()) - answering.keys()


def _facts(reading: Reading) -> Iterator[_Fact]:
    for at, sentence in enumerate(reading.found.sentences):
        text = reading.article.text[sentence.start : sentence.end]
        if not _leaves_open().search(" ".join(text.split())):
            yield _Fact(reading, sentence, at, terms_of(text), _done(text))


def _first_named(question: str) -> frozenset[str]:
    """Return the terms of the first name in a question but for days, mostly of who is asked about."""
    named = (terms_of(name) - _days() for name in _NAME.findall(question))
    return next(filter(None, named), frozenset())


def _done(text: str) -> frozenset[str]:
    """Return the words for what a sentence says came about: no names, and behind "to" only what was decided, "agreed to sell"."""
    return _said(" ".join(_DONE.findall(_decided().sub(r"\g<verb> ", text))))


def _said(text: str) -> frozenset[str]:
    """Return the words of a text, in lower case, with and without an s at their end."""
    lowered = [word.lower() for word in words(text)]
    return frozenset(lowered) | {word.removesuffix("s") for word in lowered}
