"""What a number counts: the noun that it modifies or that an "of" ties to it.

`counted_by` reads the number's own phrase ("three warplanes", "dozens of soldiers", "a 45% stake");
what an amount measures elsewhere in its clause is found in `measured`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.extract.numbers.noun_phrases import (
    NOUNS,
    QUANTIFIERS,
    Counted,
    anchor_of,
    introduces,
    is_noun,
    is_number,
    make,
)

if TYPE_CHECKING:
    from briefing.extract.syntax import Span, Token

MODIFIES = frozenset(
    {"nummod", "quantmod", "compound", "amod", "det", "predet", "nmod", "npadvmod", "advmod"}
)
MAX_WORDS = 9
MAX_CLIMB = 5


def counted_by(number: Span, kind: str) -> Counted | None:
    """Return what a number (with its unit) counts in its own phrase; `kind` is "" for a plain count."""
    if kind == "":
        return of_phrase(number) or _modified(number) or _following(number)
    if kind == "duration":
        return (
            of_phrase(number)
            or _modified(number)
            or _lasting(number)
            or _spent_in(number)
            or _unit_noun(number)
        )
    return of_phrase(number) or _modified(number) or _comparison(number)


def valued(number: Span) -> Counted | None:
    """Return the noun that is said to be worth an amount ("a house worth $5 million", "valued at $5 million")."""
    doc, at = number.doc, number.start - 1
    while at > number.sent.start and (doc[at].pos_ in {"DET", "ADP", "ADV"} or doc[at].lower_ == "total"):
        at -= 1
    if doc[at].lower_ not in {"worth", "valued", "priced", "costing"} or at <= number.sent.start:
        return None
    return make(doc[at - 1], number, follows=False) if is_noun(doc[at - 1]) else None


def _modified(number: Span) -> Counted | None:
    """Return the noun to the right that the number modifies ("two soldiers", "a 45% stake")."""
    anchor = anchor_of(number)
    for token in [anchor, *(t for t in number if t.i != anchor.i)]:
        noun = token
        for _ in range(MAX_CLIMB):
            if (
                noun.dep_ not in MODIFIES
                or noun.head.i <= noun.i
                or noun.head.sent.start != number.sent.start
            ):
                break
            noun = noun.head
        if noun.i >= number.end and is_noun(noun) and _is_near(number, noun):
            return make(_owned(noun, number), number, attributive=True)
    return None


def _lasting(number: Span) -> Counted | None:
    """Return what lasts a period that owns it ("five years' imprisonment")."""
    anchor = anchor_of(number)
    noun = anchor.head
    if anchor.dep_ != "poss" or noun.i < number.end or not is_noun(noun) or not _is_near(number, noun):
        return None
    return make(noun, number, attributive=True)


def _owned(noun: Token, number: Span) -> Token:
    """Return what a kind of people's thing is, "seven men's categories", where the owner is no party."""
    owner = noun.dep_ == "poss" and noun.head.i > noun.i and noun.text.lower() in {"men", "women", "children"}
    return noun.head if owner and is_noun(noun.head) and noun.head.i < number.end + MAX_WORDS else noun


def _is_near(number: Span, noun: Token) -> bool:
    """Tell whether only modifiers stand between number and noun."""
    gap = number.doc[number.end : noun.i]
    return len(gap) <= MAX_WORDS and not any(
        (t.text in ";:()," and t.text != ",")
        or (t.pos_ in {"VERB", "AUX", "ADP", "SCONJ"} and t.tag_ not in {"VBN", "VBG"})
        for t in gap
    )


def of_phrase(number: Span) -> Counted | None:
    """Return the noun of an "of" phrase after the number ("dozens of soldiers", "5% of the workers")."""
    doc, at = number.doc, _after_conversion(number)
    while at < number.sent.end and (doc[at].lower_ in QUANTIFIERS or doc[at].lower_ == "worth"):
        at += 1
    if at >= number.sent.end or doc[at].lower_ != "of":
        return None
    for child in doc[at].children:
        if child.dep_ in {"pobj", "pcomp"}:
            return make(_inner(child), number, of=True) if is_noun(child) else None
    following = _following(doc[number.start : at + 1])
    return replace(following, of=True) if following else None


def _after_conversion(number: Span) -> int:
    """Return the token after a number, and after the same said in another unit ("8 miles (13 km) of tunnels")."""
    doc, at = number.doc, number.end
    if at < number.sent.end and doc[at].text == "(":
        behind = doc[at + 1 : min(number.sent.end, at + MAX_WORDS)]
        closed = next((token.i for token in behind if token.text == ")"), None)
        if closed is not None and any(is_number(token) for token in doc[at + 1 : closed]):
            return closed + 1
    return at


def _following(number: Span) -> Counted | None:
    """Return the first noun phrase right after the number, by part of speech alone."""
    doc = number.doc
    last: Token | None = None
    for token in doc[number.end : min(number.sent.end, number.end + MAX_WORDS)]:
        if is_noun(token):
            last = token
            continue
        participle = token.tag_ == "VBN" and token.dep_ == "amod"
        if last is not None or not (token.pos_ in {"ADJ", "ADV"} or participle or token.text in "-–‘'\"“"):
            break
    return make(last, number) if last is not None else None


def _comparison(number: Span) -> Counted | None:
    """Return the noun of a comparison ("30 times less honey", "43% more visitors")."""
    doc = number.doc
    if number.end < number.sent.end and doc[number.end].lower_ in {"more", "less", "fewer"}:
        return _following(doc[number.start : number.end + 1])
    return None


def _unit_noun(number: Span) -> Counted | None:
    """Return the unit itself, which a plain period counts ("six months")."""
    noun = next((t for t in reversed(number) if t.pos_ in NOUNS and t.is_alpha), None)
    return Counted(noun, noun.text) if noun is not None else None


def multiple_of(number: Span, times: Token) -> Counted | None:
    """Return what "three times the size" or "30 times less honey" multiplies; `times` is that word."""
    doc, at = number.doc, times.i + 1
    if at < number.sent.end and doc[at].lower_ in {"the", "as", "more", "less", "fewer"}:
        at += 2 if doc[at].lower_ == "as" else 1
    return _following(doc[number.start : min(at, number.sent.end)])


def _spent_in(number: Span) -> Counted | None:
    """Return what a period is spent in, with the period ("three years in prison")."""
    doc = number.doc
    if number.end + 1 < number.sent.end and doc[number.end].lower_ == "in":
        noun, unit = doc[number.end + 1], _unit_noun(number)
        if noun.pos_ == "NOUN" and noun.ent_type_ not in {"DATE", "TIME"} and unit is not None:
            return Counted(noun, f"{unit.phrase} in {noun.text}")
    return None


def _inner(noun: Token) -> Token:
    """Return what a noun such as "value" or "number" introduces: "commitments" for "number of commitments"."""
    if introduces(noun):
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ == "of" and child.i > noun.i:
                for inner in child.children:
                    if inner.dep_ == "pobj" and is_noun(inner):
                        return inner
    return noun
