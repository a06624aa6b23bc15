"""Saved web pages to articles: the main text by trafilatura, the facts from the page's own metadata.

What surrounds the article on a page (menus, notices, other stories) is no part of it and left out.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from typing import Any

from briefing.ingest.assemble import NOTHING_SAID, Facts, Part, compose
from briefing.ingest.decode import visible
from briefing.ingest.intake import Intake, Options, Unreadable, parsing
from briefing.ingest.lines import Paragraph
from briefing.ingest.markup import decode_markup, html_tree, tree_parts
from briefing.ingest.pagefacts import page_facts
from briefing.model import Article

FEWEST_WORDS = 25
PROBE = 40
# Of galleries, players and dialogues the words are no part of the story, wherever they stand in it.
_ASIDE = (
    "//*[self::div or self::ul or self::ol or self::section or self::aside]"
    "[@role='dialog' or @role='menu' or contains(concat(' ', @class), ' vjs-') or "
    "contains(@class, 'gallery') or contains(@class, 'slideshow') or contains(@class, 'carousel') or "
    "contains(@class, 'lightbox') or contains(@class, 'cookie')]"
)
_INVENTED = "//*[contains(local-name(), '-') or local-name() = 'math']"
MOST_INVENTED = 2_000  # each costs the length of the text around it
_PARAGRAPHS = ".//p"
SHORTEST_STORY = 300  # characters


def read_web_page(name: str, raw: bytes, options: Options) -> Iterator[Intake]:  # noqa: ARG001 - a Reader
    """Yield the article of a page in HTML. Raises Unreadable where there is none."""
    text, notes = decode_markup(raw)
    yield web_article(name, text, notes)


def web_article(name: str, text: str, notes: tuple[str, ...], facts: Facts = NOTHING_SAID) -> Article:
    """Return the article of a page; `facts` win over what the page says of itself. Raises Unreadable."""
    tree = html_tree(text)
    found = facts.or_else(page_facts(tree))
    parts, more = _main_text(tree)
    if not parts:
        raise Unreadable("a web page without text")
    return compose(name, located(parts, text), found, notes + more)


def located(parts: Sequence[Part], source: str) -> list[Part]:
    """Return the parts with the lines of the source that they begin on, as far as their first words are found there."""
    placed: list[Part] = []
    at, line = 0, 1
    for part in parts:
        found = source.find(part.paragraph.text[:PROBE].rpartition(" ")[0] or part.paragraph.text, at)
        if found >= 0:
            line += source.count("\n", at, found)
            at = found
        placed.append(Part(part.kind, Paragraph(part.paragraph.text, ((0, line),))))
    return placed


def _main_text(tree: Any) -> tuple[list[Part], tuple[str, ...]]:
    """Return the paragraphs of the article on a page; of a page too small to have one, all of them."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it says belongs in no terminal

    _drop_asides(tree)
    _unwrap_inline(tree)
    _flatten_lists(tree)
    with parsing("a web page"):
        found = bare_extraction(tree, fast=True, include_comments=False)
    body = getattr(found, "body", None)
    if body is not None:
        for heading in body.iter("head"):
            heading.tag = "h2"
        parts = _with_captions(tree_parts(body), tree)
        if sum(len(part.paragraph.text.split()) for part in parts) >= FEWEST_WORDS:
            return parts, ()
    return tree_parts(tree), ("no article stands out on the page: all of its text is shown",)


def _drop_asides(tree: Any) -> None:
    """Take galleries and dialogues out of the tree, as long as a story is left."""
    with parsing("a web page"):
        whole = sum(map(_length, tree.iterfind(_PARAGRAPHS)))
        for element in tree.xpath(_ASIDE):
            whole -= (inside := sum(map(_length, element.iterfind(_PARAGRAPHS))))
            holds_story = whole < SHORTEST_STORY and inside
            if holds_story or element.find(".//h1") is not None or element.find(".//article") is not None:
                whole += inside
            elif element.getparent() is not None:
                element.drop_tree()


def _unwrap_inline(tree: Any) -> None:
    """Keep the text of formulas and of elements that a page invents within its paragraphs, which would be lost."""
    for element in tree.xpath(_INVENTED)[:MOST_INVENTED]:
        if element.getparent() is None:  # inside a formula that is written out already
            continue
        if element.tag == "math":
            words = " ".join(" ".join(element.itertext()).split())
            del element[:]
            element.text = words
        element.drop_tag()


def _flatten_lists(tree: Any) -> None:
    """Put the items of a list within an item behind that item, where they would be lost otherwise."""
    for inner in tree.xpath("//li/ul | //li/ol")[:MOST_INVENTED]:
        item = inner.getparent()
        for each in reversed(inner.findall("li")):
            item.addnext(each)
        inner.drop_tree()


def _with_captions(parts: list[Part], tree: Any) -> list[Part]:
    """Put the captions of pictures back behind the paragraphs that they follow on the page."""
    places = {_key(part.paragraph.text): at for at, part in enumerate(parts)}
    captions: dict[int, list[Part]] = {}
    last: int | None = None
    for element in tree.iter("p", "h2", "h3", "li", "figcaption"):
        words = _key("".join(element.itertext()))
        if element.tag != "figcaption":
            last = places.get(words, last if not words else None)
        elif last is not None and words and words not in places:
            captions.setdefault(last, []).extend(tree_parts(element))
    return [each for at, part in enumerate(parts) for each in (part, *captions.get(at, ()))]


def _key(text: str) -> str:
    return "".join(visible(text).split())[:PROBE]


def _length(element: Any) -> int:
    return sum(map(len, element.itertext()))
