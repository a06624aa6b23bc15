"""Queries: words, "phrases" and fields such as `actor:putin kind:disputed after:2020-03-01 "air strike"`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import get_args

from briefing.model import BlockKind, MentionKind, QuestionKind

KINDS = frozenset(
    {*get_args(QuestionKind), *get_args(MentionKind), *get_args(BlockKind), "statement", "number"}
)
"""What a paragraph can be or hold, as `kind:` names it."""
FIELDS = ("actor", "kind", "title", "publisher", "path", "after", "before")
_PART = re.compile(r'(?:(?P<field>[A-Za-z]+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


class QueryError(Exception):
    """A query that cannot be understood; the text says what to write instead."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; all of it must hold, and the words, actors and kinds in one paragraph.

    A word may end in `*` for any ending. `after` is the first day (or month, or year) that counts,
    `before` the first that no longer does.
    """

    words: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    after: str | None = None
    before: str | None = None

    @property
    def caution(self) -> str:
        """What an analyst should know where nothing is found, nothing where that is plain."""
        dated = self.after is not None or self.before is not None
        return "after: and before: leave out articles without a date" if dated else ""


@dataclass(slots=True)
class _Parts:
    by_field: dict[str, list[str]] = field(default_factory=dict)

    def all(self, name: str) -> tuple[str, ...]:
        return tuple(self.by_field.get(name, ()))

    def last(self, name: str) -> str | None:
        return self.by_field.get(name, [None])[-1]


def parse_query(text: str) -> Query:
    """Return what a query asks for. Raises QueryError."""
    parts = _Parts()
    for found in _PART.finditer(text.encode("utf-8", "replace").decode()):
        value = (found["phrase"] if found["phrase"] is not None else found["word"]).strip()
        name = (found["field"] or "").lower()
        if name and name not in FIELDS:
            near = get_close_matches(name, FIELDS, n=1, cutoff=0.6)
            advice = f"did you mean {near[0]!r}?" if near else "fields are " + ", ".join(FIELDS)
            raise QueryError(f"there is no field {name!r}; {advice}")
        if value:
            parts.by_field.setdefault(name, []).append(value)
    query = Query(
        words=parts.all(""),
        actors=parts.all("actor"),
        kinds=tuple(_kind(name) for name in parts.all("kind")),
        titles=parts.all("title"),
        publishers=parts.all("publisher"),
        paths=parts.all("path"),
        after=_day("after", parts.last("after")),
        before=_day("before", parts.last("before")),
    )
    if query == Query():
        raise QueryError('nothing to look for; for example: actor:putin after:2020-03-01 "air strike"')
    return query


def _kind(name: str) -> str:
    name = name.lower()
    if name not in KINDS:
        near = get_close_matches(name, KINDS, n=1, cutoff=0.6)
        advice = f"did you mean {near[0]!r}?" if near else "kinds are " + ", ".join(sorted(KINDS))
        raise QueryError(f"there is no kind {name!r}; {advice}")
    return name


def _day(name: str, value: str | None) -> str | None:
    if value is not None and not _DAY.fullmatch(value):
        raise QueryError(f"{name}:{value} is no day; write {name}:2020-03-01, {name}:2020-03 or {name}:2020")
    return value
