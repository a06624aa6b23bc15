"""What is asked indirectly: "whether ...", "why ...", "how many ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from briefing.data import read_table
from briefing.extract.questions.candidates import ANY, Candidate
from briefing.extract.questions.clauses import (
    WH_WORDS,
    auxiliaries,
    child,
    in_class,
    is_infinitive,
    negated,
    own_subject,
)
from briefing.extract.questions.phrasing import Writer
from briefing.extract.questions.tails import tail

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

COMPLEMENTS = frozenset({"ccomp", "pcomp", "acl", "csubj", "xcomp", "nsubj"})
WH_COMPLEMENTS = frozenset({"ccomp", "pcomp", "csubj", "nsubj"})
NARROWING = frozenset({"exactly", "precisely", "just"})
FURTHEST = 4
"""Words from "unclear" to the question that it governs: "unclear from the report what ..."."""


def _of_indirect_question(verb: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield the question that "whether ...", "why ...", "how many ..." asks indirectly."""
    state = _state_before(verb)
    avowed = state is not None and in_doubt(state)
    mark = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ in {"whether", "if"}), None)
    if mark is not None:
        if verb.dep_ in COMPLEMENTS - {"nsubj"} or avowed:
            text = writer.will(verb) if is_infinitive(verb) else writer.yes_no(verb)
            if text:
                yield Candidate("whether", text, ANY, mark, verb, avowed=avowed)
        return
    governor = verb.head if verb.dep_ != "pcomp" else verb.head.head
    if not avowed and (verb.dep_ not in WH_COMPLEMENTS or not in_class(governor, "know")):
        return
    first = verb.left_edge
    while first.lower_ in NARROWING and first.i + 1 < verb.i:
        first = first.nbor(1)
    noun_less = first.lower_ == "which" and first.dep_ != "det"
    if noun_less or (first.lower_ == "what" and first.dep_ == "det"):
        return
    if first.lower_ not in WH_WORDS or (first.i >= verb.i and first is not verb):
        return
    if any(t.pos_ in {"VERB", "AUX"} for t in first.ancestors if verb.is_ancestor(t)):
        return
    text = _wh_question(verb, first, writer)
    if text:
        yield Candidate("wh", text, ANY, first, verb, avowed=avowed)


def _state_before(verb: Token) -> Token | None:
    """Return the word right before an indirect question which tells whether its answer is known."""
    if verb.dep_ not in COMPLEMENTS | {"advcl"}:
        return None
    governor = verb.head if verb.dep_ != "pcomp" else verb.head.head
    state = child(governor, "acomp", "attr", "oprd")
    if state is not None and in_class(state, "know"):
        near = state.i < verb.left_edge.i <= state.i + FURTHEST or verb.dep_ == "csubj"
        return state if near else None
    return governor if in_class(governor, "know") and verb.dep_ != "advcl" else None


def in_doubt(state: Token) -> bool:
    """Tell whether a word says that something is not known: "unclear", "not clear", "do not know"."""
    if in_class(state, "hidden"):
        return True
    holder = state.head if state.dep_ in {"acomp", "attr", "oprd"} else state
    if holder.lemma_ == "remain" and any(c.lemma_ == "see" for c in holder.children):
        return True
    return negated(state) or negated(holder)


def _wh_question(verb: Token, first: Token, writer: Writer) -> str | None:
    own = own_subject(verb)
    if first.tag_ == "WRB" and own is not None and first.head.lower_ == "such":
        return None
    end, helpers = (own.left_edge.i if own is not None else verb.i), auxiliaries(verb)
    fronted = [t for t in first.sent if first.i <= t.i < end and t not in helpers]
    lead = writer.write(fronted)
    if own is None or (lead is None):
        return None
    if own.left_edge.i <= first.i <= own.i:
        kept = [t for t in verb.subtree if own.left_edge.i <= t.i <= verb.i]
        return _in_past(writer.write(kept + tail(verb)), verb)
    if is_infinitive(verb):
        return None
    inverted = writer.yes_no(verb)
    return f"{lead} {inverted}" if inverted else None


def _in_past(text: str | None, verb: Token) -> str | None:
    """Return a question in the pluperfect in the simple past.

    "It was unclear who had started the fire" asks who started it.
    """
    if text is None or [h.lower_ for h in auxiliaries(verb)] != ["had"] or negated(verb):
        return text
    past = past_forms().get(verb.lower_, verb.text)
    return re.sub(rf"\bhad {re.escape(verb.text)}\b", past, text, count=1)


@cache
def past_forms() -> dict[str, str]:
    """Return the past of each verb whose participle differs from it, by the participle."""
    return read_table("past_forms", dict[str, str])


VERB_PATTERNS = (_of_indirect_question,)
