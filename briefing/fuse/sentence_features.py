"""What speaks for a sentence in a summary, as named numbers that mostly lie between 0 and 1.

The features are those that extractive summarisation has long relied on: position and cue words (Edmundson
1969), names, figures and quotation (Kupiec 1995), and how much that the rest of the article speaks of again a
sentence is the first to say, as the sentence at the head of a lexical chain does (Barzilay and Elhadad 1997).
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

import msgspec

from briefing.data import read_table
from briefing.fuse.terms import Vector, inverse_frequencies, stopwords, term, unit_vector, words
from briefing.model import Reading, Sentence, Span

FEWEST_WORDS = 4
MAIN_ACTORS = 6
LONGEST_CONNECTIVE = 4
SHORT_SENTENCE = 8
"""Words; a shorter sentence counts as one of so many where what it tells is set against its length."""
MUCH = 2.0
"""What the sentence that is the first to say most for its length says at least; in an article of two lines none does."""
QUOTES = '"“”„«»'
_QUOTED = re.compile(f"[{QUOTES}][^{QUOTES}]*[{QUOTES}]?")
_TAIL = re.compile(r'[^"“”„«»]*(?:[”»]|(?<=[^\s(\[—–-])")')
"""What begins in a sentence before and ends in this one: its first mark closes a quotation."""
_SOMEBODY = re.compile(r"(?<!\bthat )\b(?:he|she)\b")
_FIGURE = re.compile(r"\d")
ENDS = (".", "!", "…")
SOON = 25
"""Characters after a comma within which the subject's name stands: "After he resigned, the former mayor Brandt left"."""
MARKS = 2
"""Characters by which a sentence may be longer than what it quotes."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that could stand in the summary.

    `place` counts from the first of its article, `vector` holds its weighted terms, `length` is the number of its words,
    `features` holds what speaks for it;
    `whole` says that it tells something: no question, no part of a quotation or list; `leans` that it is not understood
    without the sentence before it; `alone` that it can be read without it.
    """

    text: str
    document: int
    place: int
    start: int
    end: int
    vector: Vector
    length: int
    features: Mapping[str, float]
    alone: bool
    leans: bool
    whole: bool


class _Openings(msgspec.Struct):
    """Words by which a sentence shows that it leans on another."""

    leaning: list[str]
    introducing: list[str]
    connecting: list[str]
    reporting: list[str]


@cache
def _openings() -> dict[str, frozenset[str]]:
    table = read_table("summary_words", _Openings)
    return {name: frozenset(getattr(table, name)) for name in table.__struct_fields__}


@dataclass(frozen=True, slots=True)
class _Text:
    """One sentence of one article with what is needed to weigh it; `low` holds its words in lower case."""

    sentence: Sentence
    text: str
    low: list[str]
    counts: Counter[str]


def candidates(document: int, reading: Reading) -> list[Candidate]:
    """Return the sentences of one article's body with their features, in order."""
    sentences = _texts(reading)
    counts = [sentence.counts for sentence in sentences]
    inverse = inverse_frequencies(counts)
    spots = _Spots(reading)
    repeated = _repeated(counts)
    dense = _scaled(
        [
            again / math.sqrt(max(SHORT_SENTENCE, len(sentence.low)))
            for again, sentence in zip(repeated, sentences, strict=True)
        ]
    )
    found = []
    for at, sentence in enumerate(sentences):
        pronoun = not _openings()["leaning"].isdisjoint(_opening_words(sentence)[:1])
        pronoun = pronoun or _tells_of_somebody(sentence, spots.named(sentence.sentence))
        piece = _is_piece(sentence) or spots.within_quotation(sentence.sentence)
        alone = not pronoun and not piece and not _connects(sentence)
        features = (
            _position(at, sentences)
            | _wording(sentence)
            | spots.features(sentence.sentence)
            | {
                "stands alone": float(alone),
                "first to say": math.log1p(repeated[at]) / 3,
                "first to say, for its length": dense[at],
                "leaves something open": _odds(sentence.sentence.open),
            }
        )
        found.append(
            Candidate(
                sentence.text,
                document,
                at,
                sentence.sentence.start,
                sentence.sentence.end,
                unit_vector(counts[at], inverse),
                len(sentence.low),
                features,
                alone,
                pronoun and at > 0,
                not piece,
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
        found.append(_Text(sentence, text, low, counts))
    return [text for text in found if len(text.low) >= FEWEST_WORDS] or found


def _repeated(sentences: Sequence[Mapping[str, int]]) -> list[int]:
    """Return for each sentence how often later ones hold the terms that it is the first to hold."""
    held = Counter(name for sentence in sentences for name in sentence)
    seen: set[str] = set()
    repeated = []
    for sentence in sentences:
        repeated.append(sum([held[name] - 1 for name in sentence if name not in seen]))
        seen |= sentence.keys()
    return repeated


def _position(at: int, sentences: Sequence[_Text]) -> dict[str, float]:
    opens = at == 0 or sentences[at - 1].sentence.block != sentences[at].sentence.block
    return {
        "place": 1 / (1 + at),
        "place, slowly": 1 / math.sqrt(1 + at),
        "among the first five": float(at < 5),
        "opens its paragraph": float(opens),
    }


def _wording(sentence: _Text) -> dict[str, float]:
    return {
        "words": min(len(sentence.low), 40) / 40,
        "figures": min(2, len(_FIGURE.findall(sentence.text))) / 2,
        "says": float(not _openings()["reporting"].isdisjoint(sentence.low)),
    }


def _opening_words(sentence: _Text) -> list[str]:
    """Return the first words in lower case, without what is contracted with them: "that" of "that's"."""
    return [word.partition("'")[0] for word in sentence.low[:LONGEST_CONNECTIVE]]


def _connects(sentence: _Text) -> bool:
    """Tell whether a sentence opens with a word or phrase that ties it to the one before."""
    opening = _opening_words(sentence)
    phrases = [" ".join(opening[:count]) for count in range(1, len(opening) + 1)]
    return not _openings()["connecting"].isdisjoint(phrases)


def _tells_of_somebody(sentence: _Text, named: Sequence[int]) -> bool:
    """Tell whether after an introductory phrase comes "he" or "she" for somebody whom the sentence does not name.

    `named` holds the offsets in the sentence at which names stand.
    """
    opening = sentence.low[0] if sentence.low else ""
    if opening not in _openings()["introducing"] and not opening.endswith("ing"):
        return False
    said = _SOMEBODY.search(sentence.text)
    if (
        said is None
        or any(at < said.start() for at in named)
        or _QUOTED.search(sentence.text, 0, said.start())
    ):
        return False
    comma = sentence.text.find(", ", said.end())
    return comma < 0 or not any(comma < at <= comma + SOON for at in named)


def _is_piece(sentence: _Text) -> bool:
    """Tell whether a sentence does not end as one that tells something, or quotes nobody who is named."""
    text, table = sentence.text.strip(), _openings()
    bare = text.rstrip(QUOTES + "'’)] ")
    if not bare.endswith(ENDS) or _TAIL.match(text):
        return True
    outside = _QUOTED.sub(" ", text)
    if outside == text:
        return False
    rest = [word.lower() for word in words(outside)]
    speaker = [w for w in rest if w not in stopwords() and w not in table["reporting"]]
    return len(rest) <= 4 and not speaker


class _Spots:
    """Where in an article its main actors, its figures and what it quotes stand."""

    def __init__(self, reading: Reading) -> None:
        found = reading.found
        ranked = sorted(found.profiles, key=lambda profile: -profile.score)[:MAIN_ACTORS]
        self._main = sorted(found.mentions[at].start for profile in ranked for at in profile.mentions)
        self._named = sorted(m.start for m in found.mentions if m.form != "pronoun" and m.kind != "place")
        self._figures = sorted(number.start for number in found.numbers if number.figure)
        self._quoted = _Stretches([s.content for s in found.statements if s.direct])

    def named(self, sentence: Sentence) -> list[int]:
        """Return where in a sentence names other than of places stand, as offsets into it."""
        first, last = (bisect_left(self._named, at) for at in (sentence.start, sentence.end))
        return [at - sentence.start for at in self._named[first:last]]

    def within_quotation(self, sentence: Sentence) -> bool:
        """Tell whether a sentence is no more than part of what somebody is quoted to say."""
        return self._quoted.hold(sentence.start + MARKS, sentence.end - MARKS)

    def features(self, sentence: Sentence) -> dict[str, float]:
        """Return what of the article's findings lies in a sentence."""
        start, end = sentence.start, sentence.end
        return {
            "no main actor": float(not _inside(self._main, start, end)),
            "a number": float(_inside(self._figures, start, end)),
            "quotes": float(self._quoted.meet(start, end)),
        }


class _Stretches:
    """Stretches of a text, which can lie in each other, to be asked whether one meets a sentence."""

    def __init__(self, spans: Sequence[Span]) -> None:
        ordered = sorted(spans, key=lambda span: span.start)
        self._starts = [span.start for span in ordered]
        self._reach = list(accumulate((span.end for span in ordered), max))

    def meet(self, start: int, end: int) -> bool:
        """Tell whether a stretch begins before the end and ends after the start."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start

    def hold(self, start: int, end: int) -> bool:
        """Tell whether a stretch begins no later than the start and ends no earlier than the end."""
        before = bisect_right(self._starts, start)
        return before > 0 and self._reach[before - 1] >= end


def _inside(spots: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(spots, start)
    return at < len(spots) and spots[at] < end


def dot(one: Vector, two: Vector) -> float:
    """Return the inner product of two vectors, the cosine where both have length 1."""
    if len(one) > len(two):
        one, two = two, one
    return sum(weight * two[name] for name, weight in one.items() if name in two)


def _odds(chance: float) -> float:
    """Return the logarithm of the odds of a chance, a chance near 0 or 1 for no more than one of 20."""
    held = min(max(chance, 0.05), 0.95)
    return math.log(held / (1 - held)) / 3


def _scaled(values: Sequence[float]) -> list[float]:
    """Return values divided by the highest of them, or by `MUCH` where none is as high."""
    top = max(values, default=0.0)
    return [value / max(top, MUCH) for value in values]
