"""Finding words in everything ever read, beside what is on the screen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fuse.told import told

from briefing.search import open_archive
from briefing.tui.finding import found_before, has_fields
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
