"""Company: names told by the list that they stand in and by the noun that it stands under."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.extract.company import beside_places, in_company
from briefing.extract.name_spans import Name
from briefing.extract.parse import Paragraph, Parsed
from briefing.extract.syntax import Doc
from briefing.model import Mention, MentionKind


def kinds(text: str, *named: tuple[str, MentionKind]) -> list[str]:
    """Return the kinds of names as a tagger gave them, once their company is known."""
    names = [Name(text.index(name), text.index(name) + len(name), kind, name) for name, kind in named]
    return [name.kind for name in in_company(names, Paragraph(Doc(text), 0, 0))]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("She met legends such as Tovik Velm and Jan Torv.", "person"),
        ("He left three sons, Tovik Velm and Jan Torv.", "person"),
        ("It fell in provinces such as Tovik Velm (+6%); Jan Torv (+4%).", "place"),
        ("They live in the villages of Tovik Velm and Jan Torv.", "place"),
        ("It supplies companies like Tovik Velm and Jan Torv.", "organisation"),
    ],
)
def test_the_noun_before_a_list_tells_what_the_names_are(text: str, kind: MentionKind) -> None:
    wrong: MentionKind = "place" if kind != "place" else "person"
    assert kinds(text, ("Tovik Velm", wrong), ("Jan Torv", wrong)) == [kind, kind]


@pytest.mark.parametrize(
    "text",
    [
        "It has partners such as Tovik Velm.",
        "He wrote to the minister: Tovik Velm is a place.",
        "She is one of the daughters of Tovik Velm.",
    ],
)
def test_a_noun_that_tells_nothing_leaves_the_kind(text: str) -> None:
    assert kinds(text, ("Tovik Velm", "place")) == ["place"]


def test_a_village_is_one_place_and_tells_nothing_of_the_next_name() -> None:
    text = "In the village of Velm, Ilse Brandt waited."
    assert kinds(text, ("Velm", "person"), ("Ilse Brandt", "person")) == ["place", "person"]


def test_what_its_own_words_tell_stays() -> None:
    text = "It is one of the cities such as Velm Council."
    assert kinds(text, ("Velm Council", "organisation")) == ["organisation"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ilse Brandt, Grey Marlow and Jan Torv came.", "person"),
        ("In Ilse Brandt, Grey Marlow and Jan Torv it has friends.", "place"),
    ],
)
def test_who_is_listed_between_persons_is_one(text: str, kind: str) -> None:
    named = kinds(text, ("Ilse Brandt", "person"), ("Grey Marlow", "place"), ("Jan Torv", "person"))
    assert named[1] == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The bus fell into the Torvik Velm river on Monday.", "place"),
        ("The Torvik Velm temple compound is closed.", "place"),
        ("The Torvik Velm city council met.", "person"),
    ],
)
def test_a_noun_for_places_behind_a_name(parse_text: Callable[..., Parsed], text: str, kind: str) -> None:
    (paragraph,) = parse_text(text).paragraphs
    at = paragraph.offset + text.index("Torvik Velm")
    (name,) = in_company([Name(at, at + 11, "person", "Torvik Velm")], paragraph)
    assert name.kind == kind


def test_what_is_listed_next_to_a_place() -> None:
    text = "It rained in Paris, Torvik and Ilse Brandt. Jan Torv came by."
    mentions = [
        Mention(text.index(name), text.index(name) + len(name), kind, name)
        for name, kind in (
            ("Paris", "place"),
            ("Torvik", "person"),
            ("Ilse Brandt", "person"),
            ("Jan Torv", "person"),
        )
    ]
    assert beside_places(mentions, text) == {1}
