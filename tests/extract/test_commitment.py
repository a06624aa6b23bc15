"""Whether speakers stand by what they are reported to say, and who is credited with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.extract import extract_parsed
from briefing.extract.mentions import find_mentions
from briefing.extract.parse import Parsed
from briefing.extract.statements import find_statements
from briefing.model import Statement

Parse = Callable[..., Parsed]


def told(parsed: Parsed, cue: str) -> Statement:
    """Return the statement of an article whose cue reads so."""
    text = parsed.article.text
    found = find_statements(parsed, find_mentions(parsed))
    return next(one for one in found if one.cue and text[one.cue.start : one.cue.end] == cue)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("John Carter said that the bridge would close.", "said"),
        ("John Carter was quick to add that nobody was hurt.", "add"),
        ("John Carter went on to claim that the vote was fair.", "claim"),
        ("John Carter could not sleep after saying that the vote was fair.", "saying"),
        ("John Carter, who might run for mayor, said that he would wait.", "said"),
        ("A few ministers said that the bridge would close.", "said"),
    ],
)
def test_who_says_so_stands_by_it(parse_text: Parse, text: str, cue: str) -> None:
    assert told(parse_text(text), cue).commitment == "held"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("John Carter did not say that the bridge would close.", "did not say"),
        ("John Carter never claimed that the port was safe.", "never claimed"),
        ("John Carter denied that the port was unsafe.", "denied"),
        ("John Carter refused to say whether the talks had failed.", "refused to say"),
        ("John Carter stopped short of saying that the army had fired.", "stopped short of saying"),
        ("John Carter refrained from saying that the army had fired.", "refrained from saying"),
    ],
)
def test_who_does_not_say_so_does_not_and_the_cue_tells_it(parse_text: Parse, text: str, cue: str) -> None:
    found = told(parse_text(text), cue)
    assert (found.commitment, found.who) == ("denied", "John Carter")


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("John Carter might announce that the port will close.", "announce"),
        ("John Carter could have said that the vote was rigged.", "said"),
        ("John Carter is expected to say that the talks will go on.", "say"),
        ("John Carter asked whether the bridge had closed.", "asked"),
        ("If John Carter says that the deal is dead, markets will fall.", "says"),
        ("Had John Carter said that the troops would leave, the talks would have gone on.", "said"),
        ("Did John Carter say that the bridge was closed?", "say"),
        ("John Carter did not deny that the port was unsafe.", "deny"),
    ],
)
def test_what_may_be_said_is_open(parse_text: Parse, text: str, cue: str) -> None:
    assert told(parse_text(text), cue).commitment == "open"


def test_nobody_is_credited_with_what_nobody_said(parse_text: Parse) -> None:
    found = told(
        parse_text("Neither John Carter nor Peter Walsh said that the vote would be repeated."), "said"
    )
    assert (found.commitment, found.who) == ("denied", None)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("John Carter said that 45 soldiers had been killed.", "John Carter"),
        ("John Carter never said that 45 soldiers had been killed.", None),
        ("John Carter denied that 45 soldiers had been killed.", None),
        ("John Carter asked whether 45 soldiers had been killed.", None),
        ("John Carter said that Peter Walsh had denied that 45 soldiers were killed.", None),
    ],
)
def test_a_number_is_said_by_who_stands_by_it(parse_text: Parse, text: str, who: str | None) -> None:
    (number,) = extract_parsed(parse_text(text)).numbers
    assert number.said_by == who


def test_a_question_names_as_sayer_who_stands_by_it(parse_text: Parse) -> None:
    never = extract_parsed(parse_text("Peter Walsh never claimed that 45 soldiers had been killed."))
    claims = extract_parsed(parse_text("Peter Walsh claimed that 45 soldiers had been killed."))
    assert any("Peter Walsh" in one.text for one in claims.questions)
    assert all(not one.text.endswith("says?") for one in never.questions)
