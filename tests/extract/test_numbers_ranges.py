"""Ranges and scores: which two numbers are one, and which stay two."""

from __future__ import annotations

import pytest

from briefing.extract.numbers.money import read_setting
from briefing.extract.numbers.numerals import read_numerals
from briefing.extract.numbers.ranges import Range, join_ranges
from briefing.extract.numbers.units import measure


def joined(text: str) -> list[Range]:
    setting = read_setting(text, None)
    measured = [(numeral, measure(text, numeral, setting)) for numeral in read_numerals(text)]
    return list(join_ranges(text, [(numeral, found) for numeral, found in measured if found is not None]))


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("between 5 and 7 people", 5, 7, None),
        ("$4bn-$5bn", 4e9, 5e9, "USD"),
        ("$4 to 5 million", 4e6, 5e6, "USD"),
        ("ranging from 5% to 7%", 5, 7, "%"),
        ("$4 to 5 each", 4, 5, "USD"),
        ("$4 to 5 for members", 4, 5, "USD"),
        ("$4 to 5 a day", 4, 5, "USD"),
        ("4 to 5 people", 4, 5, None),
    ],
)
def test_two_numbers_are_the_ends_of_a_range(text: str, low: float, high: float, unit: str | None) -> None:
    assert [(one.found.value, one.high, one.found.unit) for one in joined(text)] == [(low, high, unit)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("5 and 7 people", [5, 7]),
        ("from 5% to 7%", [5, 7]),
        ("by 5% to 7%", [5, 7]),
        ("by more than 20,000 to 80,000", [20000, 80000]),
        ("10 to 5", [10, 5]),
        ("2,000-1,500", [2000, 1500]),
        ("5 km to 7 miles", [5, 7]),
        ("$4 million to 7", [4e6, 7]),
        ("3 - 2", [3, 2]),
    ],
)
def test_two_numbers_that_stay_two(text: str, values: list[float]) -> None:
    assert [(one.found.value, one.high, one.is_score) for one in joined(text)] == [
        (v, None, False) for v in values
    ]


@pytest.mark.parametrize("text", ["$5 to 7 people", "$5 to 7 poor families", "$5 million to 7 women"])
def test_money_to_so_many_people_is_no_range(text: str) -> None:
    assert [(one.high, one.found.unit) for one in joined(text)] == [(None, "USD"), (None, None)]


def test_what_follows_a_range_is_a_number_of_its_own() -> None:
    found = joined("5 to 10 dogs, 7 cats and 3 birds")
    assert [(one.found.value, one.high) for one in found] == [(5, 10), (7, None), (3, None)]


def test_a_score_and_hours_with_minutes() -> None:
    assert [(one.found.value, one.is_score) for one in joined("won 6-5 and lost 3-2")] == [
        (6, True),
        (3, True),
    ]
    assert [(one.found.value, one.found.unit) for one in joined("5 hours 30 minutes")] == [(330, "minute")]
