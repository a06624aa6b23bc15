"""Works: novels, films and the characters in them are no actors."""

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
    ],
)
def test_who_writes_sings_or_plays_stays_one(parse_text: Parse, text: str, name: str) -> None:
    assert name in candidates(parse_text(text))


def test_a_show_that_bears_the_first_name_of_its_host_makes_no_work_of_the_host(parse_text: Parse) -> None:
    parsed = parse_text(
        'Anna Carter, the star of her own daytime talk show "Anna," first hosted the prize in 2007.'
    )
    assert "Anna Carter" in candidates(parsed)
