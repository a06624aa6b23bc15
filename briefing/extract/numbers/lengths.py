"""Which length of a thing is told, its height or how far it is from another: "30 metres high", "150 km from Tolm"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.extract.numbers.candidates import Candidate
from briefing.extract.numbers.noun_phrases import Counted, is_noun, make
from briefing.extract.numbers.tables import context_words

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

LENGTH = "length"
FARTHEST = 4
"""Words behind a length in which its place is told."""
_AWAY = frozenset({"away", "off", "outside"})


def phrase_of(candidate: Candidate, counted: Counted) -> str:
    """Return what a number measures, with the dimension or the place that its words add to a length."""
    if candidate.found.kind != LENGTH:
        return counted.phrase
    following = _behind(candidate)
    if not following:
        return counted.phrase
    name = context_words().dimensions.get(following[0].lower_)
    if name is not None:
        words = counted.phrase.split()
        kept = [word for word in words if word.lower().strip("-") != following[0].lower_]
        return counted.phrase if name in words or not kept else f"{name} of {' '.join(kept)}"
    place = _place(following)
    return f"distance from {make(place, candidate.tokens, follows=False).phrase}" if place else counted.phrase


def _behind(candidate: Candidate) -> list[Token]:
    """Return the next words behind a length, hyphens set aside."""
    tokens = candidate.tokens
    last = min(tokens.end + FARTHEST, tokens.sent.end)
    return [t for t in tokens.doc[tokens.end : last] if t.text != "-"]


def _place(following: list[Token]) -> Token | None:
    """Return the place in "from Tolm", "north of Tolm", "away from Tolm"."""
    at = 0
    bearing = following[0].lower_ in context_words().bearings
    if bearing or following[0].lower_ in _AWAY:
        at = 1
    while bearing and at < len(following) and following[at].lower_ in context_words().bearings:
        at += 1
    if at < len(following) and following[at].lower_ in ({"of", "from"} if bearing else {"from"}):
        prep = following[at]
        return next((c for c in prep.children if c.dep_ == "pobj" and is_noun(c)), None)
    if following[0].lower_ in {"off", "outside"}:
        return next((c for c in following[0].children if c.dep_ == "pobj" and is_noun(c)), None)
    return None
