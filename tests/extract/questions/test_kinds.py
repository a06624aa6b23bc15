"""Cues of the kinds, and the first guess that is made of them."""

from __future__ import annotations

import pytest

from briefing.extract.questions.cues import cued_kinds, cued_ways
from briefing.extract.questions.kinds import KINDS, guess_kind, kind_scores


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Nobody knows; it is unclear.", "not_known"),
        ("She DENIED it.", "denial"),
        ("He said so without giving details.", "no_details"),
        ("They did not specify the sum.", "no_details"),
        ("It doesn’t say so, and they don't know.", "not_known"),
        ("The uncertainty goes on.", "not_known"),
    ],
)
def test_a_cue_counts_in_any_case_and_ending(text: str, way: str) -> None:
    assert way in cued_ways(text)


@pytest.mark.parametrize("text", ["The planet turns.", "A browbeaten clerk.", "", "He imprisoned them."])
def test_a_cue_within_another_word_does_not_count(text: str) -> None:
    assert not cued_ways(text) & {"plan", "conflict", "hedge"}


def test_kinds_and_ways_are_kept_apart() -> None:
    assert cued_kinds("It may rain?") >= {"forecast", "asked"}
    assert "hedge" not in cued_kinds("It may rain.")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Will it rain?", "asked"),
        ("It is unclear.", "unknown"),
        ("She denied it.", "disputed"),
        ("It may rain.", "forecast"),
        ("The bridge fell.", "unverified"),
    ],
)
def test_the_first_guess_goes_by_the_strongest_cue(text: str, kind: str) -> None:
    assert guess_kind(text, None, party=False) == kind


def test_the_chances_of_the_kinds_add_up_to_one() -> None:
    scores = kind_scores({"guess:forecast": 1.0})
    assert set(scores) == set(KINDS)
    assert sum(scores.values()) == pytest.approx(1.0)
