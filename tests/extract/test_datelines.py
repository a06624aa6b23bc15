"""Datelines are no party to what the sentence behind them tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.extract.datelines import dateline_end
from briefing.extract.parse import Parsed
from briefing.extract.questions import find_questions
from briefing.model import Extraction


@pytest.mark.parametrize(
    "dateline",
    [
        "TOLM — ",
        "TOLM—",
        "TOLM - ",
        "TOLM -- ",
        "TOLM, Veldania (Meridian) — ",
        "PORT ARDEL, March 3, 2031 (Meridian) - ",
        "PORT ARDEL/BRENN, Veldania — ",
        "IDLIB (Meridian) ",
        "TOLM /PRN/ -- ",
        "TOLM, March 3: ",
        "TOLM - 13 March 2031: ",
        "TOLM — 13 March: ",
        "KABUL: ",
        "Kabul: ",
        "NORWAY: ",
        "New Delhi / Mumbai: ",
        "Kabul, Afghanistan - ",
        "Kabul, March 3 (Meridian): ",
        "Oslo, Norway (Meridian Network) — ",
        "(MRD) -- ",
    ],
)
def test_the_dateline_of_a_sentence(dateline: str) -> None:
    sentence = f"{dateline}Veldania accused its neighbour on Tuesday."
    assert sentence[: dateline_end(sentence)] == dateline


@pytest.mark.parametrize(
    "sentence",
    [
        "NATO — whose chief spoke first — accused nobody.",
        "NATO — Europe's shield — accused nobody.",
        "NATO, which met in Brussels, said — He left.",
        "US - China talks will go on.",
        "U.N. chief Ilse Brandt said so.",
        "UPC (the union) called it off.",
        "Veldania — Tolm's neighbour — said so.",
        "TOLM Veldania accused nobody.",
        "UN: Veldania accused nobody.",
        "Norway: Veldania accused nobody.",
        "Note: Veldania accused nobody.",
        "Brandt: Veldania accused nobody.",
        "Kabul: “Veldania accused nobody.”",
        "Washington: I accused nobody, and my party will not.",
        "Oslo - Kabul talks will go on.",
        "Kabul — Oslo's partner — accused nobody.",
        "Kabul, which accused nobody: Veldania did.",
        "(The minister) -- Veldania accused nobody.",
    ],
)
def test_no_dateline(sentence: str) -> None:
    assert dateline_end(sentence) == 0


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "The envoys met. TOLM — Veldania plans to close nine bridges to trucks on Tuesday.",
            "Will Veldania close nine bridges to trucks on Tuesday?",
        ),
        (
            "PORT ARDEL, March 3, 2031 (Meridian) - Veldania accused Sarkovia of shelling the bridge.",
            "Is Sarkovia shelling the bridge, as Veldania says?",
        ),
        (
            "TOLM (Meridian) – Officials plan to close nine bridges to trucks on Tuesday.",
            "Will officials close nine bridges to trucks on Tuesday?",
        ),
        (
            "Kabul: Norway plans to close nine bridges to trucks on Tuesday.",
            "Will Norway close nine bridges to trucks on Tuesday?",
        ),
    ],
)
def test_a_dateline_is_no_party_to_a_question(
    parse_text: Callable[..., Parsed], text: str, asked: str
) -> None:
    found = find_questions(parse_text(text), Extraction())
    assert [question.text for question in found] == [asked]
