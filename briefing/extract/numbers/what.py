"""What a number counts, decided: by its own phrase, by its clause, or as the number before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.extract.numbers.candidates import Candidate
from briefing.extract.numbers.counted import counted_by, multiple_of, valued
from briefing.extract.numbers.events import done_to_somebody, paid_by, people_of_fate, told_apart, with_event
from briefing.extract.numbers.found import Found
from briefing.extract.numbers.measured import (
    is_foreseen,
    is_name,
    main_subject,
    measured_by,
    named,
    nearest_noun,
    set_beside,
)
from briefing.extract.numbers.noun_phrases import Counted, anchor_of, make
from briefing.extract.numbers.tables import context_words
from briefing.extract.numbers.units import is_unit

if TYPE_CHECKING:
    from briefing.extract.syntax import Span, Token

PART_OF = re.compile(r"\b(?:of|among) (?:those|them|these|whom)\b", re.IGNORECASE)
# Of "all but three were saved" the three were not.
ALL_BUT = re.compile(r"\ball (?:but|except(?: for)?) $", re.IGNORECASE)
# Between a number and the same amount said again in another unit.
CONVERSION = frozenset({"(", "/", ", or", "or", "["})


def what_is_counted(
    text: str, candidate: Candidate, here: Sequence[Found], before: Sequence[Found]
) -> Counted | None:
    """Return what a number counts or measures, None where the text does not say.

    `text` is its sentence, `here` the numbers before it in the sentence, `before` those of the last
    sentence that held any.
    """
    last = here[-1] if here else None
    if last and last.counted and _is_conversion(text[last.candidate.end : candidate.start]):
        return replace(last.counted, phrase=last.number.what or last.counted.phrase, end=None)
    if candidate.aged is not None:
        return _age_of(candidate.aged, candidate.tokens)
    if candidate.is_age_group or (candidate.is_age and candidate.end == candidate.numeral.end):
        return nearest_noun(candidate.tokens)
    if candidate.found.kind == "duration" and candidate.numeral.form != "clock":
        return _of_period(candidate.tokens)
    if candidate.found.kind == "" and not candidate.is_score:
        return _of_count(text, candidate, here, before)
    return _of_amount(candidate, here, before)


def _age_of(who: Token, number: Span) -> Counted:
    found = make(who, number, follows=False)
    return replace(found, phrase="age" if who.pos_ == "PRON" else f"age of {found.phrase}", implied=True)


def _is_conversion(between: str) -> bool:
    """Tell whether two amounts are one in two units: "3 miles (5 km)", "30-metre-high (100ft)"."""
    word, _, rest = between.strip(" -").partition(" ")
    return between.strip() in CONVERSION or (
        word in context_words().dimensions and rest.strip() in CONVERSION
    )


def _of_period(tokens: Span) -> Counted | None:
    found = counted_by(tokens, "duration") or measured_by(tokens)
    return with_event(found, tokens, period=True) if found is not None and not found.attributive else found


def _of_count(
    text: str, candidate: Candidate, here: Sequence[Found], before: Sequence[Found]
) -> Counted | None:
    tokens = candidate.tokens
    if children := _children_of(tokens):
        return children
    found = counted_by(tokens, "")
    if found is not None and found.head.lower_ == "times":
        found = multiple_of(tokens, found.head) or found
    if found is not None:
        if text[candidate.start - 1 : candidate.start] == "(":
            holder = nearest_noun(tokens)
            return named(found, holder) if holder is not None else found
        return found if ALL_BUT.search(text[: candidate.start]) else with_event(found, tokens)
    like, earlier = _last_counted(here, plain=True), _last_counted(before, plain=True)
    like = like or (earlier if PART_OF.search(text, 0, candidate.start) else None)
    fate = people_of_fate(tokens)
    if fate is not None and (like is None or not _is_people(like)):
        return fate
    found = (
        (measured_by(tokens) if _is_said_of(tokens) else None)
        or _beside(tokens, like)
        or (with_event(like, tokens, carried=True) if like else None)
        or measured_by(tokens)
        or main_subject(tokens)
    )
    refers = found is None or is_name(found) or _only_introduces(found)
    found = earlier if earlier is not None and refers else found
    return told_apart(found, tokens) if found is not None else None


def _children_of(number: Span) -> Counted | None:
    """Return whom a bare number counts that says how many somebody is the parent of: "a mother of 10"."""
    anchor = anchor_of(number)
    parent = anchor.head.head
    if anchor.dep_ != "pobj" or anchor.head.lower_ != "of" or anchor.i != number.end - 1:
        return None
    children = context_words().parents.get(parent.lemma_.lower())
    return Counted(parent, children, implied=True) if children else None


def _only_introduces(counted: Counted) -> bool:
    """Tell whether nothing is said but that it is a number ("put the number at 900")."""
    bare = counted.phrase.split() == [counted.head.text]
    return bare and counted.head.lemma_.lower() in context_words().transparent


def _is_people(counted: Counted) -> bool:
    return counted.implied or counted.head.lemma_.lower() in context_words().people


def _of_amount(candidate: Candidate, here: Sequence[Found], before: Sequence[Found]) -> Counted | None:
    tokens = candidate.tokens
    found = counted_by(tokens, candidate.found.kind or "score") or valued(tokens)
    if found is not None and not is_unit(found.head.lower_.strip(".")):
        return found
    like = _last_counted(here, plain=False)
    found = _beside(tokens, like) or measured_by(tokens)
    if found is None and is_foreseen(tokens):
        return like or _last_counted(before, plain=False)
    found = found or nearest_noun(tokens)
    if found is not None and like is not None and is_name(found) and not is_name(like):
        return named(like, found)
    if found is not None and (is_name(found) or candidate.found.kind == "money"):
        return paid_by(found, tokens)
    found = found or like or main_subject(tokens)
    if found is None and candidate.found.kind == "money":
        found = done_to_somebody(tokens)
    alike = [f for f in before if f.candidate.found.kind == candidate.found.kind]
    return found or _last_counted(alike, plain=False)


def _is_said_of(tokens: Span) -> bool:
    """Tell whether a bare count is what its clause says of a noun ("the rate was 2,945", "a staff of 190")."""
    anchor = anchor_of(tokens)
    return anchor.dep_ == "attr" or (anchor.dep_ == "pobj" and anchor.head.lower_ == "of")


def _beside(tokens: Span, like: Counted | None) -> Counted | None:
    """Return the noun before a dash or bracket; a name there has what its sentence is about ("Lima (+5%)")."""
    found = set_beside(tokens)
    if found is None or not is_name(found):
        return found
    thing = like or main_subject(tokens)
    return named(thing, found) if thing is not None and not is_name(thing) else found


def _last_counted(found: Sequence[Found], *, plain: bool) -> Counted | None:
    """Return what the last number of the same sort counted, as of another number."""
    for f in reversed(found):
        if f.counted is not None and (f.candidate.found.kind == "") == plain:
            return replace(f.counted, end=None)
    return None
