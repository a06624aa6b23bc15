"""Exports of news databases: where the articles stand in them, and how their fields are called."""

from __future__ import annotations

import json
from typing import Any

import pytest
from soon import soon

from briefing.ingest import Options
from briefing.ingest.intake import Intake
from briefing.ingest.readers import reader_for
from briefing.model import Article, Skipped

TEXT = "The river rose on Monday and closed the bridge at Velmora.\n\nNobody was hurt, the mayor said."


def read(content: Any, ending: str = ".json", **fields: list[str]) -> list[Intake]:
    raw = content if isinstance(content, str) else json.dumps(content)
    return list(reader_for(ending)("export" + ending, raw.encode(), Options(fields)))


def one(content: Any, ending: str = ".json", **fields: list[str]) -> Article:
    (item,) = read(content, ending, **fields)
    assert isinstance(item, Article), item
    return item


def reason(content: Any, ending: str = ".json") -> str:
    (item,) = read(content, ending)
    assert isinstance(item, Skipped), item
    return item.reason


@pytest.mark.parametrize(
    "wrap",
    [
        lambda record: record,
        lambda record: [record],
        lambda record: {"articles": [record], "totalResults": 1},
        lambda record: {"articles": {"results": [record]}},
        lambda record: {"response": {"status": "ok", "results": [record]}},
        lambda record: {"data": [record]},
        lambda record: {"version": "https://jsonfeed.org/version/1.1", "title": "A feed", "items": [record]},
        lambda record: {
            "took": 3,
            "hits": {"total": {"value": 1}, "hits": [{"_id": "x", "_source": record}]},
        },
    ],
)
def test_articles_are_found_in_every_container(wrap: Any) -> None:
    article = one(wrap({"title": "Bridge closed", "content": TEXT}))
    assert article.title == "Bridge closed"
    assert [article.block_text(block) for block in article.body] == TEXT.split("\n\n")


@pytest.mark.parametrize(
    "record",
    [
        {"title": "T", "content": TEXT, "publishedAt": "2020-03-05T10:00:00Z", "source": {"id": None, "name": "Post"},
         "author": "Ann Lee", "url": "https://post.example/x"},
        {"headline": "T", "articleBody": TEXT, "datePublished": "2020-03-05", "publisher": {"@type": "Organization", "name": "Post"},
         "author": [{"@type": "Person", "name": "Ann Lee"}], "url": "https://post.example/x"},
        {"webTitle": "T", "fields": {"bodyText": TEXT, "byline": "Ann Lee"}, "webPublicationDate": "2020-03-05T10:00:00Z",
         "webUrl": "https://post.example/x", "source": "Post"},
        {"headline": {"main": "T"}, "body": TEXT, "pub_date": "2020-03-05T10:00:00+0000", "byline": {"original": "Ann Lee"},
         "web_url": "https://post.example/x", "source": "Post"},
        {"title": "T", "body": TEXT, "dateTime": "2020-03-05T10:00:00Z", "source": {"uri": "post.example", "title": "Post"},
         "authors": [{"name": "Ann Lee"}], "url": "https://post.example/x"},
        {"title": "T", "content_html": "<p>" + TEXT.replace("\n\n", "</p><p>") + "</p>", "date_published": "2020-03-05T10:00:00Z",
         "authors": [{"name": "Ann Lee"}], "url": "https://post.example/x", "publisher": "Post"},
        {"headlines": [{"role": "short", "value": "Short"}, {"role": "main", "value": "T"}],
         "bodies": [{"role": "text", "contentType": "text/plain", "value": TEXT}], "versionCreated": "2020-03-05T10:00:00Z",
         "by": "Ann Lee", "uri": "https://post.example/x", "url": "https://post.example/x", "infosources": [{"name": "Post"}]},
        {"Title": "T", "Full-Text": TEXT, "Publication Date": "March 5, 2020", "Publisher": "Post", "Author": "Ann Lee",
         "URL": "https://post.example/x"},
        {"title": "T", "text": TEXT, "timestamp": 1583400000, "thread": {"site": "Post"}, "author": "Ann Lee",
         "url": "https://post.example/x"},
    ],
)  # fmt: skip
def test_fields_are_known_by_the_names_that_databases_give_them(record: dict[str, Any]) -> None:
    article = one(record)
    facts = (article.title, article.published, article.publisher, article.author, article.url)
    assert facts == ("T", "2020-03-05", "Post", "Ann Lee", "https://post.example/x")
    assert [article.block_text(block) for block in article.body] == TEXT.split("\n\n")


def test_a_list_of_paragraphs_is_the_text_and_a_list_of_names_stays_on_one_line() -> None:
    long = f"{TEXT.split(maxsplit=1)[0]} {'and so on ' * 25}to the end."
    article = one({"title": "T", "text": [long, TEXT], "authors": ["Ann Lee", {"name": "Bo Day"}]})
    assert [article.block_text(block) for block in article.body] == [long, *TEXT.split("\n\n")]
    assert article.author == "Ann Lee, Bo Day"


def test_the_analyst_can_name_further_fields() -> None:
    record = {"hl": "T", "story": {"words": TEXT}, "content": "Not this."}
    article = one(record, title=["hl"], text=["story.words"])
    assert article.title == "T"
    assert article.text.endswith(TEXT)


@pytest.mark.parametrize(("separator", "ending"), [(",", ".csv"), (";", ".csv"), ("\t", ".tsv")])
def test_a_table_is_read_by_its_first_row(separator: str, ending: str) -> None:
    rows = [
        ["headline", "content", "date"],
        ["T", f'"{TEXT}"', "2020-03-05"],
        ["U", '"He said ""no"", again."', ""],
    ]
    first, second = read("\n".join(separator.join(row) for row in rows), ending)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.title, first.published, first.line_at(5)) == ("T", "2020-03-05", 2)
    assert (second.title, second.line_at(5)) == ("U", 5)
    assert second.text.endswith('He said "no", again.')
    assert [first.block_text(block) for block in first.body] == TEXT.split("\n\n")


def test_summaries_and_cut_texts_are_said_to_be_such() -> None:
    assert one({"title": "T", "description": TEXT}).notes == (
        "only the summary: the record has no full text",
    )
    cut = one({"title": "T", "content": "The river rose on Monday… [+2345 chars]"})
    assert cut.notes == ("cut short by the source: 2345 characters are missing",)
    assert "chars" not in cut.text


def test_each_record_has_its_line_and_its_own_reason() -> None:
    records = [
        {"title": f"Bridge {number}", "content": f"The river rose {number} times."} for number in range(2)
    ]
    items = read(json.dumps({"articles": [*records, {"title": "only"}, 7, {"x": 1}]}, indent=1))
    assert [item.line_at(1) for item in items if isinstance(item, Article)] == [4, 8]
    reasons = [item.reason for item in items if isinstance(item, Skipped)]
    assert reasons[0] == "only a title: the record has no text"
    assert reasons[1] == "not an article: no JSON object"
    assert "no field that holds its text (fields: x)" in reasons[2]


def test_a_record_is_found_by_its_line_where_slashes_are_written_with_a_backslash() -> None:
    records = [
        {
            "url": f"https://post.example/{number}",
            "n": number,
            "content": f"https://post.example/{number} {TEXT}",
        }
        for number in range(3)
    ]
    items = read(json.dumps(records, indent=1).replace("/", "\\/"))
    assert [item.line_at(1) for item in items if isinstance(item, Article)] == [3, 8, 13]


def test_records_that_are_written_otherwise_than_expected_end_soon() -> None:
    words = "".join(f"\\u{ord(letter):04X}" for letter in "\u00e9\u00ea\u00eb\u00ec")
    records = [
        f'{{"a": "{words}", "b": "{words}", "title": "{words}", "text": "{words * 50}"}}'
        for _ in range(3_000)
    ]
    with soon(20):
        assert len(read("[" + ", ".join(records) + "]")) == 3_000


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        (1583400000, "2020-03-05"),
        (1583400000000, "2020-03-05"),
        (946684800000, "2000-01-01"),
        (946684800, "2000-01-01"),
    ],
)
def test_a_time_stamp_in_seconds_or_milliseconds_is_a_date(stamp: int, day: str) -> None:
    assert one({"title": "T", "text": TEXT, "timestamp": stamp}).published == day


@pytest.mark.parametrize(
    ("content", "ending", "words"),
    [
        ("[" * 100_000, ".json", "nested too deep"),
        ("{broken", ".json", "not valid JSON"),
        ("[]", ".json", "no article"),
        ('{"type": "picture", "headline": "A bridge"}', ".json", "picture: no text"),
        ("a,b\n1,2\n", ".csv", "no column that holds an article's text (columns: a, b)"),
        ('{"text": "' + "<b>" * 50_000 + '"}', ".json", "no text"),
    ],
)
def test_what_holds_no_article_says_why(content: str, ending: str, words: str) -> None:
    assert words in reason(content, ending)


def test_what_its_publisher_took_back_is_said() -> None:
    assert one({"headline": "T", "body_text": TEXT, "pubstatus": "canceled"}).notes == (
        "canceled by its publisher",
    )


def test_lines_without_anything_are_an_answer_too() -> None:
    (item,) = read("\n\n", ".jsonl")
    assert item == Skipped("export.jsonl", "empty: nothing in it")
