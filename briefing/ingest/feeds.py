"""Feeds in RSS, RDF and Atom to articles, one an entry; mistakes in their XML are passed over."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from typing import Any

from lxml import etree

from briefing.ingest.assemble import Facts, Part, compose, plain_parts
from briefing.ingest.decode import decode, harmless
from briefing.ingest.intake import Intake, Unreadable
from briefing.ingest.markup import fragment_parts, local_name, on_line, tree_parts, words_of
from briefing.ingest.publication import iso_date, publisher_of
from briefing.model import Skipped

ENTRIES = frozenset({"item", "entry"})
# Children of an entry by what they tell, the fullest and surest first.
_TEXT = ("encoded", "content", "fullitem", "body")
_SUMMARY = ("description", "summary", "subtitle", "abstract", "tagline")
_DATE = ("pubdate", "published", "issued", "date", "created", "updated", "modified", "lastbuilddate")
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_ADDRESS = re.compile(r"https?://\S+$")


def read_feed(name: str, root: Any, notes: tuple[str, ...]) -> Iterator[Intake]:
    """Yield the article of each entry of a feed, or why an entry holds none. Raises Unreadable without entries."""
    entries = [element for element in root.iter() if local_name(element) in ENTRIES]
    if not entries:
        raise Unreadable("a feed without entries")
    channel = next((element for element in root.iter() if local_name(element) == "channel"), root)
    publisher = words_of(_text(channel, "title"))
    language = _text(channel, "language") or _language(root)
    for entry in entries:
        yield _article(name, entry, publisher, language, notes)


def _article(
    name: str, entry: Any, publisher: str | None, language: str | None, notes: tuple[str, ...]
) -> Intake:
    line = entry.sourceline or 1
    try:
        title = words_of(_text(entry, "title"))
        parts, whole = _parts(entry, line)
    except Unreadable as error:
        return Skipped(f"{name}:{line}", str(error))
    if not any(part.kind is None for part in parts):
        reason = "only a title: the entry has no text" if title else "empty: the entry has no text"
        return Skipped(f"{name}:{line}", reason)
    url = _link(entry)
    facts = Facts(
        title=title,
        published=next((day for tag in _DATE if (day := iso_date(_text(entry, tag)))), None),
        publisher=words_of(_text(_child(entry, "source"), "title"))
        or publisher
        or (publisher_of(url) if url else None),
        author=words_of(
            _text(_child(entry, "author"), "name") or _text(entry, "creator") or _text(entry, "author")
        ),
        url=url,
        source_id=words_of(_text(entry, "id") or _text(entry, "guid")),
        language=_language(entry) or language,
    )
    return compose(
        name, parts, facts, notes if whole else (*notes, "only the summary: the feed has no full text")
    )


def _parts(entry: Any, line: int) -> tuple[list[Part], bool]:
    """Return the paragraphs of an entry, and whether they are its text rather than its summary."""
    full = next((element for tag in _TEXT for element in _children(entry, tag) if _length(element)), None)
    brief = next((element for tag in _SUMMARY for element in _children(entry, tag) if _length(element)), None)
    # In RSS the description is the text where there is no other.
    for element, whole in ((full, True), (brief, local_name(entry) == "item")):
        if element is not None and (parts := _content(element, line)):
            return parts, whole
    return [], True


def _content(element: Any, line: int) -> list[Part]:
    """Return the paragraphs of an element that holds text, escaped HTML, or elements of XHTML."""
    kind = (element.get("type") or "").lower()
    if len(element):
        return [Part(part.kind, on_line(part.paragraph, line)) for part in tree_parts(element)]
    text = element.text or ""
    if element.get("mode") == "base64" or (
        "/" in kind and not kind.startswith("text/") and "xml" not in kind
    ):
        try:
            text = decode(b64decode(text, validate=False))[0]
        except ValueError:
            raise Unreadable(f"content of a kind that holds no article: {harmless(kind)[:40]}") from None
    if kind in {"text", "text/plain"}:
        return plain_parts(text, line)
    return fragment_parts(text, line)


def _children(entry: Any, tag: str) -> list[Any]:
    return [child for child in entry if local_name(child) == tag]


def _child(entry: Any, tag: str) -> Any:
    return next(iter(_children(entry, tag)), None)


def _text(element: Any, tag: str) -> str | None:
    """Return the words in the first child of that name that has some."""
    if element is None:
        return None
    for child in _children(element, tag):
        words = "".join(child.itertext()).strip()
        if words:
            return words
    return None


def _link(entry: Any) -> str | None:
    """Return the address of the article that an entry is of."""
    links = _children(entry, "link")
    found = [
        link.get("href") or (link.text or "")
        for link in links
        if (link.get("rel") or "alternate") == "alternate"
    ]
    found += [_text(entry, "guid") or "", _text(entry, "id") or ""]
    return next((address.strip() for address in found if _ADDRESS.match(address.strip())), None)


def _language(element: Any) -> str | None:
    return element.get("{http://www.w3.org/XML/1998/namespace}lang")  # type: ignore[no-any-return]  # lxml is untyped


def _length(element: Any) -> int:
    return sum(len(words.strip()) for words in element.itertext(tag=etree.Element))
