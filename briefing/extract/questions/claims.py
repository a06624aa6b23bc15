"""What is claimed: reported clauses and plain statements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.extract.questions.candidates import (
    CLAIMED,
    Candidate,
    in_condition,
    reporting_verb,
    speaker_of,
    subject_name,
)
from briefing.extract.questions.clauses import (
    auxiliaries,
    governs_infinitive,
    in_class,
    is_infinitive,
    modal,
    negated,
)
from briefing.extract.questions.phrasing import Writer
from briefing.extract.questions.unknowns import is_unavailable, unknown_state

if TYPE_CHECKING:
    from briefing.extract.syntax import Token


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
    if _only_governs(verb) or unknown_state(verb) is not None or is_unavailable(verb):
        return
    if any(c.lower_ in {"whether", "if"} and c.dep_ == "mark" for c in verb.children):
        return
    text = writer.yes_no(verb)
    if not text:
        return
    if verb.dep_ == "ccomp" and in_class(verb.head, "deny") and not negated(verb.head):
        yield Candidate("denied", text, CLAIMED, verb.head, verb, subject_name(verb.head, writer))
        return
    cue = report if report is not None else verb
    pattern = "claim" if report is not None else "statement"
    if any(c.dep_ == "neg" for c in verb.children):
        pattern += "-not"
    negative = writer.negative(verb, text) if negated(verb) else None
    yield Candidate(pattern, text, CLAIMED, cue, verb, speaker_of(verb, writer), negative=negative)


def _only_governs(verb: Token) -> bool:
    """Tell whether what matters is not this verb but the clause that it governs."""
    if (
        verb.lemma_ == "say"
        or in_class(verb, "charge")
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


VERB_PATTERNS = (_of_claim,)
