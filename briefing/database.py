"""SQLite files in WAL mode: a process may be killed at any moment, and each transaction is whole or not there."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any, ClassVar

from briefing.closing import Closing

MEMORY = Path(":memory:")
"""Where a database lies that is gone when it is closed."""
_AT_ONCE = 500
"""Values that are named in one query."""


def connect(path: Path, schema: str) -> sqlite3.Connection:
    """Open or make the database at `path`, for the thread that opens it alone. Raises sqlite3.Error, OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path, timeout=5.0)
    try:
        with closing(db.execute("PRAGMA journal_mode = WAL")):
            pass
        db.execute("PRAGMA synchronous = NORMAL")
        db.executescript(schema)
    except sqlite3.Error:
        db.close()
        raise
    return db


def connect_cache(path: Path, schema: str) -> sqlite3.Connection:
    """Open a database that can be made again, and start over once where the file is damaged."""
    try:
        return connect(path, schema)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        remove(path)
        return connect(path, schema)


def connect_state(path: Path, schema: str) -> sqlite3.Connection:
    """Open a database that cannot be made again; a damaged one is set aside under a name that none has yet."""
    try:
        db = connect(path, schema)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        pass
    else:
        if _is_sound(db):
            return db
        db.close()
    _set_aside(path)
    return connect(path, schema)


def _is_sound(db: sqlite3.Connection) -> bool:
    """Tell whether nothing is known against the pages of a database: that takes milliseconds, later nobody would be told."""
    try:
        with closing(db.execute("PRAGMA quick_check(1)")) as said:
            return bool(said.fetchone() == ("ok",))
    except sqlite3.OperationalError:  # somebody else is at it
        return True
    except sqlite3.DatabaseError:
        return False


def _set_aside(path: Path) -> None:
    """Rename a damaged database, so that somebody may still find in it what the analyst did."""
    names = (path.with_name(f"{path.name}.damaged{number or ''}") for number in count())
    path.replace(next(name for name in names if not name.exists()))
    remove(path)


def remove(path: Path) -> None:
    """Delete a database with the files that SQLite keeps beside it."""
    for name in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        name.unlink(missing_ok=True)


class Cache(Closing):
    """A database that can be made again. `problem` says why it is not in use, where that is so.

    A subclass gives its tables and, in words for the analyst, what is missed without them. None as
    path keeps and finds nothing.
    """

    schema: ClassVar[str]
    without: ClassVar[str]

    def __init__(self, path: Path | None) -> None:
        """Open the database at `path`, anew where it is damaged."""
        self.problem: str | None = None
        self._path = path
        self._db: sqlite3.Connection | None = None
        if path is None:
            return
        try:
            self._db = connect_cache(path, self.schema)
        except (OSError, sqlite3.Error) as error:
            self.problem = f"{self.without}: {path}: {error}"

    @property
    def keeps(self) -> bool:
        """Whether anything is kept."""
        return self._db is not None

    def close(self) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None

    def _rows(self, query: str, values: Sequence[str | int]) -> list[Any]:
        """Return what a query finds, nothing where the database is not in use."""
        if self._db is None:
            return []
        try:
            return self._db.execute(query, values).fetchall()
        except sqlite3.Error as error:
            self._give_up(error)
            return []

    def _rows_among(self, query: str, values: Sequence[str]) -> list[Any]:
        """Return what a query finds that ends before the list of values, which may be of any length."""
        found: list[Any] = []
        for at in range(0, len(values), _AT_ONCE):
            some = values[at : at + _AT_ONCE]
            found += self._rows(f"{query} IN ({','.join('?' * len(some))})", some)
        return found

    def _give_up(self, error: sqlite3.Error) -> None:
        """Go on without the database; remove it where it is damaged, so that the next run has a sound one."""
        self.close()
        self.problem = f"{self.without}: {self._path}: {error}"
        if self._path is not None and not isinstance(error, sqlite3.OperationalError):
            remove(self._path)
