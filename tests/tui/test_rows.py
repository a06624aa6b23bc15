"""What each pane says, as rows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len
from tui.invented import SENTENCES, app_over, article, number, picture, rows_of, settled, snapshot

from briefing.keys import KEYS
from briefing.marks import Mark
from briefing.model import (
    Briefing,
    Change,
    NumberValue,
    OpenQuestion,
    Quote,
    Side,
    Skipped,
    Story,
    TimelineEntry,
    Watched,
)
from briefing.tui.about import ABOUT
from briefing.tui.help import help_text
from briefing.tui.layout import Row, clean, cropped, padded, row_lines
from briefing.tui.rows.actor_page import actor_page
from briefing.tui.rows.citing import bar, citation, listed
from briefing.tui.rows.empty import why_empty
from briefing.tui.ties import ties_of
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


def test_the_page_of_an_actor_says_how_much_it_leaves_out() -> None:
    whole = snapshot(article()).briefing
    quotes = tuple(Quote(f"no. {at}", "said", False, ()) for at in range(43))
    actors = (replace(whole.actors[0], statements=quotes), *whole.actors[1:])
    page = [row.text.strip() for row in actor_page(View(replace(whole, actors=actors)), "x1")]
    assert page[page.index("said: no. 39") + 1] == "… and 3 more"
    assert "said: no. 40" not in page


def test_a_figure_is_never_cut_and_one_that_is_wide_leaves_the_others_in_place() -> None:
    large = number("a lot", 1234567890000.0, high=1534567890000.0, unit="USD", what="bridges")
    few = [number("some", value, what="ships") for value in (3.0, 14.0, 120.0, 2.5, 7.0)]
    briefing = replace(snapshot().briefing, key_numbers=(large, *few))
    rows = rows_of(briefing, "numbers")
    assert rows[0].lead[0][0] == "$1,234,567,890,000–1,534,567,890,000 "
    assert [row.lead[0][0] for row in rows[1:]] == ["  3   ", " 14   ", "120   ", "  2.5 ", "  7   "]


def test_the_scale_of_large_sums_stands_behind_their_whole_number() -> None:
    sums = [number("some", value, unit="USD", what="ships") for value in (2.4e9, 3e9, 120.0)]
    briefing = replace(snapshot().briefing, key_numbers=tuple(sums))
    leads = [row.lead[0][0] for row in rows_of(briefing, "numbers")]
    assert leads == ["  $2.4 billion ", "  $3 billion   ", "$120           "]


def test_questions_stand_under_their_kinds_with_counts() -> None:
    rows = rows_of(snapshot().briefing, "questions")
    assert [row.text for row in rows if not row.key] == ["Pending 2", "Unknown 1"]
    assert "likely" in rows[1].text


def test_of_many_questions_the_most_important_and_two_disputes_stand_first() -> None:
    briefing = snapshot(article()).briefing
    one, two, three = (line.evidence[0] for line in briefing.summary)
    sides = (Side("The Mayor", two), Side("The Port", three))
    disputed = {5, 9, 11}
    many = tuple(
        OpenQuestion(f"q{at}", f"Question {at}?", "disputed", (), None, None, (one,), sides=sides)
        if at in disputed
        else OpenQuestion(f"q{at}", f"Question {at}?", "pending", (), None, None, (one,))
        for at in range(13)
    )
    rows = rows_of(replace(briefing, open_questions=many), "questions")
    assert [row.text for row in rows if not row.key] == [
        "Most important 6",
        "Also pending 6",
        "Also disputed 1",
    ]
    first = [row for row in rows if row.key and not row.under][:6]
    assert [row.key for row in first] == ["q0", "q1", "q2", "q3", "q5", "q9"]
    assert [row.text for row in first][3:5] == ["? pending: Question 3?", "? disputed: Question 5?"]
    assert sorted(row.key for row in rows if row.key and not row.under) == sorted(one.id for one in many)
    few = rows_of(replace(briefing, open_questions=many[:12]), "questions")
    assert [row.text for row in few if not row.key] == ["Pending 9", "Disputed 3"]


def test_the_sides_of_a_dispute_and_answers_stand_under_their_question() -> None:
    briefing = snapshot(article()).briefing
    one, two, three = (line.evidence[0] for line in briefing.summary)
    disputed = replace(
        briefing.open_questions[0], kind="disputed", sides=(Side("The Mayor", two), Side("The Port", three))
    )
    closed = replace(briefing.open_questions[1], status="closed", answer=(one,))
    changes = (Change("question_open", disputed.text, disputed.id, days=3),)
    rows = rows_of(replace(briefing, open_questions=(disputed, closed), changes=changes), "questions")
    assert [row.text for row in rows] == [
        "Disputed 1",
        "? Will the harbour be reopened?  likely  open 3 days",
        f"  ├ The Mayor: {two.sentence}",
        f"  └ The Port: {three.sentence}",
        "Answered 1",
        "✓ What set off the landslide?",
        f"  └ answer: {one.sentence}",
    ]
    assert rows[3].evidence == (three,)
    named = replace(disputed, sides=(Side(two.sentence.split()[0], two), Side("The Port", three)))
    rows = rows_of(replace(briefing, open_questions=(named,), changes=changes), "questions")
    assert rows[2].text == f"  ├ {two.sentence}", "who begins the sentence is not named before it again"
    assert rows[3].under == "q1"


def test_a_side_and_an_answer_leave_their_dateline_out() -> None:
    briefing = snapshot(article()).briefing
    first = briefing.summary[0].evidence[0]
    placed = replace(first, sentence=f"OSTREN, March 3 (Meridian) - {first.sentence}")
    disputed = replace(briefing.open_questions[0], sides=(Side("The Mayor", placed),))
    closed = replace(briefing.open_questions[1], status="closed", answer=(placed,))
    rows = rows_of(replace(briefing, open_questions=(disputed, closed)), "questions")
    assert not any("Meridian" in row.text for row in rows)


def test_values_that_differ_stand_under_their_number_with_bars_and_sources() -> None:
    briefing = snapshot().briefing
    values = (
        NumberValue(15.0, None, "exact", "15 people", ("a1",)),
        NumberValue(7.5, None, "at_least", "at least 7.5", ("a2",)),
        NumberValue(None, None, "vague", "dozens", ("a2",)),
    )
    proof = briefing.summary[0].evidence
    differing = number("15 people", 15.0, agreement="differ", values=values, sources=2, evidence=proof)
    agreeing = number("9 boats", 9.0, agreement="agree", values=values, sources=2)
    rows = rows_of(replace(briefing, key_numbers=(differing, agreeing)), "numbers")
    assert [row.text.rstrip() for row in rows] == [
        "    15   people  ≠ 2 sources differ",
        "    15   ████████ a1.txt",
        "    ≥7.5 ████     a2.txt",
        "dozens            a2.txt",
        "     9   people  = 2 sources agree",
    ]
    assert rows[1].evidence == proof
    assert rows[0].words == "15 people ≠ 2 sources differ"
    assert rows[1].words == "15 people (a1.txt)"
    assert listed(rows)[1:4] == ["  15 a1.txt", "  ≥7.5 a2.txt", "  dozens a2.txt"], "no bars, no columns"


def test_articles_of_one_source_agree_with_nobody() -> None:
    alone = (number("9 boats", 9.0, agreement="agree"), number("8 boats", 8.0, agreement="differ"))
    rows = rows_of(replace(snapshot().briefing, key_numbers=alone), "numbers")
    assert [row.words for row in rows] == ["9 people single source", "8 people ≠ 1 source differs"]


def test_changes_stand_under_the_summary() -> None:
    briefing = snapshot(article()).briefing
    changes = (
        Change("figure_moved", "people: 12 → 15", briefing.key_numbers[0].id, before="12", after="15"),
        Change("question_open", "still", "q1", days=2),
        Change("new_actor", "Port Office", "x2"),
    )
    rows = rows_of(replace(briefing, changes=changes), "summary")
    assert [row.text for row in rows[-3:]] == [
        "Changed since last time 2",
        "» figure moved: people: 12 → 15",
        "» new actor: Port Office",
    ]
    assert rows[-2].evidence == briefing.key_numbers[0].evidence
    assert "new" in rows_of(replace(briefing, changes=changes), "actors")[1].text
    assert "moved 12 → 15" in rows_of(replace(briefing, changes=changes), "numbers")[0].text


async def test_changes_that_are_left_out_are_counted_below_the_last() -> None:
    shown = snapshot()
    changes = tuple(Change("new_actor", f"Guard {at}", "x2") for at in range(45))
    app = app_over(replace(shown, briefing=replace(shown.briefing, changes=changes)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("G")
        assert "new actor: Guard 39" in picture(app)
        assert "… and 5 more" in picture(app)


def test_the_timeline_plots_and_says_what_lies_ahead() -> None:
    briefing = snapshot(article()).briefing
    proof = briefing.summary[0].evidence
    dated = tuple(replace(card, published="2031-03-04") for card in briefing.articles)
    entries = tuple(
        TimelineEntry(date, text, proof)
        for date, text in (("2030", "A"), ("2031-03-03", "B"), ("2031-03-03", "C"), ("2031-03-06", "D"))
    )
    rows = rows_of(replace(briefing, articles=dated, timeline=entries), "timeline")
    assert rows[0].text.startswith("2030 ")
    assert rows[0].text.endswith(" 2031-03-06")
    assert [row.text for row in rows[1:]] == [
        "2030       ● A",
        "2031-03-03 ● B",
        "           │ C",
        "2031-03-06 ◇ ahead: D",
    ]


def test_ties_are_read_off_the_words_between_two_names() -> None:
    text = "Tamarin accused the Port Office of delay."
    source = article(body=(text, "Tamarin and the Port Office stayed silent.", "Nothing."))
    briefing = snapshot(source).briefing
    proof = tuple(line.evidence[0] for line in briefing.summary[:2])
    mayor, office = (replace(actor, evidence=proof) for actor in briefing.actors)
    briefing = replace(briefing, actors=(mayor, office))
    ties = ties_of(mayor, briefing)
    assert [(tie.how, tie.other, len(tie.evidence)) for tie in ties] == [
        ("accuses", "Port Office", 1),
        ("named with", "Port Office", 1),
    ]
    assert ties_of(office, briefing)[0].how == "accused by"


@pytest.mark.parametrize(
    ("order", "keys"),
    [("", ["n-a", "n-b", "n-c"]), ("size", ["n-b", "n-a", "n-c"]), ("sources", ["n-c", "n-a", "n-b"])],
)
def test_numbers_can_be_sorted(order: str, keys: list[str]) -> None:
    numbers = (
        number("a", 5.0, sources=2),
        number("b", 70.0),
        number("c", None, sources=3, hedge="vague"),
    )
    rows = rows_of(replace(snapshot().briefing, key_numbers=numbers), "numbers", orders={"numbers": order})
    assert [row.key for row in rows] == keys


def test_a_story_narrows_all_panes_and_hidden_items_are_left_out() -> None:
    briefing = snapshot().briefing
    inside = Story("s2", "The port", ("a2",), 1, summary=briefing.summary[:1], actors=briefing.actors[1:])
    briefing = replace(briefing, stories=(*briefing.stories, inside))
    assert [row.key for row in rows_of(briefing, "actors", story="s2")] == ["x2"]
    assert [row.key for row in rows_of(briefing, "summary", story="s2")] == ["s0"]
    marks = {"s0": Mark(hidden=True), "s1": Mark(starred=True, note="ask")}
    rows = rows_of(briefing, "summary", marks=marks)
    assert [(row.key, row.mark) for row in rows] == [("s1", "★"), ("s1 note", " "), ("s2", " ")]
    assert rows_of(briefing, "summary", marks=marks, hidden_too=True)[0].mark == "x"


def test_an_article_is_listed_as_it_is_cited_by_its_publisher_or_its_file() -> None:
    one, two = snapshot().briefing.articles
    cards = (one, replace(two, publisher="Velmora Herald"))
    rows = rows_of(replace(snapshot().briefing, articles=cards), "articles")
    assert [row.text.split("  ")[1] for row in rows] == [
        "a1.txt · no date · 30 words",
        "Velmora Herald · no date · 30 words",
    ]


@pytest.mark.parametrize("orders", [{}, {"articles": "title"}])
@pytest.mark.parametrize("stories", [1, 2])
def test_an_article_that_is_hidden_leaves_the_list(stories: int, orders: dict[str, str]) -> None:
    briefing = snapshot().briefing
    told = (*briefing.stories, replace(briefing.stories[0], id="s2", articles=("a1",)))[:stories]
    wanted = {"marks": {"a2": Mark(hidden=True)}, "orders": orders}
    rows = rows_of(replace(briefing, stories=told), "articles", **wanted)
    assert "a1" in [row.key for row in rows]
    assert "a2" not in [row.key for row in rows]
    rows = rows_of(replace(briefing, stories=told), "articles", **wanted, hidden_too=True)
    assert [row.mark for row in rows if row.key == "a2"] == ["x"]


def test_skipped_files_stand_with_their_reason() -> None:
    skipped = (Skipped("news/empty.txt", "the file is empty"),)
    rows = rows_of(snapshot(skipped=skipped).briefing, "articles")
    assert "Skipped 1" in [row.text for row in rows]
    assert "news/empty.txt: the file is empty" in rows[-1].text


def test_a_line_is_copied_with_sentence_article_and_line() -> None:
    briefing = snapshot().briefing
    row = rows_of(briefing, "questions")[1]
    assert citation(row.words, row.evidence, briefing).splitlines() == [
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


def test_beside_wide_columns_no_word_is_broken_that_a_line_could_hold() -> None:
    row = Row("n1", (("          355–1,400 ████████ ", ""),), (("theguardian.com, reuters.com", ""),))
    lines = ["".join(text for text, _ in line) for line in row_lines(row, 39)]
    indent = " " * (39 - 16)
    assert lines == [row.lead[0][0], f"{indent}theguardian.com,", f"{indent}reuters.com"]


def test_a_count_is_not_parted_from_what_it_counts() -> None:
    whole = snapshot().briefing
    quotes = tuple(Quote(words, "said", False, whole.summary[0].evidence) for words in ("yes", "no"))
    briefing = replace(whole, actors=(replace(whole.actors[0], statements=quotes),))
    (row,) = rows_of(briefing, "actors")
    widths = range(30, 70)
    lines = ["".join(text for text, _ in line) for width in widths for line in row_lines(row, width)]
    assert any(line.endswith("· 2 statements") for line in lines)
    assert [line for line in lines if line.endswith((" 1", " 2"))] == []
    assert "1 source · 2 statements" in row.text, "a filter finds it with a plain space"


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


def test_words_for_the_analyst_are_broken_only_where_the_screen_ends() -> None:
    first = why_empty("summary", Briefing(), 0, 2000, finished=False, first=True)
    nothing = why_empty("summary", Briefing(), 0, 0, finished=True)
    for text in (first, nothing, *ABOUT.values()):
        assert [
            line for line in text.split("\n") if line and line[-1] not in ".…" and "FOLDER" not in line
        ] == []


def test_what_a_key_does_stays_in_its_column() -> None:
    lines = help_text("", "", {}, 75).plain.split("\n")
    assert max(map(len, lines)) <= 75
    of_keys = {key: next(one for one in lines if one.startswith(f"  {key.display} ")) for key in KEYS}
    columns = {line.index(key.help[:8]) for key, line in of_keys.items()}
    assert len(columns) == 1
    assert " " * columns.pop() + "sentence in the source" in lines


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
