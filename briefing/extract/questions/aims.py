"""What parties are at: aims told by a gerund or an object, and what goes on or was not managed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.extract.questions.candidates import CLAIMED, TO_COME, Candidate, in_condition
from briefing.extract.questions.clauses import child, in_class, is_infinitive, is_passive, modal, negated
from briefing.extract.questions.phrasing import Writer
from briefing.extract.questions.tails import is_complete, tail

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

TOWARDS = frozenset({"at", "to", "on", "toward", "towards", "of", "for"})


def _of_gerund_aim(verb: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield "Will X do Y?" for "X aims at doing Y", "is considering doing Y"."""
    if verb.tag_ != "VBG" or in_condition(verb):
        return
    if verb.dep_ == "pcomp" and verb.head.lower_ in TOWARDS:
        holder = verb.head.head
        if not in_class(holder, "aim"):
            return
    elif verb.dep_ in {"xcomp", "dobj", "ccomp"} and in_class(verb.head, "weigh"):
        holder = verb.head
    else:
        return
    if negated(holder):
        return
    who = writer.subject(holder) if holder.pos_ in {"VERB", "AUX"} else writer.owner(holder)
    text = writer.will(verb, who) if who else None
    if text:
        yield Candidate("aim", text, TO_COME, holder, verb)


def _of_wanted_object(verb: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield "Will X get Y?" for "X seeks Y"."""
    thing = child(verb, "dobj") if in_class(verb, "want") else None
    if thing is None or thing.pos_ not in {"NOUN", "PROPN"} or negated(verb):
        return
    if verb.dep_ in {"relcl", "acl", "advcl"} or child(verb, "xcomp", "ccomp") is not None:
        return
    who = writer.subject(verb)
    kept = tail(verb)
    rest = writer.write(kept, who.text) if who and is_complete(verb, kept) else None
    if who and rest:
        yield Candidate("wanted", f"will {who.text} get {rest}", TO_COME, verb, verb)


def _of_phase(verb: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield "Will X continue to do Y?" and "Did X fail to do Y?" for verbs that say how far a thing got."""
    if not is_infinitive(verb) or verb.dep_ != "xcomp":
        return
    head = verb.head
    if in_class(head, "continue") and not negated(head):
        text = writer.will(head)
        if text:
            yield Candidate("phase", text, TO_COME, head, verb)
    elif in_class(head, "manage") and modal(head) is None and not is_passive(head):
        text = writer.yes_no(head)
        if text:
            yield Candidate("managed", text, CLAIMED, head, verb)


VERB_PATTERNS = (_of_gerund_aim, _of_wanted_object, _of_phase)
