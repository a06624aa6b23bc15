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
    is_plural,
    own_subject,
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
FINITE = frozenset({"VBD", "VBZ", "VBP"})
TIMES = frozenset({"DATE", "TIME", "CARDINAL", "MONEY", "QUANTITY", "PERCENT"})


def tail(verb: Token, limit: int = LONG_TAIL) -> list[Token]:
    """Return what follows the verb in its own clause: objects, complements, adverbials.

    Other clauses joined by "and", asides, subordinate clauses before the verb and trailing
    participles are left out; what is still longer than `limit` tokens is pruned from its end.
    """
    left_out: set[int] = set()
    for c in verb.children:
        if _leaves(c, verb):
            left_out.update(t.i for t in c.subtree)
    kept = _up_to_break(
        [t for t in sorted(verb.subtree, key=lambda t: t.i) if t.i > verb.i and t.i not in left_out]
    )
    for token in kept:
        aside = token.dep_ in ASIDES and token.left_edge.i > verb.i + 1 and _set_off(token, ",")
        second = token.dep_ == "appos" and (_set_off(token) or token.ent_type_ in TIMES)
        if aside or second or token.dep_ == "parataxis" or _of_main_clause(token):
            left_out.update(t.i for t in token.subtree)
    kept = _up_to_gap([t for t in kept if t.i not in left_out])
    kept = without_orphan_links(kept)
    if len(kept) > limit:
        kept = _pruned(kept, verb, limit)
    return kept


def _set_off(token: Token, mark: str = "") -> bool:
    """Tell whether a phrase is set off by a comma or another mark."""
    edge = token.left_edge
    return bool(edge.i) and (edge.nbor(-1).text == mark if mark else edge.nbor(-1).is_punct)


def _up_to_break(tokens: list[Token]) -> list[Token]:
    """Leave out what stands between two dashes, and cut at a colon, a semicolon or a dash alone.

    What follows such a mark is an aside, or a clause of its own.
    """
    breaks = [at for at, token in enumerate(tokens) if _is_break(token)]
    while breaks:
        first, second = breaks[0], breaks[1] if len(breaks) > 1 else len(tokens)
        paired = second < len(tokens) and tokens[first].text == tokens[second].text not in {";", ":"}
        aside = {t.i for t in tokens[first : second + 1]}
        rest = [t for t in tokens if t.i not in aside]
        if not paired or any(t.head.i in aside for t in rest):
            return _still_attached(tokens[:first], tokens[first:])
        tokens = rest
        breaks = [at for at, token in enumerate(tokens) if _is_break(token)]
    return tokens


def _is_break(token: Token) -> bool:
    return token.text in BREAKS or (token.text == "-" and bool(token.i and token.nbor(-1).whitespace_))


def _of_main_clause(verb: Token) -> bool:
    """Tell whether a plural verb is joined to the relative clause of a singular noun, and so no part of it.

    "Police seek the driver who fled and are asking for help": the police are asking.
    """
    if verb.dep_ != "conj" or verb.head.dep_ != "relcl":
        return False
    noun = verb.head.head
    plural = any(c.dep_ in AUXILIARIES and c.lower_ in {"are", "were", "have"} for c in verb.children)
    return plural and noun.tag_ in {"NN", "NNP"} and not is_plural(noun) and own_subject(verb) is None


def is_complete(verb: Token, kept: list[Token]) -> bool:
    """Tell whether a clause still has the complements that its verbs need."""
    places = {t.i for t in kept}
    for head in (verb, *(t for t in kept if t.pos_ in {"VERB", "AUX"})):
        kept_here = {c.dep_ for c in head.children if c.i in places}
        if any(
            c.dep_ in COMPLEMENTS
            and c.i > head.i
            and c.i not in places
            and not (c.dep_ in kept_here and _set_off(c))
            for c in head.children
        ):
            return False
    last = kept[-1] if kept else verb
    after = last.nbor(1) if last.i + 1 < last.sent.end else last
    if last.tag_ in FINITE and after.pos_ in {"VERB", "AUX"} and after is not last:
        return False
    if after.text == "-" and not last.whitespace_:
        return False
    lost = any(c.i > verb.i and c.dep_ in {"prep", "advcl", "advmod", "npadvmod"} for c in verb.children)
    return bool(kept) or not lost or is_passive(verb)


def _leaves(c: Token, verb: Token) -> bool:
    """Tell whether a child of the verb is no part of the verb's own clause."""
    if c.dep_ in SUBJECTS | AUXILIARIES | {"neg", "mark", "expl", "intj", "parataxis", "meta", "preconj"}:
        return True
    if c.dep_ == "conj":
        copula = verb.lemma_ == "be" or (c.lemma_ == "be" and c.tag_ in FINITE)
        return _own_clause(c) or c.tag_ != verb.tag_ or (copula and c.pos_ in {"VERB", "AUX"})
    if c.dep_ == "advcl":
        return c.i < verb.i or c.tag_ == "VBG" or not (is_infinitive(c) or _is_close(c, verb))
    if c.dep_ == "ccomp":
        return c.i < verb.i
    if c.dep_ == "prep":
        return c.lower_ in {"according", "despite"} or (c.i < verb.i)
    if c.dep_ == "advmod":
        return c.i < verb.i or c.tag_ == "WRB" or c.lower_ in LINKING
    if c.dep_ in {"npadvmod", "dobj"} and c.i > verb.i + 1 and c.pos_ in {"NOUN", "PROPN"}:
        return _set_off(c, ",") and c.ent_type_ not in TIMES
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
                and (t.dep_ != "npadvmod" or t.head.dep_ != "amod")
                and t.left_edge.i > verb.i + 3
                and t.head.i in kept | {verb.i}
            ),
            None,
        )
        if cut is None:
            return tokens
        while cut.head.i in kept and _leaves_a_stump(cut):
            cut = cut.head
        gone = {t.i for t in cut.subtree}
        tokens = without_orphan_links([t for t in tokens if t.i not in gone])
    return tokens


def _leaves_a_stump(cut: Token) -> bool:
    """Tell whether what a phrase hangs on reads as cut short without it.

    That is a clause without its complement, a list without its end, "train and equip" without the object.
    """
    head = cut.head
    if cut.dep_ in NEEDED:
        return head.dep_ in {"acl", "relcl"} or (head.dep_ == "advcl" and head.tag_ == "VBG")
    if cut.dep_ != "conj":
        return False
    shared = cut.pos_ == "VERB" and head.dep_ in {"acl", "relcl"}
    return head.dep_ == "conj" or (shared and not any(c.dep_ == "dobj" for c in head.children))
