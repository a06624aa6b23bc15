"""Events and proceedings that are awaited: talks, trials, charges, strikes, inquiries, what is feared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.extract.questions.candidates import CONDITIONS, TO_COME, Candidate
from briefing.extract.questions.clauses import (
    auxiliaries,
    in_class,
    is_infinitive,
    is_passive,
    modal,
    negated,
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
    charged = verb.lemma_ == "charge" and is_passive(verb)
    if not (charged or verb.lemma_ == "face" or (in_class(verb, "detain") and is_passive(verb))):
        return
    who = writer.subject(verb)
    if who is None:
        return
    if charged:
        link = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "with"), None)
        rest = writer.write(tail(link), who.text) if link is not None else None
        if rest:
            yield Candidate("charged", f"will {who.text} be convicted of {rest}", TO_COME, verb, verb)
        return
    charge = next((t for t in tail(verb) if t.lemma_.lower() == "charge" and t.pos_ == "NOUN"), None)
    noun = subject(verb)
    if charge is None or noun is None or charge.head.lower_ == "without":
        return
    if any(in_class(t, "judged") for t in charge.ancestors):
        return
    link = next((c for c in charge.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    rest = writer.write(tail(link), who.text) if link is not None else None
    text = f"will {who.text} be convicted of {rest}" if rest else f"will {who.text} be convicted"
    yield Candidate("charged", text if rest else f"{text} on the charges", TO_COME, charge, verb)


def _of_awaited_event(noun: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield "Will there be X?" for "calls for X", "fears of X" and "demanded X"."""
    cue = _awaiting(noun)
    if cue is None or noun.pos_ != "NOUN" or any(t.dep_ == "poss" for t in noun.children):
        return
    if in_class(noun, "detail") or _has_own_infinitive(noun):
        return
    tokens = noun_phrase(noun) if noun.ent_type_ not in {"DATE", "TIME"} else []
    if not tokens or tokens[0].tag_ in {"PRP", "PRP$"} or tokens[0].lower_ in DEFINITE:
        return
    text = writer.write(tokens)
    if text:
        yield Candidate("event", f"will there be {text}", TO_COME, cue, noun)


def _awaiting(noun: Token) -> Token | None:
    """Return the word by which an event is feared, asked for or proposed."""
    if any(c.lower_ == "no" for c in noun.children) or any(c.lower_ == "had" for c in auxiliaries(noun.head)):
        return None
    if noun.dep_ == "dobj" and in_class(noun.head, "propose") and noun.ent_type_ == "":
        return noun.head
    if noun.dep_ != "pobj" or noun.head.dep_ != "prep":
        return None
    link, head = noun.head, noun.head.head
    feared = link.lower_ in {"of", "for"} and head.pos_ == "NOUN" and in_class(head, "risk")
    if head.lemma_ == "look" or in_class(noun, "human") or noun.lemma_ == "people":
        return None
    need = head.lemma_ == "demand" and head.tag_ == "NN" and not any(c.lower_ == "a" for c in head.children)
    wished = link.lower_ == "for" and (
        in_class(head, "wish") and not need if head.pos_ == "NOUN" else in_class(head, "call")
    )
    return head if feared or wished else None


def _has_own_infinitive(noun: Token) -> bool:
    """Tell whether what is awaited is what a noun is to do: "forecast prices to rise"."""
    clauses = (*noun.children, *(c for c in noun.head.children if c.dep_ in {"xcomp", "ccomp"}))
    return any(
        c.i > noun.i and c.dep_ in {"acl", "relcl", "xcomp", "ccomp"} and is_infinitive(c) for c in clauses
    )


def _of_proceeding(noun: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield what will come of talks, trials, bills, strikes and the like."""
    if not in_class(noun, "process") or noun.dep_ in {"compound", "npadvmod"}:
        return
    if _is_settled(noun) or _is_adverbial(noun) or _is_attack(noun) or _is_plea(noun):
        return
    if noun.lemma_ in {"case", "suit"} and not any(c.lower_ in {"against", "before"} for c in noun.children):
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


def _is_settled(noun: Token) -> bool:
    """Tell whether the clause says what came of a proceeding: "the bill was passed", "the inquiry found"."""
    verbs = [noun.head] if noun.dep_ in {"nsubj", "nsubjpass"} else []
    verbs += [c for c in noun.children if c.dep_ == "relcl"]
    return any(
        in_class(verb, "settle")
        and verb.tag_ in {"VBD", "VBN"}
        and modal(verb) is None
        and not negated(verb)
        and not any(c.dep_ == "mark" and c.lower_ in CONDITIONS for c in verb.children)
        for verb in verbs
    )


def _is_adverbial(noun: Token) -> bool:
    """Tell whether a noun is part of a set phrase: "in charge of", "in protest of", "convicted on charges of"."""
    if noun.lemma_ == "charge" and noun.dep_ == "pobj":
        return noun.head.lower_ in {"in", "without"} or in_class(noun.head.head, "judged")
    bare = not any(c.dep_ in {"det", "poss", "amod", "compound", "nummod"} for c in noun.children)
    return bare and in_class(noun, "phrasal") and noun.dep_ == "pobj" and noun.head.lower_ == "in"


def _is_plea(noun: Token) -> bool:
    """Tell whether an appeal is made to people or for something, not to a court, and a charge goes somewhere."""
    links = [c for c in noun.children if c.dep_ == "prep" and c.lower_ in {"to", "for"}]
    court = any(c.lemma_ in {"court", "tribunal"} for link in links for c in link.children)
    return noun.lemma_ in {"appeal", "charge"} and bool(links) and not court


def _is_attack(noun: Token) -> bool:
    """Tell whether a strike is an attack, or one that is only threatened or called for."""
    if not in_class(noun, "stoppage"):
        return False
    if any(c.dep_ in {"compound", "amod"} and in_class(c, "martial") for c in noun.children):
        return True
    against = noun.lemma_ == "strike" and any(
        c.dep_ == "prep" and c.lower_ in {"against", "on"} and _is_place(c) for c in noun.children
    )
    holder = noun.head.head if noun.dep_ == "pobj" else noun.head
    return against or any(in_class(holder, name) for name in ("risk", "wish", "propose", "call", "attempt"))


def _is_place(link: Token) -> bool:
    return any(c.dep_ == "pobj" and c.ent_type_ in {"GPE", "LOC", "NORP", "FAC"} for c in link.children)


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
