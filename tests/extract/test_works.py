"""Works and other things: novels, films, the characters in them, laws and prizes are no actors."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.extract.mentions import find_mentions
from briefing.extract.parse import Parsed
from briefing.extract.profiles import find_candidates

Parse = Callable[..., Parsed]


def candidates(parsed: Parsed) -> set[str]:
    return {candidate.name for candidate in find_candidates(parsed, find_mentions(parsed), ())}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ilse Brandt won the prize for her novel Grey Harbour in May.", "Grey Harbour"),
        ("The makers of Grey Harbour, a drama in six parts, came to Oslo.", "Grey Harbour"),
        ("She was seen in shows such as Grey Harbour and Velmora Nights.", "Velmora Nights"),
        ("Mio Lund joins the cast and plays Ilse Brandt, an ambitious lawyer.", "Ilse Brandt"),
        ("She fears the scheming Ilse Brandt (played by Mio Lund) most.", "Ilse Brandt"),
        ("The drama follows Ilse Brandt, who works at a bank in Oslo.", "Ilse Brandt"),
        ("The film is short. Jan Torv (Anna Larsen) goes home with his son.", "Jan Torv"),
        ("It also stars Mio Lund (Velmora Nights) and Jan Torv.", "Velmora Nights"),
        ("Mio Lund starred as Ilse Brandt in a film of last year.", "Ilse Brandt"),
        ("Mio Lund is best known for playing Ilse Brandt in the franchise.", "Ilse Brandt"),
        ("She plays the female lead in Jan Torv's Grey Harbour.", "Grey Harbour"),
    ],
)
def test_what_a_noun_for_works_names_is_no_candidate(parse_text: Parse, text: str, name: str) -> None:
    parsed = parse_text(text)
    assert name in {mention.name for mention in find_mentions(parsed)}
    assert name not in candidates(parsed)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The book Ilse Brandt wrote in prison came out in May.", "Ilse Brandt"),
        ("They read novels such as those of the crime writer Ilse Brandt.", "Ilse Brandt"),
        ("The opera singer Ilse Brandt lives in Oslo.", "Ilse Brandt"),
        ("Mio Lund plays Ilse Brandt in the final on Sunday.", "Ilse Brandt"),
        ("The documentary follows Ilse Brandt, who works at a bank in Oslo.", "Ilse Brandt"),
        ("The race is short. Jan Torv (Anna Larsen) goes home with his son.", "Jan Torv"),
    ],
)
def test_who_writes_sings_or_plays_stays_one(parse_text: Parse, text: str, name: str) -> None:
    assert name in candidates(parse_text(text))


def test_a_show_that_bears_the_first_name_of_its_host_makes_no_work_of_the_host(parse_text: Parse) -> None:
    parsed = parse_text(
        'Anna Carter, the star of her own daytime talk show "Anna," first hosted the prize in 2007.'
    )
    assert "Anna Carter" in candidates(parsed)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Torv Gardens is the only project of the firm in Oslo.", "Torv Gardens"),
        ("They opened the Maja Center – a room for those who wait.", "Maja Center"),
        (
            "The park has four rides, all games: the Torv Wheel, Frog Jump and Brandt Coaster.",
            "Brandt Coaster",
        ),
        ("Torv Velm Yom, also known as Harbour Victory Day, is kept in May.", "Torv Velm Yom"),
        ("They sat the Velmji (the General Schools Certificate Examination) in Oslo.", "Velmji"),
        ("She won the Torv Brandt Award in Oslo.", "Torv Brandt Award"),
        ("The Torv Velm index was up by a point.", "Torv Velm"),
    ],
)
def test_what_a_noun_for_things_names_is_no_candidate(parse_text: Parse, text: str, name: str) -> None:
    parsed = parse_text(text)
    assert name in {mention.name for mention in find_mentions(parsed)}
    assert name not in candidates(parsed)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("After the race Ilse Brandt spoke to the Torv Council.", "Ilse Brandt"),
        ("They asked Torv Gardens, a firm with one project in Oslo.", "Torv Gardens"),
        ("The runners were Ilse Brandt (Winter World Cup) and Jan Torv.", "Ilse Brandt"),
        ("The Ministry of Trade (the Torv Trade Office) said so.", "Ministry of Trade"),
        ("The Torv Harbour Project said on Monday that it would sue.", "Torv Harbour Project"),
    ],
)
def test_who_runs_a_race_or_a_project_stays_one(parse_text: Parse, text: str, name: str) -> None:
    assert name in candidates(parse_text(text))
