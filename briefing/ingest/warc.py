"""Web archives (WARC) to the articles among the pages in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from io import BytesIO, StringIO
from typing import Any

from briefing.ingest.decode import harmless_name
from briefing.ingest.intake import Intake, Options, Unreadable, parsing
from briefing.ingest.members import LARGEST_MEMBER, WITHIN, read_member
from briefing.model import Skipped

# Kinds of content that may hold an article, and the ending by which each is read.
_KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/json": ".json",
    "text/plain": ".txt",
}


def read_web_archive(name: str, raw: bytes, options: Options) -> Iterator[Intake]:
    """Yield the articles of the pages in a web archive; pictures, scripts and failed requests count as none.

    Raises Unreadable for a damaged archive and one without a page.
    """
    from warcio.archiveiterator import ArchiveIterator

    pages = others = 0
    with _reading():
        records = iter(ArchiveIterator(BytesIO(raw)))
    while True:
        with _reading():
            record = next(records, None)
            if record is None:
                break
            if record.rec_type not in {"response", "resource"}:
                continue
            kind, address = _kind(record), str(record.rec_headers.get_header("WARC-Target-URI") or "page")
            if kind not in _KINDS or (record.http_headers and record.http_headers.get_statuscode() != "200"):
                others += 1
                continue
            content = record.content_stream().read(LARGEST_MEMBER + 1)
        options.budget.count()
        pages += 1
        if len(content) > LARGEST_MEMBER:
            yield Skipped(f"{name}{WITHIN}{harmless_name(address[:200])}", "too large for an article")
        else:
            yield from read_member(name, address[:200], content, options, _KINDS[kind])
    if not pages:
        raise Unreadable(f"a web archive without a page of text ({others} other records)")


@contextmanager
def _reading() -> Iterator[None]:
    """Turn what is raised into Unreadable; warcio's own words about damage must not reach the terminal."""
    with parsing("a damaged web archive"), redirect_stderr(StringIO()):
        yield


def _kind(record: Any) -> str:
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    return str(headers.get_header("Content-Type") or "").partition(";")[0].strip().lower() if headers else ""
