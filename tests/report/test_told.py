"""Reports say truthfully what changed, who differs, what is answered, and how many stand behind it."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import pytest
from report.invented import ARTICLE, BRIEFING, E1, E2

from briefing.model import Briefing, Change, NumberValue, OpenQuestion, Side, Story, Watched
from briefing.report import render
from briefing.report.one_story import NoSuchStory, one_story
from briefing.report.wording import counted, marks, measured, opening_line, sides_told, source_line

STRIKE = OpenQuestion(
    "q2",
    "Has the strike ended?",
    "disputed",
    (),
    None,
    None,
    (E1,),
    sources=2,
    sides=(Side("The union", E2), Side("The port", E1)),
)
ANSWERED = OpenQuestion(
    "q3", "Will they stop?", "pending", (), None, None, (E1,), status="closed", answer=(E1,)
)
TOLD = replace(
    BRIEFING,
    key_numbers=(
        replace(
            BRIEFING.key_numbers[0],
            agreement="differ",
            sources=2,
            values=(
                NumberValue(1200.0, None, "about", "Some 1,200", ("port",)),
                NumberValue(900.0, None, "exact", "900", ("wire",)),
            ),
        ),
        replace(
            BRIEFING.key_numbers[1],
            agreement="updated",
            values=(
                NumberValue(3.5, None, "exact", "3.5 percent", ("wire",)),
                NumberValue(2.0, None, "exact", "2 percent", ("port",)),
            ),
        ),
    ),
    open_questions=(*BRIEFING.open_questions, STRIKE, ANSWERED),
    stories=(*BRIEFING.stories, Story("story-b", "Rain in Ostren", (), 0)),
    watched=(Watched("w1", "dockers", (E1,)), Watched("w2", "comet", ())),
    changes=(
        Change("figure_moved", "dockers on strike: 900 → 1,200", "n1", "900", "1,200"),
        Change("question_closed", "Will they stop?", "q3"),
        Change("question_open", "Will the dockers return before Friday?", "q1", days=3),
        Change("question_open", "Has the strike ended?", "q2", days=1),
        *(Change("new_actor", f"Actor {count}", f"a{count}") for count in range(12)),
    ),
)


def told(
    form: str, briefing: Briefing = TOLD, compared: str = "since the briefing of 2031-05-04 08:00"
) -> str:
    return b"".join(render(form, briefing, {}, (), compared)).decode()


def test_what_changed_stands_first() -> None:
    text = told("text")
    assert text.index("WHAT CHANGED") < text.index("SUMMARY")
    assert "Since the briefing of 2031-05-04 08:00" in text
    assert "  - dockers on strike: 900 → 1,200 [1]" in text
    assert "  - Will the dockers return before Friday? (3 days) [1]" in text
    assert "(1 day)" in text
    assert "New actors (8 of 12)" in text
    assert "Actor 11" not in text
    assert "Actor 11" in told("md")


def test_the_web_page_says_what_changed_where_it_is_asked_for() -> None:
    page = told("html")
    assert page.index("<h2>What changed</h2>") < page.index("<h2>Summary</h2>")
    assert "Since the briefing of 2031-05-04 08:00" in page
    assert "<h3>Figures moved <small>1</small></h3>" in page
    assert "dockers on strike: 900 → 1,200" in page
    assert page.index("Actor 4") < page.index("<summary>7 more</summary>") < page.index("Actor 5")
    assert "What changed" not in told("html", compared="")


def test_a_changed_figure_links_to_its_sentence_in_the_web_page() -> None:
    page = b"".join(render("html", TOLD, {ARTICLE.id: ARTICLE}, (), "since yesterday")).decode()
    assert 'dockers on strike: 900 → 1,200 <a href="#s1-' in page


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_a_first_briefing_and_one_without_changes_say_so(form: str) -> None:
    first = "nothing yet: this is the first briefing of these files"
    assert "Nothing yet: this is the first briefing" in told(form, BRIEFING, first)
    assert "Nothing changed" in told(form, BRIEFING)
    assert "hanged" not in told(form, BRIEFING, "")


@pytest.mark.parametrize("form", ["text", "md"])
def test_disagreement_is_shown_with_who_says_what(form: str) -> None:
    text = " ".join(told(form).replace("\\", "").split())
    assert "(2 sources); sources differ: ≈1,200 [1] · 900 [2]" in text
    assert "(single source); before: 2% [1]" in text
    assert "The union: “" in text or f"The union: {E2.sentence}" in text
    assert text.count("Has the strike ended? [1] (2 sources)") == 1


def test_the_web_page_counts_independent_sources_before_it_says_who_differs() -> None:
    texts = {name: replace(ARTICLE, id=name) for name in ("port", "wire")}
    page = b"".join(render("html", TOLD, texts)).decode()
    assert "<small>(2 sources)</small> <small>sources differ: ≈1,200 [1] · 900 [2]</small>" in page
    assert "<small>(single source)</small> <small>before: 2% [1]</small>" in page
    assert "sources)" not in told("html"), "not where one article is all there is"


def test_answered_questions_are_not_among_the_open_ones() -> None:
    text = told("text")
    assert "OPEN QUESTIONS (2)" in text
    assert f"ANSWERED (1)\n  - Will they stop?\n      {E1.sentence[:40]}" in text
    assert "## Answered" in told("md")


def test_stories_are_listed_with_the_ids_that_report_them_alone() -> None:
    assert "(1 source, 2 articles; story-port)" in told("text")
    assert "(1 source, 2 articles; story-port)" in told("md")


def test_the_table_holds_standing_sources_watched_and_changes() -> None:
    rows = list(csv.DictReader(io.StringIO(told("csv"))))
    by_pane = {row["pane"]: row for row in reversed(rows)}
    assert (by_pane["key numbers"]["standing"], by_pane["key numbers"]["sources"]) == ("differ", "2")
    assert {row["standing"] for row in rows if row["pane"] == "open questions"} == {"open", "closed"}
    assert [(r["text"], r["detail"]) for r in rows if r["pane"] == "watched"] == [
        ("dockers", ""),
        ("comet", "nothing today"),
    ]
    assert by_pane["changes"]["kind"] == "figure_moved"


def test_what_is_watched_counts_the_newest_day_alone() -> None:
    cards = (BRIEFING.articles[0], replace(BRIEFING.articles[1], published="2031-05-06"))
    text = told("text", replace(TOLD, articles=cards))
    assert "dockers (nothing today; last on 2031-05-05)" in text
    assert "comet (nothing today)" in text


def test_one_story_alone() -> None:
    story = replace(BRIEFING.stories[0], summary=BRIEFING.summary, articles=("port",))
    briefing = one_story(replace(TOLD, stories=(story, *TOLD.stories[1:])), "story-p")
    assert [card.id for card in briefing.articles] == ["port"]
    assert (briefing.summary, briefing.actors, briefing.changes) == (BRIEFING.summary, (), ())
    with pytest.raises(NoSuchStory, match="no story 'x' in this briefing; there are:\n  story-port"):
        one_story(TOLD, "x")
    with pytest.raises(NoSuchStory, match="more than one story 'story'"):
        one_story(TOLD, "story")


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_of_many_questions_the_most_important_stand_before_the_kinds(form: str) -> None:
    many = tuple(
        replace(STRIKE, id=f"q{at}", text=f"Question {at}?")
        if at in {5, 22, 23}
        else OpenQuestion(f"q{at}", f"Question {at}?", "pending", (), None, None, (E1,))
        for at in range(24)
    )
    page = re.sub(r"</?small>|[()]", "", told(form, replace(BRIEFING, open_questions=many)))
    heads = re.findall(r"(Most important|Also pending|Also disputed) (\d+)", page)
    shown_in_text = [("Most important", "6"), ("Also pending", "14")]
    assert heads == (
        shown_in_text
        if form == "text"
        else [("Most important", "6"), ("Also pending", "17"), ("Also disputed", "1")]
    )
    first = page[page.index("Most important") : page.index("Also pending")]
    assert re.findall(r"(\w+): Question (\d+)", first) == [
        *(("pending", str(at)) for at in range(4)),
        ("disputed", "5"),
        ("disputed", "22"),
    ]
    few = told(form, replace(BRIEFING, open_questions=many[:12]))
    assert "Most important" not in few


def test_of_very_many_articles_behind_a_line_the_rest_is_counted() -> None:
    assert marks([3, 1, 2, 7, 9]) == "[1–3][7][9]"
    every_second = range(1, 4001, 2)
    assert marks(every_second).endswith("[21][23] and 1,988 more")
    assert marks(range(1, 4001)) == "[1–4000]"


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_a_sentence_that_holds_both_sides_of_a_dispute_is_told_once(form: str) -> None:
    both = replace(STRIKE, sides=(Side("The union", E2), Side("The port", E2)))
    report = told(form, replace(BRIEFING, open_questions=(both,)))
    assert "The union and The port" in report
    bare = replace(both, text=E2.sentence)
    report = told(form, replace(BRIEFING, open_questions=(bare,)))
    assert "in this sentence" in report


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("months (repairs)", "repairs"),
        ("months in prison", "in prison"),
        ("months", "time"),
        ("repairs", "repairs"),
    ],
)
def test_a_vague_period_is_not_said_twice(what: str, told: str) -> None:
    period = replace(
        BRIEFING.key_numbers[0],
        text="months",
        value=None,
        unit="month",
        hedge="vague",
        what=what,
        head="months",
    )
    assert (counted(period), measured(period)) == (told, told)


def test_a_unit_beside_its_value_is_not_said_twice() -> None:
    period = replace(
        BRIEFING.key_numbers[0],
        text="six weeks",
        value=6.0,
        unit="week",
        what="weeks (repairs)",
        head="weeks",
    )
    assert (counted(period), measured(period)) == ("repairs", "weeks (repairs)")


def test_an_article_without_a_title_is_cited_by_its_path_once() -> None:
    card = replace(
        BRIEFING.articles[0], title="news/a.pdf", path="news/a.pdf", publisher=None, published=None
    )
    assert source_line(card) == "news/a.pdf"


def test_a_single_word_is_one_word() -> None:
    card = replace(BRIEFING.articles[0], words=1)
    assert " · 1 word" in opening_line(Briefing(articles=(card,)))
    assert "1 words" not in opening_line(Briefing(articles=(card,)))


def test_what_is_shown_of_a_side_or_an_answer_leaves_its_dateline_out() -> None:
    placed = replace(E2, sentence=f"OSTREN, March 3 (Meridian) - {E2.sentence}")
    sides = (Side("The union", placed), Side("The port", E1))
    assert [said for _, said, _ in sides_told(replace(STRIKE, sides=sides))] == [E2.sentence, E1.sentence]
    answered = replace(ANSWERED, answer=(placed,))
    for name in ("text", "md", "html"):
        shown = told(name, replace(TOLD, open_questions=(replace(STRIKE, sides=sides), answered)))
        assert "Meridian) -" not in " ".join(shown.split()), name
