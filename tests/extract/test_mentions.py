"""Mentions: which names an article holds, where they end, and whom they mean."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from briefing.extract.labels import label_names
from briefing.extract.mentions import find_mentions
from briefing.extract.name_spans import Name, trimmed
from briefing.extract.parse import Parsed

Parse = Callable[..., Parsed]


def mentioned(parsed: Parsed) -> list[tuple[str, str, str, str]]:
    """Return (text, name, kind, form) of each mention."""
    text = parsed.article.text
    return [(text[m.start : m.end], m.name, m.kind, m.form) for m in find_mentions(parsed)]


def names_of(parsed: Parsed) -> dict[str, str]:
    return {text: name for text, name, _, _ in mentioned(parsed)}


@pytest.mark.parametrize(
    ("text", "form", "name"),
    [
        ("Recep Tayyip Erdogan flew home. Erdogan said nothing.", "Erdogan", "Recep Tayyip Erdogan"),
        (
            "John Carter sold the club. Josephine Carter sued the club on Monday. Carter said nothing.",
            "Carter",
            "John Carter",
        ),
        ("Uighurs fled. Uighur leaders spoke of Uighur-Han tension.", "Uighur", "Uighur"),
        ("Ankara says Russia has broken the deal.", "Ankara", "Turkey"),
        ("Turkish soldiers crossed the border into Syria.", "Turkish", "Turkey"),
        (
            "The Velmora Bridge Authority met. Critics of the Velmora Bridge Authority (VBA) left. The VBA paid.",
            "VBA",
            "Velmora Bridge Authority",
        ),
        (
            "The National Assembly met on Monday. The Assembly voted on Tuesday.",
            "Assembly",
            "National Assembly",
        ),
        ("Saudi Arabia signed the treaty. The Kingdom will pay.", "Kingdom", "Saudi Arabia"),
        ("TEHRAN - Iran has sent an envoy. Iran did not name him.", "Iran", "Iran"),
        (
            "Norway will pay. Norway is rich. Sweden will not. The government of the north said so. The government agreed.",
            "government",
            "Norway",
        ),
        ("Canada is large. The federal government will pay.", "government", "Canada"),
        ("Talks with the U.N. failed on Monday.", "U.N.", "United Nations"),
        ("Talks with the N.V.D. failed on Monday.", "N.V.D.", "N.V.D."),
        (
            "The World Health Organisation warned them.",
            "World Health Organisation",
            "World Health Organization",
        ),
        ("Ms Rut Torv Brandt (RTB) left. They asked for RTB on Monday.", "RTB", "Rut Torv Brandt"),
        (
            "The Velmora Election Commission met. It is new. The commission voted.",
            "commission",
            "Velmora Election Commission",
        ),
        ("The VDP(M) left the talks.", "VDP(M)", "VDP(M)"),
        (
            "They signed the Velmora Fair Trade Agreement (VeFTA). The VeFTA is new.",
            "VeFTA",
            "Velmora Fair Trade Agreement",
        ),
        ("King Torvald received Mr Jan Torvald on Monday.", "Torvald", "Torvald"),
        ("Anna Lindqvist, better known as Mirella, sang. Mirella left.", "Mirella", "Anna Lindqvist"),
        ("Mr Peter Walsh thanked them. Mr PeterWalsh said he was glad.", "PeterWalsh", "Peter Walsh"),
        (
            "The Norwegian Army left. Soldiers cheered. The Norway Army is small.",
            "Norway Army",
            "Norwegian Army",
        ),
    ],
)
def test_forms_go_to_one_name(parse_text: Parse, text: str, form: str, name: str) -> None:
    assert names_of(parse_text(text))[form] == name


def test_a_capital_is_a_place_where_it_does_not_act(parse_text: Parse) -> None:
    found = mentioned(parse_text("The delegates met in Ankara on Monday."))
    assert ("Ankara", "Ankara", "place", "name") in found


def test_a_small_town_after_in_is_a_place(parse_text: Parse) -> None:
    found = mentioned(
        parse_text("The tax office in Yellowknife opened late. The office in Jaen stayed closed.")
    )
    assert ("Yellowknife", "Yellowknife", "place", "name") in found
    assert ("Jaen", "Jaen", "place", "name") in found


def test_an_institution_in_small_letters_has_a_name(parse_text: Parse) -> None:
    text = "The Iranian police arrested two men. Iran said its security forces helped. Iranian police officers left."
    found = mentioned(parse_text(text))
    assert ("Iranian police", "Iranian police", "organisation", "name") in found
    assert ("Iran", "Iran", "state", "name") in found
    assert ("Iranian", "Iran", "state", "demonym") in found


def test_names_run_together_are_two(parse_text: Parse) -> None:
    found = names_of(parse_text("Ruins in Velmora are on UNESCO's World Heritage list, the minister said."))
    assert "UNESCO" in found
    assert not any("UNESCO's" in form for form in found)


def test_an_office_stands_for_the_one_who_holds_it(parse_text: Parse) -> None:
    text = (
        "Chief Election Commissioner Ilse Brandt opened the hearing in Toronto. "
        "The Chief Election Commissioner read the letter aloud."
    )
    found = mentioned(parse_text(text))
    assert any(name == "Ilse Brandt" and form == "name" for _, name, _, form in found)
    assert not any(kind == "organisation" for _, _, kind, _ in found)


def test_a_people_is_no_state_where_the_state_is_not_named(parse_text: Parse) -> None:
    found = mentioned(parse_text("Thousands of Haitians waited at the river for days."))
    assert ("Haitians", "Haitians", "group", "name") in found


def test_the_government_is_nobodys_where_two_states_are_named_alike(parse_text: Parse) -> None:
    found = mentioned(parse_text("Norway met Sweden on Monday. The government was silent."))
    assert ("government", "government", "other", "nominal") in found


def test_a_word_that_ends_two_names_stands_for_neither(parse_text: Parse) -> None:
    text = "The Velmora Election Commission met the Velmora Trade Commission. The commission voted."
    assert "commission" not in names_of(parse_text(text))


def test_initials_of_an_office_are_its_holder_only_where_the_text_says_so(parse_text: Parse) -> None:
    text = "Airport President Ilse Brandt told the AP that she would go."
    assert names_of(parse_text(text))["AP"] == "AP"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Kuwaiti opposition stepped up its campaign on Monday.", "Kuwaiti opposition", "group"),
        ("Several Chinese nationals were arrested in Toronto.", "Chinese nationals", "group"),
        ("The Smart Farming project team met in Toronto.", "Smart Farming project team", "organisation"),
        ("On Monday a court in Torvik ruled on it.", "court in Torvik", "organisation"),
        ("The central bank of Norway raised its rate.", "central bank of Norway", "organisation"),
        ("Jan Torv speaks for the Lindqvist family.", "Lindqvist family", "group"),
    ],
)
def test_a_name_takes_in_the_body_that_it_tells_apart(
    parse_text: Parse, text: str, name: str, kind: str
) -> None:
    assert (name, name, kind, "name") in mentioned(parse_text(text))


def test_a_league_is_no_family(parse_text: Parse) -> None:
    found = names_of(parse_text("The NBA met in Oslo. He stays in the NBA family. The NBA said no."))
    assert found["NBA"] == "NBA"


def test_somebodys_family_leaves_the_name_alone(parse_text: Parse) -> None:
    found = names_of(parse_text("They asked Ilse Brandt on Monday. They say that Brandt’s family had left."))
    assert found["Brandt"] == "Ilse Brandt"


@pytest.mark.parametrize(
    "before", ["A union of dockers voted.", "It was the dockers' union.", "A dockers union voted."]
)
def test_a_noun_that_the_text_has_for_another_stands_for_no_name(parse_text: Parse, before: str) -> None:
    text = f"{before} The European Union met in Oslo. They say the union was wrong."
    assert "union" not in names_of(parse_text(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Michael Jordan won the suit. They say Jordan was glad.", "Michael Jordan"),
        ("Michael Jordan lives in Jordan. They say Jordan was glad.", "Jordan"),
        ("Michael Jordan met the Jordanian king. They say Jordan was glad.", "Jordan"),
    ],
)
def test_a_state_named_like_a_person_is_one_where_the_text_shows_it(
    parse_text: Parse, text: str, name: str
) -> None:
    found = [m.name for m in find_mentions(parse_text(text)) if text[m.start : m.end] == "Jordan"]
    assert found[-1] == name


def test_a_town_is_not_short_for_its_newspaper(parse_text: Parse) -> None:
    text = "They told the Torvik Times in Oslo that the mayor of Torvik had left."
    found = {text[m.start : m.end]: m.name for m in find_mentions(parse_text(text))}
    assert found["Torvik"] == "Torvik"


def test_the_court_is_the_one_that_a_place_tells_apart(parse_text: Parse) -> None:
    found = names_of(parse_text("On Monday a court in Torvik ruled on it. They said the court was wrong."))
    assert found["court"] == "court in Torvik"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Velmora Declaration", "other"),
        ("Lakeside Analytics", "organisation"),
        ("Velmora Confederation", "organisation"),
        ("Democrat", "group"),
        ("Doris Day", "person"),
        ("Ilse Brandt", "person"),
    ],
)
def test_the_last_word_of_a_name_tells_what_is_no_person(name: str, kind: str) -> None:
    found = trimmed(Name(0, len(name), "person", name))
    assert found is not None
    assert found.kind == kind


def test_a_name_ends_where_a_quotation_begins() -> None:
    found = trimmed(Name(0, 15, "organisation", "Velm Herald “You"))
    assert found is not None
    assert found.text == "Velm Herald"


def test_a_common_word_that_begins_a_sentence_is_no_institution(parse_text: Parse) -> None:
    parsed = parse_text("Services resumed on Monday. Parliament voted on Tuesday.")
    assert [mention.name for mention in find_mentions(parsed)] == ["Parliament"]


def test_an_office_of_an_office_holder_is_one_name(parse_text: Parse) -> None:
    found = names_of(parse_text("He asked the State Attorney General's Office for a copy on Monday."))
    assert "State Attorney General's Office" in found


def test_a_surname_that_two_persons_share_is_nobody_elses(parse_text: Parse) -> None:
    found = names_of(parse_text("John Carter met Anna Lindqvist. Lindqvist thanked Carter."))
    assert found["Carter"] == "John Carter"
    assert found["Lindqvist"] == "Anna Lindqvist"


def test_he_goes_to_the_one_man_who_can_be_meant(parse_text: Parse) -> None:
    found = mentioned(parse_text("Mr John Carter opened the bridge. He thanked the workers."))
    assert ("He", "John Carter", "person", "pronoun") in found


def test_he_goes_to_nobody_where_two_can_be_meant(parse_text: Parse) -> None:
    found = mentioned(parse_text("Mr John Carter met Mr Peter Walsh. He thanked the workers."))
    assert not any(form == "pronoun" for *_, form in found)


def test_mentions_do_not_overlap(parse_text: Parse) -> None:
    text = (
        "The Ministry of Sport, Youth and National Service thanked Jan Torv, R Ashoka and Mio Lund. "
        "Velmora-based Carter's Foundation (VCF) and UNESCO's World Heritage Committee met in New York."
    )
    spans = [(m.start, m.end) for m in find_mentions(parse_text(text))]
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_a_name_that_has_a_plural_is_that_of_a_people(parse_text: Parse) -> None:
    found = mentioned(
        parse_text("Uighurs fled the town. Uighur leaders said no. The Uighurs say they were told.")
    )
    assert {kind for text, _, kind, form in found if form == "name"} == {"group"}
    found = mentioned(parse_text("John Carter fled. The Carters say they were told. Carter said no."))
    assert "person" in {kind for text, name, kind, _ in found if name == "John Carter"}


@pytest.mark.parametrize(("title", "kind"), [("CM", "place"), ("Datuk Seri", "place"), ("Mr", "person")])
def test_the_region_that_somebody_governs_is_no_person(title: str, kind: str) -> None:
    names = [Name(0, 6, "person", "Punjab", title), Name(9, 15, "group", "Punjab")]
    assert label_names(names, "")["Punjab"].kind == kind
