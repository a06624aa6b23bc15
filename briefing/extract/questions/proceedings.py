"""Events and proceedings that are awaited: talks, trials, charges, strikes, inquiries, what is feared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.extract.questions.candidates import TO_COME, Candidate
from briefing.extract.questions.clauses import (
    in_class,
    is_passive,
    noun_phrase,
    subject,
)
from briefing.extract.questions.phrasing import Writer
from briefing.extract.questions.tails import tail

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

DEFINITE = frozenset(["the", "this", "that", "these", "those"])
INDEFINITE = frozenset(["a", "an", "no", "any", "some", "this", "that", "these", "those"])
LEADS = frozenset({"even", "in", "also", "only"})
MOST_WORDS = 14


def _of_charge(verb: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield "Will X be convicted of Y?" for X who was charged with Y, or arrested on charges of Y."""
    if not is_passive(verb) and verb.lemma_ != "face":
        return
    who = writer.subject(verb)
    if who is None:
        return
    if verb.lemma_ == "charge":
        link = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "with"), None)
        rest = writer.write(tail(link), who.text) if link is not None else None
        if rest:
            yield Candidate("charged", f"will {who.text} be convicted of {rest}", TO_COME, verb, verb)
        return
    charge = next((t for t in tail(verb) if t.lemma_.lower() == "charge" and t.pos_ == "NOUN"), None)
    noun = subject(verb)
    if charge is None or noun is None or not (in_class(verb, "detain") or verb.lemma_ == "face"):
        return
    link = next((c for c in charge.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    rest = writer.write(tail(link), who.text) if link is not None else None
    text = f"will {who.text} be convicted of {rest}" if rest else f"will {who.text} be convicted"
    yield Candidate("charged", text if rest else f"{text} on the charges", TO_COME, charge, verb)


def _of_awaited_event(noun: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield "Will there be X?" for "calls for X", "fears of X" and "demanded X"."""
    cue = _awaiting(noun)
    tokens = noun_phrase(noun)
    if (
        cue is None
        or noun.pos_ != "NOUN"
        or not tokens
        or tokens[0].tag_ in {"PRP", "PRP$"}
        or tokens[0].lower_ in DEFINITE
        or any(t.dep_ == "poss" for t in noun.children)
    ):
        return
    text = writer.write(tokens)
    if text:
        yield Candidate("event", f"will there be {text}", TO_COME, cue, noun)


def _awaiting(noun: Token) -> Token | None:
    """Return the word by which an event is feared, asked for or proposed."""
    if noun.dep_ == "dobj" and in_class(noun.head, "propose") and noun.ent_type_ == "":
        return noun.head
    if noun.dep_ != "pobj" or noun.head.dep_ != "prep":
        return None
    link, head = noun.head, noun.head.head
    feared = link.lower_ in {"of", "for"} and head.pos_ == "NOUN" and in_class(head, "risk")
    wished = link.lower_ == "for" and (
        in_class(head, "wish") if head.pos_ == "NOUN" else in_class(head, "call")
    )
    return head if feared or wished else None


def _of_proceeding(noun: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield what will come of talks, trials, bills, strikes and the like."""
    if not in_class(noun, "process") or noun.dep_ in {"compound", "npadvmod"}:
        return
    if noun.lemma_ == "case" and not any(c.lower_ in {"against", "before"} for c in noun.children):
        return
    tokens = noun_phrase(noun)
    while tokens and tokens[0].lower_ in LEADS:
        tokens = tokens[1:]
    if len(tokens) < 2 or len(tokens) > MOST_WORDS or any(t.dep_ == "conj" for t in noun.children):
        return
    text = writer.write(tokens)
    if not text:
        return
    lead = text.split()[0].lower()
    if lead in INDEFINITE and " " in text:
        text = "the " + text.split(" ", 1)[1]
    elif not (tokens[0].pos_ in {"DET", "PROPN", "PRON"} or "'s " in text or "’s " in text):
        text = f"the {text}"
    yield Candidate("proceeding", _outcome(noun, text), TO_COME, noun, noun)


def _outcome(noun: Token, text: str) -> str:
    """Return the question of what becomes of a proceeding, by what it is for."""
    if in_class(noun, "inquiry"):
        return f"what will {text} find"
    if in_class(noun, "parley"):
        return f"will {text} lead to an agreement"
    if in_class(noun, "petition"):
        return f"will {text} be approved"
    if in_class(noun, "stoppage"):
        return f"when will {text} end"
    if in_class(noun, "trial"):
        return f"how will {text} end"
    return f"what will come of {text}"


VERB_PATTERNS = (_of_charge,)
NOUN_PATTERNS = (_of_awaited_event, _of_proceeding)
