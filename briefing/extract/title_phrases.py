"""Titles: the run of words right before a person's name that says what the person is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.extract.tables import role_noun, role_words, states, titles

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

LONGEST = 26
LINKS = {"of", "for", "and", "to", "at", "in", "on", "with", "from", "&"}
FORMERLY = {
    "former",
    "ex",
    "then",
    "late",
    "acting",
    "deputy",
    "senior",
    "vice",
    "assistant",
    "executive",
    "ruling",
}
SERVING = {
    "managing",
    "acting",
    "leading",
    "outgoing",
    "incoming",
    "visiting",
    "sitting",
    "serving",
    "founding",
    "reigning",
    "attending",
    "presiding",
    "rising",
    "working",
    "consulting",
    "commanding",
    "opposing",
}


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
    if token.pos_ in {"NOUN", "PROPN", "ADJ"} or word in FORMERLY or word in titles() or role_noun(word):
        return True
    if token.text in {"-", "&", "/", "(", ")"} or (inside and token.tag_ == "POS"):
        return True
    if inside and (token.tag_ == "VBN" or word in SERVING or (token.pos_ == "ADV" and word.endswith("ly"))):
        return True
    before = token.nbor(-1) if token.i > token.sent.start else None
    if before is None or not inside:
        return False
    if word == "in":
        return role_noun(before.text)
    return word in {"of", "for", "and"} or (word == "the" and before.lower_ in {"of", "in"})


def _cut(words: list[Token]) -> list[Token]:
    """Keep of a run before a name what belongs to it: from the last person on, without a foreign "of"."""
    for at in range(len(words) - 1, -1, -1):
        token = words[at]
        before = words[at - 1] if at else None
        foreign = token.lower_ in {"of", "for", "in"} and not any(
            role_noun(w.text) for w in words[max(0, at - 3) : at]
        )
        apart = token.lower_ == "and" and (before is None or not _joins(words, at))
        # "Velmora's mayor" is a role, "Brandt's brother" needs nothing of Brandt.
        owner = token.tag_ == "POS" and before is not None and before.text not in states()
        owner = owner and any(role_noun(word.text) for word in words[at + 1 :])
        if foreign or apart or owner:
            words = words[at + 1 :]
            break
    while words and (
        words[0].lower_ in LINKS or words[0].is_punct or words[0].tag_ == "POS" or words[0].lower_ == "the"
    ):
        words = words[1:]
    if not words or words[-1].tag_ == "POS" or words[-1].lower_ in LINKS or words[-1].text == "(":
        return []
    nouns = any(w.tag_ not in {"JJ", "JJR", "JJS", "CD"} or role_noun(w.text) for w in words)
    return words if nouns else []


def _joins(words: list[Token], at: int) -> bool:
    """Tell "and" between two words of one title, "Tourism and Sports Minister", from "and" between two persons."""
    before, after = words[at - 1], words[at + 1] if at + 1 < len(words) else None
    if role_noun(before.text):
        return True
    outside = words[0].nbor(-1) if words[0].i > words[0].sent.start else None
    between = outside is not None and outside.lower_ in {"between", "with", "of", "from", "to"}
    joined = after is not None and {before.pos_, after.pos_} <= {"NOUN", "PROPN", "ADJ"}
    return joined and not between and before.ent_type_ != "PERSON"


def text_of(tokens: Sequence[Token]) -> str:
    """Return the words as they stand in the text."""
    return "".join(token.text_with_ws for token in tokens).strip()


def singular(tokens: Sequence[Token]) -> str:
    """Return the words before one of several persons, the noun that heads them in the singular."""
    words = text_of(tokens)
    last = words.split()[-1].lower() if words else ""
    known = {last, last.rpartition("-")[2]} & role_words()
    plural = last.endswith("s") and not known and role_noun(last) and tokens[-1].ent_type_ != "ORG"
    return words[:-1] if plural else words
