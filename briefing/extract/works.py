"""Works: names that a text calls a novel, a film or a song, and those of the characters in them, which are no actors.

Read from the noun that a name is joined to ("the novel Grey Harbour"), set beside ("Grey Harbour, a thriller"), listed
under ("shows such as Grey Harbour"; Hearst 1992) or equated with, and from verbs of acting.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from briefing.data import read_table
from briefing.extract.tables import role_noun

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

_MARKS = frozenset("\"'“”‘’`")
_HYPONYMS = {"like", "including"}
LONGEST_LIST = 12
"""Steps from a name of a list up to what the list stands under."""


@dataclass(frozen=True, slots=True)
class Works:
    """Nouns for works and for who acts in them, and verbs of acting, as lemmas."""

    works: frozenset[str]
    portraying: frozenset[str]
    playing: frozenset[str]


@cache
def works() -> Works:
    """Return the table of words for works."""
    return read_table("works", Works)


def is_invented(first: Token, last: Token) -> bool:
    """Tell whether the sentence calls a name, given by its first and last token, a work or somebody in one."""
    table = works()
    if any(noun.lemma_.lower() in table.works for noun in _called(first, last)):
        return True
    if _is_played(last):
        return True
    if last.dep_ != "dobj" or last.head.pos_ != "VERB":
        return False
    verb = last.head.lemma_.lower()
    return verb in table.portraying or (verb in table.playing and _is_told(last))


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
    for token in (first, last):
        if token.dep_ == "appos" and _is_common(token.head):
            yield token.head
    for child in last.children:
        if child.dep_ == "appos" and _is_common(child) and child.i > last.i:
            yield child
    if last.dep_ == "nsubj" and last.head.lemma_ == "be":
        yield from (c for c in last.head.children if c.dep_ == "attr" and _is_common(c))
    yield from _listed_under(last)


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
