"""Roles: the words of a text that say what somebody is, and to whom they belong.

Read from the words before a name ("Kremlin spokesman Dmitry Peskov"), an apposition ("Yury Barmin, a
Middle East analyst at ..."), or a predicate ("X is the minister of ...").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.extract.tables import titles
from briefing.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 14
_ARTICLE = re.compile(r"^(?:the|a|an|his|her|its|their|our|my|then|now|also)\s+", re.IGNORECASE)
_STOPPERS = {"relcl", "acl", "advcl", "parataxis", "appos", "punct", "cc", "conj"}
_NOT_ROLES = {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "sir", "saint", "hon", "hon."}
_FORMERLY = {
    "former",
    "ex",
    "then",
    "late",
    "acting",
    "deputy",
    "senior",
    "chief",
    "vice",
    "assistant",
    "executive",
}


def roles_at(name: list[Token]) -> Iterator[str]:
    """Yield the roles that a sentence gives to the person whose name these tokens are, likeliest first."""
    root = _root(name)
    for words in (_before(name), _apposition(root), _head_of_apposition(name, root), _predicate(root)):
        if words and (role := clean_role(words)):
            yield role


def title_before(name: list[Token]) -> str:
    """Return the words of rank or office that stand right before a name."""
    return _before(name)


def clean_role(words: str) -> str | None:
    """Return a role without article, commas and mere forms of address, None where nothing is left."""
    words = words.strip(" ,;:-–—'\"“”‘’()")
    while (rest := _ARTICLE.sub("", words)) != words:
        words = rest
    if not words or words.lower() in _NOT_ROLES or not re.search(r"[^\W\d]{2}", words):
        return None
    return words if len(words.split()) <= LONGEST else None


def affiliation_in(role: str, start: int, mentions: list[Mention], person: str) -> str | None:
    """Return the state or organisation named in a role that stands at an offset, the last one first."""
    inside = [m for m in mentions if start <= m.start < start + len(role) and m.name != person]
    return next((m.name for m in reversed(inside) if m.kind in {"organisation", "state", "group"}), None)


def _root(name: list[Token]) -> Token:
    inside = {token.i for token in name}
    return next((token for token in name if token.head.i not in inside or token.head.i == token.i), name[-1])


def _before(name: list[Token]) -> str:
    """Return the run of nouns and adjectives right before a name, with its "of"-phrases."""
    first = name[0]
    sentence = first.sent
    at = first.i - 1
    words: list[Token] = []
    while at >= sentence.start and len(words) < LONGEST:
        token = first.doc[at]
        fits = token.pos_ in {"NOUN", "PROPN", "ADJ"} or token.text in {"-", "&", "/"}
        fits = (
            fits
            or token.lower_ in _FORMERLY
            or token.lower_ in titles()
            or (token.tag_ == "POS" and bool(words))
        )
        fits = fits or (
            token.lower_ in {"of", "for", "and"}
            and bool(words)
            and first.doc[at - 1].pos_ in {"NOUN", "PROPN"}
        )
        if not fits:
            break
        words.append(token)
        at -= 1
    words.reverse()
    while words and (words[0].text in {"-", "&", "/", "'s", "’s"} or words[0].lower_ in {"of", "for", "and"}):
        words = words[1:]
    if not words or words[-1].tag_ == "POS" or words[-1].lower_ in {"of", "for", "and"}:
        return ""
    if all(word.tag_ in {"JJ", "JJR", "JJS"} for word in words) and words[-1].lower_ not in titles():
        return ""
    return _text(words)


def _apposition(root: Token) -> str:
    """Return the noun phrase that follows a name between commas."""
    for child in root.children:
        if (
            child.dep_ == "appos"
            and child.i > root.i
            and child.pos_ in {"NOUN", "PROPN"}
            and not child.like_num
        ):
            return _text(_phrase(child))
    return ""


def _head_of_apposition(name: list[Token], root: Token) -> str:
    """Return the noun phrase before a name that is set after it: "the mayor of Velmora, Ilse Brandt"."""
    head = root.head
    if (
        root.dep_ == "appos"
        and head.i < root.i
        and head.pos_ in {"NOUN", "PROPN"}
        and head.ent_type_ != "PERSON"
    ):
        return _text([token for token in _phrase(head) if token.i < name[0].i])
    return ""


def _predicate(root: Token) -> str:
    """Return the noun phrase after a form of "be" whose subject is a name."""
    verb = root.head
    if root.dep_ == "nsubj" and verb.lemma_ == "be":
        for child in verb.children:
            if (
                child.dep_ == "attr"
                and child.pos_ == "NOUN"
                and any(c.lower_ in {"the", "a", "an"} for c in child.children)
            ):
                return _text(_phrase(child))
    return ""


def _phrase(noun: Token) -> list[Token]:
    """Return the tokens of a noun phrase up to its first clause or comma."""
    end = noun.right_edge.i
    for token in noun.subtree:
        if token.i > noun.i and (
            token.text in {",", ";", "—", "–", "("} or token.dep_ in {"relcl", "advcl", "parataxis"}
        ):
            end = min(end, (token if token.is_punct else token.left_edge).i - 1)
    return [token for token in noun.subtree if token.i <= end]


def _text(tokens: list[Token]) -> str:
    return "".join(token.text_with_ws for token in tokens).strip()
