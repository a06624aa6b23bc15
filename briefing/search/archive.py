"""The archive: the text of every article ever read, paragraph by paragraph, in a full-text index (SQLite FTS5).

It lies in the cache and is safe to delete: articles come in again when they are read again. A paragraph
is indexed by its words (Porter's stems, accents folded), by the actors that it names and by the kinds of
what it holds; hits are ranked by BM25 (Robertson and Zaragoza 2009).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from briefing.database import Cache
from briefing.model import Article, Reading
from briefing.search.hits import CLOSING, OPENING, Hit, conditions, hit, match
from briefing.search.paragraphs import MOST_PARAGRAPHS, full_path, paragraphs, storable
from briefing.search.query import Query, QueryError

FILE = "archive.sqlite"


class Archive(Cache):
    """The index at a path."""

    schema = """
CREATE TABLE IF NOT EXISTS articles (number INTEGER PRIMARY KEY, path TEXT, id TEXT, key TEXT,
  title TEXT, published TEXT, publisher TEXT, UNIQUE (path, id));
CREATE VIRTUAL TABLE IF NOT EXISTS paragraphs USING fts5(text, actors, kinds, places UNINDEXED,
  tokenize = 'porter unicode61 remove_diacritics 2');
"""
    without = "articles cannot be searched"

    def missing(self, articles: Iterable[tuple[Article, str]]) -> list[Article]:
        """Return the articles that are not in the archive as they are now; each comes with its extraction key."""
        wanted = {(full_path(article.path), article.id): (article, key) for article, key in articles}
        if self._db is None:
            return []
        paths = sorted({path for path, _ in wanted})
        known = set(self._rows_among("SELECT path, id, key FROM articles WHERE path", paths))
        return [article for (path, name), (article, key) in wanted.items() if (path, name, key) not in known]

    def keep(self, readings: Iterable[tuple[Reading, str]], current: Iterable[Article]) -> None:
        """Put readings into the archive in one transaction, each with its extraction key.

        `current` are all articles of this run: others of the same files are what the files held before.
        """
        if self._db is None:
            return
        try:
            with self._db:
                _drop_former(self._db, current)
                for reading, key in readings:
                    _insert(self._db, reading, key)
        except sqlite3.Error as error:
            self._give_up(error)

    def find(self, query: Query, within: Sequence[str], most: int) -> Iterator[Hit]:
        """Yield what answers a query in the files and folders of `within` (none: everywhere), best first.

        Raises QueryError.
        """
        if self._db is None:
            return
        wanted = match(query)
        stated, values = conditions(query, within)
        if wanted:
            stated.insert(0, "paragraphs MATCH ?")
            values.insert(0, wanted)
        else:  # nothing said of the text: the opening of each article, its title where it has one
            stated.insert(0, f"paragraphs.rowid % {MOST_PARAGRAPHS} = 0")
        order = "bm25(paragraphs, 1.0, 0.5, 0.2)," if wanted else ""
        try:
            # SQLite's own knows the case of no letter beyond ASCII.
            self._db.create_function("folded", 1, _folded, deterministic=True)
            rows = self._db.execute(
                f"SELECT highlight(paragraphs, 0, '{OPENING}', '{CLOSING}'), places, path, id, title, published, publisher"  # noqa: S608 - values are bound
                f" FROM paragraphs JOIN articles ON number = paragraphs.rowid / {MOST_PARAGRAPHS}"
                f" WHERE {' AND '.join(stated)}"
                f" ORDER BY {order} published DESC, path, paragraphs.rowid LIMIT ?",
                [*values, most],
            ).fetchall()
        except sqlite3.Error as error:
            if "fts5" in str(error):
                raise QueryError(f"the query cannot be understood: {error}") from None
            self._give_up(error)
            return
        for row in rows:
            yield hit(row, query)


def _folded(text: str | None) -> str | None:
    return text.casefold() if text else text


def _drop_former(db: sqlite3.Connection, current: Iterable[Article]) -> None:
    """Delete what the files of this run held before and no longer hold."""
    held: dict[str, set[str]] = {}
    for article in current:
        if article.path != "-":
            held.setdefault(full_path(article.path), set()).add(article.id)
    for path, ids in held.items():
        for number, name in db.execute("SELECT number, id FROM articles WHERE path = ?", [path]).fetchall():
            if name not in ids:
                _drop(db, number)


def _drop(db: sqlite3.Connection, number: int) -> None:
    first = number * MOST_PARAGRAPHS
    db.execute("DELETE FROM paragraphs WHERE rowid >= ? AND rowid < ?", [first, first + MOST_PARAGRAPHS])
    db.execute("DELETE FROM articles WHERE number = ?", [number])


def _insert(db: sqlite3.Connection, reading: Reading, key: str) -> None:
    article = reading.article
    path = full_path(article.path)
    for (number,) in db.execute(
        "SELECT number FROM articles WHERE path = ? AND id = ?", [path, article.id]
    ).fetchall():
        _drop(db, number)
    number = db.execute(
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
    db.executemany(
        "INSERT INTO paragraphs (rowid, text, actors, kinds, places) VALUES (?, ?, ?, ?, ?)",
        [(first + at, *row) for at, row in enumerate(paragraphs(reading))],
    )
