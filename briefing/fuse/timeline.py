"""The timeline: resolved dates, each with its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from briefing.extract.datelines import dateline_end
from briefing.fuse.evidence import evidence_for, sentence_at
from briefing.fuse.ranking import Ranked
from briefing.model import Reading, TimelineEntry

_CALENDAR = re.compile(r"(\d{4}(?:-(?:W\d\d(?:-WE)?|Q[1-4]|H[12]|SP|SU|FA|WI|\d\d(?:-\d\d)?))?)(?:T.*)?")

_SEASONS = {"SP": "03", "SU": "06", "FA": "09", "WI": "12"}


def story_timeline(readings: Sequence[Reading]) -> list[Ranked[TimelineEntry]]:
    """Return one entry for each calendar date and sentence that names it, placed by date.

    Days, months, years, weeks, quarters and seasons count; times of day are dropped, and so are
    durations, references such as "now", what could not be resolved, and the dates of datelines. An
    entry is announced when its date lies after the day on which its article was published.
    """
    entries: dict[tuple[str, str, str, int], TimelineEntry] = {}
    for reading in readings:
        for found in reading.found.dates:
            calendar = _CALENDAR.fullmatch(found.value or "")
            if calendar is None or sentence_at(reading, found.start) is None:
                continue
            evidence, opening = evidence_for(reading, found.start, found.end), _opening(calendar[1])
            story = dateline_end(evidence.sentence)
            if found.start < evidence.start + story:
                continue
            announced = opening > (reading.article.published or opening)[:10]
            key = (opening, calendar[1], evidence.article, evidence.start)
            entries.setdefault(
                key, TimelineEntry(calendar[1], evidence.sentence[story:], (evidence,), announced)
            )
    return [Ranked(key, entry) for key, entry in entries.items()]


def _opening(value: str) -> str:
    """Return the first day, month or year of a calendar period, which sorts among dates."""
    year, _, rest = value.partition("-")
    if rest.startswith("W") and rest != "WI":
        try:
            return date.fromisocalendar(
                int(year), int(rest[1:3]), 6 if rest.endswith("-WE") else 1
            ).isoformat()
        except ValueError:
            return year
    if rest.startswith("Q"):
        return f"{year}-{3 * int(rest[1]) - 2:02d}"
    if rest.startswith("H"):
        return f"{year}-{6 * int(rest[1]) - 5:02d}"
    return f"{year}-{_SEASONS[rest]}" if rest in _SEASONS else value
