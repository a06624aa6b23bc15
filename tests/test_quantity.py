"""How a quantity is written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from report.invented import BRIEFING

from briefing.quantity import column_width, plural, quantity
from briefing.report.wording import likely, measured

NUMBER = replace(BRIEFING.key_numbers[0], hedge="exact")


@pytest.mark.parametrize(
    ("value", "unit", "period", "written"),
    [
        (31.0, "USD", "per share", ("$31", "per share")),
        (60.0, "litre", "per day", ("60", "litres per day")),
        (500.0, None, "per hour", ("500", "per hour")),
        (7.5, "%", None, ("7.5%", "")),
        (0.25, "share", None, ("25%", "share")),
        (1 / 3, "share", None, ("33.3%", "share")),
        (1.5, "litre", None, ("1.5", "litres")),
        (0.5, "litre", None, ("0.5", "litre")),
        (0.0, "litre", None, ("0", "litres")),
        (None, None, "per week", ("1", "per week")),
    ],
)
def test_a_rate_is_told_with_what_it_is_for_each_of(
    value: float | None, unit: str | None, period: str | None, written: tuple[str, str]
) -> None:
    number = replace(NUMBER, value=value, unit=unit, period=period, text="1 crate")
    assert quantity(number) == written


@pytest.mark.parametrize(
    ("unit", "several"),
    [
        ("month", "months"),
        ("mile per hour", "miles per hour"),
        ("degree Celsius", "degrees Celsius"),
        ("square foot", "square feet"),
        ("century", "centuries"),
        ("hertz", "hertz"),
        ("parts per billion", "parts per billion"),
    ],
)
def test_units_of_several_stand_in_the_plural(unit: str, several: str) -> None:
    assert plural(unit) == several
    assert quantity(replace(NUMBER, value=2.0, unit=unit))[1] == several
    assert quantity(replace(NUMBER, value=1.0, unit=unit))[1] == unit


@pytest.mark.parametrize(
    ("what", "told"),
    [("years", "years"), ("years (siege)", "years (siege)"), ("war", "years, war"), (None, "years")],
)
def test_a_unit_is_told_once(what: str | None, told: str) -> None:
    assert measured(replace(NUMBER, value=2.0, unit="year", what=what, head=None)) == told


def test_what_is_said_in_brackets_has_none_of_its_own() -> None:
    question = replace(BRIEFING.open_questions[0], likelihood="probably (55–80 %)")
    assert likely(question) == "probably, 55–80 %"
    assert likely(replace(question, likelihood="likely")) == "likely"


@pytest.mark.parametrize(
    ("widths", "width"),
    [
        ([], 0),
        ([2, 14], 14),
        ([2, 3, 2, 3, 1, 14], 3),
        ([2, 3, 2, 3, 1, 7], 7),
        ([14] * 9 + [2], 14),
        ([30] * 3, 0),
    ],
)
def test_a_column_is_not_widened_by_one_that_is_much_wider_than_the_others(
    widths: list[int], width: int
) -> None:
    assert column_width(widths, 18) == width


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("4,2000 new passengers", "4,2000?"),
        ("about l2 soldiers", "about l2?"),
        ("S5 million", "S5 million?"),
        ("3/", "3/?"),
    ],
)
def test_a_damaged_number_stands_without_what_it_counts(text: str, written: str) -> None:
    assert quantity(replace(NUMBER, value=None, unit=None, hedge="garbled", text=text))[0] == written


@pytest.mark.parametrize(
    ("value", "high", "written"),
    [
        (2.4e9, None, "$2.4 billion"),
        (1.2e12, 1.5e12, "$1.2–1.5 trillion"),
        (9e8, 1.2e9, "$900,000,000–1.2 billion"),
        (1234567890.0, None, "$1,234,567,890"),
        (1e6, None, "$1,000,000"),
    ],
)
def test_thousands_of_millions_are_told_in_words_where_nothing_is_lost(
    value: float, high: float | None, written: str
) -> None:
    assert quantity(replace(NUMBER, value=value, high=high, unit="USD", period=None))[0] == written
