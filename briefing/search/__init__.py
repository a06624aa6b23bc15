"""Search over every article ever read: `search('actor:putin kind:disputed "air strike"')`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing.database import MEMORY
from briefing.model import Reading
from briefing.places import cache_folder
from briefing.search.archive import FILE, Archive
from briefing.search.hits import Hit
from briefing.search.query import FIELDS, KINDS, Query, QueryError, parse_query

__all__ = [
    "FIELDS",
    "KINDS",
    "Archive",
    "Hit",
    "Query",
    "QueryError",
    "Unsearchable",
    "open_archive",
    "parse_query",
    "search",
    "search_in",
]


class Unsearchable(Exception):
    """The archive cannot be read; the text says which file and why."""


MOST_HITS = 200
LOOKED_AT = 3
"""Sentences that are looked at for each that is wanted, since copies of an article say the same."""


def open_archive() -> Archive:
    """Return the archive of this user."""
    return Archive(cache_folder() / FILE)


def search(query: str, within: Sequence[str] = ()) -> tuple[Hit, ...]:
    """Return the sentences that answer a query, best first, each once: the call behind `--find`.

    `within` names files and folders to look in, everything ever read where it is empty. Takes a
    tenth of a second over thousands of articles; may be called from any thread. Raises QueryError and
    Unsearchable, whose texts are fit to be shown.
    """
    wanted = parse_query(query)
    with open_archive() as archive:
        return _distinct(archive, wanted, within)


def search_in(query: str, readings: Iterable[Reading]) -> tuple[Hit, ...]:
    """Return the same of these readings alone, which are kept nowhere. Raises QueryError and Unsearchable."""
    wanted = parse_query(query)
    with Archive(MEMORY) as archive:
        archive.keep(((reading, "") for reading in readings), ())
        return _distinct(archive, wanted, ())


def _distinct(archive: Archive, wanted: Query, within: Sequence[str]) -> tuple[Hit, ...]:
    distinct: dict[str, Hit] = {}
    for hit in archive.find(wanted, within, MOST_HITS * LOOKED_AT):
        first = distinct.setdefault(hit.sentence, hit)
        if first.path != hit.path and hit.path not in first.also:
            distinct[hit.sentence] = replace(first, also=(*first.also, hit.path))
    if archive.problem:
        raise Unsearchable(archive.problem)
    return tuple(distinct.values())[:MOST_HITS]
