"""Runs of capitalised words: which of them are names, and what is left beside a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.extract.name_runs import passed_over, runs_of, tells_institution
from briefing.extract.name_spans import Name
from briefing.extract.parse import Parsed

Parse = Callable[..., Parsed]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Roads and Transport Authority", True),
        ("Velmora Oil and Gas Ltd", True),
        ("Velmora Council and Torv Ltd", False),
        ("United States and the European Union", False),
        ("World Bank and European Union", False),
        ("Torvas and Norwegian Authority", False),
        ("Torvas and the Harbour Authority", False),
    ],
)
def test_one_institution_or_two(text: str, whole: bool) -> None:
    assert tells_institution(text) is whole


@pytest.mark.parametrize(
    ("run", "known", "left"),
    [
        ("VDP Secretary General Edwin Sifuna", "Edwin Sifuna", ["VDP"]),
        ("CEO Secretary Edwin Sifuna", "Edwin Sifuna", []),
        ("Jan Torv’s Conservative Party", "Jan Torv", ["Conservative Party"]),
        ("Jacobo Brandt and Ilse Torv", "Ilse Torv", ["Jacobo Brandt"]),
        ("Minister of Higher Education and Scientific Research", "Higher Education", []),
    ],
)
def test_what_a_run_leaves_beside_a_name(run: str, known: str, left: list[str]) -> None:
    start = run.index(known)
    named = [Name(start, start + len(known), "person", known)]
    found = passed_over(named, [Name(0, len(run), "organisation", run)])
    assert [(name.text, run[name.start : name.end]) for name in found] == [(text, text) for text in left]


def test_a_day_of_the_year_is_no_run(parse_text: Parse) -> None:
    (paragraph,) = parse_text("Prices in Torvik fell on Feb. 25 and again in March.").paragraphs
    assert [name.text for name in runs_of(paragraph)] == ["Torvik"]
