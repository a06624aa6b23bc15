"""What parties say without a verb of reporting, and reports by nouns."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fuse.told import told

from briefing.fuse.noun_reports import noun_reports
from briefing.fuse.unreported import unreported
from briefing.model import Statement

NAMES = ("Orland", "Velmora", "Anna Lind")


def heard(text: str, found: list[Statement]) -> list[tuple[str, str]]:
    """Return who says what."""
    return [
        (
            one.who or text[one.speaker.start : one.speaker.end],  # type: ignore[union-attr]
            text[one.content.start : one.content.end].strip(),
        )
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orland denies playing any part in it.", [("Orland", "playing any part in it.")]),
        ("The plan, denied by Velmora, is old.", [("Velmora", "The plan,")]),
        ("The vote was dismissed by its critics as a sham.", [("critics", "as a sham.")]),
        (
            "It was hailed by Orland as a success but dismissed by opposition leaders as a sham.",
            [("Orland", "as a success but"), ("opposition leaders", "as a sham.")],
        ),
        ("Some opponents see the truce as a defeat.", [("opponents", "the truce as a defeat.")]),
        ("Some opponents see the ships as they come.", []),
        ("The harvest was dismissed by rain as a loss.", []),
        ("The harvest denies nobody.", []),
        ("Chairs see the truce as a defeat.", []),
    ],
)
def test_what_a_party_says_without_a_verb_of_reporting(text: str, expected: list[tuple[str, str]]) -> None:
    assert heard(text, list(unreported(told("a", text, mentions=NAMES)))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He denied Velmora's claim that it fell.", [("Velmora", "claim that it fell.")]),
        ("He denied Velmora’s early claim that it fell.", [("Velmora", "claim that it fell.")]),
        ("He denied charges from Orland that it fell.", [("Orland", "charges from Orland that it fell.")]),
        (
            "He denied claims by the Orland mayor, Anna Lind, that it fell.",
            [("Anna Lind", "claims by the Orland mayor, Anna Lind, that it fell.")],
        ),
        (
            "He ignored calls by opposition leaders to resign.",
            [("opposition leaders", "calls by opposition leaders to resign.")],
        ),
        ("He doubted Orland's claim on Monday that it fell.", [("Orland", "claim on Monday that it fell.")]),
        ("He read Orland's claim.", []),
        ("He pleaded on Orland's behalf to charges of theft.", []),
        ("He read claims by mail that it fell.", []),
    ],
)
def test_what_a_noun_reports(text: str, expected: list[tuple[str, str]]) -> None:
    reading = told("a", text, mentions=NAMES)
    mentions = tuple(
        replace(one, kind="person") if one.name == "Anna Lind" else one for one in reading.found.mentions
    )
    reading = replace(reading, kept=replace(reading.found, mentions=mentions))
    assert heard(text, list(noun_reports(reading))) == expected
