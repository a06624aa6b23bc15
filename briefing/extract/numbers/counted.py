"""What a number counts: the noun that it modifies or that an "of" ties to it.

`counted_by` reads the number's own phrase ("three warplanes", "dozens of soldiers", "a 45% stake");
what an amount measures elsewhere in its clause is found in `measured`.
"""

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
MODIFIES = frozenset(
    {"nummod", "quantmod", "compound", "amod", "det", "predet", "nmod", "npadvmod", "advmod"}
)
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
MAX_WORDS = 9
MAX_CLIMB = 5
LONGEST_TAIL = 7


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


def counted_by(number: Span, kind: str) -> Counted | None:
    """Return what a number (with its unit) counts in its own phrase; `kind` is "" for a plain count."""
    if kind == "":
        return of_phrase(number) or _modified(number) or _following(number)
    if kind == "duration":
        return of_phrase(number) or _modified(number) or _spent_in(number) or _unit_noun(number)
    return of_phrase(number) or _modified(number) or _comparison(number)


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


# --- the words ---------------------------------------------------------------------------------


def _inner(noun: Token) -> Token:
    """Return what a noun such as "value" or "number" introduces: "commitments" for "number of commitments"."""
    if noun.lemma_.lower() in context_words().transparent:
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ == "of" and child.i > noun.i:
                for inner in child.children:
                    if inner.dep_ == "pobj" and is_noun(inner):
                        return inner
    return noun


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
                chosen.add(child.i)
                continue
            chosen.update(
                t.i
                for t in child.subtree
                if t.i not in inside and t.i < noun.i and not is_number(t) and not _is_of_another(t)
            )
    chosen.update(t.i for t in _tail(noun, inside, levels=2 if _introduces(noun) else 1))
    return [noun.doc[i] for i in sorted(chosen)]


def tail_of(token: Token, number: Span) -> list[Token]:
    """Return the first prepositional phrase after a noun or participle ("in the arson attack")."""
    return _tail(token, range(number.start, number.end), levels=1)


def _is_of_another(token: Token) -> bool:
    """Tell whether a token is the unit of a number before it ("the 30-metre-high (100ft) cross")."""
    return token.i > 0 and is_unit(token.lower_.strip(".")) and is_number(token.doc[token.i - 1])


def _introduces(noun: Token) -> bool:
    return noun.lemma_.lower() in context_words().transparent


def _tail(noun: Token, inside: range, *, levels: int) -> list[Token]:
    """Return the first prepositional phrase after a noun, up to its own noun ("in the arson attack")."""
    for child in noun.children:
        if child.i <= noun.i or child.dep_ != "prep" or child.lower_ not in LINKS:
            continue
        inner = next(
            (c for c in child.children if c.dep_ in OBJECTS and (is_noun(c) or c.tag_ == "VBG")), None
        )
        if inner is None:
            return []
        tail = list(noun.doc[child.i : inner.i + 1])
        if len(tail) > LONGEST_TAIL or any(t.i in inside or is_number(t) for t in tail):
            return []
        return tail + (_tail(inner, inside, levels=levels - 1) if levels > 1 else [])
    return []


def join(tokens: Iterable[Token]) -> str:
    """Return tokens as running text, a single space where some were left out."""
    text, last = "", -2
    for token in tokens:
        gap = "" if not text else (token.doc[last].whitespace_ and " ") if token.i == last + 1 else " "
        text += gap + token.text
        last = token.i
    return " ".join(text.split()).strip(" ,-–\"“”'‘")
