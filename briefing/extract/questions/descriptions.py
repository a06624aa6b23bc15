"""Which government "the government" is: the fuller description that an article gave before.

A bare definite noun takes up an earlier phrase with the same head (Vieira and Poesio 2000). It is
resolved only where that phrase was definite, held a name, and was the only one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.extract.parse import Parsed
from briefing.extract.questions.clauses import SUBJECTS, noun_phrase
from briefing.extract.questions.tidy import tidy

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

ARTICLES = frozenset({"a", "an", "the", "this"})
POINTING = frozenset({"the", "this", "these"})
NATIONS = frozenset({"GPE", "NORP"})
TELLING = frozenset({"compound", "amod", "poss", "nmod"})
HEADS = SUBJECTS | {"dobj", "pobj", "attr", "conj", "appos", "dative"}
LONGEST = 6


def fuller_descriptions(parsed: Parsed) -> dict[int, str]:
    """Return what "the N" means in full, by the offset of N in the article."""
    nouns = [
        (sentence.offset, noun, (noun.lemma_.lower(), noun.tag_))
        for sentence in parsed.sentences
        for noun in sentence.span
        if noun.pos_ == "NOUN" and noun.dep_ in HEADS
    ]
    bare = {noun: key for _, noun, key in nouns if _is_bare(noun)}
    asked = set(bare.values())
    told: dict[tuple[str, str], set[str]] = {}
    found: dict[int, str] = {}
    for offset, noun, key in nouns:
        if noun in bare:
            text = _agreed(told.get(key, set()))
            if text:
                found[offset + noun.idx] = text
        elif key in asked and any(_tells_more(c, noun) for c in noun.children):
            told.setdefault(key, set()).add(_description(noun) or _with_compounds(noun))
    return found


def _agreed(descriptions: set[str]) -> str:
    """Return the description that all others only add to: "the reality show" for "the dance reality show"."""
    shortest = min(descriptions, key=len, default="")
    core = shortest.removeprefix("the ")
    return shortest if core and all(d == shortest or d.endswith(f" {core}") for d in descriptions) else ""


def _with_compounds(noun: Token) -> str:
    """Return "the spy plane" for a noun that an article and other nouns stand before, "" for any other."""
    first = noun.i
    while first and noun.doc[first - 1].tag_ == "NN" and noun.doc[first - 1].dep_ == "compound":
        first -= 1
    before = [c for c in noun.children if c.i < first and not c.is_punct]
    if first == noun.i or not before or before[-1].i != first - 1:
        return ""
    if before[0].lower_ not in ARTICLES:
        return ""
    return f"the {noun.doc[first : noun.i + 1].text}"


def _is_bare(noun: Token) -> bool:
    """Tell whether a noun stands with nothing but "the" or "this"."""
    if not noun.i or noun.nbor(-1).lower_ not in POINTING:
        return False
    others = [c for c in noun.children if not c.is_punct and c.dep_ != "case"]
    return len(others) == 1 and others[0].i == noun.i - 1


def _tells_more(modifier: Token, noun: Token) -> bool:
    """Tell whether a modifier says which one is meant."""
    before = modifier.i < noun.i and modifier.dep_ in TELLING
    return before or (modifier.dep_ == "prep" and modifier.lower_ == "of")


def _description(noun: Token) -> str:
    """Return a definite phrase that holds a name, and "" for any other."""
    tokens = noun_phrase(noun)
    if not tokens or len(tokens) > LONGEST or any(t.tag_ in {"PRP", "PRP$", "WP", "WDT"} for t in tokens):
        return ""
    owned = any(c.dep_ == "poss" for c in noun.children)
    if tokens[0].lower_ != "the" and not owned:
        return ""
    if not any(t.ent_type_ in NATIONS or (t.pos_ == "PROPN" and t.ent_type_ != "DATE") for t in tokens):
        return ""
    text = tidy("".join(t.text_with_ws for t in tokens))
    return f"the {text[4:]}" if text.startswith("The ") else text
