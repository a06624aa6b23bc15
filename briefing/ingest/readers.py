"""The reader of each format: a format is one module and one line of `READERS`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from typing import cast

from briefing.ingest.intake import Budget, Intake, Options, Reader, Unreadable
from briefing.ingest.sniff import FITTING, format_of
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
    ".xml .rss .atom .rdf .nitf .newsml": "xmlnews:read_xml",
    ".pdf": "pdf:read_pdf",
    ".docx .docm .dotx": "office:read_word",
    ".odt .ott": "office:read_open_document",
    ".rtf": "rtf:read_rtf",
    ".eml": "mail:read_message",
    ".mbox .mbx": "mail:read_mailbox",
    ".mhtml .mht": "mail:read_saved_page",
    ".zip": "archives:read_zip",
    ".tar": "archives:read_tar",
    ".gz .tgz .bz2 .xz": "archives:read_packed",
    ".epub": "epub:read_book",
    ".warc": "warc:read_web_archive",
}
_BY_ENDING = {ending: reader for endings, reader in READERS.items() for ending in endings.split()}


def reader_for(suffix: str) -> Reader:
    """Return the reader for the ending of a file's name; unknown endings go by content.

    The reader raises nothing: what cannot be read is Skipped with the reason.
    """

    def reader(name: str, raw: bytes, options: Options) -> Iterator[Intake]:
        if not options.depth:
            options = replace(options, budget=Budget())
        answered = False
        try:
            for item in _load(_BY_ENDING[_ending(suffix.lower(), raw)])(name, raw, options):
                answered = True
                yield item
            if not answered:
                yield Skipped(name, "empty: nothing in it")
        except Unreadable as error:
            yield Skipped(name, str(error))
        except RecursionError:
            yield Skipped(name, "nested too deep to be read")

    return reader


def _ending(suffix: str, raw: bytes) -> str:
    """Return the ending by which a file is read: that of its content where this is plain, else its own, else text."""
    found = format_of(raw)
    if found is None or suffix in FITTING.get(found, ()):
        return suffix if suffix in _BY_ENDING else ".txt"
    return found


def _load(place: str) -> Reader:
    module, _, function = place.partition(":")
    return cast("Reader", getattr(import_module(f"briefing.ingest.{module}"), function))
