"""Speakers: of the names in a speaker's words, the one who speaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.extract.mentions import find_mentions
from briefing.extract.parse import Parsed
from briefing.extract.statements import find_statements

Parse = Callable[..., Parsed]
SAID = " said the bridge would stay closed."


def who_says(parsed: Parsed) -> str | None:
    (statement,) = find_statements(parsed, find_mentions(parsed))
    return statement.who


@pytest.mark.parametrize(
    "speaker",
    [
        "Ms Ilse Brandt's opponents",
        "A spokesman for President Ilse Brandt",
        "Her neighbours",
        "Finland's opponents",
        "A Finnish painter",
        "Residents of Finland",
        "Critics of the Kelmar Bank",
    ],
)
def test_who_owns_the_speaker_or_whom_it_concerns_does_not_speak(parse_text: Parse, speaker: str) -> None:
    assert who_says(parse_text(f"Ms Ilse Brandt left early.\n\n{speaker}{SAID}")) is None


@pytest.mark.parametrize(
    ("speaker", "who"),
    [
        ("A spokesman for the Kelmar Bank", "Kelmar Bank"),
        ("Analysts at the Kelmar Bank", "Kelmar Bank"),
        ("Finland's foreign minister", "Finland"),
        ("The Finnish government", "Finland"),
        ("The minister of trade Jan Torv", "Jan Torv"),
        ("The mayor, Jan Torv,", "Jan Torv"),
        ("Ms Ilse Brandt's lawyer Jan Torv", "Jan Torv"),
        ("Jan Torv, the brother of Ms Ilse Brandt,", "Jan Torv"),
        ("Jan Torv's letter", "Jan Torv"),
    ],
)
def test_an_institution_speaks_through_its_people_a_person_in_person(
    parse_text: Parse, speaker: str, who: str
) -> None:
    assert who_says(parse_text(speaker + SAID)) == who
