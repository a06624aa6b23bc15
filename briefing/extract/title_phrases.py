"""Titles: the run of words right before a person's name that says what the person is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from briefing.extract.dates.expressions import time_words
from briefing.extract.tables import name_edges, name_words, role_noun, role_words, state_named, states, titles

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

_LEADING = (
    r"^(?:the|a|an|his|her|its|their|our|my|now|also|(?-i:new|few|several|many|some|other)|particularly|especially|"
    r"(?:last |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|royal|highness|excellency|mr|ms|mrs|dr|"
    r"(?:\d+-)?years?(?:-olds?)?(?: and)?|(?:{months}) [-–—])\.?\s+"
)
_ASIDE = re.compile(r"\s(?:about|during|after|before|since|until|amid|despite)\s.*$")
"""When or of what somebody spoke: "head of the prison service about the dismissal of ..."."""
_RANK = re.compile(
    r"(?<=\w)[ )]+(?:(?:dr|prof|mr|mrs|ms|sheikh|shaikh|sir|justice|(?:(?:lieutenant|lt|major|maj|brigadier|brig)[. -]+)?"
    r"(?:general|gen|colonel|col)|captain|capt|lt|maj|brig)\.?|\(ret(?:d|ired)\.?\))$",
    re.IGNORECASE,
)
"""A form of address or a rank between what somebody is and the name: "army spokesman Colonel"."""
_GENERALS = re.compile(
    r"(?:attorney|director|secretary|inspector|consul|solicitor|auditor|governor|surgeon|major|brigadier|lieutenant)$",
    re.IGNORECASE,
)
_NAMED_APART = re.compile(r"\s*\([A-Z][a-z]\w*\)$")
_DANGLING = re.compile(r"(?:\s(?:of|for|and|at|in|on|with|from|to|the|a|an))+$")
"""What leads to a name that was cut off: "managing director at"."""
LONGEST = 26
OFFICE_WORDS = 4
"""Words of an office before its "of" or "in": "leader of the opposition in"."""
LINKS = {"of", "for", "and", "to", "at", "in", "on", "with", "from", "&"}
PEOPLE = {"men", "women", "people", "peoples", "children"}


def title_before(name: list[Token]) -> str:
    """Return the run of nouns and adjectives right before a name, with its "of"-phrases."""
    doc, begin, start = name[0].doc, name[0].i, name[0].sent.start
    at = begin
    while at > start and begin - at < LONGEST and _in_title(doc[at - 1], inside=at < begin):
        at -= 1
    return singular(_cut(list(doc[at:begin])))


def _in_title(token: Token, *, inside: bool) -> bool:
    """Tell whether a word can be part of what stands before a name."""
    word = token.lower_
    if token.ent_type_ == "PERSON" and token.nbor(1).text in {"and", ",", "&"}:
        return False
    if token.pos_ in {"NOUN", "PROPN", "ADJ"} or word in titles() or role_noun(word):
        return True
    if word in name_edges().tenures or (token.ent_type_ == "ORG" and token.text[0].isupper()):
        return True
    if token.text in {"-", "&", "/", "(", ")"} or (inside and token.tag_ == "POS"):
        return True
    if inside and (
        (token.tag_ == "VBN" and not _heads_clause(token))
        or word in name_edges().serving
        or _hyphenated(token)
        or (token.pos_ == "ADV" and word.endswith("ly"))
    ):
        return True
    before = token.nbor(-1) if token.i > token.sent.start else None
    if before is None or not inside:
        return False
    if word in {"'", "’"}:
        return before.text.endswith("s")
    if word == "in":
        first = max(token.sent.start + 1, token.i - OFFICE_WORDS + 1)
        of = next((word for word in token.doc[first : token.i] if word.lower_ in {"of", "for"}), token)
        return role_noun(of.nbor(-1).text)
    return word in {"of", "for", "and"} or (word == "the" and before.lower_ in {"of", "in"})


def _hyphenated(token: Token) -> bool:
    """Tell a part of a word with hyphens: "would-be", "minister-designate"."""
    doc, at = token.doc, token.i
    before = at > 0 and doc[at - 1].text == "-" and not doc[at - 1].whitespace_
    return before or (at + 1 < len(doc) and doc[at + 1].text == "-" and not token.whitespace_)


def qualifies(word: Token) -> bool:
    """Tell a word that says how somebody holds an office: "acting president", "would-be president"."""
    return word.lower_ in name_edges().tenures or word.lower_ in name_edges().serving or _hyphenated(word)


def _heads_clause(verb: Token) -> bool:
    """Tell "had told President Jan Torv" from "the convicted murderer Jan Torv"."""
    return any(child.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass"} for child in verb.children)


def _cut(words: list[Token]) -> list[Token]:
    """Keep of a run before a name what belongs to it: from the last person on, without a foreign "of"."""
    for at in range(len(words) - 1, -1, -1):
        token = words[at]
        before = words[at - 1] if at else None
        foreign = token.lower_ in {"of", "for", "in"} and not any(
            role_noun(w.text) and w.tag_ != "JJ" for w in words[max(0, at - OFFICE_WORDS) : at]
        )
        apart = token.lower_ == "and" and (before is None or not _joins(words, at))
        # "Velmora's mayor" is a role, "Brandt's brother" needs nothing of Brandt.
        owner = token.tag_ == "POS" and before is not None and not _keeps(words[:at], words[at + 1 :])
        owner = owner and any(role_noun(word.text) for word in words[at + 1 :])
        of_another = (
            token.lower_ == "of" and before is not None and _is_person(before) and _is_person(words[-1])
        )
        if foreign or apart or owner or of_another:
            words = words[at + 1 :]
            break
    while words and (
        words[0].lower_ in LINKS or words[0].is_punct or words[0].tag_ == "POS" or words[0].lower_ == "the"
    ):
        words = words[1:]
    if not words or words[-1].tag_ == "POS" or words[-1].lower_ in LINKS or words[-1].text == "(":
        return []
    # "Olympic champion American Ilse Brandt" is two titles.
    if len(words) > 1 and _is_person(words[-2]) and (state_named(words[-1].text) or ("", ""))[1] == "demonym":
        words = words[:-1]
    nouns = any(w.tag_ not in {"JJ", "JJR", "JJS", "CD"} or role_noun(w.text) for w in words)
    return words if nouns else []


def _is_person(token: Token) -> bool:
    return role_noun(token.text) and not (token.text[0].isupper() and token.tag_ == "NNPS")


def _keeps(owner: Sequence[Token], owned: Sequence[Token]) -> bool:
    """Tell an owner that a role is told apart by: a state, "women's", the "Farmers'" of their association."""
    names = {owner[-1].text, " ".join(token.text for token in owner[-2:])}
    institution = owner[-1].text.endswith("s") and bool(owned) and owned[0].text in name_words()
    return institution or owner[-1].lower_ in PEOPLE or any(name in states() for name in names)


def _joins(words: list[Token], at: int) -> bool:
    """Tell "and" between two words of one title, "Tourism and Sports Minister", from "and" between two persons."""
    before, after = words[at - 1], words[at + 1] if at + 1 < len(words) else None
    if role_noun(before.text):
        return True
    if text_of(words[at + 1 :]).lower() in titles():
        return False
    if before.tag_ == "NNS" and before.text.islower() and after is not None and after.text[0].isupper():
        return False
    outside = words[0].nbor(-1) if words[0].i > words[0].sent.start else None
    between = outside is not None and outside.lower_ in {"between", "with", "of", "from", "to"}
    joined = after is not None and {before.pos_, after.pos_} <= {"NOUN", "PROPN", "ADJ"}
    return joined and not between and before.ent_type_ != "PERSON"


def text_of(tokens: Sequence[Token]) -> str:
    """Return the words as they stand in the text."""
    return "".join(token.text_with_ws for token in tokens).strip()


def singular(tokens: Sequence[Token]) -> str:
    """Return the words before one of several persons, the nouns that head them in the singular."""
    words = text_of(tokens)
    if not words or tokens[-1].ent_type_ == "ORG" or not is_plural_person(words.split()[-1]):
        return words
    return " ".join(word[:-1] if is_plural_person(word) else word for word in words.split())


def is_plural_person(word: str) -> bool:
    """Tell a noun for persons in the plural."""
    low = word.lower()
    known = {low, low.rpartition("-")[2]} & role_words()
    return low.endswith("s") and not known and role_noun(low)


@cache
def _leading() -> re.Pattern[str]:
    """Match an article, a form of address, an age or a day before a role."""
    return re.compile(_LEADING.replace("{months}", "|".join(time_words().months)), re.IGNORECASE)


def clean_role(words: str) -> str | None:
    """Return a role without article, commas and mere forms of address, None where nothing is left."""
    words = _NAMED_APART.sub("", words.strip(" ,;:-–—'\"“”‘’"))
    words = _DANGLING.sub("", _ASIDE.sub("", words))
    while (rest := _leading().sub("", words)) != words:
        words = rest
    while (rank := _RANK.search(words)) and _stays_a_role(words[: rank.start() + 1]):
        words = words[: rank.start() + 1].strip()
    if not words or words.lower().strip(".") in name_edges().address or not re.search(r"[^\W\d]{2}", words):
        return None
    return words if len(words.split()) <= LONGEST else None


def _stays_a_role(words: str) -> bool:
    """Tell whether words still say what somebody is, once a rank behind them is left out."""
    words = words.strip()
    return words.endswith(")") or (not _GENERALS.search(words) and any(map(role_noun, words.split())))
