"""What the analyst did to a briefing: stars, notes, what is read or hidden, corrections; kept over re-runs.

Marks belong to a place, the folders and files that were briefed together, and to the id of an item,
which is the same whenever the same words are found again. They are the only thing that `briefing`
keeps that cannot be computed anew, so a damaged database is set aside, never deleted.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Literal

from briefing.closing import Closing
from briefing.config import Settings
from briefing.database import MEMORY, connect, connect_state
from briefing.model import Briefing, without
from briefing.places import place_of, state_folder

FILE = "marks.sqlite"
CorrectionKind = Literal["merge", "hide", "kind", "role"]
_SCHEMA = """
CREATE TABLE IF NOT EXISTS marks (
  place TEXT, item TEXT, starred INTEGER, read INTEGER, hidden INTEGER, note TEXT, label TEXT,
  PRIMARY KEY (place, item)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS corrections (place TEXT, kind TEXT, name TEXT, value TEXT,
  PRIMARY KEY (place, kind, name)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS steps (number INTEGER PRIMARY KEY, place TEXT, undo TEXT, words TEXT);
"""
_STEPS_KEPT = 200


@dataclass(frozen=True, slots=True)
class Mark:
    """What the analyst noted of one item; `label` is the item in words, for when it is no longer found."""

    starred: bool = False
    read: bool = False
    hidden: bool = False
    note: str = ""
    label: str = ""


no_mark = Mark()


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction of an actor: `value` is the actor that it belongs to, its kind, its role; empty to hide it."""

    kind: CorrectionKind
    name: str
    value: str = ""


class Marks(Closing):
    """The marks of one place. `problem` says why they are not kept, where that is so."""

    def __init__(self, path: Path | None, place: str) -> None:
        """Open the database at `path`; None, or one that cannot be used, keeps marks for this run only."""
        self.problem: str | None = None
        self._place = place
        self.new = path is not None and not path.exists()
        try:
            self._db = connect_state(path, _SCHEMA) if path else connect(MEMORY, _SCHEMA)
        except (OSError, sqlite3.Error) as error:
            self.problem = f"marks are not kept: {path}: {error}"
            self._db = connect(MEMORY, _SCHEMA)

    def close(self) -> None:
        self._db.close()

    def all(self) -> dict[str, Mark]:
        """Return the marks by item."""
        rows = self._db.execute(
            "SELECT item, starred, read, hidden, note, label FROM marks WHERE place = ?", [self._place]
        )
        return {
            item: Mark(bool(starred), bool(read), bool(hidden), str(note), str(label))
            for item, starred, read, hidden, note, label in rows
        }

    def set(self, item: str, mark: Mark, words: str) -> None:
        """Replace the mark of an item, as one step that can be undone; `words` say what was done."""
        before = self.all().get(item)
        undo = ("mark", item, *_packed(before)) if before else ("unmark", item)
        with self._db:
            self._write(item, mark)
            self._remember(undo, words)

    def corrections(self) -> tuple[Correction, ...]:
        """Return the corrections that are not written to `.briefing.yaml`, in a fixed order."""
        rows = self._db.execute(
            "SELECT kind, name, value FROM corrections WHERE place = ? ORDER BY kind, name", [self._place]
        )
        return tuple(Correction(kind, name, value) for kind, name, value in rows)

    def correct(self, correction: Correction, words: str) -> None:
        """Add a correction or replace the one of the same kind and name, as one step that can be undone."""
        same = [c for c in self.corrections() if (c.kind, c.name) == (correction.kind, correction.name)]
        before = same[0].value if same else None
        undo = ("correct", correction.kind, correction.name, *([before] if before is not None else []))
        with self._db:
            self._keep(correction)
            self._remember(undo, words)

    def take_back(self, correction: Correction, words: str) -> None:
        """Drop a correction, as one step that can be undone."""
        with self._db:
            self._drop(correction.kind, correction.name)
            self._remember(("correct", correction.kind, correction.name, correction.value), words)

    def forget_corrections(self) -> None:
        """Drop the corrections, which stand in `.briefing.yaml` now; steps that made them cannot be undone."""
        with self._db:
            self._db.execute("DELETE FROM corrections WHERE place = ?", [self._place])
            self._db.execute("DELETE FROM steps WHERE place = ? AND undo LIKE 'correct%'", [self._place])

    def undo(self) -> str | None:
        """Take the last step back and return what it was in words; None where there is none."""
        last = self._db.execute(
            "SELECT number, undo, words FROM steps WHERE place = ? ORDER BY number DESC LIMIT 1",
            [self._place],
        ).fetchone()
        if last is None:
            return None
        number, undo, words = last
        kind, *parts = undo.split("\x1f")
        with self._db:
            if kind == "mark":
                self._write(parts[0], _unpacked(parts[1:]))
            elif kind == "unmark":
                self._db.execute("DELETE FROM marks WHERE place = ? AND item = ?", [self._place, parts[0]])
            elif len(parts) > 2:
                self._keep(Correction(parts[0], parts[1], parts[2]))
            else:
                self._drop(*parts)
            self._db.execute("DELETE FROM steps WHERE number = ?", [number])
        return str(words)

    def _write(self, item: str, mark: Mark) -> None:
        values = [self._place, item, mark.starred, mark.read, mark.hidden, mark.note, mark.label]
        self._db.execute("INSERT OR REPLACE INTO marks VALUES (?, ?, ?, ?, ?, ?, ?)", values)

    def _keep(self, correction: Correction) -> None:
        values = [self._place, correction.kind, correction.name, correction.value]
        self._db.execute("INSERT OR REPLACE INTO corrections VALUES (?, ?, ?, ?)", values)

    def _drop(self, kind: str, name: str) -> None:
        self._db.execute(
            "DELETE FROM corrections WHERE place = ? AND kind = ? AND name = ?", [self._place, kind, name]
        )

    def _remember(self, undo: Sequence[str], words: str) -> None:
        plain = [part.replace("\x1f", " ") for part in undo]
        self._db.execute(
            "INSERT INTO steps (place, undo, words) VALUES (?, ?, ?)",
            [self._place, "\x1f".join(plain), words],
        )
        self._db.execute(
            "DELETE FROM steps WHERE number <= (SELECT max(number) FROM steps) - ?", [_STEPS_KEPT]
        )


def open_marks(paths: Iterable[str], *, kept: bool = True) -> Marks:
    """Return the marks over these paths; unless `kept`, they last for this run only."""
    return Marks(state_folder() / FILE if kept else None, place_of(paths))


def marks_kept(paths: Iterable[str]) -> Marks:
    """Return the marks over these paths to read, without making a database where there is none."""
    return open_marks(paths, kept=(state_folder() / FILE).exists())


def without_hidden(briefing: Briefing, marks: Mapping[str, Mark]) -> Briefing:
    """Return the briefing, and each of its stories, without the items that the analyst hid."""
    hidden = {item for item, mark in marks.items() if mark.hidden}
    if not hidden:
        return briefing
    stories = tuple(without(story, hidden) for story in briefing.stories)
    return replace(without(briefing, hidden), stories=stories)


def corrected(settings: Settings, corrections: Iterable[Correction]) -> Settings:
    """Return the settings with the analyst's corrections laid over them."""
    merge, kind, roles, hide = (
        dict(settings.merge),
        dict(settings.kind),
        dict(settings.roles),
        list(settings.hide),
    )
    for one in corrections:
        if one.kind == "merge":
            merge[one.name] = one.value
        elif one.kind == "kind":
            kind[one.name] = one.value  # type: ignore[assignment]  # chosen from the list of kinds
        elif one.kind == "role":
            roles[one.name] = one.value
        elif one.name not in hide:
            hide.append(one.name)
    return replace(settings, merge=merge, kind=kind, roles=roles, hide=hide)


def _packed(mark: Mark) -> tuple[str, ...]:
    return tuple(
        str(int(value)) if isinstance(value, bool) else value
        for value in (getattr(mark, one.name) for one in fields(mark))
    )


def _unpacked(parts: Sequence[str]) -> Mark:
    starred, read, hidden, note, label = parts
    return Mark(starred == "1", read == "1", hidden == "1", note, label)
