"""Time expressions: what is found, and what it resolves to against the article's date."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.extract.dates import find_dates
from briefing.extract.parse import Parsed

WEDNESDAY = "2022-07-27"


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("The mayor spoke on Wednesday.", "Wednesday", "2022-07-27"),
        ("The mayor spoke on Thursday.", "Thursday", "2022-07-21"),
        ("The council will meet on Friday.", "Friday", "2022-07-29"),
        ("The council has scheduled a vote for Monday.", "Monday", "2022-08-01"),
        ("It was founded in October.", "October", "2021-10"),
        ("It will open in February.", "February", "2023-02"),
        ("The bridge was closed last week.", "last week", "2022-W29"),
        ("The bridge collapsed over the weekend.", "the weekend", "2022-W29-WE"),
        ("Two weeks ago the bridge was closed.", "Two weeks ago", "2022-W28"),
        ("The bridge opened in late 2018.", "late 2018", "2018"),
        ("The bridge dates from the 1990s.", "the 1990s", "199"),
        ("The search lasted three days.", "three days", "P3D"),
        ("The search is now over.", "now", "PRESENT_REF"),
        ("It opened on July 25, 2022.", "July 25, 2022", "2022-07-25"),
        ("It opened on 25/07/2022.", "25/07/2022", "2022-07-25"),
        ("It opened on 05/07/2022.", "05/07/2022", None),
        ("It opened on February 31, 2022.", "February 31, 2022", None),
        ("It opened last December.", "last December", "2021-12"),
        ("Sales fell in the first quarter of 2021.", "the first quarter of 2021", "2021-Q1"),
    ],
)
def test_expressions_resolve_against_the_anchor(
    parse_text: Callable[..., Parsed], text: str, found: str, value: str | None
) -> None:
    dates = find_dates(parse_text(text, published=WEDNESDAY))
    assert [(date.text, date.value) for date in dates] == [(found, value)]
    assert text[dates[0].start : dates[0].end] == found


def test_relative_days_stay_words_without_an_anchor(parse_text: Callable[..., Parsed]) -> None:
    dates = find_dates(parse_text("It opened on Wednesday. It closed on 2 May 2020."))
    assert [date.value for date in dates] == [None, "2020-05-02"]


@pytest.mark.parametrize(
    "text", ["The boy is 12 years old.", "He may march to the town.", "They sent 2000 soldiers."]
)
def test_ages_counts_and_verbs_are_no_dates(parse_text: Callable[..., Parsed], text: str) -> None:
    assert find_dates(parse_text(text, published=WEDNESDAY)) == ()
