"""What each pane says, as rows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len
from tui.invented import SENTENCES, article, number, rows_of, snapshot

from briefing.model import Briefing, Skipped, Watched
from briefing.tui.layout import clean, cropped, padded, row_lines
from briefing.tui.rows.actor_page import actor_page
from briefing.tui.rows.citing import bar
from briefing.tui.rows.empty import why_empty
from briefing.tui.view import View

PANES = ["summary", "actors", "numbers", "questions", "timeline", "articles"]
HOSTILE = "[/] [@click=app.quit]x[/] [bold] \x1b]0;owned\x07 \u202e[the president] said"


def test_numbers_stand_under_one_another_at_the_decimal_point() -> None:
    rows = rows_of(snapshot().briefing, "numbers")
    leads = ["".join(text for text, _ in row.lead) for row in rows]
    assert len(set(map(len, leads))) == 1
    assert leads[0].index("≈1,200") + len("≈1,200") == leads[1].index(".5")
    assert "dozens" in leads[2]
    assert "3/" in leads[3]
    assert "damaged" in rows[3].text


def test_actors_have_kind_count_role_and_what_they_said_under_them() -> None:
    mayor, office = rows_of(snapshot().briefing, "actors")
    assert mayor.text.startswith("P   7 ████")
    assert "Ilse Tamarin · Mayor, Velmora · 1 source · 1 statement" in mayor.text
    assert office.text.startswith("O   1 ")


def test_an_actor_opens_to_what_it_said_its_numbers_its_ties_and_where_it_appears() -> None:
    page = actor_page(View(snapshot(article()).briefing), "x1")
    assert [row.text.strip() for row in page] == [
        "Ilse Tamarin · person · Mayor, Velmora · 7 mentions · in 1 article",
        "also: Tamarin",
        "Statements 1",
        "said: about 1,200 people had left their homes",
        "Numbers 1",
        "≈1,200 people — Ilse Tamarin",
        "Ties 1",
        "named with Port Office · 1 sentence",
        "Appears in 2 sentences",
        SENTENCES[1],
        SENTENCES[2],
    ]
    assert actor_page(View(snapshot().briefing), "nobody") == []


def test_questions_stand_under_their_kinds_with_counts() -> None:
    rows = rows_of(snapshot().briefing, "questions")
    assert [row.text for row in rows if not row.key] == ["Pending 2", "Unknown 1"]
    assert "likely" in rows[1].text


def test_skipped_files_stand_with_their_reason() -> None:
    skipped = (Skipped("news/empty.txt", "the file is empty"),)
    rows = rows_of(snapshot(skipped=skipped).briefing, "articles")
    assert "Skipped 1" in [row.text for row in rows]
    assert "news/empty.txt: the file is empty" in rows[-1].text


def test_a_line_is_copied_with_sentence_article_and_line() -> None:
    row = rows_of(snapshot().briefing, "questions")[1]
    assert row.citation.splitlines() == [
        "Will the harbour be reopened?",
        "“Engineers of the Port Office will decide on Thursday whether to reopen it.”",
        "Harbour closed · news/a1.txt:9",
    ]


@pytest.mark.parametrize("pane", PANES)
def test_hostile_text_is_shown_as_it_is_without_control_characters(pane: str) -> None:
    briefing = snapshot(article(title=HOSTILE, body=(HOSTILE, HOSTILE + "."))).briefing
    rows = rows_of(briefing, pane)
    assert all(row.text.isprintable() for row in rows)
    if pane in {"summary", "articles"}:
        assert "[the president] said" in "".join(row.text for row in rows)


@pytest.mark.parametrize("width", [1, 4, 12, 40, 100])
@pytest.mark.parametrize("pane", PANES)
def test_rows_never_leave_their_pane(pane: str, width: int) -> None:
    briefing = snapshot(article(title="T" * 2000, body=("w" * 150, "港" * 90))).briefing
    for row in rows_of(briefing, pane):
        for line in row_lines(row, width):
            assert sum(cell_len(text) for text, _ in line) <= max(2, width)


@pytest.mark.parametrize(("share", "cells"), [(0, "▏   "), (0.5, "██  "), (1, "████")])
def test_a_bar_has_a_fixed_width(share: float, cells: str) -> None:
    assert bar(share) == cells


def test_text_is_cut_and_filled_by_cells() -> None:
    assert cropped("harbour", 4) == "har…"
    assert cropped("港港港", 4) in {"港…", "港 …"}
    assert padded("ab", 4) == "ab  "
    assert clean("a\tb\x1bc") == "a b\N{REPLACEMENT CHARACTER}c"


@pytest.mark.parametrize(
    ("briefing", "done", "finished", "words"),
    [
        (Briefing(), 0, False, "Reading 0 of 4 articles"),
        (Briefing(), 4, True, "There is no article here."),
        (Briefing(skipped=(Skipped("x.bin", "not text"),)), 4, True, "x.bin: not text"),
        (snapshot().briefing, 2, True, "No actor was found in the 2 articles."),
    ],
)
def test_an_empty_pane_says_why(briefing: Briefing, done: int, finished: bool, words: str) -> None:
    assert words in why_empty("actors", briefing, done, 4, finished=finished)


def test_the_first_time_and_a_large_folder_say_what_to_do() -> None:
    words = why_empty("summary", Briefing(), 0, 2000, finished=False, first=True)
    assert "Reading 0 of 2,000 articles" in words
    assert "esc stops" in words
    assert "First time here?" in words
    assert "First time" not in why_empty("summary", Briefing(), 0, 20, finished=False)


def test_a_damaged_figure_is_never_shown_as_a_number() -> None:
    briefing = Briefing(key_numbers=(number("3/", None, hedge="garbled"),))
    (row,) = rows_of(briefing, "numbers")
    assert "3/" in row.text
    assert "damaged" in row.text


def test_what_is_watched_stands_above_the_questions() -> None:
    briefing = snapshot().briefing
    evidence = briefing.summary[0].evidence
    watched = (Watched("w1", "strike", evidence), Watched("w2", "comet", ()))
    rows = rows_of(replace(briefing, watched=watched), "questions")
    assert [row.text.split("  ")[0] for row in rows[:3]] == [
        "Watched: strike · 1",
        f"! {evidence[0].sentence}",
        "Watched: comet · nothing today",
    ]
    assert [bool(row.key) for row in rows[:3]] == [False, True, False]
    assert rows[1].evidence == evidence
