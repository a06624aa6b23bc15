"""Office documents, DOCX and ODT, to articles: their text with tables and notes, title and date from the properties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from zipfile import ZipFile

from briefing.ingest.assemble import Facts, Part, compose
from briefing.ingest.decode import visible
from briefing.ingest.intake import Intake, Options, Unreadable
from briefing.ingest.markup import decode_markup, local_name, named_words, tree_parts, xml_tree
from briefing.ingest.members import open_zip, unpacked_part
from briefing.ingest.publication import iso_date
from briefing.model import Article

# Elements of each format as the elements of HTML that they amount to.
_WORD = {
    "tbl": "table",
    "tc": "td",
    "cr": "br",
    "instrtext": "script",
    "deltext": "script",
    "fallback": "script",
}
_OPEN = {
    "table-row": "tr",
    "table-cell": "td",
    "line-break": "br",
    "tracked-changes": "script",
    "annotation": "script",
    "note-citation": "script",
}
_SPACES = {"tab": " ", "s": " ", "nobreakhyphen": "-"}
_BESIDE = re.compile(r"word/(?:header|footer|footnotes|endnotes|comments)\d*\.xml")
_HEADING = re.compile(r"heading|subtitle|berschrift|titre|titulo", re.IGNORECASE)
_FILE_NAME = re.compile(r"microsoft word|untitled|document\d*$|\.\w{2,4}$", re.IGNORECASE)
_WORDS_ATTRIBUTE = re.compile(r"\}(?:val|style-name)$")


def read_word(name: str, raw: bytes, options: Options) -> Iterator[Intake]:
    """Yield the article of a DOCX document. Raises Unreadable."""
    with open_zip(raw, "a damaged Word document") as archive:
        names = set(archive.namelist())
        root = _tree(archive, "word/document.xml", options)
        parts, title = _parts(root, _WORD)
        for each in sorted(filter(_BESIDE.fullmatch, names)):
            parts += [
                Part("boilerplate", part.paragraph)
                for part in _parts(_tree(archive, each, options), _WORD)[0]
            ]
        facts = _facts(archive, "docProps/core.xml", options)
    yield _article(name, parts, title, facts)


def read_open_document(name: str, raw: bytes, options: Options) -> Iterator[Intake]:
    """Yield the article of an ODT document. Raises Unreadable."""
    with open_zip(raw, "a damaged OpenDocument text") as archive:
        root = _tree(archive, "content.xml", options)
        notes = [note for note in root.iter() if local_name(note) == "note-body"]
        beside = [Part("boilerplate", part.paragraph) for note in notes for part in _parts(note, _OPEN)[0]]
        for note in notes:
            note.clear(keep_tail=True)
        parts, title = _parts(root, _OPEN)
        facts = _facts(archive, "meta.xml", options)
    yield _article(name, parts + beside, title, facts)


def _article(name: str, parts: list[Part], title: str | None, facts: Mapping[str, str]) -> Article:
    if not parts:
        raise Unreadable("empty: a document without text")
    if all(part.kind == "boilerplate" for part in parts):
        parts = [Part(None, part.paragraph) for part in parts]
    named = facts.get("title")
    if named and _FILE_NAME.search(named):
        named = None
    return compose(
        name,
        parts,
        Facts(
            title=title or named,
            dated=iso_date(facts.get("created") or facts.get("creation-date") or facts.get("date")),
            author=facts.get("creator") or facts.get("initial-creator"),
            language=facts.get("language"),
        ),
    )


def _tree(archive: ZipFile, member: str, options: Options) -> Any:
    raw = unpacked_part(archive, member, options)
    return xml_tree(decode_markup(raw)[0], "a damaged document")


def _parts(root: Any, meaning: Mapping[str, str]) -> tuple[list[Part], str | None]:
    """Return the paragraphs of a tree and the one that is set as its title; the elements become those of HTML."""
    title = None
    for element in list(root.iter()):
        tag = local_name(element)
        if tag in _SPACES:
            element.text = _SPACES[tag]
        elif tag in {"p", "h"}:
            style = _style(element)
            if style.lower() == "title" and title is None:
                title = " ".join(visible("".join(element.itertext())).split()) or None
            element.tag = "h2" if tag == "h" or _HEADING.search(style) else "p"
            if style.lower() == "caption":
                element.tag = "figcaption"
        elif tag in meaning:
            element.tag = meaning[tag]
    return tree_parts(root), title


def _style(element: Any) -> str:
    """Return the name of a paragraph's style."""
    for holder in (element, *element.iterfind("{*}pPr/{*}pStyle")):
        for key, value in holder.items():
            if _WORDS_ATTRIBUTE.search(key):
                return str(value)
    return ""


def _facts(archive: ZipFile, member: str, options: Options) -> dict[str, str]:
    """Return the properties of a document by their names, empty where it has none."""
    try:
        return named_words(_tree(archive, member, options))
    except Unreadable:
        return {}
