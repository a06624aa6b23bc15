"""What is claimed: reported clauses, plain statements, accusations, denials, and silence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.extract.questions.candidates import (
    CLAIMED,
    NOT_KNOWN,
    TO_COME,
    Candidate,
    in_condition,
    reporting_verb,
    speaker_of,
    subject_name,
)
from briefing.extract.questions.clauses import (
    auxiliaries,
    child,
    governs_infinitive,
    in_class,
    is_infinitive,
    is_passive,
    is_plural,
    modal,
    negated,
    own_subject,
    subject,
)
from briefing.extract.questions.phrasing import Writer
from briefing.extract.questions.tails import tail

if TYPE_CHECKING:
    from spacy.tokens import Token


def _of_claim(verb: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield a yes-no question for what somebody reports, and for a plain main clause."""
    if modal(verb) is not None or is_infinitive(verb) or in_condition(verb):
        return
    report = reporting_verb(verb)
    main = (
        verb.dep_ == "ROOT"
        or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")
        or (verb.dep_ == "ccomp" and verb.head.dep_ == "ROOT")
    )
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} or bool(auxiliaries(verb))
    if not finite or (report is None and not main):
        return
    if _only_governs(verb) or _unknown_state(verb) is not None or _unavailable(verb):
        return
    if any(c.lower_ in {"whether", "if"} and c.dep_ == "mark" for c in verb.children):
        return
    text = writer.yes_no(verb)
    if not text:
        return
    cue = report if report is not None else verb
    if report is not None and in_class(report, "deny"):
        yield Candidate("denied", text, CLAIMED, cue, verb, speaker_of(verb, writer))
    else:
        pattern = "claim" if report is not None else "statement"
        if any(c.dep_ == "neg" for c in verb.children):
            pattern += "-not"
        yield Candidate(pattern, text, CLAIMED, cue, verb, speaker_of(verb, writer))


def _only_governs(verb: Token) -> bool:
    """Tell whether what matters is not this verb but the clause that it governs."""
    if (
        verb.lemma_ == "say"
        or (in_class(verb, "answer") and negated(verb))
        or (in_class(verb, "report") and any(_is_content(c) for c in verb.children))
    ):
        return True
    return governs_infinitive(verb)


def _is_content(clause: Token) -> bool:
    """Tell whether a clause is what a verb of speech reports."""
    if clause.dep_ in {"ccomp", "parataxis"}:
        return True
    return clause.dep_ in {"advcl", "acl", "relcl"} and any(
        c.lower_ == "that" and c.dep_ == "mark" for c in clause.children
    )


def _of_silence(verb: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield "What does X have to say?" for X who did not answer or declined to comment."""
    silent = in_class(verb, "answer") and any(c.dep_ == "neg" for c in verb.children)
    declined = in_class(verb, "answer") and verb.head.lemma_ in {"decline", "refuse"}
    if not (silent or declined or _unavailable(verb)):
        return
    who = writer.subject(verb)
    noun = subject(verb)
    if who and noun is not None:
        form = "do" if is_plural(noun) and noun.tag_ != "NNPS" else "does"
        yield Candidate("silence", f"what {form} {who.text} have to say", NOT_KNOWN, verb, verb)


def _of_accusation(verb: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield "Is X doing Y?" for "accused X of doing Y", "Did X do Y?" for "denied doing Y"."""
    if verb.tag_ != "VBG":
        return
    head = verb.head
    if verb.dep_ == "pcomp" and head.lower_ in {"of", "with", "for"}:
        accuser = head.head
        if not (
            in_class(accuser, "accuse") or accuser.lemma_ in {"accusation", "charge", "blame", "allegation"}
        ):
            return
        party = next((c for c in accuser.children if c.dep_ in {"dobj", "nsubjpass"}), None)
        if party is None and accuser.lemma_ in {"accusation", "allegation"}:
            rest = writer.write(tail(verb))
            if rest and accuser.dep_ == "dobj" and accuser.head.lemma_ in {"trade", "exchange", "swap"}:
                yield Candidate("accused-both", f"is either side {verb.text} {rest}", CLAIMED, accuser, verb)
            return
        who = writer.phrase(party) if party is not None else None
        rest = writer.write(tail(verb), who.text) if who else None
        if who and party is not None and rest is not None:
            several = who.plural if who.plural is not None else party.tag_ in {"NNS", "NNPS"}
            yield Candidate(
                "accused",
                f"{'are' if several else 'is'} {who.text} {verb.text} {rest}",
                CLAIMED,
                accuser,
                verb,
                subject_name(accuser, writer),
            )
    elif verb.dep_ == "xcomp" and in_class(head, "deny"):
        who = writer.subject(head)
        rest = writer.write(tail(verb), who.text) if who else None
        if who and rest is not None:
            yield Candidate("denied", f"did {who.text} {verb.lemma_} {rest}", CLAIMED, head, verb)


def _of_unknown_fact(verb: Token, writer: Writer) -> Iterator[Candidate]:
    """Yield "What is X?" for "X is not known" and "What will come of it?" for what is looked into."""
    state, who = _unknown_state(verb), own_subject(verb)
    if state is not None and who is not None and who.pos_ == "NOUN":
        name = writer.phrase(who)
        if name:
            forms = ("were", "are") if who.tag_ == "NNS" else ("was", "is")
            past = verb.tag_ == "VBD" or any(c.lower_ in {"was", "were"} for c in verb.children)
            form = forms[0] if past else forms[1]
            yield Candidate("unknown-fact", f"what {form} {name.text}", NOT_KNOWN, state, verb)
    if in_class(verb, "investigate") and verb.dep_ not in {"relcl", "acl"}:
        thing = child(verb, "dobj")
        name = writer.phrase(thing) if thing is not None and thing.pos_ in {"NOUN", "PROPN"} else None
        if name:
            text = f"what will the investigation of {name.text} find"
            yield Candidate("investigated", text, TO_COME, verb, verb)


def _unknown_state(verb: Token) -> Token | None:
    """Return the word that says that the subject of "be" or "remain" is not known."""
    if is_passive(verb) and negated(verb) and in_class(verb, "reveal"):
        return verb
    if verb.lemma_ not in {"be", "remain"}:
        return None
    state = child(verb, "acomp", "attr", "oprd")
    if state is None:
        return None
    hidden = in_class(state, "hidden") or (negated(verb) and state.lower_ in {"clear", "known"})
    return state if hidden else None


def _unavailable(verb: Token) -> bool:
    """Tell whether somebody could not be asked: "was unavailable for comment"."""
    state = child(verb, "acomp", "oprd")
    return (
        verb.lemma_ in {"be", "remain"}
        and state is not None
        and state.lower_ in {"unavailable", "unreachable"}
    )


VERB_PATTERNS = (_of_claim, _of_accusation, _of_unknown_fact, _of_silence)
