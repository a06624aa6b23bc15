"""A cache that forgets what no run has needed for long, so that it does not grow for ever."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from briefing.database import Cache

KEPT_DAYS = 90
"""Days after which a row that no run needed is deleted."""
_DAY = 24 * 60 * 60
_NOTED_AGAIN = 60 * 60
"""Seconds after which it is written down again that a row is needed: each time costs a write."""
_NEED = "INSERT INTO needed VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET at = excluded.at WHERE at < ?"
NEEDED = """
CREATE TABLE IF NOT EXISTS needed (key TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS needed_at ON needed (at);
"""
"""When each key was last needed, in seconds since 1970; a part of the schema of each subclass."""


class AgingCache(Cache):
    """A database of rows by key that knows when a run last needed each of them.

    A subclass names its tables in `tables`, and in `few` those of which only the rows needed last are kept,
    with how many: they hold much and are soon out of date.
    """

    tables: ClassVar[tuple[str, ...]]
    few: ClassVar[dict[str, int]]

    def __init__(self, path: Path | None, now: float | None = None) -> None:
        """Open the database at `path`; `now` is the time of this run, in seconds since 1970."""
        super().__init__(path)
        self._now = int(time.time() if now is None else now)
        self._needed: set[str] = set()

    def need(self, keys: Iterable[str]) -> None:
        """Note that this run needs the rows with these keys; it is written down at the end."""
        self._needed.update(keys)

    def close(self) -> None:
        self._write_down()
        super().close()

    def forget(self) -> None:
        """Delete what no run has needed for long, in one transaction."""
        self._write_down()
        long_ago = self._now - KEPT_DAYS * _DAY
        old = [key for (key,) in self._rows("SELECT key FROM needed WHERE at < ?", [long_ago])]
        for table, most in self.few.items():
            query = f"SELECT key FROM {table} JOIN needed USING (key) ORDER BY at DESC LIMIT -1 OFFSET ?"  # noqa: S608 - names of the class
            old += [key for (key,) in self._rows(query, [most])]
        if self._db is None or not old:
            return
        rows = [(key,) for key in old]
        try:
            with self._db:
                for table in (*self.tables, "needed"):
                    self._db.executemany(f"DELETE FROM {table} WHERE key = ?", rows)  # noqa: S608 - names of the class
        except sqlite3.Error as error:
            self._give_up(error)

    def _keep(self, query: str, rows: Iterable[tuple[str | bytes | int, ...]], keys: Iterable[str]) -> None:
        """Write rows, and that their keys are needed, in one transaction."""
        if self._db is None:
            return
        try:
            with self._db:
                self._db.executemany(query, rows)
                self._note(self._db, keys)
        except sqlite3.Error as error:
            self._give_up(error)

    def _write_down(self) -> None:
        needed, self._needed = self._needed, set()
        if self._db is None or not needed:
            return
        try:
            with self._db:
                self._note(self._db, sorted(needed))
        except sqlite3.Error as error:
            self._give_up(error)

    def _note(self, db: sqlite3.Connection, keys: Iterable[str]) -> None:
        db.executemany(_NEED, ((key, self._now, self._now - _NOTED_AGAIN) for key in keys))
