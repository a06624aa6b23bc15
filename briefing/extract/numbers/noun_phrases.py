"""The noun that a number counts or measures, and the words of its phrase that are told with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.extract.numbers.tables import context_words
from briefing.extract.numbers.units import is_unit

if TYPE_CHECKING:
    from briefing.extract.syntax import Span, Token

OBJECTS = frozenset({"pobj", "pcomp"})
NOUNS = frozenset({"NOUN", "PROPN"})
LEFT = frozenset({"compound", "amod", "nmod", "poss", "nummod", "advmod"})
QUANTIFIERS = frozenset(
    [
        "more",
        "other",
        "others",
        "additional",
        "estimated",
        "long",
        "further",
        "new",
        "total",
        "such",
        "much",
        "many",
        "same",
        "rest",
        "number",
        "average",
        "record",
        "least",
        "most",
    ]
)
LINKS = frozenset({"of", "in", "for", "on", "from", "to", "with", "by", "at", "against", "between", "under"})
LONGEST_TAIL = 7
LONGEST_JOINED = 4
"""Tokens by which a word is joined to a number: "-year-old"."""
BRACKETS = frozenset("()[]")


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun counted or measured, and a few words that say what it is.

    `end` is where the noun ends in the paragraph's text when it follows the number; `attributive`
    says that the number modifies it, `of` that an "of" ties them. `core` and `tail` are the words of
    the phrase up to the noun and after it. Where the noun is only implied ("killing 15"), `head` is the verb.
    """

    head: Token
    phrase: str
    end: int | None = None
    attributive: bool = False
    of: bool = False
    core: str = ""
    tail: str = ""
    implied: bool = False

    def told(self, event: str) -> Counted:
        """Return the same with what happened to it, between the noun and where it is, after what it is of."""
        core = self.core or self.head.text
        words = (core, self.tail, event) if self.tail.startswith("of ") else (core, event, self.tail)
        return replace(self, phrase=" ".join(word for word in words if word))


def make(
    noun: Token, number: Span, *, attributive: bool = False, of: bool = False, follows: bool = True
) -> Counted:
    """Return the noun with its phrase; `follows` says that it is part of the number's own phrase."""
    follows = follows and noun.i >= number.end
    words = _phrase(noun, range(number.start, number.end))
    core = join(token for token in words if token.i <= noun.i) or noun.text
    tail = join(token for token in words if token.i > noun.i)
    end = noun.idx + len(noun.text) if follows else None
    phrase = join(words) or noun.text
    return Counted(noun, phrase, end, attributive and follows, of and follows, core, tail)


def tail_of(token: Token, number: Span) -> list[Token]:
    """Return the first prepositional phrase after a noun or participle ("in the arson attack")."""
    return _tail(token, range(number.start, number.end), levels=1)


def join(tokens: Iterable[Token]) -> str:
    """Return tokens as running text, a single space where some were left out."""
    text, last = "", -2
    for token in tokens:
        gap = "" if not text else (token.doc[last].whitespace_ and " ") if token.i == last + 1 else " "
        text += gap + token.text
        last = token.i
    return " ".join(text.split()).strip(" ,-–\"“”'‘")


def anchor_of(number: Span) -> Token:
    """Return the token of the number that is attached to the rest of the sentence."""
    inside = range(number.start, number.end)
    outside = [t for t in number if t.head.i not in inside or t.head.i == t.i]
    return ([t for t in outside if not t.is_punct] or outside or [number[-1]])[-1]


def is_noun(token: Token) -> bool:
    """Tell whether a token is a noun that can be counted or measured, digits and signs set aside."""
    return token.pos_ in NOUNS and token.text[:1].isalpha() and not is_number(token)


def is_number(token: Token) -> bool:
    """Tell whether a token is a number, an amount, or holds digits."""
    return token.like_num or token.ent_type_ in {"PERCENT", "MONEY"} or any(c.isdigit() for c in token.text)


def _phrase(noun: Token, inside: range) -> list[Token]:
    """Return the words that say what is counted: the noun, its modifiers, and its first "of" or "in"."""
    chosen = {noun.i}
    for child in noun.children:
        if (
            child.dep_ in LEFT
            and child.i < noun.i
            and child.i not in inside
            and child.lower_ not in QUANTIFIERS
        ):
            if is_number(child) or child.pos_ in {"NUM", "PRON"} or child.is_punct:
                continue
            if any(t.i in inside for t in child.subtree):
                if not _is_of_another(child):
                    chosen.add(child.i)
                continue
            chosen.update(
                t.i
                for t in child.subtree
                if t.i not in inside and t.i < noun.i and not is_number(t) and not _is_of_another(t)
            )
    chosen.update(t.i for t in _tail(noun, inside, levels=2 if introduces(noun) else 1))
    return [noun.doc[i] for i in sorted(chosen)]


def _is_of_another(token: Token) -> bool:
    """Tell whether a token is the unit of a number before it, or joined to one ("the 30-metre-high (100ft) cross")."""
    doc, at = token.doc, token.i
    if token.text in BRACKETS:
        return any(is_number(other) for other in doc[max(0, at - LONGEST_JOINED) : at + LONGEST_JOINED])
    if at and is_unit(token.lower_.strip(".")) and is_number(doc[at - 1]):
        return True
    while (
        at > max(0, token.i - LONGEST_JOINED)
        and not doc[at - 1].whitespace_
        and "-" in {doc[at].text, doc[at - 1].text}
    ):
        at -= 1
    measure = next((word for word in doc[at + 1 : at + 3] if word.text != "-"), token)
    return at < token.i and is_number(doc[at]) and is_unit(measure.lower_)


def introduces(noun: Token) -> bool:
    """Tell whether a noun only introduces what is counted: "the value of", "a number of"."""
    return noun.lemma_.lower() in context_words().transparent


def _tail(noun: Token, inside: range, *, levels: int) -> list[Token]:
    """Return the first prepositional phrase after a noun, up to its own noun ("in the arson attack")."""
    for child in noun.children:
        if child.i <= noun.i or child.dep_ != "prep" or child.lower_ not in LINKS:
            continue
        inner = next(
            (c for c in child.children if c.dep_ in OBJECTS and (is_noun(c) or c.tag_ == "VBG")), None
        )
        if inner is None or inner.lemma_.lower() in context_words().ages:
            return []
        tail = list(noun.doc[child.i : inner.i + 1])
        if len(tail) > LONGEST_TAIL or any(t.i in inside or is_number(t) for t in tail):
            return []
        return tail + (_tail(inner, inside, levels=levels - 1) if levels > 1 else [])
    return []
