"""The archive: the text of every article ever read, paragraph by paragraph, in a full-text index (SQLite FTS5).

It lies in the cache and is safe to delete: articles come in again when they are read again. A paragraph
is indexed by its words (Porter's stems, accents folded), by the actors that it names and by the kinds of
what it holds; hits are ranked by BM25 (Robertson and Zaragoza 2009).
"""

from __future__ import annotations

import os
import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec

from briefing.database import connect_cache, remove
from briefing.model import Article, Reading
from briefing.search.query import Query, QueryError

FILE = "archive.sqlite"
MOST_PARAGRAPHS = 1 << 20
"""Paragraphs have the number of their article times this, plus their place in it."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS articles (number INTEGER PRIMARY KEY, path TEXT, id TEXT, key TEXT,
  title TEXT, published TEXT, publisher TEXT, UNIQUE (path, id));
CREATE VIRTUAL TABLE IF NOT EXISTS paragraphs USING fts5(text, actors, kinds, places UNINDEXED,
  tokenize = 'porter unicode61 remove_diacritics 2');
"""
_ACTORS = frozenset({"person", "organisation", "state", "group"})
_OPEN, _CLOSE = "\x02", "\x03"
_AT_ONCE = 500
Place = tuple[int, int, int]
"""Start and end of a sentence in the article's text, and its line in the file."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that answers a query; `matches` are the offsets in it of the words that were looked for.

    `path` is absolute, `line` counted from 1; `start` and `end` are offsets into the text of the article;
    `also` are further files with the same sentence.
    """

    path: str
    line: int
    sentence: str
    matches: tuple[tuple[int, int], ...]
    article: str
    start: int
    end: int
    title: str
    published: str | None
    publisher: str | None
    also: tuple[str, ...] = ()


class Archive:
    """The index at a path. `problem` says why articles are not kept in it, where that is so."""

    def __init__(self, path: Path | None) -> None:
        """Open the index, anew where it is damaged; None keeps and finds nothing."""
        self.problem: str | None = None
        self._path = path
        self._db: sqlite3.Connection | None = None
        if path is None:
            return
        try:
            self._db = connect_cache(path, _SCHEMA)
        except (OSError, sqlite3.Error) as error:
            self.problem = f"articles cannot be searched later: {path}: {error}"

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None

    def missing(self, articles: Iterable[tuple[Article, str]]) -> list[Article]:
        """Return the articles that are not in the archive as they are now; each comes with its extraction key."""
        wanted = {(full_path(article.path), article.id): (article, key) for article, key in articles}
        if self._db is None:
            return []
        known: set[tuple[str, str, str]] = set()
        paths = sorted({path for path, _ in wanted})
        for at in range(0, len(paths), _AT_ONCE):
            some = paths[at : at + _AT_ONCE]
            marks = ",".join("?" * len(some))
            known.update(self._rows(f"SELECT path, id, key FROM articles WHERE path IN ({marks})", some))  # noqa: S608 - only question marks
        return [article for (path, name), (article, key) in wanted.items() if (path, name, key) not in known]

    def keep(self, readings: Iterable[tuple[Reading, str]], current: Iterable[Article]) -> None:
        """Put readings into the archive in one transaction, each with its extraction key.

        `current` are all articles of this run: others of the same files are what the files held before.
        """
        if self._db is None:
            return
        try:
            with self._db:
                self._drop_former(current)
                for reading, key in readings:
                    self._insert(reading, key)
        except sqlite3.Error as error:
            self.close()
            self.problem = f"articles cannot be searched later: {self._path}: {error}"
            if self._path is not None and not isinstance(error, sqlite3.OperationalError):
                remove(self._path)

    def find(self, query: Query, within: Sequence[str], most: int) -> Iterator[Hit]:
        """Yield what answers a query in the files and folders of `within` (none: everywhere), best first.

        Raises QueryError.
        """
        wanted = _match(query)
        conditions, values = _conditions(query, within)
        if wanted:
            conditions.insert(0, "paragraphs MATCH ?")
            values.insert(0, wanted)
        else:  # nothing said of the text: the opening of each article, its title where it has one
            conditions.insert(0, f"paragraphs.rowid % {MOST_PARAGRAPHS} = 0")
        order = "bm25(paragraphs, 1.0, 0.5, 0.2)," if wanted else ""
        for row in self._rows(
            f"SELECT highlight(paragraphs, 0, '{_OPEN}', '{_CLOSE}'), places, path, id, title, published, publisher"  # noqa: S608 - values are bound
            f" FROM paragraphs JOIN articles ON number = paragraphs.rowid / {MOST_PARAGRAPHS}"
            f" WHERE {' AND '.join(conditions)}"
            f" ORDER BY {order} published DESC, path, paragraphs.rowid LIMIT ?",
            [*values, most],
        ):
            yield _hit(row, query)

    def _rows(self, statement: str, values: Sequence[str | int]) -> list[Any]:
        if self._db is None:
            return []
        try:
            return self._db.execute(statement, values).fetchall()
        except sqlite3.OperationalError as error:
            if "fts5" in str(error):
                raise QueryError(f"the query cannot be understood: {error}") from None
            self.problem = f"the archive cannot be read: {self._path}: {error}"
        except sqlite3.Error as error:
            self.problem = f"the archive cannot be read: {self._path}: {error}"
        return []

    def _drop_former(self, current: Iterable[Article]) -> None:
        """Delete what the files of this run held before and no longer hold."""
        assert self._db is not None  # noqa: S101 - for the type checker
        held: dict[str, set[str]] = {}
        for article in current:
            if article.path != "-":
                held.setdefault(full_path(article.path), set()).add(article.id)
        for path, ids in held.items():
            for number, name in self._db.execute(
                "SELECT number, id FROM articles WHERE path = ?", [path]
            ).fetchall():
                if name not in ids:
                    self._drop(number)

    def _drop(self, number: int) -> None:
        assert self._db is not None  # noqa: S101 - for the type checker
        first = number * MOST_PARAGRAPHS
        self._db.execute(
            "DELETE FROM paragraphs WHERE rowid >= ? AND rowid < ?", [first, first + MOST_PARAGRAPHS]
        )
        self._db.execute("DELETE FROM articles WHERE number = ?", [number])

    def _insert(self, reading: Reading, key: str) -> None:
        assert self._db is not None  # noqa: S101 - for the type checker
        article = reading.article
        path = full_path(article.path)
        for (number,) in self._db.execute(
            "SELECT number FROM articles WHERE path = ? AND id = ?", [path, article.id]
        ).fetchall():
            self._drop(number)
        number = self._db.execute(
            "INSERT INTO articles (path, id, key, title, published, publisher) VALUES (?, ?, ?, ?, ?, ?)",
            [
                path,
                article.id,
                key,
                storable(article.title or ""),
                article.published,
                article.publisher and storable(article.publisher),
            ],
        ).lastrowid
        first = (number or 0) * MOST_PARAGRAPHS
        self._db.executemany(
            "INSERT INTO paragraphs (rowid, text, actors, kinds, places) VALUES (?, ?, ?, ?, ?)",
            [(first + at, *row) for at, row in enumerate(_paragraphs(reading))],
        )


def full_path(path: str) -> str:
    """Return where an article lies, the same from whatever folder `briefing` is started."""
    return path if path == "-" else storable(os.path.abspath(path))  # noqa: PTH100 - the path of a member of an archive is no real path


def storable(text: str) -> str:
    """Return text with half characters, which SQLite takes none of, replaced one for one."""
    return text.encode("utf-8", "replace").decode()


def _paragraphs(reading: Reading) -> list[tuple[str, str, str, bytes]]:
    """Return text, actors, kinds, and packed start and sentences of each block of an article, in order."""
    article, found = reading.article, reading.found
    starts = [block.start for block in article.blocks]
    actors: list[dict[str, None]] = [{} for _ in starts]
    kinds: list[dict[str, None]] = [{block.kind: None} for block in article.blocks]
    places: list[list[Place]] = [[] for _ in starts]
    for mention in found.mentions:
        at = bisect_right(starts, mention.start) - 1
        kinds[at][mention.kind] = None
        if mention.kind in _ACTORS:
            actors[at][mention.name] = None
    for profile in found.profiles:
        for index in profile.mentions:
            at = bisect_right(starts, found.mentions[index].start) - 1
            actors[at][profile.name] = None
    for kind, start in (
        *((question.kind, question.start) for question in found.questions),
        *(("statement", statement.content.start) for statement in found.statements),
        *(("number", number.start) for number in found.numbers if number.figure),
    ):
        kinds[bisect_right(starts, start) - 1][kind] = None
    for sentence in found.sentences:
        places[sentence.block].append((sentence.start, sentence.end, article.line_at(sentence.start)))
    return [
        (
            storable(article.block_text(block)),
            storable(" · ".join(actors[at])),
            " ".join(kinds[at]),
            msgspec.msgpack.encode(
                (block.start, places[at] or [(block.start, block.end, article.line_at(block.start))])
            ),
        )
        for at, block in enumerate(article.blocks[:MOST_PARAGRAPHS])
    ]


def _match(query: Query) -> str:
    """Return the conditions on a paragraph as an expression of FTS5."""
    parts = [f"text : {_phrase(word)}" for word in query.words]
    parts += [f"actors : {_phrase(name)}" for name in query.actors]
    parts += [f"kinds : {_phrase(kind)}" for kind in query.kinds]
    return " AND ".join(parts)


def _phrase(words: str) -> str:
    """Return words as a phrase in which nothing acts; a `*` at the end stands for any ending."""
    start = words.rstrip("*")
    return '"' + start.replace('"', '""') + '"' + (" *" if start != words else "")


def _conditions(query: Query, within: Sequence[str]) -> tuple[list[str], list[str | int]]:
    """Return the conditions on the article and their values."""
    conditions: list[str] = []
    values: list[str | int] = []
    for column, wanted in (("title", query.titles), ("publisher", query.publishers), ("path", query.paths)):
        for words in wanted:
            conditions.append(f"instr(lower({column}), lower(?)) > 0")
            values.append(words)
    if query.after:
        conditions.append("published >= ?")
        values.append(query.after)
    if query.before:
        conditions.append("published < ?")
        values.append(query.before)
    if within:
        conditions.append("(" + " OR ".join(["path = ? OR path GLOB ? OR path GLOB ?"] * len(within)) + ")")
        for path in map(full_path, within):
            inside = "".join(f"[{c}]" if c in "*?[" else c for c in path)
            values += [path, f"{inside.rstrip('/')}/*", f"{inside}!/*"]
    return conditions, values


def _hit(row: Sequence[Any], query: Query) -> Hit:
    """Return the sentence of a paragraph that holds most of what was looked for."""
    marked, packed, path, article, title, published, publisher = row
    offset, places = msgspec.msgpack.decode(packed, type=tuple[int, list[Place]])
    text, spans = _unmarked(marked)
    names = [name.casefold() for name in query.actors]

    def worth(place: Place) -> tuple[int, int, int]:
        """Return how many of the words, then of the names, stand in a sentence; then how early it comes."""
        start, end = place[0] - offset, place[1] - offset
        named = sum(name in text[start:end].casefold() for name in names)
        return sum(start <= at < end for at, _ in spans), named, -start

    start, end, line = max(places, key=worth)
    here = start - offset
    inside = tuple((a - here, b - here) for a, b in spans if here <= a and b <= end - offset)
    return Hit(
        path, int(line), text[here : end - offset], inside, article, start, end, title, published, publisher
    )


def _unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text without the marks of `highlight`, and where they stood."""
    spans: list[tuple[int, int]] = []
    text = ""
    for part in marked.split(_OPEN):
        inside, mark, rest = part.partition(_CLOSE)
        if mark:
            spans.append((len(text), len(text) + len(inside)))
        text += inside + rest
    return text, spans
