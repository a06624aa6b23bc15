"""The history of briefings: what each one said, kept in the state folder, so that the next can tell what changed.

A history belongs to a place, the folders and files that are briefed together. Each briefing is one
transaction of SQLite in WAL mode: a process killed at any moment leaves it whole or not there at all.
"""

from __future__ import annotations

import re
import sqlite3
import zlib
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from briefing.database import connect_state
from briefing.memory import Record, remember
from briefing.model import Briefing, Change
from briefing.places import place_of, state_folder

FILE = "history.sqlite"
FORMAT = 1
KEPT = 200
"""Briefings of one place that are kept, the newest ones; one that says nothing new is not kept again."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS briefings (number INTEGER PRIMARY KEY, place TEXT, format INTEGER, at TEXT, packed BLOB);
CREATE INDEX IF NOT EXISTS of_place ON briefings (place, number);
"""
_MONTH_OR_YEAR = re.compile(r"\d{4}(-\d\d)?")
_AGO = re.compile(r"(\d{1,5})\s*([hdw])")
_HOURS = {"h": 1, "d": 24, "w": 24 * 7}
_Row = tuple[int, str, bytes]


def utc_now() -> datetime:
    """Return the time of day, which tests replace."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Since:
    """What a briefing is compared with: the last one, the last one up to a time, or the last over other articles."""

    which: str = "other"
    at: datetime | None = None


def parse_since(text: str, now: datetime) -> Since:
    """Return what `last`, `24h`, `3d`, `2w` or a day such as `2020-03-01` stands for; ValueError for anything else.

    A month or a year stands for its first day.
    """
    text = text.strip()
    if text.lower() == "last":
        return Since("last")
    if ago := _AGO.fullmatch(text.lower()):
        return Since("time", now - timedelta(hours=int(ago[1]) * _HOURS[ago[2]]))
    whole = _MONTH_OR_YEAR.fullmatch(text)
    first = text if whole is None else f"{text}-01" if whole[1] else f"{text}-01-01"
    try:
        return Since("time", datetime.fromisoformat(first).astimezone(UTC))
    except (ValueError, OverflowError):
        raise ValueError(
            f"{text!r} is neither last, nor a span such as 24h or 3d, nor a date such as 2020-03-01, 2020-03 or 2020"
        ) from None


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed, since when in words for the analyst, and whether any of it is new.

    `problem` says why nothing is kept, where that is so.
    """

    changes: tuple[Change, ...] = ()
    since: str = ""
    news: bool = False
    problem: str | None = None


@dataclass(slots=True)
class History:
    """The history of one place during one session, such as a sitting at the dashboard.

    A briefing replaces what the session kept before of the same articles, so that a correction is no briefing of
    its own; where the analyst said `since`, also of others, since what changed is told from before the session.
    Each day of a session that goes on over night counts as one.

    Without `since` they are kept and compared with nothing. `path` is the database, by default the one
    in the state folder.
    """

    paths: Iterable[str]
    since: Since | None = None
    clock: Callable[[], datetime] = utc_now
    path: Path | None = None
    _own: int | None = None

    def compared(self, briefing: Briefing) -> Compared:
        """Keep a finished briefing, and return what changed from the one that it is compared with."""
        path = self.path or state_folder() / FILE
        try:
            with closing(connect_state(path, _SCHEMA)) as db, db:
                db.execute("BEGIN IMMEDIATE")
                return self._compared(db, briefing)
        except (OSError, sqlite3.Error) as error:
            return Compared(problem=f"no history is kept: {path}: {error}")

    def _compared(self, db: sqlite3.Connection, briefing: Briefing) -> Compared:
        place = place_of(self.paths)
        at = self.clock().astimezone(UTC).isoformat(timespec="seconds")
        own = self._to_replace(db, at, briefing)
        latest, record_before = self._latest(db, place)
        now = remember(briefing, at, *(record for record in (record_before, own) if record))
        if now == record_before:
            self._forget(db)
        else:
            self._keep(db, place, at, now)
        if self.since is None:
            return Compared()
        from briefing.changes import changes_since, is_news

        row = self._compared_with(db, place, self.since, latest, now)
        before = _unpacked(row[2]) if row else None
        if row is None or before is None:
            hit = any(item.evidence for item in briefing.watched)
            return Compared((), "nothing yet: this is the first briefing of these files", hit)
        changes = changes_since(before, now, briefing, at)
        return Compared(changes, f"since the briefing of {_local(row[1])}", is_news(changes))

    def _latest(self, db: sqlite3.Connection, place: str) -> tuple[_Row | None, Record | None]:
        row = self._row(db, place)
        return row, _unpacked(row[2]) if row else None

    def _to_replace(self, db: sqlite3.Connection, at: str, briefing: Briefing) -> Record | None:
        """Return what this session kept that this briefing replaces; anything else it kept belongs to the past."""
        row = db.execute("SELECT at, packed FROM briefings WHERE number = ?", [self._own]).fetchone()
        record = _unpacked(row[1]) if row else None
        if record is not None and _local(row[0])[:10] == _local(at)[:10]:
            chosen = self.since is not None and self.since.which != "other"
            if chosen or set(record.articles) == {card.id for card in briefing.articles}:
                return record
        self._own = None
        return None

    def _compared_with(
        self, db: sqlite3.Connection, place: str, since: Since, latest: _Row | None, now: Record
    ) -> _Row | None:
        if latest is None or since.which == "last":
            return latest
        if since.at is None:
            return self._of_other_articles(db, place, now)
        at = since.at.astimezone(UTC).isoformat(timespec="seconds")
        return self._row(db, place, "AND at <= ?", at) or self._row(db, place, order="")

    def _of_other_articles(self, db: sqlite3.Connection, place: str, now: Record) -> _Row | None:
        """Return the newest briefing of a place over other articles: a correction of actors is no news of them."""
        articles = set(now.articles)
        row = self._row(db, place)
        while row is not None:
            record = _unpacked(row[2])
            if record is not None and set(record.articles) != articles:
                return row
            row = self._row(db, place, "AND number < ?", row[0])
        return None

    def _row(
        self,
        db: sqlite3.Connection,
        place: str,
        condition: str = "",
        value: str | int | None = None,
        order: str = "DESC",
    ) -> _Row | None:
        """Return the newest (or with no order, the oldest) briefing of a place that is not of this session."""
        values = [place, FORMAT, self._own or 0, *([value] if value is not None else [])]
        row: _Row | None = db.execute(
            "SELECT number, at, packed FROM briefings WHERE place = ? AND format = ? AND number != ?"  # noqa: S608 - our own words
            f" {condition} ORDER BY number {order} LIMIT 1",
            values,
        ).fetchone()
        return row

    def _forget(self, db: sqlite3.Connection) -> None:
        """Take away what this session kept, now that it says the same as the session before."""
        db.execute("DELETE FROM briefings WHERE number = ?", [self._own])
        self._own = None

    def _keep(self, db: sqlite3.Connection, place: str, at: str, record: Record) -> None:
        packed = zlib.compress(msgspec.msgpack.encode(record))
        cursor = db.execute(
            "INSERT OR REPLACE INTO briefings VALUES (?, ?, ?, ?, ?)", [self._own, place, FORMAT, at, packed]
        )
        self._own = cursor.lastrowid
        db.execute(
            "DELETE FROM briefings WHERE place = ? AND number <= ("
            "SELECT number FROM briefings WHERE place = ? ORDER BY number DESC LIMIT 1 OFFSET ?)",
            [place, place, KEPT],
        )


def _unpacked(packed: bytes) -> Record | None:
    try:
        return msgspec.msgpack.decode(zlib.decompress(packed), type=Record)
    except (zlib.error, msgspec.DecodeError):
        return None


def _local(at: str) -> str:
    """Return a time as the analyst's clock shows it."""
    return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")
