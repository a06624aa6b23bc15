"""What a web page says of itself: JSON-LD, Open Graph and other meta elements, its title and address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import msgspec

from briefing.data import read_table
from briefing.ingest.assemble import Facts
from briefing.ingest.decode import visible
from briefing.ingest.publication import iso_date, publisher_of

LONGEST_TITLE = 500
LONGEST_DATA = 1_000_000
MOST_OBJECTS = 1_000
_ARTICLE = re.compile(r"article|posting|report|newsitem|liveblog", re.IGNORECASE)
_SEPARATORS = re.compile(r"\s+[|–—·»-]\s+|\s*::\s*")
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"[\w.'’ -]{2,60}")


class MetaNames(msgspec.Struct, frozen=True):
    """Names of meta elements by what they tell."""

    title: list[str]
    published: list[str]
    publisher: list[str]
    author: list[str]
    url: list[str]


@cache
def _names() -> MetaNames:
    return read_table("page_meta", MetaNames)


def page_facts(tree: Any) -> Facts:
    """Return title, date, author, site, address and language as a page's metadata give them."""
    meta = _meta(tree)
    data = _article_data(tree)
    url = _address(_first(meta, _names().url)) or _address(_link(tree, "canonical"))
    site = _first(meta, _names().publisher)
    return Facts(
        title=_title(tree, meta, data),
        published=iso_date(
            _text(data.get("datePublished")) or _first(meta, _names().published) or _time(tree)
        ),
        publisher=_named(data.get("publisher"))
        or (site if site and "//" not in site else None)
        or (publisher_of(url) if url else None),
        author=_named(data.get("author")) or _person(meta),
        url=url,
        language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
    )


def _title(tree: Any, meta: Mapping[str, str], data: Mapping[str, Any]) -> str | None:
    """Return the headline: the page's own word for it, else the heading that makes up most of its title."""
    whole = _line("".join(next(tree.iter("title"), tree.makeelement("title")).itertext()))
    headline = _text(data.get("headline")) or _text(data.get("name"))
    if headline and (not whole or _akin(headline, whole)):
        return headline
    named = _first(meta, _names().title)
    if named:
        return named
    if not whole:
        heading = next(tree.iter("h1"), None)
        return _line("".join(heading.itertext())) if heading is not None else None
    longest = max(_SEPARATORS.split(whole), key=len).strip().lower()
    headings = (_line("".join(heading.itertext())) for heading in tree.iter("h1"))
    return next((words for words in headings if words and words.lower() == longest), whole)


def _akin(one: str, other: str) -> bool:
    """Tell whether most words of the shorter text stand in the longer one."""
    first, second = set(_WORD.findall(one.lower())), set(_WORD.findall(other.lower()))
    return len(first & second) >= 0.5 * min(len(first), len(second))


def _meta(tree: Any) -> dict[str, str]:
    """Return the meta elements of a page, the first of each name, lower case."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        value = _line(element.get("content"))
        if name and value:
            found.setdefault(name.strip().lower(), value)
    return found


def _first(meta: Mapping[str, str], names: Iterable[str]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _article_data(tree: Any) -> Mapping[str, Any]:
    """Return the JSON-LD object that describes the article, empty where there is none."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        text = (script.text or "")[:LONGEST_DATA].strip()
        text = text.removeprefix("<![CDATA[").removesuffix("]]>").strip().removesuffix(";")
        try:
            value = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(value):
            kind = item.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(isinstance(each, str) and _ARTICLE.search(each) for each in kinds):
                return item
    return {}


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON-LD script: one, a list, or a graph."""
    waiting, seen = [value], 0
    while waiting and seen < MOST_OBJECTS:
        value, seen = waiting.pop(0), seen + 1
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            yield value
            waiting += [value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in value]


def _named(value: Any) -> str | None:
    """Return the names in a person or organisation of JSON-LD, or in a list of them."""
    values = value if isinstance(value, list) else [value]
    names = [_text(each.get("name")) if isinstance(each, dict) else _text(each) for each in values]
    return ", ".join(dict.fromkeys(name for name in names if name and "//" not in name)) or None


def _person(meta: Mapping[str, str]) -> str | None:
    """Return the author of the meta elements, unless an address stands there."""
    found = _first(meta, _names().author)
    found = found.removeprefix("By ").removeprefix("by ") if found else None
    return found if found and _NAME.match(found) and "//" not in found else None


def _time(tree: Any) -> str | None:
    """Return the time stamp that a page marks as its date of publication."""
    for element in tree.iter("time", "abbr"):
        marked = (
            element.get("pubdate") is not None
            or "published" in f"{element.get('itemprop')} {element.get('class')}".lower()
        )
        if marked and (stamp := element.get("datetime") or element.get("content") or element.get("title")):
            return str(stamp)
    first = next(tree.iter("time"), None)
    return first.get("datetime") if first is not None else None


def _link(tree: Any, kind: str) -> str | None:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == kind:
            return element.get("href")  # type: ignore[no-any-return]  # lxml is untyped
    return None


def _address(text: str | None) -> str | None:
    """Return a whole address, None for a relative or odd one."""
    text = _line(text)
    return text if text and re.match(r"https?://\S+$", text) else None


def _text(value: Any) -> str | None:
    return _line(value) if isinstance(value, str) else None


def _line(text: str | None) -> str | None:
    """Return text as one harmless line without marks of HTML, None where it is empty."""
    if not text:
        return None
    from html import unescape

    return " ".join(visible(unescape(text[: 4 * LONGEST_TITLE])).split())[: 4 * LONGEST_TITLE] or None
