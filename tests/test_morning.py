"""The invented morning of tests/fixtures: what a folder of three days, four events and many copies comes to."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from briefing.changes import changes_since
from briefing.config import Settings
from briefing.fuse import Fusion, fuse
from briefing.fuse.sources import find_sources
from briefing.ingest import Options, ingest
from briefing.memory import remember
from briefing.model import Article, Briefing, Extraction, Reading
from briefing.report import render
from briefing.run import Request, snapshots

FOLDER = Path(__file__).parent / "fixtures" / "morning"
WATCH = Settings(watch=["ceasefire", "Will the Competition Office approve the takeover?", "earthquake"])
AT = "2031-03-05T08:00:00+00:00"


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """All articles with what is found in them, read once for all tests of this file."""
    from briefing.extract import extract

    found = [item for item in ingest([str(FOLDER)], None, Options({})) if isinstance(item, Article)]
    return [Reading(*pair) for pair in zip(found, extract(found, "auto"), strict=True)]


@pytest.fixture(scope="module")
def whole(readings: list[Reading]) -> Briefing:
    return fuse(readings, (), WATCH)


@pytest.fixture(scope="module")
def monday(readings: list[Reading]) -> Briefing:
    return fuse([one for one in readings if one.article.published == "2031-03-03"], (), WATCH)


def test_every_article_says_that_it_is_invented() -> None:
    files = [path for path in FOLDER.rglob("*") if path.is_file()]
    assert len(files) > 15
    for path in files:
        text = path.read_text()
        articles = text.splitlines() if path.suffix == ".jsonl" else [text]
        assert all("invented for the tests of briefing" in one for one in articles), path


def test_the_reason_for_an_actor_counts_its_mentions_as_the_pane_does(whole: Briefing) -> None:
    for actor in whole.actors:
        assert actor.why.endswith(f", mentioned {actor.mentions} times")


def test_copies_are_one_source_and_events_are_stories(whole: Briefing) -> None:
    names = {Path(card.path).stem: card for card in whole.articles}
    copies = {name for name, card in names.items() if card.copy_of}
    assert copies == {
        "ardel-courier-ferry",
        "northern-herald-ferry",
        "valley-times-blast",
        "ardel-courier-brenn",
        "valley-times-bid",
    }
    assert len(whole.stories) == 4
    assert sorted(len(story.articles) for story in whole.stories) == [4, 4, 5, 6]
    assert all(story.sources < len(story.articles) for story in whole.stories)


def test_the_corrected_toll_stands_in_one_row_with_both_values(whole: Briefing) -> None:
    rows = [n for n in whole.key_numbers if {v.value for v in n.values} == {33.0, 37.0}]
    assert [(row.value, row.agreement) for row in rows] == [(37.0, "updated")]
    text = b"".join(render("text", whole, {})).decode()
    assert "before: ≥33 [2][5]" in " ".join(text.split())


def test_each_item_counts_its_independent_sources(readings: list[Reading], whole: Briefing) -> None:
    originals = {card.id: card.copy_of or card.id for card in whole.articles}
    behind = find_sources([reading.article for reading in readings], {})
    parts = [whole, *whole.stories]
    items = [
        i for p in parts for pane in (p.summary, p.actors, p.key_numbers, p.open_questions) for i in pane
    ]
    for item in items:
        assert item.sources == len({behind[originals[one.article]] for one in item.evidence}), item.id
    assert {item.sources for item in items} >= {1, 2, 3}
    assert {card.reliability for card in whole.articles} == {"F"}


def test_the_toll_that_two_authorities_gave_stands_in_one_row(whole: Briefing) -> None:
    names = {card.id: Path(card.path).stem for card in whole.articles}
    (row,) = (n for n in whole.key_numbers if {v.value for v in n.values} == {15.0, 16.0})
    assert (row.value, row.agreement, row.sources) == (16.0, "updated", 3)
    given = {v.value: {names[article] for article in v.articles} for v in row.values}
    assert given[16.0] == {"kelmar-daily-inquiry", "northern-herald-blast"}
    assert given[15.0] == {"meridian-wire", "kelmar-daily-blast", "northern-herald-blast"}


def test_what_two_bearers_have_is_not_one_figure(whole: Briefing) -> None:
    for row in whole.key_numbers:
        assert {v.value for v in row.values} not in ({5.0, 19.0}, {30.0, 90.0})


def test_a_denial_is_a_dispute_with_both_sides(whole: Briefing) -> None:
    disputes = [{side.party for side in q.sides} for q in whole.open_questions if q.sides]
    assert {"Veldania", "Sarkovia"} in disputes
    assert {"Kelmar Chemicals", "The labour union"} in disputes
    text = b"".join(render("text", whole, {})).decode()
    assert "disputed: Veldania accuses Sarkovia of firing nine shells" in text
    assert "| Veldania: in this sentence" in text
    assert "| Sarkovia: Sarkovia denies it" in text


def test_what_a_later_day_answers_is_closed_with_the_answer(whole: Briefing, monday: Briefing) -> None:
    closed = {q.text: q.answer[0].sentence for q in whole.open_questions if q.status == "closed"}
    assert "suspended the licence" in closed["Will the government suspend the company's licence?"]
    assert any("extend their ceasefire by 60 days" in answer for answer in closed.values())
    assert not any(q.status == "closed" for q in monday.open_questions)


def test_a_folder_that_grew_is_fused_as_if_it_had_been_whole(
    readings: list[Reading], whole: Briefing
) -> None:
    fusion = Fusion(WATCH)
    for count in (3, 9, 15, 9):
        fusion.fuse(
            [one if at < count else Reading(one.article, Extraction()) for at, one in enumerate(readings)]
        )
        fusion.fuse(readings[:count])
    assert fusion.fuse(readings) == whole


def test_the_order_of_files_changes_nothing(readings: list[Reading], whole: Briefing) -> None:
    shuffled = readings[:]
    Random(5).shuffle(shuffled)
    assert shuffled != readings
    assert b"".join(render("json", fuse(shuffled, (), WATCH), {})) == b"".join(render("json", whole, {}))


@pytest.mark.slow
def test_the_number_of_workers_changes_no_byte(whole: Briefing) -> None:
    paths = tuple(str(path) for path in sorted(FOLDER.iterdir(), reverse=True))
    reports = set()
    for workers in (1, 2, 2):
        settings = Settings(watch=WATCH.watch, workers=workers, store=False)
        *_, last = snapshots(Request(paths, settings, apart=True))
        reports.add(b"".join(render("json", last.briefing, {})))
    assert reports == {b"".join(render("json", whole, {}))}


@pytest.mark.slow
def test_the_order_in_which_python_keeps_words_changes_no_byte() -> None:
    command = [sys.executable, "-m", "briefing", str(FOLDER / "2031-03-05"), "--format", "json", "--no-store"]
    runs = [
        subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        for seed in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout


def test_furniture_says_nothing(whole: Briefing) -> None:
    shown = " ".join(
        one.sentence
        for pane in (whole.summary, whole.actors, whole.key_numbers, whole.open_questions)
        for item in pane
        for one in item.evidence
    )
    for furniture in ("Photo", "Related", "newsletter", "Editor's note", "Lena Porter", "https://"):
        assert furniture not in shown


def test_what_is_watched_is_answered_by_the_newest_day_first(whole: Briefing) -> None:
    ceasefire, office, none = whole.watched
    days = {card.id: card.published for card in whole.articles}
    assert days[ceasefire.evidence[0].article] == "2031-03-05"
    assert "Competition Office" in office.evidence[0].sentence
    assert none.evidence == ()
    text = b"".join(render("text", whole, {})).decode()
    assert "earthquake (nothing today)" in text
    assert text.index("WATCHED") < text.index("OPEN QUESTIONS")


def test_what_changed_since_monday(monday: Briefing, whole: Briefing) -> None:
    old = remember(monday, "2031-03-03T08:00:00+00:00")
    changes = changes_since(old, remember(whole, AT, old), whole, AT)
    moved = [change for change in changes if change.kind == "figure_moved"]
    assert ("≥33", "37") in {(change.before, change.after) for change in moved}
    assert len(moved) <= 10
    count = Counter(change.kind for change in changes)
    assert count["article_added"] == 12
    assert count["story_new"] == 0
    assert "Jon Ferris" in {change.text for change in changes if change.kind == "new_actor"}
    assert {change.days for change in changes if change.kind == "question_open"} == {2}
    again = remember(whole, AT, old)
    assert {c.kind for c in changes_since(again, again, whole, AT)} == {"question_open"}


def test_the_summary_tells_the_newest_of_each_story_first(whole: Briefing) -> None:
    newest = {card.id for card in whole.articles if (card.published or "").startswith("2031-03-05")}
    assert [line.evidence[0].article in newest for line in whole.summary[:4]] == [True] * 4
    assert any("agreed on Wednesday to extend their ceasefire" in line.text for line in whole.summary[:4])
