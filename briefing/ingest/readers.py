"""The reader of each format: a format is one module and one line of `READERS`."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import cast

from briefing.ingest.intake import Intake, Options, Reader, Unreadable
from briefing.ingest.sniff import format_of
from briefing.model import Skipped

# Endings of names, and the module (of this package) and function that reads such files. Modules are imported
# when the first such file is met: what reads PDF costs those nothing who have none.
READERS = {
    ".txt .text": "plain:read_plain",
    ".md .markdown": "markdown:read_markdown",
    ".html .htm .xhtml": "webpage:read_web_page",
    ".json": "records:read_json",
    ".jsonl .ndjson": "records:read_json_lines",
    ".csv .tsv": "records:read_table",
}
_BY_ENDING = {ending: reader for endings, reader in READERS.items() for ending in endings.split()}
_TEXT = {".txt", ".text", ".md", ".markdown"}


def reader_for(suffix: str) -> Reader:
    """Return the reader for the ending of a file's name; unknown endings go by content.

    The reader raises nothing: what cannot be read is Skipped with the reason.
    """

    def reader(name: str, raw: bytes, options: Options) -> Iterator[Intake]:
        ending = _ending(suffix.lower(), raw)
        try:
            yield from _load(_BY_ENDING[ending])(name, raw, options)
        except Unreadable as error:
            yield Skipped(name, str(error))
        except RecursionError:
            yield Skipped(name, "nested too deep to be read")

    return reader


def _ending(suffix: str, raw: bytes) -> str:
    """Return the ending by which a file is read: its own, unless it is unknown or the content is plainly another's."""
    if suffix in _BY_ENDING and suffix not in _TEXT:
        return suffix
    found = format_of(raw)
    if suffix in _TEXT:
        return found if found == ".html" else suffix
    return found or ".txt"


def _load(place: str) -> Reader:
    module, _, function = place.partition(":")
    return cast("Reader", getattr(import_module(f"briefing.ingest.{module}"), function))
