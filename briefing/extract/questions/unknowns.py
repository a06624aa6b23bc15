"""What the text says is not known: facts withheld, silence, persons missing, matters looked into."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.extract.questions.candidates import NOT_KNOWN, TO_COME, Candidate
from briefing.extract.questions.clauses import (
    child,
    in_class,
    is_passive,
    is_plural,
    negated,
    own_subject,
    subject,
)
from briefing.extract.questions.phrasing import Writer

if TYPE_CHECKING:
    from briefing.extract.syntax import Token


def _of_unknown_fact(verb: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield "What is X?" for "X is not known" and for "did not specify X"."""
    state, who = unknown_state(verb), own_subject(verb)
    if state is not None and who is not None and who.pos_ == "NOUN":
        name = writer.phrase(who)
        if name:
            several = who.tag_ == "NNS" or verb.lower_ in {"are", "were", "remain"}
            forms = ("were", "are") if several else ("was", "is")
            past = verb.tag_ == "VBD" or any(c.lower_ in {"was", "were"} for c in verb.children)
            yield Candidate(
                "unknown-fact", f"what {forms[not past]} {name.text}", NOT_KNOWN, state, verb, avowed=True
            )
    withheld = negated(verb) or (verb.dep_ == "pcomp" and verb.head.lower_ == "without")
    thing = child(verb, "dobj")
    if in_class(verb, "reveal") and withheld and thing is not None and thing.pos_ == "NOUN":
        owner = child(thing, "poss")
        known = owner is None or owner.tag_ != "PRP$" or writer.phrase(owner) is not None
        name = writer.phrase(thing) if known else None
        if name and not in_class(thing, "detail"):
            text = f"what {'are' if thing.tag_ == 'NNS' else 'is'} {_the(name.text)}"
            yield Candidate("withheld", text, NOT_KNOWN, verb, verb, avowed=True)


def _of_silence(verb: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield "What does X have to say?" for X who did not answer or declined to comment."""
    answers = in_class(verb, "answer")
    silent = answers and negated(verb)
    declined = answers and verb.head.lemma_ in {"decline", "refuse"}
    comment = child(verb, "dobj") if verb.lemma_ in {"decline", "refuse"} else None
    refused = comment is not None and comment.lower_ == "comment"
    if not (silent or declined or refused or is_unavailable(verb)):
        return
    who, noun = writer.subject(verb), subject(verb)
    if who is None or noun is None:
        return
    form = "do" if is_plural(noun) and noun.tag_ != "NNPS" else "does"
    about = ""
    holder = comment if refused and comment is not None else verb
    link = next((c for c in holder.children if c.dep_ == "prep" and c.lower_ in {"on", "about"}), None)
    thing = child(link, "pobj") if link is not None else None
    if thing is not None and thing.ent_type_ not in {"DATE", "TIME"}:
        what = writer.phrase(thing)
        about = f" about {what.text}" if what else ""
    yield Candidate("silence", f"what {form} {who.text} have to say{about}", NOT_KNOWN, verb, verb)


def _of_inquiry(verb: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield "What will the investigation of X find?" for X that is looked into."""
    if not in_class(verb, "investigate") or verb.dep_ in {"relcl", "acl"}:
        return
    thing = subject(verb) if is_passive(verb) else child(verb, "dobj")
    name = writer.phrase(thing) if thing is not None and thing.pos_ in {"NOUN", "PROPN"} else None
    if name:
        text = f"what will the investigation of {name.text} find"
        yield Candidate("investigated", text, TO_COME, verb, verb)
    elif thing is None and not is_passive(verb):
        who = writer.subject(verb)
        if who:
            text = f"what will {who.text} find in {'their' if who.plural else 'the'} investigation"
            yield Candidate("investigated", text, TO_COME, verb, verb)


def _of_missing(verb: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield "What has happened to X?" for X who is missing."""
    if verb.lemma_ not in {"be", "go", "remain", "disappear"} and verb.lower_ != "missing":
        return
    state = child(verb, "acomp", "oprd")
    gone = verb.lemma_ in {"be", "go", "remain"} and state is not None and state.lower_ == "missing"
    gone = gone or (
        verb.lower_ == "missing" and child(verb, "dobj") is None and own_subject(verb) is not None
    )
    if not gone and not (verb.lemma_ == "disappear" and verb.tag_ in {"VBD", "VBN"}):
        return
    who = writer.subject(verb)
    if who:
        yield Candidate("missing", f"what has happened to {who.text}", NOT_KNOWN, state or verb, verb)


def unknown_state(verb: Token) -> Token | None:
    """Return the word that says that the subject of "be" or "remain" is not known."""
    if is_passive(verb) and negated(verb) and in_class(verb, "reveal"):
        return verb
    if verb.lemma_ not in {"be", "remain"}:
        return None
    state = child(verb, "acomp", "attr", "oprd")
    if state is None:
        return None
    figure = state.pos_ == "NOUN" and any(
        c.dep_ == "prep" and c.lower_ == "to" for c in (*state.children, *verb.children)
    )
    hidden = (in_class(state, "hidden") and not figure) or (
        negated(verb) and state.lower_ in {"clear", "known"}
    )
    return state if hidden else None


def is_unavailable(verb: Token) -> bool:
    """Tell whether somebody could not be asked: "was unavailable for comment"."""
    state = child(verb, "acomp", "oprd") if verb.lemma_ in {"be", "remain"} else None
    return state is not None and state.lower_ in {"unavailable", "unreachable"}


def _the(words: str) -> str:
    """Return a phrase with "the": what is withheld is definite, "an exact date" or "the exact date"."""
    first, _, rest = words.partition(" ")
    if first.lower() in {"a", "an", "any"} and rest:
        return f"the {rest}"
    return (
        words if first.lower() in {"the", "its", "their", "his", "her"} or "'s " in words else f"the {words}"
    )


VERB_PATTERNS = (_of_unknown_fact, _of_silence, _of_inquiry, _of_missing)
