"""Which files are read, by which reader, and why others are not."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.ingest.decode import harmless_name
from briefing.ingest.intake import Intake, Options
from briefing.ingest.readers import reader_for
from briefing.ingest.sniff import FITTING, format_of
from briefing.model import Article, Skipped

STANDARD_INPUT = "-"
SMALL_FILE = 1_000_000
PLAIN_ENDINGS = frozenset({".txt", ".text", ".md", ".markdown", ".jsonl", ".ndjson"})
DEFAULT = Options()
NOT_A_FILE = "not a file: pipes, devices and sockets are not opened"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read; `name` is its path as the analyst would write it, safe to show."""

    name: str
    path: Path


def ingest(paths: Iterable[str], stdin: bytes | None = None, options: Options = DEFAULT) -> Iterator[Intake]:
    """Yield every article under the paths, sorted within folders, and what holds none with the reason.

    `stdin` holds the bytes of standard input, read where a path is `-`.
    """
    for found in discover(paths):
        if isinstance(found, Skipped):
            yield found
        else:
            yield from read(found, stdin, options)


def discover(paths: Iterable[str]) -> Iterator[Source | Skipped]:
    """Yield the files that would be read, each once, without opening any, and what is left out with the reason."""
    seen: set[str] = set()
    for name in paths:
        for found in _under(name):
            if isinstance(found, Source):
                key = name if name == STANDARD_INPUT else os.path.realpath(found.path)
                if key in seen:
                    continue
                seen.add(key)
            yield found


def read(source: Source, stdin: bytes | None = None, options: Options = DEFAULT) -> Iterator[Intake]:
    """Yield the articles of one file, or why it holds none."""
    if source.name == STANDARD_INPUT:
        yield from _articles(source, stdin or b"", options)
        return
    try:
        raw = _content(source.path, options.largest)
    except OSError as error:
        yield Skipped(source.name, f"cannot be opened: {error.strerror or error}")
        return
    if raw is None:
        yield Skipped(source.name, NOT_A_FILE)
    else:
        yield from _articles(source, raw, options)


def is_plain(source: Source, stdin: bytes | None = None) -> bool:
    """Tell whether a file is small text by its name and its content: reading it can neither hang nor harm."""
    try:
        raw = (stdin or b"") if source.name == STANDARD_INPUT else _content(source.path, SMALL_FILE)
    except OSError:
        return True
    if raw is None or len(raw) > SMALL_FILE:
        return raw is None
    suffix = source.path.suffix.lower()
    if suffix in PLAIN_ENDINGS:
        found = format_of(raw)
        return found is None or suffix in FITTING.get(found, ())
    return source.name == STANDARD_INPUT and format_of(raw) is None


def _under(name: str) -> Iterator[Source | Skipped]:
    if name == STANDARD_INPUT:
        yield Source(name, Path(name))
        return
    path = Path(name)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield Skipped(_shown(path), _why(error))
        return
    if stat.S_ISDIR(mode):
        yield from _in_folder(path)
    else:
        yield _entry(path, mode)


def _in_folder(top: Path) -> Iterator[Source | Skipped]:
    """Walk a folder in order of names; hidden entries and links that lead out of it are left alone."""
    root = os.path.realpath(top)
    waiting = [top]
    while waiting:
        path = waiting.pop()
        try:
            if path is not top and path.is_symlink():
                target = os.path.realpath(path)
                if os.path.commonpath([root, target]) != root:
                    yield Skipped(_shown(path), "a link that leads out of the folder")
                    continue
                if os.path.isdir(target):  # noqa: PTH112 - a resolved string
                    continue
            mode = path.stat().st_mode
            if stat.S_ISDIR(mode):
                names = sorted((name for name in os.listdir(path) if not name.startswith(".")), reverse=True)  # noqa: PTH208 - names
                waiting += [path / name for name in names]
                continue
        except OSError as error:
            yield Skipped(_shown(path), _why(error))
            continue
        yield _entry(path, mode)


def _entry(path: Path, mode: int) -> Source | Skipped:
    return Source(_shown(path), path) if stat.S_ISREG(mode) else Skipped(_shown(path), NOT_A_FILE)


def _shown(path: Path) -> str:
    return harmless_name(path.as_posix())


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return "no such file or folder"
    return f"cannot be opened: {error.strerror or error}"


def _content(path: Path, largest: int) -> bytes | None:
    """Return the bytes of a file, one more than the limit at most; None where it is no regular file.

    Never blocks, even where the name became a pipe since it was looked at.
    """
    with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            return None
        return file.read(largest + 1)


def _articles(source: Source, raw: bytes, options: Options) -> Iterator[Intake]:
    if len(raw) > options.largest:
        yield Skipped(source.name, f"too large: more than {options.largest / 1e6:g} MB")
        return
    if not raw.strip():
        yield Skipped(source.name, "empty: only white space" if raw else "empty")
        return
    for item in reader_for(source.path.suffix)(source.name, raw, options):
        if isinstance(item, Article) and not item.text.strip():
            yield Skipped(source.name, "empty: nothing in it but marks")
        else:
            yield item
