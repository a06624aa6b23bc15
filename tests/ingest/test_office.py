"""Office documents: text with tables and notes, properties, and what is damaged or too large."""

from __future__ import annotations

import pytest
from made_files import STORY, article, body, docx, items, of_kind, reason, word, zipped

CORE = (
    '<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>Bridge to be rebuilt</dc:title><dc:creator>Ann Lee</dc:creator><dcterms:created>2020-03-05T10:00:00Z</dcterms:created>"
    "</cp:coreProperties>"
)
NOTES = '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote>{}</w:footnote></w:footnotes>'


def table(*rows: list[str]) -> str:
    cells = ("".join(f"<w:tc>{word(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def test_a_word_document_with_tables_notes_and_properties() -> None:
    document = (
        "".join(map(word, STORY))
        + word("What comes next", "Heading2")
        + table(["Cost", "3 million"], ["Year", "2020"])
    )
    found = article(
        docx(document, docProps__core=CORE, word__footnotes=NOTES.format(word("As the law says."))),
        suffix=".docx",
    )
    assert (found.title, found.author, found.published) == ("Bridge to be rebuilt", "Ann Lee", "2020-03-05")
    assert body(found) == STORY
    assert of_kind(found, "subhead") == ["What comes next"]
    assert of_kind(found, "boilerplate") == ["Cost | 3 million", "Year | 2020", "As the law says."]


def test_the_title_of_the_page_wins_and_deleted_words_are_gone() -> None:
    deleted = "<w:p><w:del><w:r><w:delText>Not this.</w:delText></w:r></w:del><w:r><w:t>It fell</w:t><w:tab/><w:t>down on Monday.</w:t></w:r></w:p>"
    found = article(
        docx(word("Bridge falls", "Title") + deleted + word(STORY[0]), docProps__core=CORE), suffix=".docx"
    )
    assert found.title == "Bridge falls"
    assert body(found) == ["It fell down on Monday.", STORY[0]]


def test_prose_in_the_cells_of_a_table_is_the_story() -> None:
    assert body(article(docx(table([STORY[0], STORY[1]])), suffix=".docx")) == STORY[:2]


def test_an_open_document() -> None:
    space = 'xmlns:office="o" xmlns:text="t" xmlns:table="b"'
    content = (
        f"<office:document-content {space}><office:body><office:text><text:tracked-changes><text:p>Not this.</text:p></text:tracked-changes>"
        f"<text:h>Bridge to be rebuilt</text:h><text:p>{STORY[0]}<text:note><text:note-citation>1</text:note-citation>"
        f"<text:note-body><text:p>As the law says.</text:p></text:note-body></text:note></text:p><text:p>Two<text:s/>spans<text:line-break/>here, she said.</text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>Cost</text:p></table:table-cell><table:table-cell><text:p>3</text:p>"
        "</table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>"
    )
    meta = f"<office:document-meta {space} xmlns:dc='d'><dc:date>2020-03-05T10:00:00</dc:date><dc:creator>Ann Lee</dc:creator></office:document-meta>"
    raw = zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "meta.xml": meta}
    )
    found = article(raw)
    assert (found.title, found.author, found.published) == ("Bridge to be rebuilt", "Ann Lee", "2020-03-05")
    assert body(found)[0] == STORY[0]
    assert "Two spans" in found.text
    assert of_kind(found, "boilerplate") == ["Cost | 3", "As the law says."]


def test_rich_text() -> None:
    raw = (
        rb"{\rtf1\ansi\ansicpg1252{\info{\title Bridge to be rebuilt}{\author Ann Lee}{\creatim\yr2020\mo3\dy5}}"
        rb"\pard The caf\'e9 by the bridge \u8211? closed for a year \'96 opened on Monday.\par "
        + STORY[1].encode()
        + rb"\par}"
    )
    found = article(raw, suffix=".rtf")
    assert (found.title, found.author, found.published) == ("Bridge to be rebuilt", "Ann Lee", "2020-03-05")
    assert body(found) == ["The café by the bridge – closed for a year – opened on Monday.", STORY[1]]


@pytest.mark.parametrize(
    ("raw", "suffix", "words"),
    [
        (docx(word("")), ".docx", "without text"),
        (zipped({"a.xml": "x"}), ".docx", "without content"),
        (docx(word(STORY[0]))[:300], ".docx", "damaged"),
        (docx("<w:p>" * 10_000), ".docx", "damaged"),
        (docx("<w:p><w:t>" + "a" * 60_000_000 + "</w:t></w:p>"), ".docx", "too large"),
        (zipped({"xl/workbook.xml": "<x/>"}), ".xlsx", "a spreadsheet"),
        (b"{\\rtf1 }", ".rtf", "without text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, ".doc", "an old office document"),
    ],
)
def test_what_holds_no_article_says_why(raw: bytes, suffix: str, words: str) -> None:
    assert words in reason(raw, suffix)


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "boom"><!ENTITY b "&a;&a;">]><w:document xmlns:w="w"><w:body><w:p><w:t>&b;</w:t></w:p></w:body></w:document>'
    assert "entities" in reason(zipped({"word/document.xml": bomb}), ".docx")


@pytest.mark.parametrize("piece", ["{", "{\\*", "\\'e9", "\\u8211?", "\\par ", "{\\title ", "\\bin999999 "])
def test_no_rich_text_takes_more_than_linear_time(piece: str) -> None:
    raw = b"{\\rtf1 " + piece.encode() * (200_000 // len(piece)) + b" The river rose."
    assert len(items(raw, suffix=".rtf")) == 1
