"""Names over a paragraph: where each begins and ends, and what of a text is no name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.extract.names import find_names
from briefing.extract.parse import Parsed

Parse = Callable[..., Parsed]


def named(parsed: Parsed) -> dict[str, str]:
    """Return the names of an article with their kinds."""
    return {name.text: name.kind for name in find_names(parsed)}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "He was taken to Queen Margrethe Central Hospital.",
            "Queen Margrethe Central Hospital",
            "organisation",
        ),
        ("He teaches at King Harald University in Velmora.", "King Harald University", "organisation"),
        ("The warship HMS Dartmoor sent a boat to the MV Peter Lind.", "HMS Dartmoor", "other"),
        ("The warship HMS Dartmoor sent a boat to the MV Peter Lind.", "MV Peter Lind", "other"),
        ("Peter Hall said on Monday that he would go.", "Peter Hall", "person"),
        ("They sang in Peter Temple on Monday.", "Peter Temple", "place"),
        ("He lived in Queen Margrethe Street.", "Queen Margrethe Street", "place"),
        ("They won the Velmora Cup of Nations.", "Velmora Cup of Nations", "other"),
        ("Sir Peter Post said on Monday that he would go.", "Peter Post", "person"),
        ("He thanked the VDP-N leaders in May.", "VDP-N", "organisation"),
        ("Jan Torv, head of Harbour Control Division 4, came.", "Harbour Control Division 4", "organisation"),
        ("Professor Ronni Gamzu, Ichilov CEO, said so.", "Ichilov", "person"),
        (
            "A credit went to Trans Niger Oil and Gas Ltd on Monday.",
            "Trans Niger Oil and Gas Ltd",
            "organisation",
        ),
        ("They named the United States and European Union.", "European Union", "group"),
        ("They named the United States and European Union.", "United States", "state"),
        ("They met in Prime Minister Jan Torv’s Conservative Party.", "Conservative Party", "group"),
    ],
)
def test_a_name_is_whole_and_nothing_but_a_name(parse_text: Parse, text: str, name: str, kind: str) -> None:
    assert named(parse_text(text))[name] == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jan Torv was named African Footballer of the Year for the second time.", "African Footballer"),
        ("Torv kept the African Women's Farmer of the Year title.", "African Women's Farmer of"),
        ("He is charged under the Immoral Trafficking (Prevention) Act.", "Immoral Trafficking"),
        ("Prices fell on Feb. 25 and again in March.", "Feb"),
        ("CEO Jan Torv said so on Monday.", "CEO"),
        ("He appeared on TV on Monday.", "TV"),
    ],
)
def test_awards_laws_dates_and_offices_are_no_names(parse_text: Parse, text: str, name: str) -> None:
    assert name not in named(parse_text(text))


@pytest.mark.parametrize("paper", ["Mandri Alo", "Prithivi Alo"])
def test_a_paper_ends_where_its_editors_office_begins(parse_text: Parse, paper: str) -> None:
    text = f"Officials met journalist Abed Khan, {paper} Joint Editor Sohrab Hossain and others."
    found = named(parse_text(text))
    assert found[paper] == "organisation"
    assert found["Sohrab Hossain"] == "person"


def test_whom_a_text_is_from_is_no_party_in_it(parse_text: Parse) -> None:
    found = named(parse_text("Jan Torv broke his foot. – The Velmora Times/Torv News Network"))
    assert not {"Velmora Times", "Torv News Network"} & set(found)
    assert "Velmora Times" in named(
        parse_text("He fell. – The Velmora Times says so in an article of Monday.")
    )
    assert "Velmora Times" in named(parse_text("They asked the Velmora Times."))
