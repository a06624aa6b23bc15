"""Whether a sentence tells what somebody says, quoted or reported."""

from __future__ import annotations

from collections.abc import Callable

from briefing.extract.mentions import find_mentions
from briefing.extract.parse import Parsed
from briefing.extract.questions.telling import tellings
from briefing.extract.statements import find_statements

TEXT = (
    "The mayor said the bridge was safe. The bridge opened in 1931. “It will stand,” the mayor said. "
    "Trucks crossed it on Monday."
)


def test_each_sentence_is_told_plainly_or_by_somebody(parse_text: Callable[..., Parsed]) -> None:
    parsed = parse_text(TEXT)
    found = tellings(parsed, find_statements(parsed, find_mentions(parsed)))
    assert found == [{"indirect"}, {"plain"}, {"direct"}, {"plain"}]


def test_without_statements_all_is_told_plainly(parse_text: Callable[..., Parsed]) -> None:
    assert tellings(parse_text(TEXT), ()) == [{"plain"}] * 4
    assert tellings(parse_text(""), ()) == []


def test_a_statement_over_two_sentences_counts_in_both(parse_text: Callable[..., Parsed]) -> None:
    parsed = parse_text("“The bridge is safe. It will stand,” the mayor said.")
    found = tellings(parsed, find_statements(parsed, find_mentions(parsed)))
    assert found == [{"direct"}] * 2
