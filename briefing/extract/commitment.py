"""Commitment: whether a speaker stands by what a sentence reports, after de Marneffe, Simons and Tonhauser (2019).

"Brandt said that 30 died" has her stand by it; "denied", "did not say" and "refused to confirm" do not, and "might
say", "if she says", "asked whether" leave it open.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.extract.reported_speech import Told, reporting, span_of, speaker_of
from briefing.extract.speakers import is_nobody
from briefing.model import Commitment

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

_MAYBE = {"may", "might", "could"}
_INFINITIVE = {"xcomp", "acomp"}
"""How a verb hangs on the one that says whether it happens: "refused to say", "was quick to say"."""
_SHORT_OF = {"pcomp", "prep", "acomp", "advmod"}
"""The same behind a preposition: "stopped short of saying", "refrained from saying"."""
_HELPERS = {"neg", "aux", "auxpass"}


def committed(told: Told, cue: Token, speaker: Token | None = None) -> Told:
    """Return a statement with its speaker's commitment, its cue with what denies it: "did not say"."""
    if cue.pos_ not in {"VERB", "AUX"}:
        return told
    stands = commitment(cue, speaker or speaker_of(cue))
    return replace(told, commitment=stands, cue=_shown(cue) if stands == "denied" else told.cue)


def commitment(cue: Token, speaker: Token | None) -> Commitment:
    """Return how a speaker stands to what a verb of reporting says of them."""
    words, above = reporting(), _above(cue)
    withheld = {cue.lemma_.lower(), above.lemma_.lower()} & words.withholding
    denies = cue.lemma_.lower() in words.denying or bool(withheld)
    negated = _negated(cue) or _negated(above) or (speaker is not None and is_nobody(speaker))
    if denies != negated:
        return "denied"
    if denies:
        return "open"
    maybe = any(c.dep_ == "aux" and c.lower_ in _MAYBE for c in (*cue.children, *above.children))
    awaited = above is not cue and above.lemma_.lower() in words.awaiting
    return "open" if maybe or awaited or _supposed(above) or _asked(above) or _asks_whether(cue) else "held"


def _above(cue: Token) -> Token:
    """Return the verb that says whether a reporting happens, which is most often its own."""
    withholding = reporting().withholding
    at = cue
    while at.dep_ in _INFINITIVE and at.head is not at and at.lemma_.lower() not in withholding:
        at = at.head
    if at.dep_ == "pcomp":
        short = at
        while short.dep_ in _SHORT_OF and short.head is not short:
            short = short.head
        return short if short.lemma_.lower() in withholding else at
    return at


def _shown(cue: Token) -> tuple[int, int]:
    """Return the span of a cue and of what denies it before it, where nothing else stands between."""
    above = _above(cue)
    helpers = [c.i for verb in (cue, above) if _negated(verb) for c in verb.children if c.dep_ in _HELPERS]
    first = min([above.i, cue.i, *helpers])
    between = cue.doc[first : cue.i]
    alone = all(word.head in {cue, above} or word.dep_ in _INFINITIVE | _SHORT_OF for word in between)
    return span_of([cue.doc[first] if alone else cue, cue])


def _negated(verb: Token) -> bool:
    return any(child.dep_ == "neg" and child.i < verb.i for child in verb.children)


def _supposed(verb: Token) -> bool:
    """Tell "if she says that" and "had she said that", not the "if" of what she says."""
    return verb.dep_ == "advcl" and (
        any(c.dep_ == "mark" and c.lower_ in {"if", "unless"} for c in verb.children)
        or any(c.lower_ == "had" and c.i == verb.left_edge.i for c in verb.children)
    )


def _asked(verb: Token) -> bool:
    """Tell "did she say that ...?"."""
    subject = next((c.i for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), -1)
    inverted = any(c.dep_ in {"aux", "auxpass"} and c.i < subject for c in verb.children)
    return inverted and verb.sent[-1].text.startswith("?")


def _asks_whether(cue: Token) -> bool:
    """Tell "asked whether 30 had died"."""
    return any(
        word.dep_ == "mark" and word.lower_ in {"whether", "if"}
        for clause in cue.children
        if clause.dep_ == "ccomp" and clause.i > cue.i
        for word in clause.children
    )
