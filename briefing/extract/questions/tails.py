"""What follows a verb in its own clause, and how much of it a short question keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.extract.questions.clauses import (
    AUXILIARIES,
    BREAKS,
    HEAVY,
    SUBJECTS,
    is_infinitive,
    is_passive,
    without_orphan_links,
)

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "oprd", "ccomp", "xcomp", "dative", "prt"})
LINKING = frozenset(
    ["also", "however", "too", "meanwhile", "therefore", "thus", "then", "otherwise", "instead"]
)
LONG_TAIL = 20
ASIDES = frozenset({"relcl", "acl", "prep"})
NEEDED = frozenset({"prep", "advmod", "npadvmod"})


def tail(verb: Token, limit: int = LONG_TAIL) -> list[Token]:
    """Return what follows the verb in its own clause: objects, complements, adverbials.

    Other clauses joined by "and", asides, subordinate clauses before the verb and trailing
    participles are left out; what is still longer than `limit` tokens is pruned from its end.
    """
    left_out: set[int] = set()
    for c in verb.children:
        if _leaves(c, verb):
            left_out.update(t.i for t in c.subtree)
    kept = [t for t in verb.subtree if t.i > verb.i and t.i not in left_out]
    for token in kept:
        aside = (
            token.dep_ in ASIDES and token.left_edge.i > verb.i + 1 and token.left_edge.nbor(-1).text == ","
        )
        if aside or token.dep_ in {"appos", "parataxis"}:
            left_out.update(t.i for t in token.subtree)
    kept = _up_to_gap([t for t in kept if t.i not in left_out])
    kept = without_orphan_links(kept)
    if len(kept) > limit:
        kept = _pruned(kept, verb, limit)
    return kept


def is_complete(verb: Token, kept: list[Token]) -> bool:
    """Tell whether a clause still has the complements that its verbs need."""
    places = {t.i for t in kept}
    for head in (verb, *(t for t in kept if t.pos_ in {"VERB", "AUX"})):
        if any(c.dep_ in COMPLEMENTS and c.i > head.i and c.i not in places for c in head.children):
            return False
    lost = any(c.i > verb.i and c.dep_ in {"prep", "advcl", "advmod", "npadvmod"} for c in verb.children)
    return bool(kept) or not lost or is_passive(verb)


def _leaves(c: Token, verb: Token) -> bool:
    """Tell whether a child of the verb is no part of the verb's own clause."""
    if c.dep_ in SUBJECTS | AUXILIARIES | {"neg", "mark", "expl", "intj", "parataxis", "meta", "preconj"}:
        return True
    if c.dep_ == "conj":
        return _own_clause(c) or c.tag_ != verb.tag_ or (verb.lemma_ == "be" and c.pos_ in {"VERB", "AUX"})
    if c.dep_ == "advcl":
        return c.i < verb.i or c.tag_ == "VBG" or not (is_infinitive(c) or _is_close(c, verb))
    if c.dep_ == "ccomp":
        return c.i < verb.i
    if c.dep_ == "prep":
        return c.lower_ in {"according", "despite"} or (c.i < verb.i)
    if c.dep_ == "advmod":
        return c.i < verb.i or c.tag_ == "WRB" or c.lower_ in LINKING
    return (c.dep_ in {"npadvmod", "punct"} and c.i < verb.i) or c.text in BREAKS


def _is_close(clause: Token, verb: Token) -> bool:
    """Tell whether an adverbial clause tells when, or on what condition, in a few words."""
    words = sum(1 for _ in clause.subtree)
    return (
        words <= 9
        and any(
            c.lower_ in {"if", "unless", "until", "before", "after", "when", "once"} for c in clause.children
        )
        and clause.i > verb.i
    )


def _own_clause(verb: Token) -> bool:
    return any(
        c.dep_ in SUBJECTS or (c.dep_ in AUXILIARIES and c.lower_ != "to") or c.dep_ == "neg"
        for c in verb.children
    )


def _up_to_gap(tokens: list[Token]) -> list[Token]:
    """Cut where something was left out between commas: what follows has lost its context."""
    for at in range(1, len(tokens)):
        before, after = tokens[at - 1], tokens[at]
        if after.i != before.i + 1 and (before.is_punct or after.is_punct):
            return _still_attached(tokens[:at], tokens[at:])
    return tokens


def _still_attached(kept: list[Token], cut: list[Token]) -> list[Token]:
    """Drop the words whose clause was cut off with its verb."""
    gone = {t.i for t in cut}
    while True:
        left = [t for t in kept if t.head.i not in gone]
        if len(left) == len(kept):
            return kept
        gone.update(t.i for t in kept if t.head.i in gone)
        kept = left


def _pruned(tokens: list[Token], verb: Token, limit: int) -> list[Token]:
    """Drop the last heavy modifiers until the tail is short enough."""
    labels = HEAVY | {"conj", "acl", "prep", "npadvmod", "advmod"}
    while len(tokens) > limit:
        kept = {t.i for t in tokens}
        cut = next(
            (
                t
                for t in reversed(tokens)
                if t.dep_ in labels
                and (t.dep_ != "prep" or t.head.pos_ == "VERB")
                and t.left_edge.i > verb.i + 3
                and t.head.i in kept | {verb.i}
            ),
            None,
        )
        if cut is None:
            return tokens
        while cut.dep_ in NEEDED and cut.head.dep_ in {"acl", "relcl"} and cut.head.i in kept:
            cut = cut.head
        gone = {t.i for t in cut.subtree}
        tokens = without_orphan_links([t for t in tokens if t.i not in gone])
    return tokens
