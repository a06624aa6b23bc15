"""SQLite files in WAL mode: a process may be killed at any moment, and each transaction is whole or not there."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def connect(path: Path, schema: str) -> sqlite3.Connection:
    """Open or make the database at `path`. Raises sqlite3.Error, OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path, timeout=5.0, check_same_thread=False)
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
    """Open a database that cannot be made again; a damaged file is set aside under another name."""
    try:
        return connect(path, schema)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        path.replace(path.with_name(path.name + ".damaged"))
        remove(path)
        return connect(path, schema)


def remove(path: Path) -> None:
    """Delete a database with the files that SQLite keeps beside it."""
    for name in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        name.unlink(missing_ok=True)
