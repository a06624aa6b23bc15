"""How a quantity is written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from report.invented import BRIEFING

from briefing.quantity import quantity

NUMBER = replace(BRIEFING.key_numbers[0], hedge="exact")


@pytest.mark.parametrize(
    ("value", "unit", "period", "written"),
    [
        (31.0, "USD", "per share", ("$31", "per share")),
        (60.0, "litre", "per day", ("60", "litre per day")),
        (500.0, None, "per hour", ("500", "per hour")),
        (0.25, "share", None, ("25%", "share")),
        (None, None, "per week", ("1", "per week")),
    ],
)
def test_a_rate_is_told_with_what_it_is_for_each_of(
    value: float | None, unit: str | None, period: str | None, written: tuple[str, str]
) -> None:
    number = replace(NUMBER, value=value, unit=unit, period=period, text="1 crate")
    assert quantity(number) == written
