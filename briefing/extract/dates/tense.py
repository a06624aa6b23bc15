"""Whether a time expression lies behind or ahead, by the verb that governs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from briefing.extract.dates.expressions import time_words

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

Tense = Literal["past", "future", "planned", "coming", "unclear"]
"""`planned` is a future that no "will" says: an infinitive, "could", "expected on". `coming` is an event ahead."""
AHEAD: Final = frozenset[Tense]({"future", "planned", "coming"})

WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
MAY = frozenset({"would", "could", "may", "might", "should"})
PAST = frozenset({"was", "were", "had", "has", "have", "did", "been", "'ve", "’ve"})
PRESENT = frozenset({"is", "are", "'s", "’s", "'re", "’re"})
LONGEST_CLIMB = 25
NOUNS = frozenset({"NN", "NNS"})
SUBJECT = frozenset({"nsubj", "nsubjpass"})
AT = frozenset({"in", "at", "during", "for"})
"""Prepositions of what takes place at an event, or is made for it."""


def tense_of(token: Token) -> Tense:
    """Return the tense of the verb above a token; an infinitive that came about counts as past.

    A day that names an event ("Sunday's vote") has the event's time, whatever the sentence tells of it.
    """
    if names_event(token):
        return _of_event(token.head)
    node, words, until = token, time_words(), False
    for _ in range(LONGEST_CLIMB):
        until = until or node.lower_ in {"until", "till"}
        if node.lemma_ in words.planned or _is_moved(node, token):
            return "planned"
        if node.pos_ in {"VERB", "AUX"}:
            found = _of_verb(node)
            if until and found != "future":
                return "planned"
            if found != "unclear":
                return found
        if node.head.i == node.i:
            break
        node = node.head
    return "planned" if until else "unclear"


def _is_moved(verb: Token, day: Token) -> bool:
    """Tell what was set for a day, or put off or moved to it: "the vote, set for Thursday, was called off"."""
    return (
        verb.lemma_ in time_words().moved
        and verb.tag_ == "VBN"
        and any(word.lower_ in {"for", "to"} for word in verb.doc[verb.i : day.i])
    )


def names_event(token: Token) -> bool:
    """Tell whether a day names a thing: "Sunday's vote", "the Sunday vote", not "a Sunday vote"."""
    if token.dep_ == "compound":
        return token.head.tag_ in NOUNS and any(child.lower_ == "the" for child in token.head.children)
    return token.dep_ == "poss"


def _of_event(event: Token) -> Tense:
    """Return whether an event is ahead or over, by its own verb, or by that of what takes place at it."""
    words, above = time_words(), event.head
    if any(child.lower_ in words.coming for child in event.children):
        return "coming"
    if above.lower_ == "of" and above.head.lower_ == "ahead":
        return "coming"
    if above.lower_ in AT:
        while above.dep_ in {"prep", "dobj", "pobj"}:
            above = above.head
    elif event.dep_ not in SUBJECT:
        return "unclear"
    if above.lemma_ in words.planned:
        return "coming"
    tense = _of_verb(above)
    return "coming" if tense in AHEAD else tense


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
