"""The spelling of a question."""

from __future__ import annotations

from briefing.extract.questions.tidy import finish


def test_as_well_is_left_out_where_what_follows_was_cut() -> None:
    assert finish("will the club buy a bus, as well") == "Will the club buy a bus?"
    assert finish("will the club buy a bus –") == "Will the club buy a bus?"
