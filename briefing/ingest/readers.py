"""The reader of each format: a format is one module and one line of `READERS`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from briefing.ingest.decode import NotText, decode
from briefing.ingest.jsonlines import looks_like_json_lines, read_json_lines
from briefing.ingest.markdown import read_markdown
from briefing.ingest.plain import read_plain
from briefing.model import Article, Skipped

Intake = Article | Skipped
Reader = Callable[[str, bytes], Iterable[Intake]]
"""Takes the name to show and the bytes of a file; yields its articles, and what holds none with the reason."""
TextReader = Callable[[str, str, tuple[str, ...]], Iterable[Intake]]
"""The same for a file that is text: name, text and notes on its encoding."""


def as_text(read: TextReader) -> Reader:
    """Return a reader of bytes that decodes them first."""

    def reader(name: str, raw: bytes) -> Iterator[Intake]:
        try:
            text, notes = decode(raw)
        except NotText as error:
            yield Skipped(name, str(error))
            return
        if text.strip():
            yield from read(name, text, notes)
        else:
            yield Skipped(name, "empty: only white space")

    return reader


def read_unknown(name: str, text: str, notes: tuple[str, ...]) -> Iterable[Intake]:
    """Read a text whose name says nothing of its format."""
    return (read_json_lines if looks_like_json_lines(text) else read_plain)(name, text, notes)


READERS: dict[str, Reader] = {
    ".txt": as_text(read_plain),
    ".text": as_text(read_plain),
    ".md": as_text(read_markdown),
    ".markdown": as_text(read_markdown),
    ".jsonl": as_text(read_json_lines),
    ".ndjson": as_text(read_json_lines),
}


def reader_for(suffix: str) -> Reader:
    """Return the reader for the ending of a file's name; unknown endings go by content."""
    return READERS.get(suffix.lower(), as_text(read_unknown))
