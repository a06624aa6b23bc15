"""Whether a time expression lies behind or ahead, by the verb that governs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from briefing.extract.dates.expressions import time_words

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

Tense = Literal["past", "future", "planned", "unclear"]
"""`planned` is a future that no "will" says: an infinitive, "could", "expected on"."""

WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
MAY = frozenset({"would", "could", "may", "might", "should"})
PAST = frozenset({"was", "were", "had", "has", "have", "did", "been", "'ve", "’ve"})
PRESENT = frozenset({"is", "are", "'s", "’s", "'re", "’re"})
LONGEST_CLIMB = 25


def tense_of(token: Token) -> Tense:
    """Return the tense of the verb above a token; an infinitive that came about counts as past."""
    if token.dep_ == "poss":
        return "unclear"
    node, words = token, time_words()
    for _ in range(LONGEST_CLIMB):
        if node.lower_ in {"until", "till"} or node.lemma_ in words.planned:
            return "planned"
        if node.pos_ in {"VERB", "AUX"}:
            found = _of_verb(node)
            if found != "unclear":
                return found
        if node.head.i == node.i:
            break
        node = node.head
    return "unclear"


def _of_verb(verb: Token) -> Tense:
    """Return the tense that a verb has by its own form and its auxiliaries."""
    aux = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if aux & WILL:
        return "future"
    if aux & MAY and "have" not in aux:
        return "planned"
    if "to" in aux and "have" not in aux:
        return "past" if verb.head.lemma_ in time_words().unfulfilled else "planned"
    if verb.tag_ == "VBD" or aux & PAST:
        return "past"
    if verb.tag_ == "VBG" and aux & PRESENT:
        return "planned"
    return "past" if verb.tag_ == "VBN" else "unclear"
