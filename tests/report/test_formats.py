"""Every format says the same of the same briefing, byte for byte, and lets no text of an article act.

`UPDATE_SNAPSHOTS=1 pytest` writes the expected reports anew.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import jsonschema
import msgspec
import pytest
from report.invented import ARTICLE, BRIEFING, READING, TEXT

from briefing.model import Article, Block, Briefing, Evidence, PackedItems, SummaryLine, TimelineEntry
from briefing.report import FORMATS, render
from briefing.report.table import COLUMNS

GOLDEN = Path(__file__).parent / "golden"
DOCS = Path(__file__).parent.parent.parent / "docs"
EXAMPLES = Path(__file__).parent.parent / "fixtures" / "harbour"
HOSTILE = "=SUM(A1) [/] [@click=app.quit] <script>alert(1)</script> \x1b[31mred\x1b[0m \u202eevil `x` | *b*"


def made(form: str, briefing: Briefing = BRIEFING, article: Article = ARTICLE) -> str:
    parts = render(form, briefing, {"port": article}, [replace(READING, article=article)])
    return b"".join(parts).decode()


def hostile() -> tuple[Briefing, Article]:
    """Return the briefing with text in every place that tries to be more than text."""
    line = SummaryLine("s1", HOSTILE, BRIEFING.summary[0].evidence)
    cards = tuple(replace(card, title=HOSTILE, publisher=HOSTILE) for card in BRIEFING.articles)
    actors = tuple(replace(actor, name=HOSTILE, role=HOSTILE) for actor in BRIEFING.actors)
    numbers = tuple(replace(number, text=HOSTILE, what=HOSTILE) for number in BRIEFING.key_numbers)
    questions = tuple(replace(question, text=HOSTILE) for question in BRIEFING.open_questions)
    briefing = replace(
        BRIEFING,
        articles=cards,
        summary=(line,),
        actors=actors,
        key_numbers=numbers,
        open_questions=questions,
    )
    article = replace(ARTICLE, text=(HOSTILE * 3)[: len(TEXT)])
    return briefing, article


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_the_invented_briefing_is_reported_byte_for_byte(form: str) -> None:
    path = GOLDEN / f"briefing.{form}"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_bytes(made(form).encode())
    assert made(form) == path.read_bytes().decode()


@pytest.mark.parametrize("form", ["text", "md", "html", "csv"])
def test_no_control_character_reaches_a_readers_report(form: str) -> None:
    text = made(form, *hostile())
    assert all(c.isprintable() or c in "\r\n" for c in text)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_an_empty_briefing_is_reported(form: str) -> None:
    text = b"".join(render(form, Briefing(), {})).decode()
    if form in {"text", "md", "html"}:
        assert text.count("There is no article.") == 4


def test_lines_of_the_text_report_fit_an_email() -> None:
    assert max(map(len, made("text", *hostile()).splitlines())) <= 100


def test_html_holds_nothing_of_the_article_as_markup() -> None:
    page = made("html", *hostile())
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_html_links_every_item_to_a_sentence_of_the_article_below() -> None:
    page = made("html")
    targets = {part.split('"')[0] for part in page.split('href="#')[1:]}
    assert targets
    assert all(f'id="{target}"' in page for target in targets)


def test_of_very_many_sentences_html_links_a_dozen_of_many_articles_and_counts_the_rest() -> None:
    sentence = "Mara Tolven spoke. "
    text = sentence * 20
    places = [(at, at + len(sentence) - 1) for at in range(0, len(text), len(sentence))]
    articles = {
        name: replace(ARTICLE, id=name, text=text, blocks=(Block(0, len(text), "body"),)) for name in "abcdef"
    }
    evidence = tuple(
        Evidence(name, start, end, 1, sentence.strip()) for name in articles for start, end in places
    )
    actor = replace(BRIEFING.actors[0], evidence=evidence, statements=())
    cards = tuple(replace(BRIEFING.articles[0], id=name, copy_of=None) for name in articles)
    story = replace(BRIEFING.stories[0], articles=("a", "b"))
    briefing = Briefing(articles=cards, actors=(actor,), stories=(story,))
    page = b"".join(render("html", briefing, articles, [])).decode()
    (told,) = re.findall(r"Mentioned in (.*?)</p>", page)
    assert told.endswith("</a> and 108 more <small>(single source)</small>")
    assert Counter(re.findall(r"\[(\d)\]", told)) == dict.fromkeys("123456", 2)
    assert page.count("<mark id=") == 12
    assert set(re.findall('href="#(s[^"]+)"', page)) == set(re.findall('<mark id="([^"]+)"', page))


def test_of_a_story_of_very_many_articles_html_links_a_dozen() -> None:
    cards = tuple(replace(BRIEFING.articles[0], id=f"a{at}", copy_of=None) for at in range(30))
    story = replace(BRIEFING.stories[0], articles=tuple(card.id for card in cards))
    other = replace(story, id="s2", title="Another", articles=())
    articles = {card.id: replace(ARTICLE, id=card.id) for card in cards}
    page = b"".join(render("html", Briefing(articles=cards, stories=(story, other)), articles, [])).decode()
    (told,) = re.findall(rf"<li>{re.escape(story.title)} (.*?)</li>", page)
    assert (told.count("<a href"), told.endswith(" and 18 more")) == (12, True)


def test_markdown_escapes_what_would_act() -> None:
    text = made("md", *hostile())
    assert "<script>" not in text
    assert "\\<script\\>" in text
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert all(row.replace("\\|", "").count("|") == 5 for row in rows)


def test_no_csv_cell_is_a_formula() -> None:
    for row in csv.reader(io.StringIO(made("csv", *hostile()))):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in row)


def test_the_table_tells_what_a_number_is_for_each_of() -> None:
    rate = replace(BRIEFING.key_numbers[0], unit="USD", period="per share")
    rows = csv.DictReader(io.StringIO(made("csv", replace(BRIEFING, key_numbers=(rate,)))))
    (row,) = (row for row in rows if row["pane"] == "key numbers")
    assert (row["value"], row["unit"], row["period"]) == ("1200", "USD", "per share")


def test_every_column_of_the_table_is_explained() -> None:
    explained = (DOCS / "formats.md").read_text().partition("# The table that is written")[2]
    cells = [line.split("|")[1] for line in explained.splitlines() if line.startswith("| `")]
    assert tuple(re.findall(r"`(\w+)`", " ".join(cells))) == COLUMNS


@pytest.mark.parametrize("schema", ["briefing", "extraction"])
def test_the_schemas_are_valid(schema: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads((DOCS / f"{schema}.schema.json").read_text()))


def test_json_keeps_to_its_schema_and_writes_whole_numbers_whole() -> None:
    data = json.loads(made("json"))
    jsonschema.validate(data, json.loads((DOCS / "briefing.schema.json").read_text()))
    assert next(iter(data)) == "schema"
    assert '"value": 1200,' in made("json")


def test_what_looks_like_a_figure_in_a_text_stays_as_it_is() -> None:
    text = 'It said {"value":5.0,"high":6.0} and no more.'
    line = replace(BRIEFING.summary[0], text=text)
    data = json.loads(b"".join(render("json", replace(BRIEFING, summary=(line,)), {})))
    assert data["summary"][0]["text"] == text


def test_the_example_keeps_to_the_schema_has_something_in_each_pane_and_quotes_its_articles() -> None:
    data = json.loads((DOCS / "briefing.example.json").read_text())
    jsonschema.validate(data, json.loads((DOCS / "briefing.schema.json").read_text()))
    assert all(data.values())
    paths = {card["id"]: Path(card["path"]).name for card in data["articles"]}
    for pane in ("summary", "actors", "key_numbers", "open_questions", "timeline", "watched"):
        for evidence in data[pane][0]["evidence"]:
            if evidence["article"] in paths:
                lines = (EXAMPLES / paths[evidence["article"]]).read_text().splitlines()
                assert evidence["sentence"] in lines[evidence["line"] - 1]


def test_a_line_of_jsonl_keeps_to_its_schema_and_its_offsets_to_the_text() -> None:
    data = json.loads(made("jsonl"))
    jsonschema.validate(data, json.loads((DOCS / "extraction.schema.json").read_text()))
    statement = data["statements"][0]
    for part in ("speaker", "cue", "content"):
        span = statement[part]
        assert data["text"][span["start"] : span["end"]] == span["text"]
    assert [mention["form"] for mention in data["mentions"]] == ["name", "name"]
    assert [data["mentions"][at]["name"] for at in data["actors"][0]["mentions"]] == ["Mara Tolven"]


def test_reports_load_no_heavy_package() -> None:
    code = (
        "import sys; from briefing.report import FORMATS, render; from briefing.model import Briefing\n"
        "for form in FORMATS: list(render(form, Briefing(), {}))\n"
        "print(sorted({'spacy', 'nltk', 'sumy', 'textual', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_json_of_long_panes_is_one_document_of_the_same_layout() -> None:
    days = tuple(
        TimelineEntry(f"2031-{at // 28 + 1:02}-{at % 28 + 1:02}", f'"{at}"\nit rained.', ())
        for at in range(150)
    )
    long = replace(BRIEFING, timeline=days)
    document = b"".join(render("json", long, {}))
    assert document == msgspec.json.format(document, indent=1) + b"\n"
    assert [one["text"] for one in json.loads(document)["timeline"]] == [one.text for one in days]
    packed = replace(long, timeline=PackedItems.of(TimelineEntry, days))
    assert b"".join(render("json", packed, {})) == document
