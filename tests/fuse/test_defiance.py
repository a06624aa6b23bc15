"""What is done or said against what another party wants or holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fuse.told import said, told

from briefing.fuse.defiance import defiances
from briefing.fuse.disputes import find_disputes
from briefing.model import Mention, Reading, Span

NAMES = ("Orland", "Velmora", "Brandt", "Kelmar Office")


def heard(reading: Reading) -> list[tuple[str, str, str]]:
    """Return who defies whom, and what."""
    text = reading.article.text

    def words(span: Span | None) -> str:
        return text[span.start : span.end] if span else ""

    return [
        (
            one.defies.who or words(one.defies.speaker),
            one.defied.who or words(one.defied.speaker),
            words(one.defied.content),
        )
        for one in defiances(reading)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Orland closed the port despite warnings from Velmora to keep it open.",
            [("Orland", "Velmora", "warnings from Velmora to keep it open.")],
        ),
        (
            "Orland closed the port despite Velmora's strong objections.",
            [("Orland", "Velmora", "objections.")],
        ),
        (
            "Orland is to vote despite Velmora calling for a delay.",
            [("Orland", "Velmora", "calling for a delay.")],
        ),
        (
            "In spite of requests from Velmora to wait, Orland closed the port.",
            [("Orland", "Velmora", "requests from Velmora to wait")],
        ),
        (
            "They want an inquiry, despite the Kelmar Office saying it was late.",
            [("They", "Kelmar Office", "saying it was late.")],
        ),
        (
            "The port of Orland was shut by Brandt, who left despite warnings from Velmora to stay.",
            [("Brandt", "Velmora", "warnings from Velmora to stay.")],
        ),
        ("Orland closed the port despite warnings of rain.", []),
        ("Orland closed the port despite the cold.", []),
        ("A port near Orland was closed despite warnings from Velmora.", []),
        ("Orland closed the port after warnings from Velmora to wait.", []),
    ],
)
def test_who_defies_whom(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert heard(told("a", text, mentions=NAMES)) == expected


def test_who_speaks_in_the_sentence_defies() -> None:
    text = "Despite claims by Orland that the bridge fell, a driver told Velmora the bridge stood."
    reading = told("a", text, said("driver", "told", "the bridge stood"), mentions=NAMES)
    assert heard(reading) == [("driver", "Orland", "claims by Orland that the bridge fell")]


def test_a_seat_of_government_acts_for_its_state() -> None:
    text = "Orland closed the port despite warnings from Oslo to wait."
    reading = told("a", text, mentions=("Orland",))
    place = Mention(text.index("Oslo"), text.index("Oslo") + 4, "place", "Oslo")
    reading = replace(reading, kept=replace(reading.found, mentions=(*reading.found.mentions, place)))
    assert heard(reading) == [("Orland", "Norway", "warnings from Oslo to wait.")]


@pytest.mark.parametrize(
    "text",
    [
        "Orland closed the port despite warnings from Velmora to keep it open.",
        "Contrary to Velmora's claims, Orland says the port was never closed.",
    ],
)
def test_what_is_done_against_a_wish_is_a_dispute(text: str) -> None:
    statements = [said("Orland", "says", "the port was never closed")] if "says" in text else []
    (found,) = find_disputes([told("a", text, *statements, mentions=NAMES)])
    assert [claim.party for claim in found.claims] == ["Orland", "Velmora"]
