"""The timeline as rows: a plot of how many sentences name each stretch of time, then date by date."""

from __future__ import annotations

from briefing.model import TimelineEntry
from briefing.tui.layout import Row, clean
from briefing.tui.rows.citing import heading, source_names, sources
from briefing.tui.view import View

_HEIGHTS = "▁▂▃▄▅▆▇█"
_BINS = 20
_DATE_WIDTH = 10


def timeline_rows(view: View) -> list[Row]:
    """Return the plot as a heading, then an entry for each date and sentence; dates ahead are marked."""
    entries = list(view.briefing.timeline)
    if not entries:
        return []
    if view.order("timeline") == "latest first":
        entries.reverse()
    today = max((card.published or "" for card in view.briefing.articles), default="")
    names = source_names(view.briefing)
    rows = [heading(plot([entry.date for entry in view.briefing.timeline]))]
    before = ""
    for at, entry in enumerate(entries):
        ahead = bool(today) and entry.date[: len(today)] > today[: len(entry.date)]
        shown = "" if entry.date == before else entry.date
        before = entry.date
        lead = (
            (f"{shown:<{_DATE_WIDTH}} ", "strong"),
            (f"{('◇' if ahead or entry.announced else '●') if shown else '│'} ", "accent"),
        )
        note = (("ahead: ", "accent"),) if ahead and shown else ()
        body = (*note, (clean(entry.text), ""), *sources(entry.evidence, names))
        copied = f"{entry.date}: {entry.text}"
        rows.append(Row(_key(entry, at), lead, body, entry.evidence, copied))
    return rows


def _key(entry: TimelineEntry, at: int) -> str:
    one = entry.evidence[0] if entry.evidence else None
    return f"date {entry.date} {one.article} {one.start}" if one else f"date {entry.date} {at}"


def plot(dates: list[str]) -> str:
    """Return the first date, a column for each stretch of time by how often it is named, and the last date.

    Few far-off dates would squeeze the rest into one column, so the plot begins at the first tenth of all
    dates and says how many lie before it.
    """
    places = sorted((_day(date), date) for date in dates)
    skipped = len(places) // 10 if places[-1][0] - places[0][0] > 2 * 365 else 0
    shown = places[skipped:]
    first, last = shown[0][0], shown[-1][0]
    width = max(1.0, (last - first) / _BINS)
    bins = [0] * min(_BINS, max(1, int(last - first) + 1))
    for day, _ in shown:
        bins[min(len(bins) - 1, int((day - first) / width))] += 1
    most = max(bins)
    columns = "".join(_HEIGHTS[(count * 8 - 1) // most] if count else "·" for count in bins)
    before = f"{skipped} before · " if skipped else ""
    return f"{before}{shown[0][1]} {columns} {shown[-1][1]}"


def _day(date: str) -> float:
    """Return roughly how many days into our era a calendar value begins; exact enough for a plot."""
    year, _, rest = date.partition("-")
    days = int(year) * 365.25
    if rest[:1] == "W" and rest[1:3].isdigit():
        return days + 7 * (int(rest[1:3]) - 1)
    if rest[:1] == "Q":
        return days + 91 * (int(rest[1]) - 1)
    month, _, day = rest.partition("-")
    if month in {"SP", "SU", "FA", "WI"}:
        return days + 91 * (["WI", "SP", "SU", "FA"].index(month))
    if month.isdigit():
        days += 30.4 * (int(month) - 1)
    return days + (int(day) - 1 if day.isdigit() else 0)
