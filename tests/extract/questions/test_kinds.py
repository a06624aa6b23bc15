"""Cues of the kinds, and the first guess that is made of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.extract.parse import Parsed
from briefing.extract.questions.candidates import ANY, Candidate
from briefing.extract.questions.cues import cued_kinds, cued_ways
from briefing.extract.questions.kinds import KINDS, guess_kind, kind_features, kind_scores
from briefing.extract.questions.openness import weight_features, weight_score

ParseText = Callable[..., Parsed]


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


def test_a_sentence_without_a_candidate_has_a_kind_by_its_cues() -> None:
    found = kind_features({"modal:may": 1.0, "lemma:rain": 1.0}, "It may rain.", [])
    assert {"modal:may", "cues:forecast", "way:hedge", "way:hedge:none", "tense:none"} <= set(found)
    assert "lemma:rain" not in found


def test_the_features_of_all_candidates_are_weighed_together(parse_text: ParseText) -> None:
    parsed = parse_text("The ministers will meet in the capital. The harvest fell in the north.")
    meet, fell = (sentence.span.root for sentence in parsed.sentences)
    first = Candidate("modal-will", "will the ministers meet", ANY, meet, meet)
    second = Candidate("statement", "did the harvest fall", ANY, fell, fell)
    found = kind_features({}, "They will meet.", [(first, {}), (second, {})])
    assert {"verb:act:future", "verb:outcome:fact", "starts:will", "starts:did"} <= set(found)


def test_what_stands_early_matters_more_and_what_is_not_known_most() -> None:
    early, late = {"place": 0.0}, {"place": 0.9}
    assert 0 < weight_score(late, 0.5) < weight_score(early, 0.5) < 1
    assert weight_score({"place": 0.0, "class:ignorance": 1.0}, 0.85) == pytest.approx(0.85)


def test_what_is_to_come_weighs_by_who_tells_it() -> None:
    told = {"told:indirect": 1.0, "place": 0.0}
    assert weight_features(told) == told | {"told:indirect:other": 1.0}
    ahead = told | {"draft:to-come": 1.0}
    assert weight_features(ahead) == ahead | {"told:indirect:to-come": 1.0}
    assert weight_score(ahead, 0.5) > weight_score(told, 0.5)
