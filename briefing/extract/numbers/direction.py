"""Whether a number is said to have gone up or down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.extract.numbers.tables import context_words
from briefing.model import Direction

if TYPE_CHECKING:
    from briefing.extract.syntax import Span, Token

REACH = 5
# "Two more soldiers" are no rise, and "more than two" is a hedge.
COMPARING = frozenset({"more", "less", "fewer"})
# "They downed three aircraft" is no fall.
PARTICLES = frozenset({"up", "down"})
STOPS = frozenset(";:.")


def direction_of(number: Span) -> Direction | None:
    """Return "up" or "down" from the word of change that the number belongs to, None where there is none."""
    doc = number.doc
    if doc[number.start].text.startswith("+"):
        return "up"
    after = doc[number.end : min(number.sent.end, number.end + 3)]
    for token in after:
        if token.text in STOPS or token.text == ",":
            break
        found = _change(token)
        if found:
            return found
    before = doc[max(number.sent.start, number.start - REACH) : number.start]
    for token in reversed(before):
        if token.text in STOPS or token.like_num:
            break
        found = _change(token)
        if found:
            return found
    return None


def _change(token: Token) -> Direction | None:
    words, lemma = context_words(), token.lemma_.lower()
    if token.lower_ in COMPARING or (lemma in PARTICLES and token.lower_ != lemma):
        return None
    if token.lower_ == "up" and not _stands_for_rise(token):
        return None
    if lemma in words.up or token.lower_ in words.up:
        return "up"
    return "down" if lemma in words.down or token.lower_ in words.down else None


def _stands_for_rise(token: Token) -> bool:
    """Tell "up 5%" from "up to 5%" and "make up 5%"."""
    following = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    return following != "to" and not (
        token.dep_ == "prt" and token.head.lemma_ in {"make", "take", "use", "set"}
    )
