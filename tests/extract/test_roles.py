"""Roles and affiliations of persons, as the text gives them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.extract.mentions import find_mentions
from briefing.extract.parse import Parsed
from briefing.extract.profiles import find_candidates
from briefing.extract.title_phrases import clean_role

Parse = Callable[..., Parsed]


def roles(parsed: Parsed) -> dict[str, tuple[str | None, str | None]]:
    return {c.name: (c.role, c.affiliation) for c in find_candidates(parsed, find_mentions(parsed), ())}


@pytest.mark.parametrize(
    ("text", "person", "role"),
    [
        ("Kremlin spokesman Dmitry Peskov said the talks would go on.", "Dmitry Peskov", "Kremlin spokesman"),
        (
            "The deal is dead, said Yury Barmin, a Middle East analyst at the Russian International Affairs Council.",
            "Yury Barmin",
            "Middle East analyst at the Russian International Affairs Council",
        ),
        ("The mayor of Toronto, Anna Lindqvist, opened the bridge.", "Anna Lindqvist", "mayor of Toronto"),
        ("Anna Lindqvist is the mayor of Toronto.", "Anna Lindqvist", "mayor of Toronto"),
        ("Professor John Carter, a historian, spoke first.", "John Carter", "historian"),
        (
            "Tourism and Sports Minister John Carter spoke first.",
            "John Carter",
            "Tourism and Sports Minister",
        ),
        ("The talk was opened by Walsh's brother John Carter on Monday.", "John Carter", "brother"),
        ("Former ministers John Carter and Peter Walsh were charged.", "Peter Walsh", "Former minister"),
        ("A host of ministers such as John Carter and Peter Walsh came.", "John Carter", "ministers"),
        (
            "They met John Carter, who was the director of the port of Toronto.",
            "John Carter",
            "director of the port of Toronto",
        ),
        ("The winner of the race was John Carter.", "John Carter", "winner of the race"),
        (
            "It was a major symbolic victory for Canadian President John Carter.",
            "John Carter",
            "Canadian President",
        ),
        ("Prime Minister Sheikh John Carter opened the bridge.", "John Carter", "Prime Minister"),
        ("Attorney General John Carter opened the bridge.", "John Carter", "Attorney General"),
        ("It names our new head of finance, John Carter, as a friend.", "John Carter", "head of finance"),
        ("The patrons of the French historian John Carter paid.", "John Carter", "French historian"),
        (
            "It was signed by grieving families and Harbour Company President John Carter.",
            "John Carter",
            "Harbour Company President",
        ),
        (
            "Canada's national women's head coach John Carter left.",
            "John Carter",
            "Canada's national women's head coach",
        ),
        ("One of these former lawmakers, John Carter, spoke first.", "John Carter", "former lawmaker"),
        (
            "Minister John Carter, the leader of the Lake Party, left.",
            "John Carter",
            "leader of the Lake Party",
        ),
        ("Deputy Finance Minister John Carter, a singer, left.", "John Carter", "Deputy Finance Minister"),
        ("John Carter, 47, who served as director of the port, left.", "John Carter", "director of the port"),
        (
            "Peter Walsh, who served as director of the port, John Carter and Anna Lindqvist died.",
            "John Carter",
            None,
        ),
        (
            "John Carter was named chairman of the port of Toronto.",
            "John Carter",
            "chairman of the port of Toronto",
        ),
        ("They were met by other local officials, John Carter said.", "John Carter", None),
        (
            "John Carter, the trade, energy and industry secretary, left.",
            "John Carter",
            "trade, energy and industry secretary",
        ),
        (
            "The two suspects were identified as Anna Lindqvist, 40, and John Carter, 38.",
            "John Carter",
            "suspects",
        ),
        (
            "Lake Farmers' Association head John Carter said no.",
            "John Carter",
            "Lake Farmers' Association head",
        ),
        (
            "Leader of the opposition in parliament John Carter said no.",
            "John Carter",
            "Leader of the opposition in parliament",
        ),
        ("John Carter opened the bridge on Monday.", "John Carter", None),
        ("Mr Torv had told President Ilse Brandt by telephone that it was late.", "Ilse Brandt", "President"),
        ("It is a product Ilse Brandt likes.", "Ilse Brandt", None),
        ("The volcanologist Ilse Brandt warned them.", "Ilse Brandt", "volcanologist"),
    ],
)
def test_each_construction(parse_text: Parse, text: str, person: str, role: str | None) -> None:
    assert roles(parse_text(text))[person][0] == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Roads were blocked, the acting president, John Carter, said.", "acting president"),
        ("The deputy mayor of Toronto, John Carter, has lied.", "deputy mayor of Toronto"),
        ("The would-be president John Carter spoke first.", "would-be president"),
        ("It was opened by the de facto ruler John Carter.", "de facto ruler"),
        ("Prime minister-designate John Carter spoke first.", "Prime minister-designate"),
        ("The four-time world champion John Carter won the race.", "four-time world champion"),
    ],
)
def test_a_role_keeps_how_it_is_held(parse_text: Parse, text: str, role: str) -> None:
    assert roles(parse_text(text))["John Carter"][0] == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Olympic champion American John Carter won the race.", "Olympic champion"),
        (
            "Canada, led by Custodian of the Two Great Lakes King Nils and Crown Prince John Carter, spoke first.",
            "Crown Prince",
        ),
        ("He is related to John Carter, alias ‘El Patron’.", None),
        (
            "The lawyers and elected leaders John Carter and Peter Walsh were charged.",
            "lawyer and elected leader",
        ),
    ],
)
def test_a_role_holds_nothing_of_another_title_or_person(
    parse_text: Parse, text: str, role: str | None
) -> None:
    assert roles(parse_text(text))["John Carter"][0] == role


@pytest.mark.parametrize(
    "text",
    [
        "John Carter is not a doctor.",
        "John Carter was never the mayor of Toronto.",
        "John Carter might become minister of trade.",
        "John Carter could not be named as head of the army.",
    ],
)
def test_what_is_denied_or_may_come_is_no_role(parse_text: Parse, text: str) -> None:
    assert roles(parse_text(text))["John Carter"][0] is None


def test_a_later_role_that_says_more_is_taken(parse_text: Parse) -> None:
    text = "The singer John Carter came first. John Carter is a singer and founder of a choir. Then he sang."
    assert roles(parse_text(text))["John Carter"][0] == "singer and founder of a choir"


def test_words_before_a_bracket_are_no_title(parse_text: Parse) -> None:
    found = roles(parse_text("The Velmora Trade Office (VTO) closed its doors, the VTO said on Monday."))
    assert not any(role for role, _ in found.values())


def test_a_role_names_whom_one_belongs_to(parse_text: Parse) -> None:
    found = roles(parse_text("Turkish President Recep Tayyip Erdogan said he would come."))
    assert found["Recep Tayyip Erdogan"] == ("Turkish President", "Turkey")


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("the mayor of Velmora,", "mayor of Velmora"),
        ("Mr", None),
        ("alias", None),
        ("", None),
        ("- a -", None),
        ("managing director at the", "managing director"),
    ],
)
def test_forms_of_address_are_no_role(words: str, role: str | None) -> None:
    assert clean_role(words) == role


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("Interior Minister John Carter spoke first.", None),
        ("U.S. Deputy Secretary of State John Carter spoke first.", "United States"),
        ("Kremlin spokesman John Carter spoke first.", "Russia"),
        ("John Carter, an analyst at the Interior Council, spoke first.", "Interior Council"),
    ],
)
def test_what_a_minister_is_responsible_for_is_nobody_he_belongs_to(
    parse_text: Parse, text: str, affiliation: str | None
) -> None:
    assert roles(parse_text(text))["John Carter"][1] == affiliation


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("48-year-old Danish photographer", "Danish photographer"),
        ("year-old photographer", "photographer"),
        ("February - Danish photographer", "Danish photographer"),
        ("head of the prison service about the dismissal of a warden", "head of the prison service"),
        ("yearly visitor", "yearly visitor"),
    ],
)
def test_ages_days_and_matters_spoken_of_are_no_part_of_a_role(words: str, role: str) -> None:
    assert clean_role(words) == role
