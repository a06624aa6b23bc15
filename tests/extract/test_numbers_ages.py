"""Ages: who somebody is, or what is told of somebody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.extract.numbers import find_numbers
from briefing.extract.parse import Parsed

ParseText = Callable[..., Parsed]


@pytest.mark.parametrize(
    ("text", "value", "what"),
    [
        ("Anna Carter was 11 when her mother died.", 11, "age of Anna Carter"),
        ("She was 99.", 99, "age"),
        ("The last prisoner who died here was only 32.", 32, "age of last prisoner"),
        ("John Walsh left school at 16 to work in the harbour.", 16, "age of John Walsh"),
        ("John Walsh turned 50 in May.", 50, "age of John Walsh"),
    ],
)
def test_the_age_that_is_told_of_somebody_is_in_years(
    parse_text: ParseText, text: str, value: float, what: str
) -> None:
    (found,) = find_numbers(parse_text(text))
    assert (found.value, found.unit, found.what, found.head) == (value, "year", what, None)


@pytest.mark.parametrize(
    "text",
    [
        "The score was 11 when the rain began.",
        "She was 11 points ahead in May.",
        "John Walsh arrived at 9 to work in the harbour.",
        "The council closed the harbour at 16 places.",
    ],
)
def test_what_is_not_said_of_a_person_is_no_age(parse_text: ParseText, text: str) -> None:
    assert [found.unit for found in find_numbers(parse_text(text))] in ([None], [])


def test_an_age_at_the_time_says_who_somebody_is(parse_text: ParseText) -> None:
    first, second = find_numbers(parse_text("John Walsh, then 20, got 24 years for the theft."))
    assert (first.unit, first.figure) == ("year", False)
    assert second.value == 24


def test_a_parent_of_so_many_has_children(parse_text: ParseText) -> None:
    found = find_numbers(parse_text("The widowed mother of 10 and the grandfather of three were thanked."))
    assert [(number.value, number.what) for number in found] == [(10, "children"), (3, "grandchildren")]


def test_over_the_laps_of_a_race_is_no_hedge(parse_text: ParseText) -> None:
    (definite,) = find_numbers(parse_text("He will come through the field over the 57 laps of the race."))
    (bare,) = find_numbers(parse_text("He came through over 57 laps of the race."))
    assert (definite.hedge, bare.hedge) == ("exact", "more_than")
