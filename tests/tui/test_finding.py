"""Finding words in everything ever read, beside what is on the screen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fuse.told import told
from tui.invented import app_over, number, picture, settled, snapshot
from tui.pressed import pane

from briefing.model import NumberValue
from briefing.run import Snapshot
from briefing.search import open_archive
from briefing.tui.finding import found_before, found_in_panes, has_fields
from briefing.tui.view import View

OLD = told("old", "The dredger sank off Velmora. Nobody was hurt.", published="2031-02-01")


@pytest.fixture
def read_before() -> None:
    with open_archive() as archive:
        archive.keep([(OLD, "key")], [OLD.article])


def texts(view: View, query: str) -> list[str]:
    return [row.text.strip() for row in found_before(view, query)]


@pytest.mark.usefixtures("read_before")
def test_what_was_read_before_is_found_with_its_place() -> None:
    heading, row = texts(View(), "dredger")
    assert heading.endswith("1")
    assert row.startswith("The dredger sank off Velmora.")
    assert "2031-02-01" in row
    assert row.endswith("old.txt:1")


@pytest.mark.usefixtures("read_before")
def test_what_is_loaded_is_listed_once_and_opens_where_fields_are_asked_for() -> None:
    view = replace(View(), articles={"old": OLD.article})
    assert found_before(view, "dredger") == []
    rows = found_before(view, "dredger after:2031-01")
    assert [one.article for one in rows[1].evidence] == ["old"]


def test_a_wrong_query_says_what_is_wrong() -> None:
    assert any("nosuchfield" in text for text in texts(View(), "nosuchfield:x"))


@pytest.mark.parametrize(
    ("query", "expected"), [("air strike", False), ("actor:putin", True), ("kind:disputed flood", True)]
)
def test_fields_are_told_from_words(query: str, expected: bool) -> None:
    assert has_fields(query) is expected


def with_sources_that_differ() -> Snapshot:
    shown = snapshot()
    values = (
        NumberValue(15.0, None, "exact", "15 people", ("a1",)),
        NumberValue(20.0, None, "exact", "20 people", ("a2",)),
    )
    differing = number("15 people", 15.0, agreement="differ", values=values, sources=2)
    numbers = (*shown.briefing.key_numbers, differing)
    return replace(shown, briefing=replace(shown.briefing, key_numbers=numbers))


async def test_a_filter_by_source_shows_what_its_figure_counts() -> None:
    app = app_over(with_sources_that_differ())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("3", "/", *"a2.txt people")
        assert [row.key for row in pane(pilot, "numbers").rows] == [
            "n-15 people",
            "n-15 people value 0",
            "n-15 people value 1",
        ]


def test_what_is_found_in_a_pane_is_found_whole_and_counted_once() -> None:
    shown = with_sources_that_differ()
    view = View(shown.briefing, shown.articles)
    assert [row.text.split()[0] for row in found_in_panes(view, "a2.txt", ("numbers",))] == [
        "Key",
        "15",
        "15",
        "20",
    ]
    assert found_in_panes(view, "a2.txt", ("numbers",))[0].text == "Key numbers 1"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("nosuchfield:x", "there is no field 'nosuchfield'"),
        ("dredger after:2031", "leave out articles without a date"),
        ("dredger", "stands nowhere"),
    ],
)
async def test_where_nothing_is_found_the_list_says_why(query: str, told: str) -> None:
    app = app_over(snapshot())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("f3", *({":": "colon", " ": "space"}.get(key, key) for key in query), "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert told in " ".join(picture(app).replace("┃", " ").split())
