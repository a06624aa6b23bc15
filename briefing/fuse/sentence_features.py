"""What speaks for a sentence in a summary, as named numbers that mostly lie between 0 and 1.

The features are those that extractive summarisation has long relied on: position, title words and cue
words (Edmundson 1969), nearness to the centroid of the article (Radev 2004), names, figures and
quotation (Kupiec 1995).
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain, pairwise

import msgspec

from briefing.fuse.terms import Vector, inverse_frequencies, stopwords, term, unit_vector, words
from briefing.model import Reading, Sentence

Pair = tuple[str, str]
FEWEST_WORDS = 4
MAIN_ACTORS = 6
KEY_NUMBERS = 6
LONGEST_CONNECTIVE = 4
QUOTES = '"“”„«»'
_QUOTED = re.compile(f"[{QUOTES}][^{QUOTES}]*[{QUOTES}]?")
_DATELINE = re.compile(
    r"^[A-Z][A-Z .,'-]{2,40}(?:[A-Z][a-z]+\.? \d{1,2})?,? ?(?:\([A-Za-z]{2,20}\))? ?[—–-]{1,2} "
)
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that could stand in the summary.

    `vector` holds its weighted terms, `length` is the number of its words, `features` holds what speaks for it;
    `alone` says that it can be read without the sentences before it.
    """

    text: str
    document: int
    start: int
    end: int
    vector: Vector
    length: int
    features: Mapping[str, float]
    alone: bool


class _Openings(msgspec.Struct):
    """Words by which a sentence shows that it leans on another."""

    leaning: list[str]
    connecting: list[str]
    personal: list[str]
    reporting: list[str]


@cache
def _openings() -> dict[str, frozenset[str]]:
    raw = (files("briefing.data") / "summary_words.yaml").read_bytes()
    table = msgspec.yaml.decode(raw, type=_Openings)
    return {name: frozenset(getattr(table, name)) for name in table.__struct_fields__}


@dataclass(frozen=True, slots=True)
class _Text:
    """One sentence of one article with what is needed to weigh it; `low` holds its words in lower case."""

    sentence: Sentence
    text: str
    words: list[str]
    low: list[str]
    counts: Counter[str]
    pairs: frozenset[Pair]


def candidates(document: int, reading: Reading) -> list[Candidate]:
    """Return the sentences of one article's body with their features, in order."""
    sentences = _texts(reading)
    counts = [sentence.counts for sentence in sentences]
    inverse = inverse_frequencies(counts)
    vectors = [unit_vector(count, inverse) for count in counts]
    centroid = _centroid(vectors)
    title = _words_vector(reading.article.title or "", inverse)
    spots = _Spots(reading)
    nearness = _scaled([dot(vector, centroid) for vector in vectors])
    frequent = _pair_counts(sentence.pairs for sentence in sentences)
    coverage = _scaled([_pair_weight(s.pairs, frequent) / max(8, len(s.words)) for s in sentences])
    found = []
    for at, sentence in enumerate(sentences):
        opening = _opening(sentence)
        features = (
            _position(at, sentences)
            | opening
            | _shape(sentence)
            | spots.features(sentence.sentence)
            | {
                "centroid": nearness[at],
                "pairs said again": coverage[at],
                "like the title": dot(vectors[at], title),
            }
        )
        found.append(
            Candidate(
                sentence.text,
                document,
                sentence.sentence.start,
                sentence.sentence.end,
                vectors[at],
                len(sentence.words),
                features,
                _stands_alone(sentence.text, opening),
            )
        )
    return found


def _texts(reading: Reading) -> list[_Text]:
    """Return the sentences with a few words at least; all of them where none has that many."""
    found = []
    for sentence in reading.found.sentences:
        text = reading.article.text[sentence.start : sentence.end]
        tokens = words(text)
        low = [word.lower().replace("’", "'") for word in tokens]
        counts = Counter([name for word in tokens if (name := term(word))])
        found.append(_Text(sentence, text, tokens, low, counts, _pairs(low)))
    return [text for text in found if len(text.words) >= FEWEST_WORDS] or found


def _position(at: int, sentences: Sequence[_Text]) -> dict[str, float]:
    block = sentences[at].sentence.block
    opens = at == 0 or sentences[at - 1].sentence.block != block
    closes = at == len(sentences) - 1 or sentences[at + 1].sentence.block != block
    return {
        "first": float(at == 0),
        "second": float(at == 1),
        "place": 1 / (1 + at),
        "place, slowly": 1 / math.sqrt(1 + at),
        "among the first five": float(at < 5),
        "share before": at / len(sentences),
        "last": float(at == len(sentences) - 1),
        "opens its paragraph": float(opens),
        "a paragraph alone": float(opens and closes),
    }


def _opening(sentence: _Text) -> dict[str, float]:
    first, text = sentence.low[:LONGEST_CONNECTIVE], sentence.text
    phrases = {" ".join(first[:count]) for count in range(1, len(first) + 1)}
    table = _openings()
    return {
        "opens with a pronoun": float(bool(first) and first[0] in table["leaning"]),
        "opens with a connective": float(not phrases.isdisjoint(table["connecting"])),
        "opens with a quotation": float(text[:1] in QUOTES + "'‘"),
        "opens with a dateline": float(bool(_DATELINE.match(text))),
    }


def _shape(sentence: _Text) -> dict[str, float]:
    count = len(sentence.words)
    marked = any(mark in sentence.text for mark in QUOTES)
    quoted = sum(len(words(part)) for part in _QUOTED.findall(sentence.text)) if marked else 0
    personal = _openings()["personal"]
    return {
        "short": max(0.0, (14 - count) / 14),
        "long": min(1.0, max(0.0, (count - 35) / 25)),
        "words": min(count, 40) / 40,
        "telling words": len(sentence.counts) / max(1, count),
        "figures": min(2, len(_FIGURE.findall(sentence.text))) / 2,
        "quoted": min(1.0, quoted / max(1, count)),
        "asks": float(_asks(sentence.text)),
        "says I, we or you": min(1.0, len([word for word in sentence.low if word in personal]) / 2),
    }


def _asks(text: str) -> bool:
    return text.rstrip(QUOTES + "' ").endswith("?")


def _stands_alone(text: str, opening: Mapping[str, float]) -> bool:
    """Tell whether a sentence can be read alone: no pronoun or connective first, no bare quotation, no question."""
    if opening["opens with a pronoun"] or opening["opens with a connective"] or _asks(text):
        return False
    outside = _QUOTED.sub(" ", text)
    if outside == text:
        # A single mark opens or closes a quotation that goes on in another sentence.
        return True
    rest = [word.lower() for word in words(outside)]
    if not rest:
        return False
    speaker = [w for w in rest if w not in stopwords() and w not in _openings()["reporting"]]
    return len(rest) > 4 or bool(speaker)


class _Spots:
    """Where in an article its main actors and key numbers stand."""

    def __init__(self, reading: Reading) -> None:
        found = reading.found
        ranked = sorted(found.profiles, key=lambda profile: -profile.score)
        self._main = [
            sorted(found.mentions[at].start for at in profile.mentions) for profile in ranked[:MAIN_ACTORS]
        ]
        numbers = sorted((n for n in found.numbers if n.figure), key=lambda n: -n.score)
        self._key = sorted(number.start for number in numbers[:KEY_NUMBERS])

    def features(self, sentence: Sentence) -> dict[str, float]:
        """Return what of the article's findings lies in a sentence."""
        start, end = sentence.start, sentence.end
        main = [_inside(spots, start, end) > 0 for spots in self._main]
        return {
            "main actors": min(3, sum(main)) / 3,
            "key numbers": min(2, _inside(self._key, start, end)) / 2,
        }


def _inside(spots: Sequence[int], start: int, end: int) -> int:
    return bisect_right(spots, end - 1) - bisect_left(spots, start)


def _pairs(low: Sequence[str]) -> frozenset[Pair]:
    """Return the neighbouring words of which at least one says something, in lower case."""
    stop = stopwords()
    bare = [word.removesuffix("'s") for word in low]
    telling = [word not in stop for word in bare]
    return frozenset(
        [pair for pair, one, two in zip(pairwise(bare), telling, telling[1:], strict=False) if one or two]
    )


def _pair_counts(sentences: Iterable[Collection[Pair]]) -> Counter[Pair]:
    counts = Counter(chain.from_iterable(sentences))
    return Counter({pair: count for pair, count in counts.items() if count > 1})


def _pair_weight(pairs: Iterable[Pair], counts: Mapping[Pair, int]) -> float:
    return sum([counts[pair] for pair in pairs if pair in counts])


def _words_vector(text: str, inverse: Mapping[str, float]) -> Vector:
    return unit_vector(Counter(name for word in words(text) if (name := term(word))), inverse)


def _centroid(vectors: Iterable[Vector]) -> Vector:
    total: dict[str, float] = {}
    for vector in vectors:
        for name, weight in vector.items():
            total[name] = total.get(name, 0.0) + weight
    length = math.sqrt(sum(weight * weight for weight in total.values()))
    return {name: weight / length for name, weight in total.items()} if length else {}


def dot(one: Vector, two: Vector) -> float:
    """Return the inner product of two vectors, the cosine where both have length 1."""
    if len(one) > len(two):
        one, two = two, one
    return sum(weight * two[name] for name, weight in one.items() if name in two)


def _scaled(values: Sequence[float]) -> list[float]:
    """Return values divided by the highest of them."""
    top = max(values, default=0.0)
    return [value / top if top > 0 else 0.0 for value in values]
