"""Profiles: who acts in an article and who is only named in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.extract import extract, extract_parsed
from briefing.extract.mentions import find_mentions
from briefing.extract.parse import Parsed
from briefing.extract.profiles import find_candidates
from briefing.extract.statements import find_statements
from briefing.ingest import ingest
from briefing.model import Article, Extraction

Parse = Callable[..., Parsed]
SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def of_seed() -> Extraction:
    articles = [item for item in ingest([str(SEEDS)]) if isinstance(item, Article)]
    return next(iter(extract(articles)))


def test_the_actors_of_the_seed(of_seed: Extraction) -> None:
    names = [profile.name for profile in of_seed.profiles]
    main = {"Recep Tayyip Erdogan", "Vladimir Putin", "Bashar al-Assad", "Turkey", "Russia", "Syria"}
    assert main <= set(names[:8])
    assert not {"Mikhail Metzel", "Endgame", "Erdogan Seek", "Without Assad"} & set(names)


def test_the_roles_of_the_seed(of_seed: Extraction) -> None:
    roles = {profile.name: profile.role for profile in of_seed.profiles}
    assert roles["Dmitry Peskov"] == "Kremlin spokesman"
    assert roles["Igor Konashenkov"] == "Russian defence ministry spokesman"
    assert roles["Yury Barmin"] == "Middle East analyst at the Russian International Affairs Council"


def test_each_actor_leads_to_its_mentions(of_seed: Extraction) -> None:
    for profile in of_seed.profiles:
        assert profile.mentions
        assert {of_seed.mentions[index].name for index in profile.mentions} == {profile.name}


def test_neither_the_town_of_a_dateline_nor_a_ship_is_an_actor(parse_text: Parse) -> None:
    text = (
        "VELMORA, March 4 (Agency) - A fire on the ferry Lady Ilse killed three people, the owner Jan Torv said. "
        "The Lady Ilse was towed to the dock, and Torv promised to pay."
    )
    parsed = parse_text(text)
    mentions = find_mentions(parsed)
    names = {candidate.name for candidate in find_candidates(parsed, mentions, ())}
    assert "Jan Torv" in names
    assert not {"VELMORA", "Ilse", "Lady Ilse"} & names
    assert ("VELMORA", "place") in {(mention.name, mention.kind) for mention in mentions}


@pytest.mark.parametrize("dateline", ["DOHA (Meridian) - ", "Doha: ", "Doha, Qatar (MRD) - "])
def test_what_only_a_dateline_names_is_no_actor(parse_text: Parse, dateline: str) -> None:
    parsed = parse_text(f"{dateline}The minister said on Monday that Jan Torv would close the harbour.")
    found = extract_parsed(parsed)
    names = {candidate.name for candidate in find_candidates(parsed, found.mentions, found.statements)}
    assert names == {"Jan Torv"}
    assert [statement.who for statement in found.statements] == [None]


def test_the_state_of_a_dateline_is_the_one_whose_government_acts(parse_text: Parse) -> None:
    found = extract_parsed(
        parse_text("Kabul, Afghanistan - The government accused Norway of lying on Monday.")
    )
    assert [statement.who for statement in found.statements] == ["Afghanistan"]


@pytest.mark.parametrize(
    "made_by",
    [
        {"publisher": "The Velmora Courier"},
        {"author": "Ilse Brandt and Velmora Courier"},
        {"url": "https://www.velmoracourier.example/news/1.html"},
    ],
)
def test_who_made_an_article_is_no_actor_in_it(parse_text: Parse, made_by: dict[str, str]) -> None:
    parsed = parse_text('"We will pay," Jan Torv told the Velmora Courier on Monday. The Lake Times agreed.')
    parsed = replace(parsed, article=replace(parsed.article, **made_by))
    names = {candidate.name for candidate in find_candidates(parsed, find_mentions(parsed), ())}
    assert {"Jan Torv", "Lake Times"} <= names
    assert "Velmora Courier" not in names


def test_an_international_body_is_an_organisation(parse_text: Parse) -> None:
    text = "The European Union has warned Velmora. The EU said it would wait, and Velmora thanked the EU."
    kinds = {profile.name: profile.kind for profile in extract_parsed(parse_text(text)).profiles}
    assert kinds["European Union"] == "organisation"


def test_whose_demonym_an_organ_or_a_person_bears(parse_text: Parse) -> None:
    parsed = parse_text("Norwegian troops left. A Danish painter stayed.")
    found = {one.name: one.features for one in find_candidates(parsed, find_mentions(parsed), ())}
    assert found["Norway"]["demonym of office any"] == found["Denmark"]["demonym of person any"] == 1.0
    assert "demonym of person any" not in found["Norway"]


def features_of(parsed: Parsed) -> dict[str, dict[str, float]]:
    mentions = find_mentions(parsed)
    found = find_candidates(parsed, mentions, find_statements(parsed, mentions))
    return {candidate.name: candidate.features for candidate in found}


def test_a_headline_is_the_title_or_the_longest_part_of_the_address(parse_text: Parse) -> None:
    parsed = parse_text("Minister Ilse Brandt thanked Mr Jan Torv.")
    address = "https://news.example.org/torv/2022/brandt-wins-the-vote?by=torv"
    told = replace(parsed, article=replace(parsed.article, url=address))
    titled = replace(parsed, article=replace(parsed.article, url=address, title="Torv has won"))
    assert [features_of(told)[name]["in headline"] for name in ("Ilse Brandt", "Jan Torv")] == [1.0, 0.0]
    assert [features_of(titled)[name]["in headline"] for name in ("Ilse Brandt", "Jan Torv")] == [0.0, 1.0]


def test_of_whom_others_speak(parse_text: Parse) -> None:
    found = features_of(parse_text('"We will not wait for Jan Torv," said Ilse Brandt on Monday.'))
    assert found["Jan Torv"]["reported"] == 1.0
    assert found["Ilse Brandt"]["reported"] == 0.0


def test_the_name_of_a_party_stands_beside_its_people(parse_text: Parse) -> None:
    found = features_of(parse_text("VDP candidates won on Monday. The NTB says so."))
    assert found["VDP"]["partisan word any"] == 1.0
    assert "partisan word any" not in found["NTB"]


def test_a_group_in_small_letters_is_told_by_its_noun(parse_text: Parse) -> None:
    found = features_of(parse_text("Jan Torv speaks for the Lindqvist family."))
    assert found["Lindqvist family"]["last tells group"] == 1.0


def test_a_title_stands_alone_in_one_of_the_forms(parse_text: Parse) -> None:
    parsed = parse_text("It went well under Keeper of the Two Great Bridges King Harald on Monday.")
    found = {one.name: one.aliases for one in find_candidates(parsed, find_mentions(parsed), ())}
    assert "King Harald" in found["Harald"]
