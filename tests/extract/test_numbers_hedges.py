"""Hedges: which words make a number inexact, how far they reach, and which only look like it."""

from __future__ import annotations

import re

import pytest

from briefing.extract.numbers.hedges import hedge_around


def hedge(text: str) -> tuple[str, str]:
    """Return the hedge of the number in a text, and the words that hold hedge and number."""
    number = re.search(r"\d+", text)
    assert number
    found, start, end = hedge_around(text, number.start(), number.end())
    return found, text[start:end]


@pytest.mark.parametrize(
    ("text", "found", "words"),
    [
        ("about 30 people", "about", "about 30"),
        ("in the region of 30", "about", "in the region of 30"),
        ("~30 people", "about", "~30"),
        ("≈30 people", "about", "≈30"),
        ("<30 people", "less_than", "<30"),
        (">30 people", "more_than", ">30"),
        ("sub-30 people", "less_than", "sub-30"),
        ("30-plus people", "at_least", "30-plus"),
        ("30-odd people", "about", "30-odd"),
        ("a 30-odd-page report", "exact", "30"),
        ("at least the past 30 days", "at_least", "at least the past 30"),
        ("almost a whopping 30", "about", "almost a whopping 30"),
        ("no more than a further 30", "at_most", "no more than a further 30"),
        ("more than about 30", "about", "about 30"),
        ("over 2 years", "more_than", "over 2"),
        ("not even 30 people", "less_than", "not even 30"),
        ("cannot muster even 30", "less_than", "even 30"),
        ("about 12 people", "about", "about 12"),
        ("some 250 species", "about", "some 250"),
        ("nearly 12 people", "about", "nearly 12"),
        ("an estimated 25 people", "about", "an estimated 25"),
        ("480 there or thereabouts", "about", "480 there or thereabouts"),
        ("at least 12 people", "at_least", "at least 12"),
        ("no fewer than 12", "at_least", "no fewer than 12"),
        ("60 or more", "at_least", "60 or more"),
        ("up to 12 people", "at_most", "up to 12"),
        ("may not exceed 800", "at_most", "not exceed 800"),
        ("no more than 12", "at_most", "no more than 12"),
        ("more than 12 people", "more_than", "more than 12"),
        ("well over 12 people", "more_than", "well over 12"),
        ("topped 40", "more_than", "topped 40"),
        ("less than 12", "less_than", "less than 12"),
        ("just under 12", "less_than", "just under 12"),
        ("nobody, not one, gave even 12", "less_than", "even 12"),
        ("30 or so people", "about", "30 or so"),
        ("30, or more, people", "at_least", "30, or more"),
        ("30+ people", "at_least", "30+"),
    ],
)
def test_words_before_and_after_a_number(text: str, found: str, words: str) -> None:
    assert hedge(text) == (found, words)


@pytest.mark.parametrize(
    "text",
    [
        "30 people",
        "even 30 people",
        "over the past 2 years",
        "(about) 30",
        "about, 30",
        "x30",
        "30 or more than",
    ],
)
def test_words_that_say_nothing_of_the_number(text: str) -> None:
    assert hedge(text)[0] == "exact"
