"""Works and other things: names that a text calls a novel, a law or a prize, and those of characters, which are no actors.

Read from the noun that a name is joined to ("the novel Grey Harbour"), set beside ("Grey Harbour, a thriller"), listed
under ("shows such as Grey Harbour"; Hearst 1992) or equated with, and from verbs of acting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from briefing.data import read_table
from briefing.extract.tables import names_thing, role_noun

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

_MARKS = frozenset("\"'“”‘’`")
_HYPONYMS = {"like", "including"}
_IN_BRACKETS = 6
"""Tokens behind a name among which the brackets end that tell who acts it."""
_ALSO = re.compile(
    r"(?:,? (?:also |better |popularly |locally )?known as(?: the)?| ?\(the) [\"“‘']?"
    r"(?:The )?((?:[A-Z][\w-]+ (?:of )?(?:the )?)+[A-Z][\w-]+)(?=[\"”’'),])"
)
LONGEST_ALSO = 100
"""Characters behind a name in which its other name stands."""
LONGEST_LIST = 12
"""Steps from a name of a list up to what the list stands under."""


@dataclass(frozen=True, slots=True)
class Works:
    """Nouns for works and for who acts in them, verbs of acting, and nouns for other things, as lemmas."""

    works: frozenset[str]
    factual: frozenset[str]
    things: frozenset[str]
    portraying: frozenset[str]
    playing: frozenset[str]
    named_before: frozenset[str]
    following: frozenset[str]
    starring: frozenset[str]
    remembered: frozenset[str]
    parts: frozenset[str]
    of_part: frozenset[str]


@cache
def works() -> Works:
    """Return the table of words for works."""
    return read_table("works", Works)


def is_no_party(first: Token, last: Token) -> bool:
    """Tell whether the sentence calls a name, given by its first and last token, a work, somebody in one, or a thing.

    "The bill Torv" is one called Torv, "after the bill Torv spoke" is none; "the Torv index" is one, "the Torv bill" none.
    """
    table, before = works(), first.i - 1
    for noun in _called(first, last):
        word = noun.lemma_.lower()
        joined = noun.i != before or noun.head is last or last.head is noun
        if word in table.works or (joined and word in table.things):
            return True
    above = last.head
    if last.dep_ == "compound" and above.i == last.i + 1 and above.lemma_.lower() in table.named_before:
        return True
    return _is_acting(first, last) or _is_known_as_thing(last)


def _is_acting(first: Token, last: Token) -> bool:
    """Tell whether brackets, or verbs of acting, make a name that of a work or of somebody in one."""
    table = works()
    if _is_played(last) or _is_acted(last) or _is_credit(first, last):
        return True
    if last.dep_ == "pobj":
        return _is_part(last)
    verb = last.head.lemma_.lower()
    if last.dep_ != "dobj" or last.head.pos_ != "VERB":
        return False
    if verb in table.following:
        told = table.works - table.factual
        return any(noun.dep_ == "nsubj" and noun.lemma_.lower() in told for noun in last.head.children)
    known = last.head.dep_ == "pcomp" and last.head.head.head.lemma_.lower() in table.remembered
    return verb in table.portraying or (verb in table.playing and (known or _is_told(last)))


def _is_part(name: Token) -> bool:
    """Tell a part that somebody plays, and what it is played in: "starred as Ilse Torv", "the male lead in Grey Harbour"."""
    link, above = name.head, name.head.head
    if link.lower_ == "as":
        return above.lemma_.lower() in works().starring
    told = any(child.lower_ in works().of_part for child in above.children)
    return link.lower_ == "in" and above.lemma_.lower() in works().parts and told


def _is_known_as_thing(name: Token) -> bool:
    """Tell whether the other name that the text gives a name is a thing's: "Yom Velm, also known as Harbour Day"."""
    end = name.idx + len(name)
    other = _ALSO.match(name.doc.text, end, end + LONGEST_ALSO)
    return other is not None and names_thing(other[1])


def _is_told(name: Token) -> bool:
    """Tell whether a noun beside a name says who that is: "Ilse Torv, a young lawyer"."""
    return any(child.dep_ == "appos" and role_noun(child.text) for child in name.children)


def _is_played(name: Token) -> bool:
    """Tell whether brackets or commas behind a name say by whom it is played: "Ilse Torv (played by ...)"."""
    behind = [token.lemma_.lower() for token in name.doc[name.i + 1 : name.i + 4]]
    if len(behind) != len(("(", "played", "by")):
        return False
    mark, verb, by = behind
    return mark in {"(", ","} and verb in works().portraying | works().playing and by == "by"


def _is_acted(name: Token) -> bool:
    """Tell whether brackets behind a name hold another person's, in a text about a work: "Ilse Torv (Mio Lund)"."""
    behind = name.doc[name.i + 1 : name.i + 1 + _IN_BRACKETS]
    if len(behind) < 1 or behind[0].text != "(":
        return False
    inner = []
    for token in list(behind)[1:]:
        if token.text in {")", ","}:
            break
        inner.append(token)
    else:
        return False
    person = len(inner) > 1 and all(token.ent_type_ == "PERSON" and token.is_title for token in inner)
    return person and any(token.lemma_ in works().works and token.tag_ == "NN" for token in name.doc)


def _is_credit(first: Token, last: Token) -> bool:
    """Tell whether a name stands alone in brackets behind somebody whom a work shows: "it stars Mio Lund (Grey Harbour)"."""
    doc, end = first.doc, last.i + 1
    alone = first.i > 1 and doc[first.i - 1].text == "(" and end < len(doc) and doc[end].text == ")"
    return alone and any(
        token.pos_ == "VERB" and token.lemma_.lower() in works().starring for token in first.sent
    )


def _called(first: Token, last: Token) -> Iterator[Token]:
    """Yield the common nouns that the sentence calls a name by."""
    doc, sentence = first.doc, first.sent
    before = first.i - 1
    if before > sentence.start and doc[before].text in _MARKS:
        before -= 1
    if before >= sentence.start and _is_common(doc[before]):
        if role_noun(doc[before].text):
            return
        # "The book Ilse Brandt wrote" is none of that name.
        if not (last.dep_ in {"nsubj", "nsubjpass"} and last.head.dep_ in {"relcl", "acl"}):
            yield doc[before]
    for token in (first, _first_listed(last)):
        if token.dep_ == "appos" and _is_common(token.head):
            yield token.head
    for child in last.children:
        if child.dep_ == "appos" and _is_common(child) and child.i > last.i:
            yield child
    if last.dep_ == "nsubj" and last.head.lemma_ == "be":
        yield from (c for c in last.head.children if c.dep_ == "attr" and _is_common(c))
    yield from _listed_under(last)


def _first_listed(name: Token) -> Token:
    """Return the first name of the list that a name stands in: "five rides: the Velm Wheel, Frog Jump and Boat"."""
    at = name
    for _ in range(LONGEST_LIST):
        if at.dep_ != "conj" or at.head.i > at.i or at.head.pos_ != "PROPN":
            break
        at = at.head
    return at


def _listed_under(name: Token) -> Iterator[Token]:
    """Yield the noun whose examples a name is among: "shows such as Grey Harbour and Low Tide"."""
    at = name
    for _ in range(LONGEST_LIST):
        if at.dep_ not in {"conj", "appos", "compound", "nmod"} or at.head is at:
            break
        at = at.head
    link = at.head
    such = link.lower_ == "as" and link.i > link.sent.start and link.nbor(-1).lower_ == "such"
    if at.dep_ == "pobj" and (such or link.lower_ in _HYPONYMS) and _is_common(link.head):
        yield link.head


def _is_common(token: Token) -> bool:
    return token.tag_ in {"NN", "NNS"}
