"""The line at the top and the line of tabs say what matters at any width."""

from __future__ import annotations

import time
from dataclasses import replace

from rich.cells import cell_len
from tui.invented import article, card, snapshot

from briefing.config import Settings
from briefing.model import Briefing, Story
from briefing.tui import Session
from briefing.tui.bars import progress, tab_line, title_line
from briefing.tui.screen import Dashboard

COUNTS = {"summary": 7, "actors": 303, "numbers": 350, "questions": 424, "timeline": 271}


def busy() -> Briefing:
    """Return a briefing over copies, stories and days."""
    first = card(article())
    cards = [replace(first, id=f"a{at}", published=f"2031-03-0{at}") for at in range(1, 5)]
    copy = replace(first, id="a5", copy_of="a1", words=123_456)
    stories = tuple(Story(f"s{at}", "Harbour", (f"a{at}",), 1) for at in range(1, 5))
    return replace(snapshot().briefing, articles=(*cards, copy), stories=stories)


def test_where_the_title_has_no_room_words_go_before_days() -> None:
    wide = title_line(busy(), "", "", 118)
    assert wide.startswith("briefing · 5 articles, 1 of them a copy · 123,")
    assert wide.endswith(" words · 4 stories · 2031-03-01 to 2031-03-04")
    narrow = "5 articles, 1 of them a copy · 4 stories · 2031-03-01 to 2031-03-04"
    assert title_line(busy(), "", "", 70) == narrow
    assert title_line(busy(), "", "", 20) == "5 articles, 1 of them a copy"
    reading = progress(7, 2000, "reading")
    assert title_line(busy(), reading, "", 60) == reading, "which says how many articles there are"


def test_hours_are_not_foretold_from_the_first_articles() -> None:
    dashboard = Dashboard(Session(lambda settings, cancelled: iter(()), Settings()))
    dashboard._began, dashboard._done_before, dashboard._total = time.monotonic() - 18, 0, 2000
    dashboard._done = 1
    assert dashboard._rate == 0
    dashboard._done = 90
    assert 4 < dashboard._rate <= 5


def test_a_long_story_leaves_room_for_the_way_back() -> None:
    shown = title_line(busy(), "", "At least 33 die in Lady Maren fire; captain praised for turning back", 78)
    assert cell_len(shown) <= 78
    assert shown.endswith("…” · esc shows all")


def test_the_tab_in_front_keeps_its_name() -> None:
    names = ["summary", "actors", "numbers", "questions", "source", "timeline"]
    assert tab_line(names, COUNTS, "timeline", 78).plain.endswith("[6 Timeline 271]")
    assert "3 Numbers 1,501" in tab_line(names, {**COUNTS, "numbers": 1501}, "timeline", 120).plain
    assert "[4 Questions 424]" in tab_line(names[:-1], COUNTS, "questions", 62).plain
