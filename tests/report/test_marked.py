"""What the analyst starred, noted and hid, in the reports of every format."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest
from tui.invented import SENTENCES, article, snapshot

from briefing.marks import Mark
from briefing.report import FORMATS, render

MARKS = {"q2": Mark(starred=True, note="=ask the <b>geologist</b>"), "s1": Mark(hidden=True)}
SNAPSHOT = snapshot(article())
SCHEMA = Path(__file__).parent.parent.parent / "docs" / "briefing.schema.json"


def made(form: str, marks: dict[str, Mark]) -> str:
    return b"".join(render(form, SNAPSHOT.briefing, SNAPSHOT.articles, (), "", marks)).decode()


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_what_is_starred_stands_first_with_its_note(form: str) -> None:
    text = made(form, MARKS)
    heading = {"text": "{}\n", "md": "## {}\n", "html": "<h2>{}</h2>"}[form]
    marked, summary = ("MARKED (1)", "SUMMARY") if form == "text" else ("Marked", "Summary")
    assert text.index(heading.format(marked)) < text.index(heading.format(summary))
    assert text.index("What set off the landslide?") < text.index("geologist")
    assert "<b>geologist" not in text or form == "text"


def test_json_names_what_is_marked_and_keeps_to_its_schema() -> None:
    data = json.loads(made("json", MARKS))
    jsonschema.validate(data, json.loads(SCHEMA.read_text()))
    assert data["marked"] == [{"item": "q2", "starred": True, "note": "=ask the <b>geologist</b>"}]


def test_a_table_has_a_row_for_what_is_marked_and_no_formula() -> None:
    (row,) = [row for row in csv.DictReader(io.StringIO(made("csv", MARKS))) if row["pane"] == "marked"]
    assert row["kind"] == "starred"
    assert row["detail"].startswith("'=ask")


@pytest.mark.parametrize("form", ["text", "md", "json", "csv"])
def test_what_is_hidden_is_left_out(form: str) -> None:
    hidden = next(line for line in SNAPSHOT.briefing.summary if line.id == "s1")
    assert json.dumps(hidden.id) in made("json", {})
    panes = [pane for pane in json.loads(made("json", MARKS)) if pane != "articles"]
    assert panes
    assert SENTENCES[1] not in made(form, MARKS).partition("ACTORS")[0] or form in {"json", "csv"}
    assert all(line["id"] != "s1" for line in json.loads(made("json", MARKS))["summary"])


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"jsonl"}))
def test_without_marks_nothing_is_added(form: str) -> None:
    assert made(form, {}) == made(form, {"q2": Mark(read=True)})
