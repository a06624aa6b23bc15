"""What stands right beside a name: what it makes of the name, and which names it shows to be none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.extract.name_context import before_place_word, told_beside
from briefing.extract.name_spans import Name
from briefing.extract.parse import Paragraph, Parsed
from briefing.extract.syntax import Doc
from briefing.model import MentionKind


def told(text: str, *named: tuple[str, MentionKind]) -> dict[str, str]:
    """Return the names, given as a tagger found them, with their kinds once the words beside them are read."""
    names = [Name(text.index(name), text.index(name) + len(name), kind, name) for name, kind in named]
    return {name.text: name.kind for name in told_beside(names, Paragraph(Doc(text), 0, 0))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She is head of Balance Sheet Management at Torv.", "Balance Sheet Management"),
        ("the Minister of Trade and Rural Development, who spoke", "Rural Development"),
        ("a South Norwegian poet", "South Norwegian"),
        ("a holy site of Islam", "Islam"),
        ("She is a Torvi woman of Oslo.", "Torvi"),
        ("the critics of Brandtism", "Brandtism"),
        ("She studied Harbour Engineering at Oslo.", "Harbour Engineering"),
        ("He inherited the title of Viscount Torvik.", "Viscount Torvik"),
        ("She wrote on Facebook that it was over.", "Facebook"),
        ("Her Twitter account was closed.", "Twitter"),
    ],
)
def test_fields_adjectives_and_creeds_are_no_names(text: str, name: str) -> None:
    assert name not in told(text, (name, "organisation"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She is head of Torv Bank in Oslo.", "Torv Bank"),
        ("She is director of the Society for Marine Biology in Oslo.", "Society for Marine Biology"),
        ("She spoke for Meridian Tourism.", "Meridian Tourism"),
        ("She spoke for Meridian Research.", "Meridian Research"),
        ("They met Prism in Oslo.", "Prism"),
        ("He is a Torvi supporter of Oslo.", "Torvi"),
        ("They sued Facebook in Oslo.", "Facebook"),
        ("They spoke of Viscount Torvik.", "Viscount Torvik"),
    ],
)
def test_what_bears_the_name_of_a_field_stays_a_name(text: str, name: str) -> None:
    assert name in told(text, (name, "organisation"))


@pytest.mark.parametrize("letters", ["C.B.E.", "C. B.E", "OBE"])
def test_letters_behind_a_person_are_an_honour(letters: str) -> None:
    text = f"They thanked Jan Torv, {letters}, for this."
    assert told(text, ("Jan Torv", "person"), (letters, "organisation")) == {"Jan Torv": "person"}
    assert letters in told(text, (letters, "organisation"))


def test_what_somebody_is_in_charge_of_is_left_out() -> None:
    text = "Central Secretary Information Ilse Brandt and Finance Torv came."
    found = told(text, ("Information Ilse Brandt", "person"), ("Finance Torv", "person"))
    assert found == {"Ilse Brandt": "person", "Finance Torv": "person"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("He is the MP for Torv South East.", True),
        ("He spoke for Torv South East.", False),
        ("They met at Torv House on Monday.", True),
        ("A plan by Torv House failed.", False),
    ],
)
def test_a_constituency_and_a_house_are_places(text: str, place: bool) -> None:
    (kind,) = told(
        text,
        (
            text[text.index("Torv") :]
            .split(" on ", maxsplit=1)[0]
            .split(" failed", maxsplit=1)[0]
            .rstrip("."),
            "organisation",
        ),
    ).values()
    assert (kind == "place") is place


@pytest.mark.parametrize(("text", "kept"), [("Turnouts were low.", False), ("They met Turnouts.", True)])
def test_a_word_that_begins_a_sentence(parse_text: Callable[..., Parsed], text: str, kept: bool) -> None:
    (paragraph,) = parse_text(text).paragraphs
    at = paragraph.offset + text.index("Turnouts")
    assert bool(told_beside([Name(at, at + 8, "organisation", "Turnouts")], paragraph)) is kept


@pytest.mark.parametrize(
    ("article", "place"),
    [
        ("The Velm Desert is dry. Velm grows.", True),
        ("McVelm Desert is far from the Velm Desert.", True),
        ("McVelm Desert is far from Velm.", False),
        ("Velm Hall came.", False),
        ("Velm came.", False),
    ],
)
def test_a_name_that_stands_before_a_word_for_places(article: str, place: bool) -> None:
    assert before_place_word("Velm", article) is place


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"We ran," said Mirja, 34, a baker.', "person"),
        ("It struck Mirja, 340 people said.", "organisation"),
        ("They came from Mirja, Norway, on Monday.", "place"),
        ("They thanked Mirja, Norway and others.", "organisation"),
    ],
)
def test_an_age_tells_a_person_and_a_region_a_place(text: str, kind: str) -> None:
    named: list[tuple[str, MentionKind]] = [("Mirja", "organisation")]
    if "Norway" in text:
        named.append(("Norway", "state"))
    assert told(text, *named)["Mirja"] == kind


def test_whom_a_member_sits_for_is_a_place() -> None:
    text = "Torv East MP Ilse Brandt and Jan Lund said so."
    names: tuple[tuple[str, MentionKind], ...] = (
        ("Torv East", "person"),
        ("Ilse Brandt", "person"),
        ("Jan Lund", "person"),
    )
    assert told(text, *names) == {"Torv East": "place", "Ilse Brandt": "person", "Jan Lund": "person"}


def test_a_road_of_a_place_is_no_person() -> None:
    text = "In Oslo's Brandt Park and with Jan's Torv Park they"
    assert told(text, ("Oslo", "place"), ("Brandt Park", "person"))["Brandt Park"] == "place"
    assert told(text, ("Jan", "person"), ("Torv Park", "person"))["Torv Park"] == "person"
