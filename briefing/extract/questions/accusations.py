"""What parties hold against each other: accusations, blame, denials, and what one calls another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.extract.questions.antecedents import Name
from briefing.extract.questions.candidates import CLAIMED, Candidate, subject_name
from briefing.extract.questions.clauses import base_form, child, in_class, is_plural
from briefing.extract.questions.phrasing import Writer
from briefing.extract.questions.tails import tail

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

EXCHANGES = frozenset({"trade", "exchange", "swap"})
MOST_CALLED = 12


def _of_accusation(verb: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield "Is X doing Y?" for "accused X of doing Y", "Did X do Y?" for "blamed X for doing Y"."""
    head = verb.head
    if verb.tag_ != "VBG" or verb.dep_ != "pcomp" or head.lower_ not in {"of", "with", "for"}:
        return
    accuser = head.head
    if not (in_class(accuser, "accuse") or in_class(accuser, "blame")):
        return
    party = _accused(accuser)
    if party is None:
        rest = writer.write(tail(verb))
        if rest and accuser.pos_ == "NOUN" and accuser.head.lemma_ in EXCHANGES:
            yield Candidate("accused-both", f"is either side {verb.text} {rest}", CLAIMED, accuser, verb)
        return
    who = writer.phrase(party)
    rest = writer.write(tail(verb), who.text) if who else None
    if who is None or rest is None:
        return
    accusers = subject_name(accuser, writer)
    perfect = verb.lower_ == "having" or any(c.lower_ == "having" for c in verb.children)
    if head.lower_ == "for" or perfect:
        text = f"did {who.text} {base_form(verb)} {rest}"
    elif verb.lemma_ == "be":
        text = f"{_is(who, party)} {who.text} {rest}"
    else:
        text = f"{_is(who, party)} {who.text} {verb.text} {rest}"
    yield Candidate("accused", text, CLAIMED, accuser, verb, accusers)


def _of_blame(verb: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield "Is X to blame for Y?" for "blamed X for Y", "held X responsible for Y"."""
    held = verb.lemma_ == "hold" and any(c.lower_ == "responsible" for c in verb.children)
    if not (verb.lemma_ == "blame" or held):
        return
    party = _accused(verb)
    who = writer.phrase(party) if party is not None else None
    holder = next((c for c in verb.children if c.lower_ == "responsible"), verb)
    link = next(
        (c for c in (*holder.children, *verb.children) if c.dep_ == "prep" and c.lower_ == "for"), None
    )
    thing = child(link, "pobj") if link is not None else None
    what = writer.phrase(thing) if thing is not None else None
    if who and what and party is not None:
        text = f"{_is(who, party)} {who.text} to blame for {what.text}"
        yield Candidate("blamed", text, CLAIMED, verb, verb, subject_name(verb, writer))


def _of_denial(verb: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield "Did X do Y?" for "X denied doing Y"."""
    if verb.tag_ != "VBG" or verb.dep_ != "xcomp" or not in_class(verb.head, "deny"):
        return
    who = writer.subject(verb.head)
    rest = writer.write(tail(verb), who.text) if who else None
    if who and rest is not None:
        yield Candidate("denied", f"did {who.text} {base_form(verb)} {rest}", CLAIMED, verb.head, verb)


def _of_name_calling(verb: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield "Is X a Y?" for "called X a Y", "dismissed X as a Y"."""
    if not in_class(verb, "brand"):
        return
    party = child(verb, "dobj")
    link = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"), None)
    what = child(link, "pobj", "pcomp", "amod") if link is not None else child(verb, "oprd")
    if party is None or what is None or what.i < party.i or what.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return
    who = writer.phrase(party)
    tokens = [t for t in what.subtree if t.i >= what.left_edge.i]
    words = writer.write(tokens[:MOST_CALLED], who.text) if who and len(tokens) <= MOST_CALLED else None
    if who and words:
        text = f"{_is(who, party)} {who.text} {words}"
        yield Candidate("called", text, CLAIMED, verb, verb, subject_name(verb, writer))


def _of_claim_noun(noun: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield "Is it so?" for "the claim that it is so" and "Are the claims of Y true?" for "claims of Y"."""
    if not in_class(noun, "allegation"):
        return
    clause = next(
        (
            c
            for c in noun.children
            if c.dep_ in {"acl", "relcl", "ccomp"}
            and any(m.lower_ == "that" and m.dep_ == "mark" for m in c.children)
        ),
        None,
    )
    if clause is not None:
        text = writer.yes_no(clause)
        if text:
            yield Candidate("claim-that", text, CLAIMED, noun, clause)
        return
    link = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    thing = child(link, "pobj") if link is not None else None
    if thing is None or noun.dep_ == "compound" or thing.ent_type_ == "PERSON":
        return
    what = writer.phrase(thing)
    if what:
        several = noun.tag_ == "NNS"
        text = f"{'are' if several else 'is'} the {noun.lower_} of {what.text} true"
        yield Candidate("claims-of", text, CLAIMED, noun, noun)


def _accused(accuser: Token) -> Token | None:
    return next((c for c in accuser.children if c.dep_ in {"dobj", "nsubjpass"}), None)


def _is(who: Name, party: Token) -> str:
    several = who.plural if who.plural is not None else is_plural(party) and party.tag_ != "NNPS"
    return "are" if several else "is"


VERB_PATTERNS = (_of_accusation, _of_blame, _of_denial, _of_name_calling)
NOUN_PATTERNS = (_of_claim_noun,)
