"""Every form of a time expression is found in a sentence, in capitals too."""

from __future__ import annotations

import pytest

from briefing.extract.dates.expressions import _forms, find_expressions

FORMS = {
    "iso": ["2031-03-05"],
    "slashed": ["05/03/2031"],
    "clock_weekday": ["5 p.m. on Monday"],
    "clock": ["10.30am", "7 o'clock in the morning", "5 pm"],
    "week_of": ["the week of August 8"],
    "month_day": ["March 5", "Tuesday, March 5, 2031", "Sept. 3"],
    "day_month": ["5 March 2031", "3rd of May"],
    "relative_month": ["next June", "early last March"],
    "month_only": ["March 2031", "late October", "the end of April"],
    "relative_weekday": ["last Friday", "this Sunday morning"],
    "weekday": ["Friday", "Tuesday night"],
    "holiday": ["Christmas Eve", "last Easter", "New Year’s Day"],
    "relative_season": ["next summer"],
    "bare_season": ["in the autumn"],
    "half_year": ["the first half of 2031", "second half of last year"],
    "season": ["the autumn of 2031", "spring 2031"],
    "quarter": ["the third quarter of 2031", "fourth-quarter"],
    "short_quarter": ["Q3 2031"],
    "fiscal": ["FY 2031", "the fiscal year 2031", "fiscal 2031"],
    "weekend": ["the weekend", "next weekend"],
    "year_ago": ["the year-earlier", "year-ago"],
    "ago": ["two weeks ago", "a year from now", "several days ago", "half an hour ago"],
    "away": ["three days later", "the day before"],
    "told_day": ["the following day", "that same week", "later that night"],
    "next_day": ["the very next day"],
    "stretch": ["the past two years", "coming 3 weeks"],
    "past_unit": ["the past month"],
    "relative_unit": ["last year", "late this week", "the end of the month", "rest of the year"],
    "recent": ["recent weeks", "coming months"],
    "every": ["every day", "each week"],
    "age": ["40 years old", "five-year-old"],
    "duration": ["many months", "some 30 more days", "twenty-one days", "half a century"],
    "bare": ["decades", "weeks"],
    "century": ["the 19th century"],
    "decade": ["the 1990s", "the early ’60s", "mid-1980s"],
    "today": ["today", "yesterday evening", "the day after tomorrow", "this morning"],
    "reference": ["now", "recently", "the future"],
    "set": ["daily", "annually"],
    "year": ["2031", "early 2031"],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in FORMS.items() for text in texts])
def test_a_form_is_found(kind: str, text: str) -> None:
    for written in (text, text.upper()):
        found = find_expressions(f"It was built, {written}, by the council.")
        assert kind in [form for form, _ in found]


def test_every_form_is_tried() -> None:
    assert FORMS.keys() == _forms().keys()


def test_words_that_grow_in_small_letters_move_nothing() -> None:
    text = "İnce İlse met them on Monday, İnce in 2031."
    assert [parts[0] for _, parts in find_expressions(text)] == ["Monday", "2031"]


def test_other_digits_are_no_time() -> None:
    assert not list(find_expressions("There were 12 buses, 3,400 boats and 7 m of rope."))
