"""Queries: what each part asks for, and what is said of a part that asks for nothing there is."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.search import Query, QueryError, parse_query


def test_words_phrases_and_fields() -> None:
    assert parse_query('actor:putin kind:disputed after:2020-03-01 "air strike" Idlib') == Query(
        words=("air strike", "Idlib"), actors=("putin",), kinds=("disputed",), after="2020-03-01"
    )


def test_a_field_takes_a_phrase_and_may_come_twice() -> None:
    assert parse_query('actor:"Elena Marsh" actor:Quill').actors == ("Elena Marsh", "Quill")


def test_a_quotation_mark_that_is_not_closed_quotes_the_rest() -> None:
    assert parse_query('ferry "car deck').words == ("ferry", "car deck")


def test_a_time_of_day_is_words() -> None:
    assert parse_query("10:40").words == ("10:40",)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("actr:putin", "did you mean 'actor'?"),
        ("colour:red", "fields are actor, kind"),
        ("kind:disputd", "did you mean 'disputed'?"),
        ("kind:zzz", "kinds are address, asked"),
        ("after:monday", "write after:2020-03-01"),
        ("  ", "nothing to look for"),
        ('""', "nothing to look for"),
    ],
)
def test_what_cannot_be_understood_is_said_with_advice(text: str, advice: str) -> None:
    with pytest.raises(QueryError, match=advice.replace("?", r"\?")):
        parse_query(text)


@given(st.text(max_size=60))
def test_no_text_is_anything_but_a_query_or_a_query_error(text: str) -> None:
    with suppress(QueryError):
        assert parse_query(text) != Query()
