"""The summary over several articles: the event once, then its further sides, and the points of the other panes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fuse.told import told

from briefing.config import Settings, SummarySettings
from briefing.fuse.sentence_features import Candidate
from briefing.fuse.story_summary import StorySummary, newness
from briefing.fuse.summary import summarise
from briefing.model import Evidence, KeyNumber, OpenQuestion, Reading

EVENT = (
    "A ferry with 80 people on board sank off Port Ilmar on Monday, the coast guard said.",
    "A ferry sank on Monday with 80 people on board off Port Ilmar, said the coast guard.",
    "The ferry sank off Port Ilmar on Monday; 80 people were on board, said the coast guard.",
)
SIDES = (
    "The owner of the ferry denied that its engine had been out of order for weeks.",
    "Parliament is to debate the safety of old ships on Thursday.",
    "Divers of the navy found the bell of a wreck from another century near the pier.",
)


def lines(count: int, *items: KeyNumber | OpenQuestion) -> list[str]:
    """Return the summary of three articles that each tell the event and a side of it."""
    readings = [
        told(f"a{at}", f"{event} {side}") for at, (event, side) in enumerate(zip(EVENT, SIDES, strict=True))
    ]
    settings = Settings(summary=SummarySettings(count))
    return [line.text for line in summarise(readings, settings, [items])]


def number(reading: Reading, sentence: str) -> KeyNumber:
    start = reading.article.text.index(sentence)
    evidence = Evidence(reading.article.id, start, start + len(sentence), 1, sentence)
    return KeyNumber(
        "n1", "one", 1, None, None, "exact", None, "bells", "bells", None, None, "single", (evidence,)
    )


def test_the_event_is_told_once_and_first() -> None:
    chosen = lines(4)
    assert chosen[0] in EVENT
    assert set(chosen[1:]) == set(SIDES)


@pytest.mark.parametrize("at", range(3))
def test_of_an_answered_question_the_answer_is_what_counts(at: int) -> None:
    asked, answered = (told(f"a{which}", f"{EVENT[which]} {SIDES[which]}") for which in ((at + 1) % 3, at))
    question = OpenQuestion(
        "q1", "Was it?", "unknown", (), None, None, number(asked, SIDES[(at + 1) % 3]).evidence,
        status="closed", answer=number(answered, SIDES[at]).evidence,
    )  # fmt: skip
    assert lines(2, question)[1] == SIDES[at]


@pytest.mark.parametrize("newest", range(3))
def test_of_lines_alike_the_newest_is_taken(newest: int) -> None:
    days = ["2031-03-05" if at == newest else "2031-03-03" for at in range(3)]
    readings = [
        told(f"a{at}", f"{event} {side}", published=day)
        for at, (event, side, day) in enumerate(zip(EVENT, SIDES, days, strict=True))
    ]
    first, *_ = summarise(readings, Settings(summary=SummarySettings(4)))
    assert first.text == EVENT[newest]


@pytest.mark.parametrize("at", range(3))
def test_what_the_titles_tell_comes_earlier(at: int) -> None:
    titles = (
        "Ferry owner denies engine fault",
        "Parliament debates old ships",
        "Navy divers find bell of wreck",
    )
    readings = [told(f"a{which}", f"{EVENT[which]} {SIDES[which]}") for which in range(3)]
    titled = [replace(one, article=replace(one.article, title=titles[at])) for one in readings]
    _, second = summarise(titled, Settings(summary=SummarySettings(2)))
    assert second.text == SIDES[at]


def test_a_day_before_is_nearly_as_new() -> None:
    days = newness(["2031-03-05", "2031-03-04T10:00", "2031-02-05"])
    assert days[0] == 1.0
    assert 0.6 < days[1] < 0.8
    assert days[2] < 0.01
    assert newness(["2031-03-05", "2031-03-05", None]) == [0.0, 0.0, 0.0]


def test_what_has_no_date_may_be_the_newest() -> None:
    assert newness(["2031-03-05", None, "2031-02-05", "in March"])[1::2] == [1.0, 1.0]


def test_where_nothing_else_is_left_the_event_is_told_again() -> None:
    assert set(lines(6)) == {*EVENT, *SIDES}


@pytest.mark.parametrize("at", range(3))
def test_a_sentence_with_a_point_of_another_pane_comes_earlier(at: int) -> None:
    reading = told(f"a{at}", f"{EVENT[at]} {SIDES[at]}")
    assert lines(2, number(reading, SIDES[at]))[1] == SIDES[at]


def candidate(text: str, *, place: int = 2, alone: bool = True, whole: bool = True) -> Candidate:
    vector = dict.fromkeys(text.lower().split(), 1.0)
    return Candidate(text, 0, place, 0, len(text), vector, 12, {}, alone, not alone, whole)


@pytest.mark.parametrize("place", [0, 1])
def test_the_first_line_opens_an_article(place: int) -> None:
    sentences = [candidate("ferry sank", place=place), candidate("owner denied")]
    chosen = StorySummary(sentences, [0.4, 0.9], []).choose(2)
    assert [one.text for one, _ in chosen] == ["ferry sank", "owner denied"]


def test_the_first_line_opens_an_article_of_the_newest_day() -> None:
    sentences = [candidate("talks began", place=0), candidate("truce extended", place=0)]
    chosen = StorySummary(sentences, [0.9, 0.2], [], [0.9, 1.0]).choose(2)
    assert [one.text for one, _ in chosen] == ["truce extended", "talks began"]


def test_the_news_behind_a_scene_is_told_first() -> None:
    sentences = [candidate("bells rang", place=0), candidate("ferry sank", place=1)]
    chosen = StorySummary(sentences, [0.4, 0.9], []).choose(1)
    assert chosen[0][0].text == "ferry sank"


def test_what_can_be_read_alone_comes_before_what_cannot() -> None:
    sentences = [
        candidate("ferry sank", place=0),
        candidate("he denied", alone=False),
        candidate("owner agreed"),
    ]
    chosen = StorySummary(sentences, [0.4, 0.8, 0.5], []).choose(3)
    assert [one.text for one, _ in chosen] == ["ferry sank", "owner agreed", "he denied"]


def test_what_tells_nothing_by_itself_comes_last() -> None:
    sentences = [
        candidate("ferry sank", place=0),
        candidate("who knows", whole=False),
        candidate("owner agreed"),
    ]
    chosen = StorySummary(sentences, [0.4, 0.9, 0.1], []).choose(3)
    assert [one.text for one, _ in chosen] == ["ferry sank", "owner agreed", "who knows"]
