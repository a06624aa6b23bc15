"""`--find`: sentences of everything that was read, now or before, that answer a query."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from briefing.options import FAILED, USAGE, Arguments
from briefing.output import complain, complain_of_skipped, finished, write_out

if TYPE_CHECKING:
    from briefing.config import Settings
    from briefing.model import Reading


def find(said: Arguments, settings: Settings) -> int:
    """Print the sentences that answer a query; the files named are read first."""
    from briefing.report.found import FORMATS, render_hits
    from briefing.search import QueryError, Unsearchable, parse_query, search, search_in

    form = said.form or "text"
    if form not in FORMATS:
        raise click.UsageError(f"--find writes {' or '.join(FORMATS)}, not {form}")
    if not said.paths and not settings.store:
        raise click.UsageError(
            "--find without a path looks in what earlier runs kept, and nothing is kept here "
            "(--no-store, or `store: false` in config.yaml); name a path"
        )
    readings: Sequence[Reading] = ()
    if said.paths:
        from briefing.run import Request

        stdin = sys.stdin.buffer.read() if "-" in said.paths else None
        last = finished(Request(said.paths, settings, stdin, growing=False))
        readings = last.readings
        for problem in last.problems:
            complain(problem)
        if not last.briefing.articles:
            complain_of_skipped(last.briefing, said.paths)
    query = said.find or ""
    try:
        hits = search(query, said.paths) if settings.store else search_in(query, readings)
    except QueryError as error:
        complain(f"--find: {error}")
        return USAGE
    except Unsearchable as error:
        complain(f"--find: {error}")
        return FAILED
    if not hits:
        where = "" if said.paths else " in what was read so far"
        complain("; ".join(part for part in (f"nothing found{where}", parse_query(query).caution) if part))
    return write_out(render_hits(form, query, hits), said.output)
