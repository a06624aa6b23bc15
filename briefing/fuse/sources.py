"""Independent sources: who stands behind an article, so that one voice printed often counts once.

Copies count with their original, text of a named news agency with the agency, and everything else with
its publisher; an article of which neither is known stands for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TypeVar

from briefing.data import read_table
from briefing.model import Actor, Article, KeyNumber, OpenQuestion, SummaryLine

OPENING = 90
"""Characters of the body in which a dateline can name an agency."""
CREDITING = frozenset({"byline", "dateline", "credit"})
Item = TypeVar("Item", SummaryLine, Actor, KeyNumber, OpenQuestion)
Sources = Mapping[str, str]
"""The source behind each article, by the article's id."""


def find_sources(articles: Iterable[Article], copies: Mapping[str, str]) -> dict[str, str]:
    """Return the source behind each article; articles of one source have the same."""
    own = {article.id: _source(article) for article in articles}
    return {name: own[copies.get(name, name)] for name in own}


def with_sources(items: Sequence[Item], sources: Sources) -> tuple[Item, ...]:
    """Return the items with the number of independent sources that their evidence comes from."""
    return tuple(_counted(item, sources) for item in items)


def count_sources(articles: Iterable[str], sources: Sources) -> int:
    """Return how many independent sources stand behind these articles."""
    return len({sources[article] for article in articles})


def agency_of(article: Article) -> str | None:
    """Return the news agency that an article is credited to, in its byline, dateline or author."""
    credited = [article.block_text(block) for block in article.blocks if block.kind in CREDITING]
    found = _agency().search(" · ".join([article.author or "", *credited]))
    if found is None and article.body:
        start = article.body[0].start
        found = _dateline().search(article.text, start, min(start + OPENING, article.body[0].end))
    return _forms()[found["agency"]] if found else None


def _source(article: Article) -> str:
    agency = agency_of(article)
    if agency is not None:
        return f"agency {agency}"
    publisher = (article.publisher or "").casefold().removeprefix("the ").strip()
    return f"publisher {publisher}" if publisher else f"article {article.id}"


def _counted(item: Item, sources: Sources) -> Item:
    count = count_sources({one.article for one in item.evidence}, sources)
    if isinstance(item, KeyNumber):
        values = tuple(replace(v, sources=count_sources(v.articles, sources)) for v in item.values)
        return replace(item, sources=count, values=values)
    return replace(item, sources=count)


@cache
def _forms() -> dict[str, str]:
    """Return the agency that each form stands for."""
    table = read_table("agencies", dict[str, list[str]])
    return {form: name for name, forms in table.items() for form in forms}


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?P<agency>{_alternatives()})(?![\w-])")


@cache
def _dateline() -> re.Pattern[str]:
    """Match an agency in brackets or between dashes, as datelines name it: "IDLIB (Reuters) -"."""
    return re.compile(rf"(?:\(|\[|[–—-]\s)\s*(?P<agency>{_alternatives()})\s*(?:[)\]]|\s[–—-])")


def _alternatives() -> str:
    return "|".join(re.escape(form) for form in sorted(_forms(), key=len, reverse=True))
