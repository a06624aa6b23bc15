"""Which files are read, by which reader, and why others are not."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.ingest.decode import NotText, decode
from briefing.ingest.jsonlines import looks_like_json_lines, read_json_lines
from briefing.ingest.markdown import read_markdown
from briefing.ingest.plain import read_plain
from briefing.model import Article, Skipped

Intake = Article | Skipped
Reader = Callable[[str, str, tuple[str, ...]], Iterable[Intake]]
READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
}
STANDARD_INPUT = "-"
LARGEST_FILE = 20_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read; `name` is its path as the analyst gave or would give it."""

    name: str
    path: Path


def ingest(paths: Iterable[str], stdin: bytes | None = None) -> Iterator[Intake]:
    """Yield every article under the paths, sorted within folders, and what holds none with the reason.

    `stdin` holds the bytes of standard input, read where a path is `-`.
    """
    for found in discover(paths):
        if isinstance(found, Skipped):
            yield found
        elif found.name == STANDARD_INPUT:
            yield from _articles(STANDARD_INPUT, "", stdin or b"")
        else:
            yield from _read(found)


def discover(paths: Iterable[str]) -> Iterator[Source | Skipped]:
    """Yield the files that would be read, each once, without opening any."""
    seen: set[str] = set()
    for name in paths:
        if name == STANDARD_INPUT:
            yield Source(name, Path(name))
            continue
        for found in _under(Path(name)):
            if isinstance(found, Source):
                real = os.path.realpath(found.path)
                if real in seen:
                    continue
                seen.add(real)
            yield found


def _under(path: Path) -> Iterator[Source | Skipped]:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        yield Skipped(str(path), "no such file or folder")
        return
    except OSError as error:
        yield Skipped(str(path), f"cannot be opened: {error.strerror}")
        return
    if stat.S_ISDIR(mode):
        yield from _in_folder(path, os.path.realpath(path))
    elif stat.S_ISREG(mode):
        yield Source(path.as_posix(), path)
    else:
        yield Skipped(str(path), "not a file: pipes, devices and sockets are not opened")


def _in_folder(folder: Path, root: str) -> Iterator[Source | Skipped]:
    """Walk a folder in order of names; hidden entries and links that lead out of it are left alone."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Skipped(str(folder), f"cannot be opened: {error.strerror}")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = folder / entry.name
        if entry.is_symlink():
            target = os.path.realpath(path)
            if os.path.isdir(target):  # noqa: PTH112 - a resolved string
                continue
            if os.path.commonpath([root, target]) != root:
                yield Skipped(path.as_posix(), "a link that leads out of the folder")
                continue
        if entry.is_dir(follow_symlinks=False):
            yield from _in_folder(path, root)
        else:
            yield from _under(path)


def _read(source: Source) -> Iterator[Intake]:
    try:
        # Never blocks, even where the name became a pipe since it was looked at.
        with os.fdopen(os.open(source.path, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except OSError as error:
        yield Skipped(source.name, f"cannot be opened: {error.strerror or error}")
        return
    if len(raw) > LARGEST_FILE:
        yield Skipped(source.name, f"too large: more than {LARGEST_FILE // 1_000_000} MB")
        return
    yield from _articles(source.name, source.path.suffix.lower(), raw)


def _articles(name: str, suffix: str, raw: bytes) -> Iterator[Intake]:
    if not raw.strip():
        yield Skipped(name, "empty" if not raw else "empty: only white space")
        return
    try:
        text, notes = decode(raw)
    except NotText as error:
        yield Skipped(name, str(error))
        return
    if not text.strip():
        yield Skipped(name, "empty: only white space")
        return
    reader = READERS.get(suffix)
    if reader is None:
        reader = read_json_lines if looks_like_json_lines(text) else read_plain
    for item in reader(name, text, notes):
        if isinstance(item, Article) and not item.text.strip():
            yield Skipped(name, "empty: nothing in it but marks")
        else:
            yield item
