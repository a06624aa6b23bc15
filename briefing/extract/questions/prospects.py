"""What is still to come: clauses with modals, plans, demands, attempts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.extract.questions.antecedents import Name
from briefing.extract.questions.candidates import (
    ANY,
    CLAIMED,
    TO_COME,
    Candidate,
    in_condition,
    speaker_of,
    subject_name,
)
from briefing.extract.questions.clauses import (
    SUBJECTS,
    WH_WORDS,
    auxiliaries,
    child,
    governs_infinitive,
    in_class,
    is_infinitive,
    is_passive,
    modal,
    negated,
    own_subject,
    subject,
)
from briefing.extract.questions.phrasing import Writer

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

FULL_MODALS = {
    "ca": "can",
    "wo": "will",
    "'ll": "will",
    "’ll": "will",
    "shall": "will",
    "'d": "would",
    "’d": "would",
}


def _of_modal(verb: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield "Will X do Y?" for "X may do Y"."""
    helper, noun = modal(verb), own_subject(verb)
    if helper is None or in_condition(verb) or verb.lemma_ == "say" or governs_infinitive(verb):
        return
    if in_class(verb, "answer") and negated(verb):  # "could not be reached for comment" is silence
        return
    if in_class(verb, "like") and child(verb, "xcomp") is not None:
        return
    if helper.lower_ in {"would", "'d", "’d", "will"} and any(
        in_class(c, "habit") for c in verb.children if c.dep_ == "advmod"
    ):
        return
    if verb.lemma_ == "be" and noun is not None and in_class(noun, "notion") and not child(noun, "compound"):
        return
    text = writer.yes_no(verb)
    if text:
        word = FULL_MODALS.get(helper.lower_, helper.lower_)
        if word == "should" and text.startswith("should "):
            text = "will" + text.removeprefix("should")
        fits = TO_COME if text.startswith(("will ", "can ", "could ", "would ")) else ANY
        yield Candidate(f"modal-{word}", text, fits, helper, verb, speaker_of(verb, writer))


def _of_infinitive(verb: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield "Will X do Y?" for X that plans, is asked, or is expected to do Y."""
    if not is_infinitive(verb) or in_condition(verb) or _has_happened(verb) or _is_no_plan(verb):
        return
    perfect = any(c.lower_ == "have" for c in auxiliaries(verb))
    own = own_subject(verb)
    if in_class(verb.head, "hold") and not perfect:
        yield from _held(verb, own, writer)
    elif own is not None and own.lower_ not in WH_WORDS:
        if in_class(verb.head, "demand") or in_class(verb.head, "call") or own.i > verb.head.i:
            yield from _demanded(verb, own, writer)
    elif (party := _asked_party(verb)) is not None:
        yield from _demanded(verb, party, writer)
    elif perfect:
        text = writer.did(verb)
        if text and verb.dep_ == "xcomp":
            yield Candidate("said-to-have", text, CLAIMED, verb.head, verb)
    else:
        yield from _intended(verb, writer)


def _has_happened(verb: Token) -> bool:
    """Tell whether an infinitive is told as a fact: "let them go", "went on to win", "the first to win"."""
    head = verb.head
    past = head.tag_ == "VBD" or any(
        c.lower_ in {"had", "has", "have"} or (c.lower_ in {"was", "were"} and c.dep_ == "auxpass")
        for c in auxiliaries(head)
    )
    if past and in_class(head, "implicative"):
        return True
    holder = child(head, "attr") or head
    ordinal = head if head.tag_ == "JJ" else next((c for c in holder.children if c.dep_ == "amod"), head)
    return verb.dep_ in {"acl", "relcl", "xcomp", "advcl"} and in_class(ordinal, "ordinal")


def _is_no_plan(verb: Token) -> bool:
    """Tell whether an infinitive tells of a habit, how a source is named, what "what" asks for, or who asks.

    "They like to sing", "he asked to be named only by his nickname", "what they have to say", "they want to know why",
    "we would like to thank them".
    """
    sourced = is_passive(verb) and in_class(verb, "sourcing")
    if in_class(verb, "know") and any(
        c.dep_ == "ccomp" and c.left_edge.lower_ in WH_WORDS for c in verb.children
    ):
        return True
    asked_for = any(c.dep_ in SUBJECTS | {"dobj"} and c.tag_ == "WP" and c.i < verb.i for c in verb.children)
    wished = in_class(verb.head, "like")
    polite = in_class(verb, "courtesy") and (wished or verb.head.lemma_ in {"want", "wish"})
    return polite or (wished and modal(verb.head) is None) or sourced or asked_for


def _held(verb: Token, own: Token | None, writer: Writer) -> Iterator[Candidate]:
    """Yield "Is X done?" for X that is believed to be done."""
    head = verb.head
    noun = own if own is not None else subject(verb)
    who = writer.phrase(noun) if noun is not None else None
    if noun is None or who is None or (own is None and not is_passive(head)):
        return
    text = writer.held(verb, who, noun)
    if text:
        holder = subject_name(head, writer) if own is not None else None
        yield Candidate("held", text, CLAIMED, head, verb, holder)


def _demanded(verb: Token, party: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield "Will X do Y?" for X who is told to do Y."""
    who = writer.phrase(party, verb)
    text = writer.will(verb, who) if who else None
    if text:
        yield Candidate("demand", text, TO_COME, verb.head, verb, subject_name(verb.head, writer))


def _intended(verb: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield "Will X do Y?" for X that means to do Y, is likely to, or acts in order to."""
    head = verb.head
    noun = subject(head)
    notion = noun is not None and (
        in_class(noun, "notion") or (in_class(noun, "attempt") and _whose_aim(head, writer) is None)
    )
    names_a_notion = head.lemma_ == "be" and notion
    if in_class(head, "continue") or in_class(head, "manage") or names_a_notion:
        return
    if verb.dep_ == "acl":
        who = writer.owner(head) if in_class(head, "attempt") else None
        text = writer.will(verb, who) if who else None
        pattern = "attempt"
    else:
        text = writer.will(verb, _whose_aim(head, writer))
        if in_class(head, "ready") and head.pos_ in {"ADJ", "VERB"}:
            pattern = "ready"
        elif verb.dep_ == "xcomp" and in_class(head, "plan"):
            pattern = "plan"
        elif verb.dep_ == "xcomp" or (verb.dep_ == "advcl" and not _is_done_to(head)):
            pattern = f"purpose-{verb.dep_}"
        else:
            return
    if text:
        yield Candidate(pattern, text, TO_COME, head, verb)


def _is_done_to(verb: Token) -> bool:
    """Tell whether the subject of a verb undergoes what others do for a purpose: "money was taken to pay it".

    Who is sent or set up to do something does it.
    """
    return is_passive(verb) and not in_class(verb, "commission")


def _whose_aim(verb: Token, writer: Writer) -> Name | None:
    """Return X for "the aim of X is to", None where the subject is no aim."""
    noun = own_subject(verb) if verb.lemma_ == "be" else None
    if noun is None or not in_class(noun, "attempt"):
        return None
    link = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    owner = child(link, "pobj") if link is not None else child(noun, "poss")
    return writer.phrase(owner) if owner is not None else None


def _asked_party(verb: Token) -> Token | None:
    """Return who is to do what an infinitive says: "urged X to", "called on X to"."""
    head = verb.head
    if head.pos_ == "VERB" and in_class(head, "demand"):
        party = next(
            (c for c in head.children if c.dep_ in {"dobj", "dative", "nsubjpass"} and c.i < verb.i), None
        )
        if party is not None:
            return party
    if head.pos_ in {"VERB", "NOUN"} and in_class(head, "call"):
        link = next(
            (
                c
                for c in head.children
                if c.dep_ == "prep" and c.lower_ in {"on", "for", "to", "upon"} and c.i < verb.i
            ),
            None,
        )
        if link is not None:
            return child(link, "pobj")
    if (
        verb.dep_ in {"acl", "relcl"}
        and head.dep_ == "pobj"
        and head.head.lower_ in {"for", "on"}
        and in_class(head.head.head, "call")
    ):
        return head
    return None


def _of_bare_demand(verb: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield "Will X do Y?" for "demands that X do Y"."""
    helpers = [c.lower_ for c in auxiliaries(verb)]
    subjunctive = helpers == ["be"] if verb.tag_ == "VBN" else verb.tag_ == "VB" and not helpers
    if not subjunctive or is_infinitive(verb) or verb.dep_ != "ccomp":
        return
    if own_subject(verb) is None or not in_class(verb.head, "demand"):
        return
    text = writer.will(verb)
    if text:
        yield Candidate("demand-that", text, TO_COME, verb.head, verb, subject_name(verb.head, writer))


VERB_PATTERNS = (_of_modal, _of_infinitive, _of_bare_demand)
