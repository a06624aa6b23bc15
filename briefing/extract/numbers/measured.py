"""What an amount measures where its own phrase does not say: "inflation rose to 5%", "a rate of 5%"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.extract.numbers.noun_phrases import NOUNS, OBJECTS, Counted, anchor_of, is_noun, is_number, make
from briefing.extract.numbers.tables import context_words
from briefing.extract.numbers.units import is_unit
from briefing.extract.tables import role_noun

if TYPE_CHECKING:
    from briefing.extract.syntax import Span, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
CLIMBED = frozenset(
    {"nummod", "quantmod", "compound", "npadvmod", "amod", "appos", "conj", "dep", "nmod", "advmod"}
)
SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl", "aux", "pcomp", "prep"})
NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC"})
TIMES = frozenset({"DATE", "TIME"})
CHANGE_LINKS = frozenset({"in", "of", "to", "for"})
# Subjects that stand for that of the clause above ("the company said it has 1,000 customers").
REFERRING = frozenset({"it", "he", "she", "they"})
MOVED = frozenset({"up", "down"})
ASIDE = frozenset({"-", "–", "—", "--", "("})
FORESEEING = frozenset(
    {"anticipate", "believe", "estimate", "expect", "forecast", "foresee", "predict", "project", "see"}
)
MAX_CLIMB = 6
NEAR = 6


def measured_by(number: Span) -> Counted | None:
    """Return what the clause around a number speaks of, None where it does not say."""
    noun = _governing_noun(number)
    return _of_thing(noun, number) if noun is not None else None


def _of_thing(noun: Token, number: Span) -> Counted:
    """Return what changed for a noun of change, with that noun in the phrase ("drop in value")."""
    thing = _thing(noun)
    found = make(thing, number, follows=False)
    between = noun.doc[noun.i : thing.i]
    if 0 < len(between) <= NEAR:
        return replace(found, phrase=f"{between.text} {found.phrase.removeprefix(between[-1].text).strip()}")
    return found


def _governing_noun(number: Span) -> Token | None:
    node = anchor_of(number)
    for _ in range(MAX_CLIMB):
        if node.dep_ not in CLIMBED or node.head.i == node.i or node.head.pos_ in {"VERB", "AUX"}:
            break
        node = node.head
        own = next((c for c in node.children if c.dep_ in SUBJECTS and _measures(c)), None)
        if own is not None:
            return own
        outside = not number.start <= node.i < number.end
        if (
            outside
            and _measures(node)
            and not _is_height(node)
            and node.dep_ != "dep"
            and node.ent_type_ not in TIMES
        ):
            return node
    height = False
    if node.dep_ == "pobj" and node.head.dep_ in {"prep", "agent", "pcomp", "dep"}:
        governor = node.head.head
        for _ in range(3):
            if governor.head.i == governor.i:
                break
            height = height or _is_height(governor)
            if governor.dep_ == "prep" or (
                governor.pos_ in NOUNS and (is_number(governor) or _is_height(governor))
            ):
                governor = governor.head
        if _measures(governor):
            return governor
        node = governor
        moved = _object(node, number)
        if moved is not None:
            return moved
    verb = verb_over(node)
    if verb is None:
        return None
    purpose = _purpose(number)
    if purpose is not None and not height:
        return purpose
    subject = subject_of(verb)
    if subject is None or number.start <= subject.i < number.end or _foresees(verb, subject):
        return None
    return subject


def is_foreseen(number: Span) -> bool:
    """Tell whether all that a clause says of an amount is who expects it ("economists expect 5%")."""
    verb = verb_over(anchor_of(number))
    subject = subject_of(verb) if verb is not None else None
    return verb is not None and subject is not None and _foresees(verb, subject)


def _foresees(verb: Token, subject: Token) -> bool:
    return verb.lemma_.lower() in FORESEEING and role_noun(subject.text)


def _measures(token: Token) -> bool:
    return is_noun(token) and not is_unit(token.lower_.strip("."))


def set_beside(number: Span) -> Counted | None:
    """Return the noun that a number is set beside by a dash or a bracket ("turnout - only at 54 percent").

    A name may stand before a comma too ("the biggest fallers were Norvik, down 2%, and Ostby, down 3%").
    """
    doc, at = number.doc, number.start - 1
    moved = False
    while at > number.sent.start and (doc[at].pos_ in {"ADV", "ADP"} or doc[at].lower_ in MOVED):
        moved = moved or doc[at].lower_ in MOVED
        at -= 1
    if at <= number.sent.start or not _measures(doc[at - 1]):
        return None
    named_before_comma = moved and doc[at].text == "," and doc[at - 1].pos_ == "PROPN"
    if doc[at].text in ASIDE or named_before_comma:
        return make(_thing(doc[at - 1]), number, follows=False)
    return None


def nearest_noun(number: Span) -> Counted | None:
    """Return the nearest noun to the left in the same sentence, dates set aside."""
    doc = number.doc
    for token in reversed(doc[max(number.sent.start, number.start - NEAR) : number.start]):
        if _measures(token) and token.ent_type_ not in TIMES:
            return make(token, number, follows=False)
    return None


def main_subject(number: Span) -> Counted | None:
    """Return the subject of the sentence's main verb, unless it only says what the number's clause tells."""
    root, anchor = number.sent.root, anchor_of(number)
    if any(child.dep_ == "ccomp" and child.is_ancestor(anchor) for child in root.children):
        return None
    subject = subject_of(root)
    if subject is not None and not number.start <= subject.i < number.end and is_noun(subject):
        return _of_thing(subject, number)
    return None


def is_name(counted: Counted) -> bool:
    """Tell whether what was found is a name, which has the measured thing rather than being it."""
    return counted.head.pos_ == "PROPN" or counted.head.ent_type_ in NAMES


def named(thing: Counted, name: Counted) -> Counted:
    """Return a measured thing as that of a named holder ("new loan commitments (Victoria)")."""
    return replace(thing, phrase=f"{thing.phrase.partition(' (')[0]} ({name.phrase})", end=None)


# --- the clause --------------------------------------------------------------------------------


def _is_height(noun: Token) -> bool:
    return noun.lemma_.lower() in context_words().heights


def _thing(noun: Token) -> Token:
    """Return what changed for a noun of change, what is measured for one such as "value" or "number"."""
    words = context_words()
    lemma = noun.lemma_.lower()
    if lemma in words.up | words.down | words.transparent:
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in CHANGE_LINKS and child.i > noun.i:
                for inner in child.children:
                    of_people = inner.pos_ == "ADJ" and inner.lower_ in words.groups
                    if inner.dep_ in OBJECTS and (is_noun(inner) or inner.tag_ == "VBG" or of_people):
                        return _thing(inner) if inner.i != noun.i else inner
    return noun


def verb_over(node: Token) -> Token | None:
    """Return the verb of the clause that holds a token."""
    for _ in range(8):
        if node.pos_ in {"VERB", "AUX"}:
            return node
        if node.head.i == node.i:
            return None
        node = node.head
    return None


def _object(verb: Token, number: Span) -> Token | None:
    """Return the object that a verb moves by the number ("lifted the cash rate by 50 basis points")."""
    if verb.pos_ != "VERB":
        return None
    for child in verb.children:
        if child.dep_ == "dobj" and _measures(child) and not number.start <= child.i < number.end:
            return child
    return None


def _purpose(number: Span) -> Token | None:
    """Return the noun of "for" or "in" right after an amount ("paid $5 million for the ship")."""
    doc = number.doc
    if number.end < number.sent.end and doc[number.end].lower_ in {"for", "in", "on", "as"}:
        for child in doc[number.end].children:
            if (
                child.dep_ == "pobj"
                and child.pos_ == "NOUN"
                and child.ent_type_ not in TIMES
                and is_noun(child)
            ):
                return child
    return None


def subject_of(verb: Token) -> Token | None:
    """Return the noun that is the subject of a verb, or of the clause that the verb hangs on."""
    for _ in range(4):
        own = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        if own is not None and is_noun(own):
            return own
        if verb.dep_ in {"relcl", "acl"} and is_noun(verb.head):
            planned = verb.dep_ == "acl" and any(c.lower_ == "to" for c in verb.children)
            higher = verb_over(verb.head) if planned else None
            if higher is None:
                return verb.head
            verb = higher
            continue
        referring = own is not None and own.lower_ in REFERRING and not _is_impersonal(own)
        shares = SHARES_SUBJECT if own is None else {"ccomp", "advcl"} if referring else ()
        if verb.dep_ not in shares or verb.head.i == verb.i:
            return None
        verb = verb.head
        if verb.pos_ not in {"VERB", "AUX"}:
            return verb if is_noun(verb) else None
    return None


def _is_impersonal(pronoun: Token) -> bool:
    """Tell whether "it" stands for a thing: what costs or takes something is no speaker."""
    return pronoun.lower_ == "it" and pronoun.head.lemma_ in {"cost", "take"}
