"""Trees of HTML and XML to paragraphs.

libxml2 parses: entities that a document declares are not expanded, nothing is fetched, and nesting beyond
its limit is cut (HTML) or an error (XML).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html.entities import html5
from typing import Any

import msgspec
from lxml import etree, html

from briefing.data import read_table
from briefing.ingest.assemble import Part, plain_parts
from briefing.ingest.decode import REPLACEMENT, decode, visible
from briefing.ingest.intake import Unreadable, parsing
from briefing.ingest.lines import Line, Paragraph, is_prose, paragraphs
from briefing.model import BlockKind

MOST_ATTRIBUTES = 1_000
LONGEST_TAG = 20_000
LONGEST_WORDS = 500
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_DECLARATION = re.compile(r"\s*<\?xml\b[^<>]{0,200}\?>")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_REFERENCE = re.compile(r"&#(x[0-9a-f]{1,8}|[0-9]{1,10});?", re.IGNORECASE)
_WHITE = frozenset({0x9, 0xA, 0xD})
_NO_CHARACTERS = {0x0C: " ", 0xFFFE: REPLACEMENT, 0xFFFF: REPLACEMENT}
_XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_DECLARED = re.compile(
    rb"""<\?xml[^<>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})|<meta[^<>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_HEAD = 4_096


class Tags(msgspec.Struct, frozen=True):
    """Names of elements by what they do to the text in them."""

    blocks: frozenset[str]
    headings: frozenset[str]
    captions: frozenset[str]
    rows: frozenset[str]
    breaks: frozenset[str]
    unshown: frozenset[str]


@cache
def _tags() -> Tags:
    return read_table("markup", Tags)


def declared_encoding(raw: bytes) -> str | None:
    """Return the encoding that a document declares for itself at its head."""
    found = _DECLARED.search(raw[:_HEAD])
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def decode_markup(raw: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the text of a document in HTML or XML, and notes on its encoding. Raises Unreadable."""
    return decode(raw, declared or declared_encoding(raw))


def html_tree(text: str) -> Any:
    """Return the tree of an HTML document or fragment. Raises Unreadable where there is nothing in it."""
    with parsing("a web page"):
        parser = html.HTMLParser(huge_tree=False, no_network=True, remove_comments=True, remove_pis=True)
        tree = html.document_fromstring(_few_attributes(_sound(_undeclared(text))), parser=parser)
    if tree is None:
        raise Unreadable("a web page without content")
    return tree


def _sound(text: str) -> str:
    """Replace the characters, also written as numbers, that the parser lets pass but its tree does not take."""
    return _REFERENCE.sub(_referred, text).translate(_NO_CHARACTERS)


def _referred(found: re.Match[str]) -> str:
    digits = found[1].lower()
    number = int(digits[1:], 16) if digits.startswith("x") else int(digits)
    sound = (
        number in _WHITE
        or 0x20 <= number <= 0xD7FF
        or 0xE000 <= number <= 0xFFFD
        or 0x10000 <= number <= 0x10FFFF
    )
    return found[0] if sound else REPLACEMENT


def xml_tree(text: str, what: str, *, recover: bool = False) -> Any:
    """Return the root of an XML document, `recover` where mistakes in it are to be passed over. Raises Unreadable."""
    text = _undeclared(text)
    if "<!ENTITY" in text[:100_000]:
        raise Unreadable(f"{what} that declares entities of its own, which are not expanded")
    text = _ENTITY.sub(_resolved, text)
    with parsing(what):
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover
        )
        tree = etree.fromstring(text, parser=parser)
    if tree is None:
        raise Unreadable(f"{what} without content")
    return tree


def local_name(element: Any) -> str:
    """Return the name of an element, lower case and without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def fragment_parts(text: str, line: int = 1) -> list[Part]:
    """Return the paragraphs of a field that holds HTML or plain text, all from the same line of the file."""
    if "<" not in text and "&" not in text:
        return plain_parts(text, line)
    if not text.strip():
        return []
    return [Part(part.kind, on_line(part.paragraph, line)) for part in tree_parts(html_tree(text))]


def words_of(text: str | None) -> str | None:
    """Return a field that may hold marks of HTML as words on one line, None where it holds none."""
    if not text:
        return None
    parts = fragment_parts(text[:10_000])
    return " ".join(part.paragraph.text for part in parts) or None


def named_words(root: Any) -> dict[str, str]:
    """Return the words in the elements of a tree by their names, lower case; of several, those of the first."""
    found: dict[str, str] = {}
    for element in root.iter():
        words = " ".join(visible(element.text or "").split())[:LONGEST_WORDS] if local_name(element) else ""
        if words:
            found.setdefault(local_name(element), words)
    return found


def tree_parts(root: Any) -> list[Part]:
    """Return the paragraphs of a tree with the kind that its marks give them, None where they give none.

    A row of a table is one paragraph of kind boilerplate, unless prose stands in its cells.
    """
    return list(_Walk().parts(root))


class _Walk:
    """One pass over a tree, collecting the text of each block, and the blocks of each row of a table."""

    def __init__(self) -> None:
        self.tags = _tags()
        self.text: list[str] = []
        self.rows: list[_Row] = []
        self.line = 1
        self.headings = self.captions = self.hidden = self.fixed = 0

    def parts(self, root: Any) -> Iterator[Part]:
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            tag = local_name(element)
            if event == "start":
                yield from self._start(element, tag)
                if tag in self.tags.unshown:
                    walk.skip_subtree()
                else:
                    self._add(element.text)
                continue
            if event == "end":
                yield from self._end(element, tag)
            if element is not root:
                self._add(element.tail)
        yield from self._flush()

    def _start(self, element: Any, tag: str) -> Iterator[Part]:
        if tag in self.tags.blocks:
            yield from self._flush()
            self.line = element.sourceline or self.line
        elif tag in self.tags.breaks:
            self.text.append("\n")
        if tag in self.tags.rows:
            self.rows.append(_Row())
        self._count(element, tag, 1)

    def _end(self, element: Any, tag: str) -> Iterator[Part]:
        if tag in self.tags.blocks:
            yield from self._flush()
        self._count(element, tag, -1)
        if tag in self.tags.rows and self.rows:
            row = self.rows.pop().parts()
            if self.rows:
                self.rows[-1].take(row)
            else:
                yield from row

    def _count(self, element: Any, tag: str, step: int) -> None:
        self.headings += step * (tag in self.tags.headings)
        self.captions += step * (tag in self.tags.captions)
        self.fixed += step * (tag == "pre")
        style = element.get("style")
        self.hidden += step * bool(style and _HIDDEN.search(style))

    def _add(self, text: str | None) -> None:
        if text:
            self.text.append(text if self.fixed else _SPACES.sub(" ", text))

    def _flush(self) -> Iterator[Part]:
        text, self.text = visible("".join(self.text)), []
        if not text.strip():
            return
        found = paragraphs([Line(each, self.line) for each in text.split("\n")])
        parts = [Part(self._kind(), paragraph) for paragraph in found]
        if self.rows:
            self.rows[-1].cells += parts
        else:
            yield from parts

    def _kind(self) -> BlockKind | None:
        if self.hidden:
            return "boilerplate"
        if self.captions:
            return "caption"
        return "subhead" if self.headings else None


class _Row:
    """The paragraphs in the cells of a row; one that holds rows itself lays out a page and is no table."""

    def __init__(self) -> None:
        self.cells: list[Part] = []
        self.layout = False

    def take(self, row: list[Part]) -> None:
        self.cells += row
        self.layout = True

    def parts(self) -> list[Part]:
        """Return the row as one paragraph of figures and names, or its paragraphs where they are prose."""
        texts = [part.paragraph.text for part in self.cells]
        if self.layout or any(map(is_prose, texts)) or len(texts) < 2:
            return self.cells
        return [Part("boilerplate", Paragraph(" | ".join(texts), self.cells[0].paragraph.marks[:1]))]


def on_line(paragraph: Paragraph, line: int) -> Paragraph:
    """Return a paragraph all of which stands on one line of the file."""
    return Paragraph(paragraph.text, tuple((offset, line) for offset, _ in paragraph.marks))


def _undeclared(text: str) -> str:
    """Return a document without its XML declaration, which speaks of bytes; its lines keep their numbers."""
    found = _DECLARATION.match(text)
    return "\n" * found[0].count("\n") + text[found.end() :] if found else text


def _resolved(entity: re.Match[str]) -> str:
    """Return the character of an entity that HTML names, which XML does not know."""
    name = entity[1]
    return entity[0] if name in _XML_ENTITIES else html5.get(f"{name};", entity[0])


def _few_attributes(text: str) -> str:
    """Take the attributes off tags that have thousands of them, which libxml2 reads in quadratic time."""
    pieces = text.split("<")
    if all(len(piece) < LONGEST_TAG for piece in pieces):
        return text
    return "<".join(map(_bare_tag, pieces))


def _bare_tag(piece: str) -> str:
    head, close, rest = piece.partition(">")
    if len(head) < LONGEST_TAG or len(head.split()) <= MOST_ATTRIBUTES or not head[:1].isalpha():
        return piece
    return head.split(maxsplit=1)[0] + close + rest
