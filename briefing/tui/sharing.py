"""Giving things away: to the clipboard, to another program, into a file."""

from __future__ import annotations

import atexit
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from textual.app import SuspendNotSupported

from briefing.model import Article
from briefing.tui.board import Board
from briefing.tui.dialogs import AskText
from briefing.tui.layout import clean
from briefing.tui.rows.actors import counted
from briefing.tui.rows.citing import citation, listed
from briefing.tui.view import narrowed

AS_THEY_ARE = {".txt", ".md", ".markdown", ".text"}


class SharingKeys(Board):
    """Copies, opens files in other programs, and writes the analyst's brief."""

    def action_copy(self) -> None:
        """Copy the row with its source."""
        row = self._pane.row
        if row is not None:
            self.app.copy_to_clipboard(citation(row.words or row.text, row.evidence, self._view.briefing))
            self._say("Copied the line with its source.")

    def action_copy_pane(self) -> None:
        """Copy all rows of the pane, or the whole article."""
        if self._active == "source":
            self.app.copy_to_clipboard(self._reader.text)
            self._say("Copied the article.")
        else:
            lines = listed(self._pane.rows)
            self.app.copy_to_clipboard("\n".join(lines))
            self._say(f"Copied {counted(len(lines), 'line')}.")

    # --- other programs ------------------------------------------------------------------------

    def action_pager(self) -> None:
        """Open the file at the line in $PAGER."""
        self._open_with(os.environ.get("PAGER") or "less")

    def action_editor(self) -> None:
        """Open the file at the line in $EDITOR."""
        self._open_with(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")

    def _open_with(self, command: str) -> None:
        article = self._reader.article
        if article is None:
            self._say("Choose a line first: its article is what is opened.")
            return
        program, path, line = _words(command), *file_of(article, self._line)
        if not program or shutil.which(program[0]) is None:
            self._say(f"{command!r} is not a program here; set $PAGER or $EDITOR.", wrong=True)
            return
        try:
            with self.app.suspend():
                subprocess.run([*program, f"+{line}", str(path)], check=False, stdin=sys.__stdin__)  # noqa: S603 - the analyst's own program, without a shell
        except SuspendNotSupported:
            self._say("Other programs cannot be opened from here.", wrong=True)
        except OSError as error:
            self._say(f"{command}: {error.strerror}", wrong=True)
        self.refresh(layout=True)

    @property
    def _line(self) -> tuple[int, int]:
        """The line of the file and the offset of the text that the source shows."""
        reader = self._reader
        if reader.evidence is not None:
            return reader.evidence.line, reader.evidence.start
        return 1, 0

    # --- the analyst's brief -------------------------------------------------------------------

    def action_write(self) -> None:
        """Ask for a file, then write the analyst's brief to it."""
        from briefing.report.own import FORMATS

        hint = f"the ending chooses: {', '.join(FORMATS)} · esc cancels"
        self._ask_over(AskText("Write your brief to", _free_name(), hint), self._write)

    def _write(self, name: str | None) -> None:
        from briefing.report.own import FORMATS, own_brief

        if not name:
            return
        path = Path(name).expanduser()
        form = path.suffix.lstrip(".").lower()
        if form not in FORMATS:
            self._say(f"{name}: end the name in {', '.join(f'.{one}' for one in FORMATS)}.", wrong=True)
            return
        if path.exists():
            self._say(f"{path} exists already; choose another name.", wrong=True)
            return
        view = narrowed(self._view)
        try:
            path.write_text(own_brief(form, view.briefing, view.marks, view.length), encoding="utf-8")
        except OSError as error:
            self._say(f"{path}: cannot be written: {error.strerror}", wrong=True)
            return
        self._say(f"Your brief is in {clean(str(path))}.")


def _free_name() -> str:
    """Return a name for a brief that no file has yet, since a file that stands there is never replaced."""
    names = ("brief.md", *(f"brief-{count}.md" for count in range(2, 100)))
    return next((name for name in names if not Path(name).exists()), names[0])


def _words(command: str) -> list[str]:
    """Return a command as a program and its arguments; nothing where it cannot be read."""
    try:
        return shlex.split(command)
    except ValueError:
        return []


def file_of(article: Article, at: tuple[int, int]) -> tuple[Path, int]:
    """Return the file to open and the line: the article's own, else its text in a temporary file."""
    line, offset = at
    path = Path(article.path)
    if path.suffix.lower() in AS_THEY_ARE and path.is_file():
        return path.resolve(), line
    copy = _folder_of_copies() / f"{article.id}.txt"
    copy.write_text("\n".join(clean(one) for one in article.text.split("\n")), encoding="utf-8")
    return copy, article.text.count("\n", 0, offset) + 1


@cache
def _folder_of_copies() -> Path:
    """Return a folder that goes when the program ends: an editor may come back before it has read its file."""
    folder = tempfile.mkdtemp(prefix="briefing-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)
