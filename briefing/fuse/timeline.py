"""The timeline: resolved dates, each with its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.config import Settings
from briefing.fuse.evidence import evidence_for
from briefing.model import Reading, TimelineEntry

_CALENDAR = re.compile(r"(\d{4}(?:-(?:W\d\d(?:-WE)?|Q[1-4]|SP|SU|FA|WI|\d\d(?:-\d\d)?))?)(?:T.*)?")


def build_timeline(readings: Sequence[Reading], settings: Settings) -> tuple[TimelineEntry, ...]:  # noqa: ARG001  # all panes are called alike
    """Return one entry for each calendar date and sentence that names it, the earliest date first.

    Days, months, years, weeks, quarters and seasons count; times of day are dropped, and so are
    durations, references such as "now", and what could not be resolved.
    """
    entries: dict[tuple[str, str, int], TimelineEntry] = {}
    for reading in readings:
        for found in reading.found.dates:
            calendar = _CALENDAR.fullmatch(found.value or "")
            if calendar is None:
                continue
            evidence = evidence_for(reading, found.start, found.end)
            key = (calendar[1], evidence.article, evidence.start)
            entries.setdefault(key, TimelineEntry(calendar[1], evidence.sentence, (evidence,)))
    return tuple(entries[key] for key in sorted(entries))
