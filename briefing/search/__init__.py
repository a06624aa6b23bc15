"""Search over every article ever read: `search('actor:putin kind:disputed "air strike"')`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.places import cache_folder
from briefing.search.archive import FILE, Archive, Hit
from briefing.search.query import FIELDS, KINDS, Query, QueryError, parse_query

__all__ = [
    "FIELDS",
    "KINDS",
    "Archive",
    "Hit",
    "Query",
    "QueryError",
    "open_archive",
    "parse_query",
    "search",
]

MOST_HITS = 200
LOOKED_AT = 3
"""Sentences that are looked at for each that is wanted, since copies of an article say the same."""


def open_archive(*, kept: bool = True) -> Archive:
    """Return the archive of this user; unless `kept`, one that keeps and finds nothing."""
    return Archive(cache_folder() / FILE if kept else None)


def search(query: str, within: Sequence[str] = (), most: int = MOST_HITS) -> tuple[Hit, ...]:
    """Return the sentences that answer a query, best first, each once: the call behind `--find` and the dashboard's F3.

    `within` names files and folders to look in, everything ever read where it is empty. Takes a
    tenth of a second over thousands of articles; may be called from any thread. Raises QueryError, whose text is fit to be shown.
    """
    wanted = parse_query(query)
    distinct: dict[str, Hit] = {}
    with open_archive() as archive:
        for hit in archive.find(wanted, within, most * LOOKED_AT):
            first = distinct.setdefault(hit.sentence, hit)
            if first.path != hit.path and hit.path not in first.also:
                distinct[hit.sentence] = replace(first, also=(*first.also, hit.path))
    return tuple(distinct.values())[:most]
