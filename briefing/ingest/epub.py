"""E-books in EPUB to articles, one a chapter: newspapers are sent so, with an article in each."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote
from zipfile import ZipFile

from briefing.ingest.assemble import Facts, compose
from briefing.ingest.decode import harmless_name
from briefing.ingest.intake import Intake, Options, Unreadable
from briefing.ingest.markup import decode_markup, html_tree, local_name, named_words, tree_parts, xml_tree
from briefing.ingest.members import WITHIN, open_zip, unpacked_part
from briefing.ingest.publication import iso_date
from briefing.model import Skipped

FEWEST_WORDS = 40
_PACKAGE = "META-INF/container.xml"


def read_book(name: str, raw: bytes, options: Options) -> Iterator[Intake]:
    """Yield the article of each chapter that has text, in the order of reading. Raises Unreadable."""
    with open_zip(raw, "a damaged e-book") as archive:
        package = _package(archive, options)
        root = _tree(archive, package, options)
        facts = _facts(root)
        chapters = _chapters(root, dirname(package))
        if not chapters:
            raise Unreadable("an e-book without chapters")
        for chapter in chapters:
            options.budget.count()
            yield _article(name, archive, chapter, facts, options)


def _article(name: str, archive: ZipFile, chapter: str, facts: Facts, options: Options) -> Intake:
    place = f"{name}{WITHIN}{harmless_name(chapter)}"
    try:
        text, notes = decode_markup(unpacked_part(archive, chapter, options))
        parts = tree_parts(html_tree(text))
    except Unreadable as error:
        return Skipped(place, str(error))
    count = sum(len(part.paragraph.text.split()) for part in parts)
    if count < FEWEST_WORDS:
        return Skipped(place, f"a page of {count} words: a cover, a title or a list")
    return compose(place, parts, facts, notes)


def _package(archive: ZipFile, options: Options) -> str:
    root = _tree(archive, _PACKAGE, options)
    path = next((each.get("full-path") for each in root.iter() if local_name(each) == "rootfile"), None)
    if not path:
        raise Unreadable("a damaged e-book: it does not say where its text is")
    return str(path)


def _chapters(root: Any, folder: str) -> list[str]:
    """Return the members that make up the book, in the order of reading."""
    items = {each.get("id"): each.get("href") for each in root.iter() if local_name(each) == "item"}
    spine = [items.get(each.get("idref")) for each in root.iter() if local_name(each) == "itemref"]
    return [normpath(join(folder, unquote(href.partition("#")[0]))) for href in spine if href]


def _facts(root: Any) -> Facts:
    found = named_words(root)
    return Facts(
        published=iso_date(found.get("date")),
        publisher=found.get("publisher") or found.get("title"),
        author=found.get("creator"),
        language=found.get("language"),
    )


def _tree(archive: ZipFile, member: str, options: Options) -> Any:
    return xml_tree(decode_markup(unpacked_part(archive, member, options))[0], "a damaged e-book")
