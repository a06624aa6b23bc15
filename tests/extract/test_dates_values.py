"""Values of dates: units counted from a day, moved and cut, as exact as they were."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.extract.dates.values import cut_to, duration, shifted, shifted_value, unit_name

DAY = date(2031, 3, 5)


@pytest.mark.parametrize(
    ("unit", "steps", "value"),
    [
        ("day", -5, "2031-02-28"),
        ("week", 1, "2031-W11"),
        ("month", -3, "2030-12"),
        ("month", 10, "2032-01"),
        ("quarter", -1, "2030-Q4"),
        ("quarter", 4, "2032-Q1"),
        ("year", -1, "2030"),
        ("decade", -1, "202X"),
        ("century", -1, "19XX"),
        ("hour", 1, None),
    ],
)
def test_a_period_some_steps_from_the_one_that_holds_a_day(unit: str, steps: int, value: str | None) -> None:
    assert shifted(DAY, unit, steps) == value


@pytest.mark.parametrize(
    ("told", "unit", "steps", "value"),
    [
        ("2031-03-05", "day", -5, "2031-02-28"),
        ("2031-03-05", "week", -1, "2031-W09"),
        ("2031-01", "month", -1, "2030-12"),
        ("2031-12", "month", 1, "2032-01"),
        ("2031-Q1", "quarter", -1, "2030-Q4"),
        ("2031-03-05", "year", 2, "2033-03-05"),
        ("2031", "month", 1, None),
        ("2031-03", "day", 1, None),
        ("2031-W10", "day", 1, None),
    ],
)
def test_a_value_moved_stays_as_exact_as_it_was(told: str, unit: str, steps: int, value: str | None) -> None:
    assert shifted_value(told, unit, steps) == value


@pytest.mark.parametrize(
    ("told", "unit", "value"),
    [
        ("2031-03-05", "year", "2031"),
        ("2031-03-05", "month", "2031-03"),
        ("2031-03-05", "week", "2031-W10"),
        ("2031-03-05", "day", "2031-03-05"),
        ("2031", "month", None),
        ("2031-03", "week", None),
        ("PXD", "day", None),
    ],
)
def test_the_period_that_a_value_lies_in(told: str, unit: str, value: str | None) -> None:
    assert cut_to(told, unit) == value


def test_periods_and_names_of_units() -> None:
    assert [unit_name(word) for word in ("Days", "centuries", "century", "Year")] == [
        "day",
        "century",
        "century",
        "year",
    ]
    assert [duration("3", "days"), duration("1.5", "hours"), duration("0.5", "hour")] == [
        "P3D",
        "PT1H30M",
        "PT30M",
    ]
