"""Days on which articles differ: what counts as one event, and as its day."""

from __future__ import annotations

import pytest
from fuse.told import told

from briefing.config import Settings
from briefing.fuse.days import asked, find_days
from briefing.fuse.questions import fuse_questions

LION = "was crushed to death by a stone lion that fell in the park of Ilmar"
WEDNESDAY = "A guard was crushed to death on Wednesday by a stone lion that fell in the park of Ilmar."
THURSDAY = "A guard was crushed to death on Thursday by a stone lion in the park of Ilmar."


def days(
    *sentences: str, published: tuple[str | None, ...] = ("2031-03-06", "2031-03-07")
) -> list[list[str]]:
    readings = [
        told(f"a{at}", sentence, published=day)
        for at, (sentence, day) in enumerate(zip(sentences, published, strict=True))
    ]
    return [[side.evidence.sentence for side in sides] for sides in find_days(readings)]


def test_the_same_event_on_two_days_is_found() -> None:
    assert days(WEDNESDAY, THURSDAY) == [[WEDNESDAY, THURSDAY]]
    assert days(WEDNESDAY, THURSDAY, published=(None, "2031-03-07")) == [[WEDNESDAY, THURSDAY]]


def test_the_same_event_in_two_months_is_found() -> None:
    march, april = (day.replace(" on ", " in ") for day in (WEDNESDAY, THURSDAY))
    march, april = march.replace("Wednesday", "March"), april.replace("Thursday", "April")
    assert days(march, april) == [[march, april]]
    assert days(march, THURSDAY) == []


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (WEDNESDAY, "the same day"),
        (
            "A guard was crushed to death by a stone lion in the park of Ilmar, police said on Thursday.",
            "said then",
        ),
        (
            "The park of Ilmar, where a stone lion crushed a guard to death, opens again on Thursday.",
            "another event",
        ),
        (
            "A guard was crushed to death in Thursday’s storm by a stone lion in the park of Ilmar.",
            "not its day",
        ),
    ],
)
def test_what_is_no_difference(other: str, why: str) -> None:
    assert days(WEDNESDAY, other) == [], why


@pytest.mark.parametrize("later", ["2031-03-28", "2031-03-28T08:30:00Z"])
def test_days_of_other_weeks_do_not_differ(later: str) -> None:
    assert days(WEDNESDAY, THURSDAY, published=("2031-03-06T20:15:00Z", later)) == []


def test_a_difference_is_a_disputed_question_with_the_outlets_as_its_sides() -> None:
    readings = [told("a", WEDNESDAY), told("b", THURSDAY)]
    (found,) = fuse_questions(readings, Settings())
    assert (found.kind, found.text) == ("disputed", f"Was it on Wednesday or Thursday that a guard {LION}?")
    assert [side.party for side in found.sides] == ["a.txt", "b.txt"]
    assert [one.sentence for one in found.evidence] == [WEDNESDAY, THURSDAY]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        (WEDNESDAY, "a guard"),
        (WEDNESDAY.replace("on Wednesday", "Wednesday").replace("A guard", "Ilse Torv"), "Ilse Torv"),
        (f"OSLO (Meridian) - {WEDNESDAY}", "a guard"),
    ],
)
def test_it_is_asked_which_day_is_right(sentence: str, who: str) -> None:
    (sides,) = find_days([told("a", sentence), told("b", THURSDAY)])
    assert asked(sides) == f"Was it on Wednesday or Thursday that {who} {LION}?"


@pytest.mark.parametrize(
    ("before", "after"), [("A guard", "In Ilmar, a guard"), ("a stone lion", "“a stone lion”")]
)
def test_the_first_side_that_can_be_asked_is_asked(before: str, after: str) -> None:
    (sides,) = find_days([told("a", WEDNESDAY.replace(before, after)), told("b", THURSDAY)])
    lion = THURSDAY.removeprefix("A guard ").replace(" on Thursday", "").removesuffix(".")
    assert asked(sides) == f"Was it on Wednesday or Thursday that a guard {lion}?"
    both = [told(name, day.replace(before, after)) for name, day in (("a", WEDNESDAY), ("b", THURSDAY))]
    assert [asked(sides) for sides in find_days(both)] == [None]


def test_it_is_asked_which_month_is_right() -> None:
    march = WEDNESDAY.replace("on Wednesday", "in March")
    april = THURSDAY.replace("on Thursday", "in April")
    (sides,) = find_days([told("a", march), told("b", april)])
    assert asked(sides) == f"Was it in March or April that a guard {LION}?"
