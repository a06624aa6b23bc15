"""The analyst's own brief: starred first, with notes and citations, in every format harmless."""

from __future__ import annotations

import csv
import io
import json

import pytest
from tui.invented import SENTENCES, article, snapshot

from briefing.marks import Mark
from briefing.report.own import FORMATS, own_brief

MARKS = {"q2": Mark(starred=True, note="=ask the <b>geologist</b>"), "s1": Mark(hidden=True)}
BRIEFING = snapshot(article()).briefing


def test_markdown_begins_with_what_is_starred() -> None:
    lines = own_brief("md", BRIEFING, MARKS, 2).splitlines()
    assert lines[:4] == ["# Brief", "", "## Starred", ""]
    assert lines[4] == "- Unknown: What set off the landslide?"
    assert "Note:" in lines[5]
    assert SENTENCES[0] in lines[6]
    assert "news/a1.txt:5" in lines[7]
    assert [line for line in lines if line.startswith("## ")] == [
        "## Starred",
        "## Summary",
        "## Actors",
        "## Key numbers",
        "## Open questions",
    ]


def test_what_is_hidden_or_beyond_the_length_is_left_out() -> None:
    texts = [entry["text"] for entry in json.loads(own_brief("json", BRIEFING, MARKS, 2))]
    assert SENTENCES[0] in texts
    assert SENTENCES[1] not in texts
    assert SENTENCES[2] not in texts


def test_a_table_has_no_formulas() -> None:
    rows = list(csv.DictReader(io.StringIO(own_brief("csv", BRIEFING, MARKS, 5))))
    assert rows[0]["starred"] == "yes"
    assert rows[0]["note"].startswith("'=ask")


@pytest.mark.parametrize("form", FORMATS)
def test_text_of_articles_and_notes_never_acts(form: str) -> None:
    bad = snapshot(
        article(title="<script>x</script>", body=("<script>\x1b]0;x\x07 said.", "B.", "C."))
    ).briefing
    text = own_brief(form, bad, MARKS, 5)
    assert "\x1b" not in text
    if form == "html":
        assert "<script>" not in text
        assert "<b>" not in text
