"""Time expressions: what is found, and what it resolves to against the article's date."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.extract.dates import find_dates
from briefing.extract.parse import Parsed, parse
from briefing.model import Article, Block

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
        ("The bridge dates from the 1990s.", "the 1990s", "199X"),
        ("The search lasted three days.", "three days", "P3D"),
        ("The search is now over.", "now", "PRESENT_REF"),
        ("It opened on July 25, 2022.", "July 25, 2022", "2022-07-25"),
        ("It opened on 25/07/2022.", "25/07/2022", "2022-07-25"),
        ("It opened on 05/07/2022.", "05/07/2022", None),
        ("It opened on February 31, 2022.", "February 31, 2022", None),
        ("It opened last December.", "last December", "2021-12"),
        ("Sales fell in the first quarter of 2021.", "the first quarter of 2021", "2021-Q1"),
        ("The mayor could not be reached Tuesday.", "Tuesday", "2022-07-26"),
        ("They met to open the bridge on Tuesday.", "Tuesday", "2022-07-26"),
        ("The council will meet on Tuesday.", "Tuesday", "2022-08-02"),
        ("The vote was postponed until Friday.", "Friday", "2022-07-29"),
        ("The works began late and will go on until Tuesday.", "Tuesday", "2022-08-02"),
        ("The ceremony, set for Thursday, was called off.", "Thursday", "2022-07-28"),
        ("The talks have been put off to November.", "November", "2022-11"),
        ("The summit was moved to 15 May.", "15 May", "2023-05-15"),
        ("It opened on Tuesday last week.", "Tuesday last week", "2022-07-19"),
        ("It opened in early October last year.", "early October last year", "2021-10"),
        ("It closed on Christmas Day.", "Christmas Day", "2021-12-25"),
        ("It will close on Thanksgiving.", "Thanksgiving", "2022-11-24"),
        ("It closed on Good Friday.", "Good Friday", "2022-04-15"),
        ("It will close at the end of the month.", "the end of the month", "2022-07"),
        ("The search took two and a half hours.", "two and a half hours", "PT2H30M"),
        ("The search took 5 1/2 days.", "5 1/2 days", "P5.5D"),
        ("The search took twenty-one days.", "twenty-one days", "P21D"),
        ("It began the day before yesterday.", "the day before yesterday", "2022-07-25"),
        ("It began last night.", "last night", "2022-07-26TNI"),
        ("Elections are due in the autumn.", "the autumn", "2022-FA"),
        ("It opened in the first half of 2019.", "the first half of 2019", "2019-H1"),
        ("In 2019 sales fell.", "2019", "2019"),
        ("The works start in the week of August 8.", "the week of August 8", "2022-W32"),
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
    "text",
    [
        "The boy is 12 years old.",
        "He may march to the town.",
        "They sent 2000 soldiers.",
        "The show is called 60 Minutes.",
    ],
)
def test_ages_counts_and_verbs_are_no_dates(parse_text: Callable[..., Parsed], text: str) -> None:
    assert find_dates(parse_text(text, published=WEDNESDAY)) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It broke on July 4. The next day it was closed.", "2022-07-05"),
        ("It broke on July 4. That same week it was closed.", "2022-W27"),
        ("It broke in May 2019. It opened two years later.", "2021-05"),
        ("It broke on July 4. It was repaired ten days before the storm.", None),
        ("The bridge is old. It was repaired the next morning.", None),
        ("Sales rose. They had fallen the previous year.", "2021"),
        ("It broke on Monday. It was closed at 10 p.m. and the mayor left.", "2022-07-25T22:00"),
    ],
)
def test_what_is_told_from_another_date_is_resolved_against_it_or_not_at_all(
    parse_text: Callable[..., Parsed], text: str, value: str | None
) -> None:
    assert find_dates(parse_text(text, published=WEDNESDAY))[-1].value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Officials said Sunday's referendum would decide on the law.", "2022-07-31"),
        ("The minister said the Sunday referendum would be free.", "2022-07-31"),
        ("Sunday's planned referendum was condemned by the opposition.", "2022-07-31"),
        ("Sunday's referendum was expected to pass.", "2022-07-31"),
        ("He said voters would take part in Sunday's referendum.", "2022-07-31"),
        ("They campaigned ahead of Sunday's vote.", "2022-07-31"),
        ("Sunday's vote was marred by violence.", "2022-07-24"),
        ("The turnout in Sunday's vote will be known soon.", "2022-07-24"),
        ("They will appeal Wednesday's ruling.", "2022-07-27"),
        ("He said Wednesday's ruling would force the boy to go.", "2022-07-27"),
        ("The opposition condemned Sunday's vote. It will be held on July 31.", "2022-07-31"),
        ("Voters will decide on Sunday. The opposition condemned Sunday's vote.", "2022-07-31"),
        ("It was held on July 24. The opposition condemned Sunday's vote.", "2022-07-24"),
        ("The mayor will speak on Sunday. Sunday's vote was marred by violence.", "2022-07-24"),
    ],
)
def test_an_event_named_by_a_weekday_has_the_time_of_its_own_clause_or_of_the_day_told_elsewhere(
    parse_text: Callable[..., Parsed], text: str, value: str
) -> None:
    dates = find_dates(parse_text(text, published="2022-07-29"))
    events = [date for date in dates if text[date.end :].startswith(("'s", " referendum"))]
    assert [date.value for date in events] == [value]


def test_the_date_of_a_dateline_is_found() -> None:
    text = "VELM, July 27 (Agency) --\n\nThe bridge opened."
    blocks = (Block(0, 25, "dateline"), Block(27, 46, "body"))
    (parsed,) = parse([Article("a", "a.txt", text, blocks, published=WEDNESDAY)])
    assert [(d.text, d.value, d.start) for d in find_dates(parsed)] == [("July 27", WEDNESDAY, 6)]
