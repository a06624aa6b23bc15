"""Neighbouring names: parts of one person's name, and titles taken for names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.extract.name_spans import Name
from briefing.extract.neighbours import apart, beside_each_other, without_office
from briefing.extract.parse import Parsed
from briefing.model import MentionKind

Parse = Callable[..., Parsed]


@pytest.mark.parametrize(
    ("parts", "joined"),
    [
        ([("Abu Said", "person"), ("Torv", "person")], [("Abu Said Torv", "person")]),
        ([("Mushir", "place"), ("Ahmad Torv", "person")], [("Mushir Ahmad Torv", "person")]),
        ([("Paris", "place"), ("Ahmad Torv", "person")], [("Paris", "place"), ("Ahmad Torv", "person")]),
        (
            [("Meridian Advisory Editor", "person"), ("Ilse Brandt", "person")],
            [("Meridian", "organisation"), ("Ilse Brandt", "person")],
        ),
        ([("Joint Editor", "person"), ("Ilse Brandt", "person")], [("Ilse Brandt", "person")]),
        (
            [("Ilse Brandt", "person"), ("Velmora", "place")],
            [("Ilse Brandt", "person"), ("Velmora", "place")],
        ),
    ],
)
def test_names_right_beside_each_other(
    parse_text: Parse, parts: list[tuple[str, MentionKind]], joined: list[tuple[str, str]]
) -> None:
    text = " ".join(part for part, _ in parts) + " came on Monday."
    paragraph = parse_text(text).paragraphs[0]
    names = []
    for part, kind in parts:
        start = paragraph.offset + paragraph.text.index(part)
        names.append(Name(start, start + len(part), kind, part))
    found = beside_each_other(names, paragraph)
    assert [(name.text, name.kind) for name in found] == joined
    assert all(paragraph.text[n.start - paragraph.offset : n.end - paragraph.offset] == n.text for n in found)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Torv Motors, Limited", ["Torv Motors, Limited"]),
        ("UNESCO's World Heritage", ["UNESCO", "World Heritage"]),
        ("People's Party", ["People's Party"]),
        ("Torv Rovers and the Harbour Club", ["Torv Rovers", "the Harbour Club"]),
        ("Institute of Peace and the Sea", ["Institute of Peace and the Sea"]),
        ("Brandt versus Mr Torv", ["Brandt", "Mr Torv"]),
        ("Velm Rovers vs Torvik", ["Velm Rovers", "Torvik"]),
        ("National Archives, Ilse Brandt", ["National Archives", "Ilse Brandt"]),
    ],
)
def test_names_run_together(text: str, parts: list[str]) -> None:
    assert [name.text for name in apart(Name(0, len(text), "organisation", text))] == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Torvas MK Ilse Brandt", [("Torvas", "organisation"), ("Ilse Brandt", "person")]),
        ("Police Lt Col Jan Torv", [("Jan Torv", "person")]),
        ("Killers Jan Torv", [("Jan Torv", "person")]),
        ("Welshman Jan Torv", [("Jan Torv", "person")]),
        ("Lawyers for Torv", [("Lawyers for Torv", "organisation")]),
        ("Torv Deputy Club", [("Torv Deputy Club", "organisation")]),
        ("Torv Marshal Lund", [("Torv Marshal Lund", "organisation")]),
    ],
)
def test_an_office_within_a_name_parts_it(text: str, parts: list[tuple[str, str]]) -> None:
    found = list(without_office(Name(5, 5 + len(text), "organisation", text)))
    assert [(name.text, name.kind) for name in found] == parts
    assert all(text[name.start - 5 : name.end - 5] == name.text for name in found)
