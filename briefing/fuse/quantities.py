"""Quantities: figures made ready to be compared across articles."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from briefing.data import read_table
from briefing.fuse.evidence import sentence_at
from briefing.fuse.terms import Vector, inverse_frequencies, term, unit_vector, words
from briefing.fuse.topics import same_topic, topic_of
from briefing.model import Number, Reading

NEAR = 60
"""Characters on each side of a figure whose words count most."""
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d[\d,.]*|[,;:.]")
SEPARATORS = {",": 3.0, ";": 5.0, ":": 5.0, ".": 5.0, "and": 2.0}
ATTRIBUTE = re.compile(r"(?!(?:twen|thir|for|fif|six|seven|eigh|nine)ty-)[\w.,]+-[^\W\d]", re.IGNORECASE)
FORMER = re.compile(r"\b(?:from|than|instead of)\s+$", re.IGNORECASE)
NAME = re.compile(r"\b[A-Z][\w'’-]+")
DENOMINATOR = re.compile(r"\b(?:per|for every|out of every|in every|out of)\s+$")
LONGEST = 1000
"""Characters of a sentence that are searched for words about the figure itself."""
REACH = 14
"""Words on each side of a figure that are searched for what befell those counted."""


class Fate(msgspec.Struct, frozen=True):
    """Words that say what befell those counted: ahead of the figure only, or on either side."""

    before: frozenset[str]
    around: frozenset[str]


class QuantityWords(msgspec.Struct, frozen=True):
    """The table of `briefing/data/quantities.yaml`."""

    fates: dict[str, Fate]
    participles: frozenset[str]
    kinds: list[list[str]]
    persons: frozenset[str]
    measures: dict[str, dict[str, float]]
    vague: dict[str, tuple[float, float]]
    moved: frozenset[str]
    accounts: frozenset[str]
    bare: frozenset[str]
    parts: list[str]
    rest: list[str]
    apart: frozenset[str]


@cache
def quantity_words() -> QuantityWords:
    """Return the words that tell whether two figures count the same thing."""
    return read_table("quantities", QuantityWords)


@cache
def _kinds() -> dict[str, str]:
    return {word: kind[0] for kind in quantity_words().kinds for word in kind}


@cache
def _measures() -> dict[str, tuple[str, float]]:
    return {
        unit: (measure, factor)
        for measure, units in quantity_words().measures.items()
        for unit, factor in units.items()
    }


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure of one article: what it measures, from where to where in base units, and the words around it.

    `low` and `high` are None for a vague figure whose bounds nothing tells; `kind` is the kind of
    thing counted, `fate` what befell it; `topic` holds what the whole article is about.
    """

    reading: Reading
    number: Number
    measure: str
    low: float | None
    high: float | None
    vague: bool
    kind: str | None
    fate: str | None
    context: Vector
    topic: frozenset[str]

    @property
    def article(self) -> str:
        return self.reading.article.id

    @property
    def place(self) -> tuple[str, int]:
        """The sentence of the figure: its article and where it starts."""
        sentence = sentence_at(self.reading, self.number.start)
        return self.article, sentence.start if sentence else self.number.start

    @property
    def attribute(self) -> bool:
        """Whether the figure describes rather than counts: "18-wheel truck", "38 deaths per 100,000 people"."""
        text, number = self.reading.article.text, self.number
        if number.unit is None and ATTRIBUTE.match(number.text):
            return True
        return DENOMINATOR.search(text[max(0, number.start - 20) : number.start]) is not None

    @property
    def person(self) -> bool:
        return self.kind in quantity_words().persons

    @property
    def sentence_words(self) -> frozenset[str]:
        """The words of the figure's sentence in lower case."""
        start, end = _bounds(self.reading, self.number)
        said = words(self.reading.article.text[start : min(end, start + LONGEST)])
        return frozenset(word.lower() for word in said)

    @property
    def account(self) -> bool:
        """Whether the sentence gives the figure as one account of several: "raised the official toll to 16"."""
        table = quantity_words()
        return not self.sentence_words.isdisjoint(table.accounts | table.moved)

    @property
    def former(self) -> bool:
        """Whether the figure is what another replaces: "to 16 from 15", "1,000 rather than 900"."""
        text, start = self.reading.article.text, self.number.start
        return FORMER.search(text[max(0, start - 20) : start]) is not None

    def of_another(self, other: Quantity) -> bool:
        """Tell whether two figures are of different bearers: "Norvik shares", "Castell shares"."""
        mine, theirs = _bearers(self.number), _bearers(other.number)
        return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)


def read_quantities(figures: Sequence[tuple[Reading, Number]]) -> list[Quantity]:
    """Return the figures as quantities, in order; words weigh by how few of their sentences hold them."""
    counts = [_terms(reading, number) for reading, number in figures]
    inverse = inverse_frequencies(counts)
    articles = {reading.article.id: reading.article for reading, _ in figures}
    topics = {name: topic_of(article) for name, article in articles.items()}
    return [
        _quantity(reading, number, unit_vector(count, inverse), topics[reading.article.id])
        for (reading, number), count in zip(figures, counts, strict=True)
    ]


def value_in(quantity: Quantity, unit: str | None) -> tuple[float | None, float | None]:
    """Return from where to where a quantity goes in another unit of its measure: two thirds are 66.67 %."""
    number = quantity.number
    measure, factor = _measures().get(unit or "", (unit or "count", 1.0))
    if number.value is None or number.unit == unit or measure != quantity.measure:
        return number.value, number.high
    own = _measures()[number.unit or ""][1] / factor
    return _rounded(number.value * own), None if number.high is None else _rounded(number.high * own)


def _rounded(value: float) -> float:
    """Return a converted value to the four digits that a figure of a news article can be good for."""
    return float(f"{value:.4g}")


def related(one: Quantity, other: Quantity) -> bool:
    """Tell whether the articles of two quantities are about the same."""
    return same_topic(one.topic, other.topic)


def _quantity(reading: Reading, number: Number, context: Vector, topic: frozenset[str]) -> Quantity:
    measure, factor = _measures().get(number.unit or "", (number.unit or "count", 1.0))
    low, high = number.value, number.high if number.high is not None else number.value
    vague = low is None
    if vague and number.hedge == "vague":
        low, high = _vague_bounds(number.text)
    if low is not None and high is not None:
        low, high = low * factor, high * factor
    fate = _fate(reading, number) if measure == "count" else None
    return Quantity(reading, number, measure, low, high, vague, _kind(number), fate, context, topic)


def _kind(number: Number) -> str | None:
    """Return the kind of thing counted; a count without its noun, as in "30 were hurt", is taken to be of people."""
    head = (number.head or "").lower()
    if not head or (number.unit is None and head not in number.text.lower()):
        return "people"
    return _kinds().get(head) or term(head) or head


def _bearers(number: Number) -> frozenset[str]:
    """Return the names before what is counted or in brackets after it, which say whose it is."""
    what, head = number.what or "", number.head or ""
    before, found, after = what.partition(head) if head else ("", "", what)
    _, _, bracket = after.partition("(")
    return frozenset(term(name) or name for name in NAME.findall(f"{before if found else ''} {bracket}"))


def _vague_bounds(text: str) -> tuple[float | None, float | None]:
    """Return how few and how many a vague word means at most; None where it is not known."""
    factors = [
        bounds
        for word in words(text.lower())
        if (bounds := quantity_words().vague.get(word.removesuffix("s"))) is not None
    ]
    if not factors:
        return None, None
    return math.prod(low for low, _ in factors), math.prod(high for _, high in factors)


def _bounds(reading: Reading, number: Number) -> tuple[int, int]:
    sentence = sentence_at(reading, number.start)
    return (sentence.start, max(sentence.end, number.end)) if sentence else (number.start, number.end)


def _terms(reading: Reading, number: Number) -> dict[str, float]:
    """Return the terms of a figure's sentence, those near it and of what is counted counted more."""
    start, end = _bounds(reading, number)
    text = reading.article.text
    start, end = max(start, number.start - 6 * NEAR), min(end, number.end + 6 * NEAR)
    counts: dict[str, float] = {}
    for piece, weight in (
        (text[start:end], 0.5),
        (text[max(start, number.start - NEAR) : min(end, number.end + NEAR)], 0.5),
        (number.what or "", 1.0),
    ):
        for name in dict.fromkeys(term(word) for word in words(piece) if not word[0].isdigit()):
            if name:
                counts[name] = counts.get(name, 0.0) + weight
    return counts


def _fate(reading: Reading, number: Number) -> str | None:
    """Return what befell those counted, by the nearest word that says so."""
    start, end = _bounds(reading, number)
    text = reading.article.text
    inside = [(0.0, word.lower(), False) for word in WORD.findall(number.text)]
    before = WORD.findall(text, max(start, number.start - 160), number.start)[::-1]
    after = WORD.findall(text, number.end, min(end, number.end + 200))
    best: tuple[float, str] | None = None
    for distance, word, ahead in (*inside, *_distances(before, ahead=True), *_distances(after, ahead=False)):
        if best is None or distance < best[0]:
            for fate, cues in quantity_words().fates.items():
                if word in cues.around or (ahead and word in cues.before):
                    best = distance, fate
    return best[1] if best else None


def _distances(side: Sequence[str], *, ahead: bool) -> list[tuple[float, str, bool]]:
    """Return the words on one side with how far they stand from the figure; what separates clauses is wide."""
    found: list[tuple[float, str, bool]] = []
    distance = 0.5 if ahead else 0.0
    for word in side[:REACH]:
        distance += SEPARATORS.get(word, 1.0 if word[0].isalpha() else 1.5)
        found.append((distance, word.lower(), ahead))
    return found
