"""What is still to come where nobody plans it: goals, chances, what is needed, what came to a standstill."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.extract.questions.candidates import TO_COME, Candidate, in_condition
from briefing.extract.questions.clauses import (
    child,
    in_class,
    is_infinitive,
    is_passive,
    modal,
    negated,
    noun_phrase,
    subject,
    word_classes,
)
from briefing.extract.questions.phrasing import Writer

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

ENDS = {"closing": "be reopened", "pausing": "be resumed", "delaying": "take place"}
"""How a standstill ends, by the class of the participle that tells it."""
KNOWN = frozenset(["the", "this", "that", "these", "those"])


def _of_need(verb: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield "Will there be X?" for "X is needed"."""
    if not is_passive(verb) or not in_class(verb, "lack") or negated(verb) or in_condition(verb):
        return
    if any(is_infinitive(c) for c in verb.children):
        return
    noun = subject(verb)
    tokens = noun_phrase(noun) if noun is not None and noun.pos_ == "NOUN" else []
    text = writer.write(tokens) if tokens and _is_loose(tokens) else None
    if text:
        yield Candidate("event", f"will there be {text}", TO_COME, verb, verb)


def _of_standstill(verb: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield "When will X be reopened?" for X that was closed, and so on."""
    state = child(verb, "acomp", "oprd") if verb.lemma_ in {"be", "remain", "stay"} else None
    told = state if state is not None else verb if is_passive(verb) else None
    classes = word_classes()
    ending = next(
        (end for name, end in ENDS.items() if told is not None and told.lower_ in classes[name]), None
    )
    if (
        ending is None
        or is_infinitive(verb)
        or negated(verb)
        or modal(verb) is not None
        or in_condition(verb)
        or _is_long_ago(verb)
    ):
        return
    who = writer.subject(verb)
    if who:
        yield Candidate("standstill", f"when will {who.text} {ending}", TO_COME, state or verb, verb)


def _is_long_ago(verb: Token) -> bool:
    """Tell whether a clause tells its year: "was closed in 1931"."""
    return any(len(t.text) == 4 and t.text.isdigit() for t in verb.subtree if t.ent_type_ == "DATE")


def _of_sickbed(verb: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield "Will X recover?" for X who is in hospital."""
    if (
        verb.lemma_ not in {"be", "remain", "hospitalise", "hospitalize"}
        or negated(verb)
        or in_condition(verb)
    ):
        return
    lies = any(
        c.dep_ == "prep"
        and c.lower_ == "in"
        and any(g.lower_ in word_classes()["sickbed"] for g in c.children)
        for c in verb.children
    )
    if not (lies or (verb.lemma_.startswith("hospital") and is_passive(verb))):
        return
    who = writer.subject(verb)
    if who:
        yield Candidate("recovery", f"will {who.text} recover", TO_COME, verb, verb)


def _of_goal(noun: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield "Will the goal of X be reached?" for "the goal of X"."""
    if not in_class(noun, "goal"):
        return
    link = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    thing = child(link, "pobj") if link is not None else None
    what = writer.phrase(thing) if thing is not None else None
    if what:
        text = f"will the {noun.lower_} of {what.text} be reached"
        yield Candidate("goal", text, TO_COME, noun, noun)


def _is_loose(tokens: list[Token]) -> bool:
    """Tell whether a phrase names nothing that is known: no "the", no owner, no name at its head."""
    return not (
        tokens[0].lower_ in KNOWN or any(t.dep_ == "poss" for t in tokens[:3]) or tokens[0].pos_ == "PROPN"
    )


def _of_chance(verb: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield "Will X do Y?" for X that has, or is given, a chance to do Y."""
    noun = verb.head
    if verb.dep_ not in {"acl", "relcl"} or not is_infinitive(verb) or not in_class(noun, "chance"):
        return
    if negated(noun) or any(c.lower_ == "no" for c in noun.children) or in_condition(verb):
        return
    giver = noun.head
    given = child(giver, "dative") if in_class(giver, "giving") else None
    who = writer.phrase(given) if given is not None else writer.owner(noun)
    if in_class(giver, "giving") and given is None:
        return
    text = writer.will(verb, who) if who else None
    if text:
        yield Candidate("attempt", text, TO_COME, noun, verb)


VERB_PATTERNS = (_of_need, _of_standstill, _of_sickbed, _of_chance)
NOUN_PATTERNS = (_of_goal,)
