"""Is it a figure? Named features that tell a quantity of the world from a number that is none.

"one of the best", "these days" and "a four-star hotel" are read as numbers and told apart here by a
linear model, made by `python -m training.numbers`.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extract.numbers.context import TIMES
from briefing.extract.numbers.found import Found
from briefing.linear import LinearModel, load_model

MODEL = "number_figure"
AFTER = frozenset(
    [
        "of",
        "in",
        "ago",
        "later",
        "earlier",
        "after",
        "before",
        "more",
        "another",
        "other",
        "day",
        "days",
        "time",
        "old",
        "to",
        "and",
        "or",
        "way",
    ]
)
BEFORE = frozenset(
    [
        "for",
        "in",
        "these",
        "those",
        "few",
        "several",
        "recent",
        "last",
        "past",
        "next",
        "first",
        "early",
        "late",
        "the",
        "of",
        "coming",
        "many",
        "some",
        "just",
        "all",
        "every",
        "each",
        "no",
        "only",
        "at",
        "within",
        "over",
        "by",
        "same",
        "other",
        "that",
        "any",
        "this",
        "to",
    ]
)
VAGUE_NOUNS = frozenset({"star", "time", "way", "hand", "day", "thing", "point"})


def figure_model() -> LinearModel:
    """Return the model that says which numbers are figures."""
    return load_model(MODEL)


def figure_features(f: Found) -> dict[str, float]:
    """Return the named features of one number; each is 1 where it holds."""
    sort = _sort(f)
    names = [*_own(f), *(f"{sort} {name}" for name in (*_around(f), *_noun(f)))]
    return dict.fromkeys(names, 1.0)


def _sort(f: Found) -> str:
    """Return the sort of number: its kind, or "one", "bare period" ("days") and "a period" ("a week")."""
    candidate = f.candidate
    kind, value, first = candidate.found.kind or "count", candidate.found.value, candidate.tokens[0].lower_
    if kind == "duration" and candidate.numeral.form == "vague":
        return "bare period"
    if (kind == "duration" and candidate.is_bare_period) or first in {"decade", "century"}:
        return "a period"
    return "one" if value == 1 and candidate.high is None else kind


def _own(f: Found) -> Iterator[str]:
    candidate = f.candidate
    kind, form, value = candidate.found.kind or "count", candidate.numeral.form, candidate.found.value
    yield f"kind:{kind}"
    yield f"form:{form}"
    yield f"kind:{kind} form:{form}"
    yield "hedged" if _is_hedged(f) else "unhedged"
    if candidate.is_age:
        yield "age"
    if candidate.high is not None:
        yield "range"
    if candidate.is_score:
        yield "score"
    if any(t.pos_ == "PROPN" for t in candidate.tokens):
        yield "in a name"
    if kind == "count" and form == "digits" and value is not None and value < 10:
        yield "small digits"


def _is_hedged(f: Found) -> bool:
    return f.number.hedge not in {"exact", "vague"}


def _around(f: Found) -> Iterator[str]:
    tokens, kind = f.candidate.tokens, f.candidate.found.kind
    doc = tokens.doc
    yield f"hedged:{_is_hedged(f)}"
    yield f"dep:{tokens[-1].dep_}"
    if kind == "duration" and _sort(f) != "a period":
        yield f"unit:{f.candidate.found.unit}"
    if kind == "" and f.candidate.numeral.form in {"digits", "words"}:
        yield f"entity:{_entity(f)}"
    if tokens.end < len(doc):
        after = doc[tokens.end]
        yield f"after:{after.pos_}"
        if after.lower_ in AFTER:
            yield f"after:{after.lower_}"
    if tokens.start > f.sentence.span.start:
        before = doc[tokens.start - 1]
        yield f"before:{before.pos_}"
        if before.lower_ in BEFORE:
            yield f"before:{before.lower_}"
    else:
        yield "first"


def _entity(f: Found) -> str:
    """Return the tagger's reading; what counts a noun is no part of the date before it ("on Monday five people")."""
    entity, counted = f.candidate.tokens[0].ent_type_, f.counted
    beyond = counted is not None and counted.end is not None and counted.head.ent_type_ not in TIMES
    return "CARDINAL" if entity in TIMES and beyond else entity


def _noun(f: Found) -> Iterator[str]:
    counted = f.counted
    yield f"noun:{counted is not None and counted.end is not None}"
    if counted is None:
        return
    if counted.attributive:
        yield f"attributive {counted.head.pos_}"
    if counted.end is not None and counted.head.pos_ == "PROPN":
        yield "counts a name"
    if counted.head.lemma_.lower() in VAGUE_NOUNS:
        yield f"counts:{counted.head.lemma_.lower()}"
