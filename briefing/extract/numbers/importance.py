"""How much does a figure matter? Named features of a figure in its article.

A linear model over them, made by `python -m training.numbers`, gives the chance that a careful
reader would put the figure into a two-minute briefing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.extract.numbers.found import Found
from briefing.extract.numbers.tables import Context, context_words
from briefing.extract.parse import Parsed
from briefing.linear import LinearModel, load_model

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

Features = dict[str, float]

MODEL = "number_key"
NEAR = 12
LEAD_SENTENCES = 2
MANY = 30
LATE = 12


def key_model() -> LinearModel:
    """Return the model that says which figures are key."""
    return load_model(MODEL)


@dataclass(frozen=True, slots=True)
class _Whole:
    """What the article as a whole shows before single figures are judged."""

    heads: Counter[str]
    title: frozenset[str]
    sentences: int


def key_features(parsed: Parsed, figures: Sequence[Found]) -> list[Features]:
    """Return the named features of each figure of an article, in order."""
    whole = _Whole(
        heads=Counter(_head(f) for f in figures if f.counted is not None),
        title=frozenset(w.strip(".,:;'\"“”‘’").lower() for w in (parsed.article.title or "").split()),
        sentences=max(1, len(parsed.sentences)),
    )
    seen: set[tuple[object, ...]] = set()
    in_sentence: Counter[int] = Counter()
    rows = []
    for at, f in enumerate(figures):
        row = dict.fromkeys([*_own(f), *_noun(f, whole), *_words_near(f)], 1.0)
        row |= _said_before(f, seen)
        row |= _size(f)
        row["place in sentence"] = min(4, in_sentence[f.sentence.index]) / 4
        row["place"] = f.sentence.index / whole.sentences
        row["rank"] = min(1.0, at / LATE)
        row["rank share"] = at / len(figures)
        row["figures"] = min(1.0, len(figures) / MANY)
        in_sentence[f.sentence.index] += 1
        rows.append(row)
    return rows


def _own(f: Found) -> Iterator[str]:
    yield f"kind:{f.candidate.found.kind or 'count'}"
    yield f"form:{f.candidate.numeral.form}"
    yield f"hedge:{f.number.hedge}"
    if f.candidate.high is not None:
        yield "range"
    if f.number.direction:
        yield "changed"
    if f.sentence.index == 0:
        yield "first sentence"
    elif f.sentence.index <= LEAD_SENTENCES:
        yield "lead"


def _head(f: Found) -> str:
    return f.counted.head.lemma_.lower() if f.counted is not None else ""


def _noun(f: Found, whole: _Whole) -> Iterator[str]:
    words, head, kind = context_words(), _head(f), f.candidate.found.kind
    if head in words.people:
        yield "people"
    if whole.heads[head] > 1:
        yield "head again"
    if head and (head in whole.title or (f.number.head or "").lower() in whole.title):
        yield "head in title"
    if f.candidate.written.lower().split(" ")[0] in whole.title:
        yield "in title"
    if kind == "" and head in words.structural:
        yield "structural"
    if kind == "" and f.candidate.found.value is not None and f.candidate.found.value <= 2:
        yield "one or two"
    if kind == "duration" and f.counted is not None and f.counted.attributive:
        yield "attributive period"


def _words_near(f: Found) -> Iterator[str]:
    """Yield the classes of the words near the figure, alone and with the kind of its unit."""
    near = {word for token in _near(f) for word in (token.lemma_.lower(), token.lower_)}
    for label, words in _classes(context_words()):
        if near & words:
            yield label
            yield f"{label} {f.candidate.found.kind or 'count'}"


def _classes(words: Context) -> tuple[tuple[str, frozenset[str]], ...]:
    return (
        ("casualties", words.casualties),
        ("money", words.money_words),
        ("rate", words.rates),
        ("record", words.records),
        ("rise", words.up),
        ("fall", words.down),
    )


def _near(f: Found) -> list[Token]:
    span, sentence = f.candidate.tokens, f.sentence.span
    return list(span.doc[max(sentence.start, span.start - NEAR) : min(sentence.end, span.end + NEAR)])


def _said_before(f: Found, seen: set[tuple[object, ...]]) -> Features:
    """Tell whether the figure, or only its value, stood in the article before; `seen` is added to."""
    value, unit = f.number.value, f.number.unit
    same, alike = (value, unit, _head(f)), (value, unit)
    row: Features = {}
    if same in seen:
        row["said before"] = 1.0
    if value is not None and value > 2 and alike in seen:
        row["value said before"] = 1.0
    seen |= {same, alike}
    return row


def _size(f: Found) -> Features:
    if not f.number.value:
        return {}
    size, kind = math.log10(1 + abs(f.number.value)), f.candidate.found.kind
    row = {"magnitude": min(1.0, size / 12)}
    if kind == "":
        row["count magnitude"] = min(1.0, size / 6)
    elif kind == "money":
        row["money magnitude"] = min(1.0, size / 12)
    elif kind == "duration":
        row["long"] = min(1.0, size / 2)
    return row
