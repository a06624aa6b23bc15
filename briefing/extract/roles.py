"""Roles: the words of a text that say what somebody is.

Read from the words before a name ("Kremlin spokesman Dmitry Peskov"), an apposition ("Yury Barmin, a
Middle East analyst at ..."; "the mayor of Velmora, Ilse Brandt"), a predicate ("X is the minister of ...")
or "as" ("appointed X as head of ..."). A noun for persons makes a phrase a role.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from briefing.extract.role_clauses import behind_age, role_phrases, told_before, told_in_clause
from briefing.extract.tables import name_edges, role_noun, titles
from briefing.extract.title_phrases import (
    LINKS,
    LONGEST,
    clean_role,
    is_plural_person,
    qualifies,
    singular,
    text_of,
    title_before,
)

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

_OPENS_PHRASE = {"DET", "NOUN", "ADJ", "PROPN", "ADV", "PRON", "NUM"}
_LISTING = {",", "and", "now", "-", ".", "Dr.", "Mr.", "Ms.", "Mrs."}
LONGEST_LIST = 9
"""Words between the comma of a list of fields and the noun that ends it."""
_FINITE = {"VBD", "VBZ", "VBP", "MD"}


def roles_at(name: list[Token]) -> Iterator[tuple[bool, str]]:
    """Yield the roles that a sentence gives to the person of this name, and whether a noun for persons backs them."""
    title = clean_role(title_before(name))
    sure = title is not None and any(map(role_noun, re.split(r"[\s/]+", title)))
    bare = title is None or all(
        word in titles() or word in name_edges().address for word in title.lower().split()
    )
    if title and sure and not bare:
        yield True, title
    for words in (text_of(_after(name)), singular(_before_comma(name))):
        if role := clean_role(words):
            yield True, role
    if title and sure and bare:
        yield True, title
    for found in (
        _shared(name),
        text_of(_identified(name)),
        text_of(told_in_clause(name)),
        text_of(told_before(name)),
    ):
        if role := clean_role(found):
            yield True, role
    if title and not sure:
        yield False, title


def _shared(name: list[Token]) -> str:
    """Return what stands before a list of names, of which this is a later one.

    A title is that of each: "ministers Ilse Brandt and Jan Torv"; a group stays one: "ministers such as Jan Torv".
    """
    doc, start = name[0].doc, name[0].sent.start
    at, names = name[0].i - 1, 0
    while (
        at > start and not is_plural_person(doc[at].text) and (_is_name(doc[at]) or doc[at].text in _LISTING)
    ):
        names += doc[at].text in {",", "and"} and _is_name(doc[at - 1])
        at -= 1
    if doc[at].lower_ == "as" and at > start and doc[at - 1].lower_ == "such":
        at -= 2
    elif doc[at].lower_ in role_phrases().examples:
        at -= 1
    elif not names:
        return ""
    title = doc[at + 1].pos_ == "PROPN"
    while doc[at].text == "," and at > start:
        at -= 1
    if at < start or not is_plural_person(doc[at].text):
        return ""
    end = at + 1
    while at > start and (
        doc[at - 1].pos_ in {"NOUN", "PROPN", "ADJ"}
        or doc[at - 1].lower_ in name_edges().tenures
        or doc[at - 1].text == "-"
    ):
        at -= 1
    words = list(doc[at:end])
    return singular(words) if title else text_of(words)


def _identified(name: list[Token]) -> list[Token]:
    """Return the noun of those who "were identified as" this name, also as a later one of a list with ages."""
    doc, at = name[0].doc, name[0].i - 1
    while at > name[0].sent.start + 1 and (
        _is_name(doc[at]) or doc[at].like_num or doc[at].text in _LISTING or doc[at].text == ";"
    ):
        at -= 1
    if doc[at].lower_ != "as" or doc[at - 1].lower_ not in role_phrases().identified:
        return []
    noun = next((child for child in doc[at - 1].children if child.dep_ == "nsubjpass"), None)
    if noun is None or not role_noun(noun.text):
        return []
    first = noun.i
    while first > noun.sent.start and doc[first - 1].pos_ in {"NOUN", "ADJ", "PROPN"}:
        first -= 1
    return list(doc[first : noun.i + 1])


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN"


def _after(name: list[Token]) -> list[Token]:
    """Return the noun phrase between a name's comma and the next comma, verb or full stop."""
    doc, end = name[0].doc, name[0].sent.end
    at = name[-1].i + 1
    if at < end and doc[at].text == "(":
        while at < end and doc[at].text != ")":
            at += 1
        at += 1
    if at >= end or doc[at].text not in {",", "–", "—", "-"}:
        return []
    at = behind_age(at, doc, end)
    words: list[Token] = []
    while at < end and len(words) <= LONGEST and (_goes_on(doc[at]) or not _ends(doc[at], words)):
        words.append(doc[at])
        at += 1
    if (
        not words
        or not (words[0].pos_ in _OPENS_PHRASE or qualifies(words[0]))
        or words[0].lower_ in role_phrases().no_role
        or (words[0].ent_type_ == "PERSON" and any(word.text == "and" for word in words[:5]))
    ):
        return []
    one_of = [word.lower_ for word in words[:2]] == ["one", "of"]
    head = next((w for w in words[:9] if role_noun(w.text)), None)
    if (
        head is None
        or (head.tag_ in {"NNS", "NNPS"} and not one_of)
        or (words[-1].ent_type_ == "PERSON" and not any(w.dep_ == "prep" for w in words if w.i > head.i))
        or (any(w.lower_ in LINKS for w in words if w.i < head.i and w.lower_ != "and") and not one_of)
    ):
        return []
    return words


def _goes_on(comma: Token) -> bool:
    """Tell the comma of "the trade, energy and industry secretary": plain nouns, "and", plain nouns, a person noun."""
    if comma.text != ",":
        return False
    doc, end = comma.doc, min(comma.sent.end, comma.i + LONGEST_LIST)
    joined = next((at for at in range(comma.i + 1, end) if doc[at].lower_ == "and"), None)
    if joined is None or joined == comma.i + 1:
        return False
    between = all(_is_plain(doc[at]) or doc[at].text == "," for at in range(comma.i + 1, joined))
    last = takewhile(_is_plain, doc[joined + 1 : end])
    return between and any(role_noun(token.text) for token in last)


def _is_plain(token: Token) -> bool:
    return token.pos_ in {"NOUN", "ADJ"} and token.text.islower()


def _ends(token: Token, words: Sequence[Token]) -> bool:
    if token.text in {",", ";", ".", ":", "–", "—", '"', "“", "”", "?", "!"}:
        return True
    if token.lower_ in role_phrases().clauses:
        return True
    if token.tag_ == "VBN" and words and words[-1].pos_ == "NOUN":
        return True
    return token.tag_ in _FINITE and not (words and words[-1].lower_ in {"of", "the"})


def _before_comma(name: list[Token]) -> list[Token]:
    """Return the noun phrase that a name is set after: "the mayor of Velmora, Ilse Brandt"."""
    doc, start = name[0].doc, name[0].sent.start
    comma = name[0].i - 1
    while comma > start and doc[comma].lower_ in titles():
        comma -= 1
    if comma <= start or doc[comma].text != ",":
        return []
    words: list[Token] = []
    at = comma - 1
    while at >= start and len(words) < LONGEST:
        token = doc[at]
        fits = (
            token.pos_ in {"NOUN", "PROPN", "ADJ", "DET", "ADP", "CCONJ", "PART"}
            or role_noun(token.text)
            or token.text in {"-", "&", "’s"}
            or token.tag_ == "VBN"
            or token.lower_.endswith("ly")
            or qualifies(token)
        )
        if not fits:
            break
        words.insert(0, token)
        at -= 1
    head = next((at for at, w in enumerate(words) if role_noun(w.text)), None)
    several = head is not None and any(
        words[at].tag_ in {"NNS", "NNPS"} and role_noun(words[at].text) for at in (head, -1)
    )
    one_of = at + 2 < len(doc) and [doc[at].lower_, doc[at + 1].lower_] == ["one", "of"]
    if head is None or (several and not one_of):
        return []
    first = head
    while head + 1 < len(words) and role_noun(words[head + 1].text):
        head += 1
    while first > 0 and (
        words[first - 1].pos_ in {"NOUN", "PROPN", "ADJ", "ADV"}
        or words[first - 1].tag_ in {"POS", "VBN"}
        or words[first - 1].text == "-"
        or qualifies(words[first - 1])
    ):
        first -= 1
    served = first > 0 and words[first - 1].lower_ == "as"
    if served or any(w.ent_type_ == "PERSON" or w.lower_ == "such" for w in words[first:]):
        return []
    rest = words[head + 1 :]
    if rest and rest[0].lower_ not in role_phrases().continued and not rest[0].text[0].isupper():
        return []
    return words[first:]
