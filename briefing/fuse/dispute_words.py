"""The words by which one party contradicts another, from `briefing/data/disputes.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import msgspec


class DisputeWords(msgspec.Struct, frozen=True):
    """The table; `flat` are forms that are only verbs, `apart` nouns for who is a party of its own, whoever its words name, as in "the mayor's critics",
    `organs` those for what speaks for its state."""

    denying: frozenset[str]
    blaming: frozenset[str]
    flat: frozenset[str]
    agreeing: frozenset[str]
    denials: list[str]
    charges: list[str]
    refused: list[str]
    contrast: frozenset[str]
    turning: frozenset[str]
    parties: frozenset[str]
    apart: frozenset[str]
    organs: frozenset[str]
    shared: frozenset[str]


@cache
def dispute_words() -> DisputeWords:
    """Return the table."""
    return msgspec.yaml.decode((files("briefing.data") / "disputes.yaml").read_bytes(), type=DisputeWords)


@cache
def denials() -> re.Pattern[str]:
    """Match what denies in a claim."""
    return _any_of(dispute_words().denials)


@cache
def charges() -> re.Pattern[str]:
    """Match what blames in a claim."""
    return _any_of(dispute_words().charges)


@cache
def refusals() -> re.Pattern[str]:
    """Match the object of a verb such as "denied" that refuses a thing and contradicts nobody: "him bail"."""
    return re.compile(
        rf"(?:\w+(?:['’]s)?\s){{0,3}}?(?:{'|'.join(map(re.escape, dispute_words().refused))})\b",
        re.IGNORECASE,
    )


@cache
def flat_denials() -> re.Pattern[str]:
    """Match a verb that denies or blames, in a form that is no noun and no passive, right after its subject."""
    verbs = sorted(dispute_words().flat)
    return re.compile(
        rf"\s(?:(?:has|have|had|also|later|again|repeatedly|\w+ly)\s){{0,2}}(?P<verb>{'|'.join(verbs)})\s(?!of\b|by\b|on\b|as\b|for\b)"
    )


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)
