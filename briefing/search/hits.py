"""What a query asks of the archive, and the sentence of a paragraph that answers it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from briefing.search.paragraphs import Place, full_path
from briefing.search.query import Query

OPENING, CLOSING = "\x02", "\x03"
"""Marks around the words of a paragraph that were looked for."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that answers a query; `matches` are the offsets in it of the words that were looked for.

    `path` is absolute, `line` counted from 1; `start` and `end` are offsets into the text of the article;
    `also` are further files with the same sentence.
    """

    path: str
    line: int
    sentence: str
    matches: tuple[tuple[int, int], ...]
    article: str
    start: int
    end: int
    title: str
    published: str | None
    publisher: str | None
    also: tuple[str, ...] = ()


def match(query: Query) -> str:
    """Return the conditions on a paragraph as an expression of FTS5."""
    parts = [f"text : {_phrase(word)}" for word in query.words]
    parts += [f"actors : {_phrase(name)}" for name in query.actors]
    parts += [f"kinds : {_phrase(kind)}" for kind in query.kinds]
    return " AND ".join(parts)


def _phrase(words: str) -> str:
    """Return words as a phrase in which nothing acts; a `*` at the end stands for any ending."""
    start = words.rstrip("*")
    return '"' + start.replace('"', '""') + '"' + (" *" if start != words else "")


def conditions(query: Query, within: Sequence[str]) -> tuple[list[str], list[str | int]]:
    """Return the conditions on the article and their values; `folded` is a function that ignores case."""
    stated: list[str] = []
    values: list[str | int] = []
    for column, wanted in (("title", query.titles), ("publisher", query.publishers), ("path", query.paths)):
        for words in wanted:
            stated.append(f"instr(folded({column}), folded(?)) > 0")
            values.append(words)
    if query.after:
        stated.append("published >= ?")
        values.append(query.after)
    if query.before:
        stated.append("published < ?")
        values.append(query.before)
    if within:
        stated.append("(" + " OR ".join(["path = ? OR path GLOB ? OR path GLOB ?"] * len(within)) + ")")
        for path in map(full_path, within):
            inside = "".join(f"[{c}]" if c in "*?[" else c for c in path)
            values += [path, f"{inside.rstrip('/')}/*", f"{inside}!/*"]
    return stated, values


def hit(row: Sequence[Any], query: Query) -> Hit:
    """Return the sentence of a paragraph that holds most of what was looked for."""
    marked, packed, path, article, title, published, publisher = row
    offset, places = msgspec.msgpack.decode(packed, type=tuple[int, list[Place]])
    text, spans = _unmarked(marked)
    names = [name.casefold() for name in query.actors]

    def worth(place: Place) -> tuple[int, int, int]:
        """Return how many of the words, then of the names, stand in a sentence; then how early it comes."""
        start, end = place[0] - offset, place[1] - offset
        named = sum(name in text[start:end].casefold() for name in names)
        return sum(start <= at < end for at, _ in spans), named, -start

    start, end, line = max(places, key=worth)
    here = start - offset
    inside = tuple((a - here, b - here) for a, b in spans if here <= a and b <= end - offset)
    return Hit(
        path, int(line), text[here : end - offset], inside, article, start, end, title, published, publisher
    )


def _unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text without the marks of `highlight`, and where they stood."""
    spans: list[tuple[int, int]] = []
    text = ""
    for part in marked.split(OPENING):
        inside, mark, rest = part.partition(CLOSING)
        if mark:
            spans.append((len(text), len(text) + len(inside)))
        text += inside + rest
    return text, spans
