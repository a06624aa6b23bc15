"""What is asked indirectly: "whether ...", "why ...", "how many ..."."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.extract.questions.candidates import ANY, Candidate
from briefing.extract.questions.clauses import WH_WORDS, in_class, is_infinitive, own_subject
from briefing.extract.questions.phrasing import Writer
from briefing.extract.questions.tails import tail

if TYPE_CHECKING:
    from briefing.extract.syntax import Token


def _of_indirect_question(verb: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield the question that "whether ...", "why ...", "how many ..." asks indirectly."""
    mark = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ in {"whether", "if"}), None)
    if mark is not None and verb.dep_ in {"ccomp", "pcomp", "acl", "csubj", "xcomp"}:
        text = writer.will(verb) if is_infinitive(verb) else writer.yes_no(verb)
        if text:
            yield Candidate("whether", text, ANY, mark, verb)
        return
    if verb.dep_ not in {"ccomp", "pcomp", "csubj", "nsubj"} or not in_class(
        verb.head if verb.dep_ != "pcomp" else verb.head.head, "know"
    ):
        return
    first = verb.left_edge
    noun_less = first.lower_ == "which" and first.dep_ != "det"
    if noun_less or (first.lower_ == "what" and first.dep_ == "det"):
        return
    if first.lower_ not in WH_WORDS or (first.i >= verb.i and first is not verb):
        return
    if any(t.pos_ in {"VERB", "AUX"} for t in first.ancestors if verb.is_ancestor(t)):
        return
    text = _wh_question(verb, first, writer)
    if text:
        yield Candidate("wh", text, ANY, first, verb)


def _wh_question(verb: Token, first: Token, writer: Writer) -> str | None:
    own = own_subject(verb)
    fronted = [t for t in first.sent if first.i <= t.i < (own.left_edge.i if own is not None else verb.i)]
    lead = writer.write(fronted)
    if own is None or (lead is None):
        return None
    if own.left_edge.i <= first.i <= own.i:
        return writer.write(
            [t for t in verb.subtree if t.i >= own.left_edge.i and t.i <= verb.i] + tail(verb)
        )
    if is_infinitive(verb):
        return None
    inverted = writer.yes_no(verb)
    return f"{lead} {inverted}" if inverted else None


VERB_PATTERNS = (_of_indirect_question,)
