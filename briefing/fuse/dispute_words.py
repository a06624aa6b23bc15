"""The words by which one party contradicts another, from `briefing/data/disputes.yaml`."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from briefing.data import read_table
from briefing.extract.alternatives import any_of

_RESPONSIBLE = re.compile(r"\bresponsible\sfor\b", re.IGNORECASE)

_CLEFT = re.compile(r"\bit\s(?:was|is|were)\s(?:\S+\s){1,5}?who\s")


class DisputeWords(msgspec.Struct, frozen=True):
    """The table; the file says of each list what it holds."""

    denying: frozenset[str]
    opposing: frozenset[str]
    questioning: frozenset[str]
    clauses: frozenset[str]
    pointing: list[str]
    telling_more: list[str]
    blaming: frozenset[str]
    flat: frozenset[str]
    before_verb: list[str]
    of_noun: list[str]
    nouns: list[str]
    wishes: list[str]
    notions: list[str]
    defying: list[str]
    saying: list[str]
    passives: list[str]
    hailing: list[str]
    calling: frozenset[str]
    views: list[str]
    as_otherwise: list[str]
    small: list[str]
    agreeing: frozenset[str]
    denials: list[str]
    charges: list[str]
    holding: list[str]
    undoing: list[str]
    inverted: list[str]
    going_on: list[str]
    showing: frozenset[str]
    vague: frozenset[str]
    refused: list[str]
    contrast: frozenset[str]
    turning: frozenset[str]
    subordinating: frozenset[str]
    parties: frozenset[str]
    apart: frozenset[str]
    organs: frozenset[str]
    shared: frozenset[str]
    telling: frozenset[str]


@cache
def dispute_words() -> DisputeWords:
    """Return the table."""
    return read_table("disputes", DisputeWords)


@cache
def contradicting() -> frozenset[str]:
    """Return the reporting verbs, and nouns, that deny or reject."""
    return dispute_words().denying | dispute_words().opposing


@cache
def nouns_of_saying() -> frozenset[str]:
    """Return the nouns for what somebody says, wants or holds."""
    table = dispute_words()
    return frozenset((*table.nouns, *table.wishes, *table.notions))


@cache
def denials() -> re.Pattern[str]:
    """Match what denies in a claim."""
    return re.compile(rf"\b{any_of(dispute_words().denials)}\b", re.IGNORECASE)


def charges(text: str) -> bool:
    """Tell whether a claim has a phrase that blames; who is "responsible for" something has to be or be held so."""
    return (
        _charging().search(text) is not None
        or _CLEFT.search(text) is not None
        or any(_held().search(text, 0, match.start()) for match in _RESPONSIBLE.finditer(text))
    )


@cache
def _charging() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(dispute_words().charges)}\b", re.IGNORECASE)


@cache
def _held() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(dispute_words().holding)}\s(?:\S+\s){{0,4}}$", re.IGNORECASE)


@cache
def undone() -> re.Pattern[str]:
    """Match what stands right before a verb that denies or blames and by which nobody does: "refused to", "did not"."""
    table = dispute_words()
    return re.compile(
        rf"(?:\b{any_of(table.undoing)}|\bnor\s{any_of(table.inverted)}\s\w+|(?<!\w){any_of(table.going_on)}\sto(?P<on>)|\bto)\s(?:\w+ly\s|again\s)?$",
        re.IGNORECASE,
    )


@cache
def refusals() -> re.Pattern[str]:
    """Match the object of a verb such as "denied" that refuses a thing and contradicts nobody: "him bail"."""
    return re.compile(rf"(?:\w+(?:['’]s)?\s){{0,3}}?{any_of(dispute_words().refused)}\b", re.IGNORECASE)


@cache
def back_reference() -> re.Pattern[str]:
    """Match a noun that can stand for what was said before, and of which nothing behind it tells what that was."""
    table = dispute_words()
    return re.compile(
        rf"{any_of(table.pointing)}\s(?P<noun>\w+)(?![\w’']|\s{any_of(table.telling_more)}\b)",
        re.IGNORECASE,
    )


@cache
def clause_end() -> re.Pattern[str]:
    """Match where the first clause of what is said ends."""
    return re.compile(rf"[,;:]\s|\s{any_of(dispute_words().subordinating)}\s")


@cache
def flat_denials() -> re.Pattern[str]:
    """Match a verb that denies or blames, in a form that is no noun and no passive, right after its subject."""
    table = dispute_words()
    verbs = any_of(table.flat)
    return re.compile(
        rf"\s(?:(?:{any_of(table.before_verb)}|\w+ly)\s){{0,2}}(?P<verb>{verbs})\s(?!{any_of(table.of_noun)}\b)"
    )


@cache
def told_on() -> re.Pattern[str]:
    """Match a verb of telling right before the day on which something was said."""
    verbs = any_of(dispute_words().telling)
    return re.compile(rf"\b{verbs}\s(?:(?:on|late|early|earlier)\s)*$")
