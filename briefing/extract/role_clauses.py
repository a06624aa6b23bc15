"""Clauses that say what somebody is: "X is the minister of ...", "appointed X as head of ...", "the winner was X"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from briefing.data import read_table
from briefing.extract.tables import role_noun

if TYPE_CHECKING:
    from briefing.extract.syntax import Doc, Token


class RolePhrases(msgspec.Struct, frozen=True):
    """Words of the phrases that say what somebody is; the file says of each list what it holds."""

    naming: frozenset[str]
    examples: frozenset[str]
    identified: frozenset[str]
    no_role: frozenset[str]
    clauses: frozenset[str]
    continued: frozenset[str]


@cache
def role_phrases() -> RolePhrases:
    """Return the words of these phrases."""
    return read_table("role_phrases", RolePhrases)


def told_in_clause(name: Sequence[Token]) -> list[Token]:
    """Return what a clause says that a name is: its own, or that of the "who" after it."""
    root = _root(name)
    doc, end = root.doc, root.sent.end
    who = behind_age(name[-1].i + 1, doc, end)
    own = _predicate(root)
    return own if own or who >= end or doc[who].lower_ != "who" else _predicate(doc[who])


def _root(name: Sequence[Token]) -> Token:
    """Return the word of a name that the rest of it depends on."""
    inside = {token.i for token in name}
    return next((t for t in name if t.head.i not in inside or t.head.i == t.i), name[-1])


def _predicate(subject: Token) -> list[Token]:
    """Return the noun phrase after a form of "be" or "become" with this subject, or after its verb's "as"."""
    verb = subject.head
    if subject.dep_ not in {"nsubj", "nsubjpass", "dobj"} or verb.pos_ not in {"VERB", "AUX"}:
        return []
    # "Is not the mayor", "might become mayor": what is denied or may come is no role.
    if any(child.dep_ == "neg" or (child.dep_ == "aux" and child.tag_ == "MD") for child in verb.children):
        return []
    for child in verb.children:
        noun: Token | None = None
        is_attribute = child.dep_ == "attr" and verb.lemma_ in {"be", "become"} and subject.dep_ == "nsubj"
        named = child.dep_ in {"oprd", "attr", "dobj"} and subject.dep_ == "nsubjpass"
        if is_attribute or (named and verb.lemma_ in role_phrases().naming):
            noun = child
        elif child.lower_ == "as" and child.dep_ == "prep":
            noun = next((c for c in child.children if c.dep_ == "pobj"), None)
        if noun is not None and role_noun(noun.text):
            return _phrase(noun)
    return []


def told_before(name: Sequence[Token]) -> list[Token]:
    """Return the subject of a form of "be" behind which a name stands: "The winner was Ilse Brandt"."""
    root = _root(name)
    if root.dep_ != "attr" or root.head.lemma_ != "be":
        return []
    subject = next((c for c in root.head.children if c.dep_ == "nsubj" and role_noun(c.text)), None)
    return _phrase(subject) if subject is not None else []


def _phrase(noun: Token) -> list[Token]:
    """Return the tokens of a noun phrase up to its first clause or comma."""
    end = noun.right_edge.i
    for token in noun.subtree:
        if token.i > noun.i and (
            token.text in {",", ";", "—", "–", "("} or token.dep_ in {"relcl", "advcl", "parataxis"}
        ):
            end = min(end, (token if token.is_punct else token.left_edge).i - 1)
    return [token for token in noun.subtree if token.i <= end]


def behind_age(at: int, doc: Doc, end: int) -> int:
    """Return the place behind a comma, and behind an age set off by commas: ", 43, "."""
    if at < end and doc[at].text in {",", "–", "—", "-"}:
        at += 1
        if at + 1 < end and doc[at].like_num and doc[at + 1].text == ",":
            at += 2
    return at
