"""What a given name tells of "he" and "she"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.data import read_table
from briefing.extract import extract_parsed
from briefing.extract.genders import gender_of
from briefing.extract.mentions import find_mentions
from briefing.extract.parse import Parsed

Parse = Callable[..., Parsed]


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Peter Walsh", "male"),
        ("Maria Torv", "female"),
        ("Velm Torv", None),
        ("Andrea Torv", None),
        ("", None),
    ],
)
def test_a_given_name_tells_the_pronoun_where_one_sex_bears_it(name: str, gender: str | None) -> None:
    assert gender_of(name) == gender


def test_no_given_name_stands_in_both_lists() -> None:
    table = read_table("given_names", dict[str, list[str]])
    assert not set(table["female"]) & set(table["male"])


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("John Carter met Maria Walsh in Toronto. She left on Monday.", "Maria Walsh"),
        ("John Carter met Maria Walsh in Toronto. He left on Monday.", "John Carter"),
        ("John Carter met Peter Walsh in Toronto. He left on Monday.", None),
        ("John Carter spoke in Toronto. She left on Monday.", None),
    ],
)
def test_a_pronoun_goes_to_the_one_person_of_its_gender(
    parse_text: Parse, text: str, person: str | None
) -> None:
    found = [mention.name for mention in find_mentions(parse_text(text)) if mention.form == "pronoun"]
    assert found == ([person] if person else [])


def test_a_last_name_behind_a_title_goes_to_who_can_have_that_title(parse_text: Parse) -> None:
    text = "John Walsh and his wife, Maria Walsh, sued the bank in Toronto. Mrs Walsh lost. Mr Walsh wept."
    found = find_mentions(parse_text(text))
    assert [m.name for m in found if text[m.start : m.end] == "Walsh"] == ["Maria Walsh", "John Walsh"]


def test_a_question_does_not_ask_of_him_what_is_told_of_her(parse_text: Parse) -> None:
    told = extract_parsed(
        parse_text("John Carter met a judge in Toronto on Monday. She may resign next week.")
    )
    assert told.questions
    assert all("Carter" not in question.text for question in told.questions)
