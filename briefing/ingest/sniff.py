"""Which format bytes are in, by their content."""

from __future__ import annotations

import re

SAMPLE = 4_096
_BLANK = rb"(?:\xef\xbb\xbf)?\s*+"
_HTML = re.compile(
    _BLANK
    + rb"(?:<\?xml[^<>]{0,300}\?>\s*+)?+(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)
_XML = re.compile(
    _BLANK
    + rb"(?:<\?xml\s|(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+<(?:rss|feed|rdf:RDF|newsMessage|newsItem|NewsML|nitf)\b)"
)
_JSON = re.compile(_BLANK + rb"(?:\[\s*+[{\[\"\]]|\{\s*+[\"}])")
_MAIL = re.compile(
    rb"(?:(?:return-path|received|delivered-to|message-id|mime-version|from|to|subject|date|x-[\w-]{1,40}|dkim-signature|"
    rb"content-type|reply-to|sender|cc|list-[\w-]{1,30}|arc-[\w-]{1,40}|authentication-results)\s?:[^\n]*\n(?:[ \t][^\n]*\n)*+){3}",
    re.IGNORECASE,
)
_MAILBOX = re.compile(rb"From [^\n]{3,200}\n[!-9;-~]{1,76}:")
# What a file begins with, and the ending that files of that kind have.
_BEGINNINGS = (
    (b"%PDF-", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (b"\x1f\x8b", ".gz"),
    (b"\xfd7zXZ\x00", ".xz"),
    (b"WARC/", ".warc"),
    (b"PK\x05\x06", ".zip"),
)
# Endings of names that say more than the content does: a table is text, a web archive may be packed.
FITTING = {
    ".html": frozenset({".html", ".htm", ".xhtml", ".mhtml", ".mht", ".eml"}),
    ".xml": frozenset({".html", ".htm", ".xhtml", ".xml", ".rss", ".atom", ".rdf", ".nitf", ".newsml"}),
    ".json": frozenset({".json", ".jsonl", ".ndjson", ".txt", ".text", ".md", ".markdown"}),
    ".gz": frozenset({".gz", ".tgz", ".warc"}),
    ".eml": frozenset({".eml", ".mht", ".mhtml", ".md", ".markdown", ".txt", ".text"}),
}
_OFFICE = (("word/document.xml", ".docx"), ("META-INF/container.xml", ".epub"))


def format_of(raw: bytes) -> str | None:
    """Return the ending of a name that fits the content, None for plain text and what is not known."""
    for beginning, ending in _BEGINNINGS:
        if raw.startswith(beginning):
            return ending
    if raw.startswith(b"PK\x03\x04"):
        return _in_zip(raw)
    if raw[257:262] == b"ustar":
        return ".tar"
    if raw.startswith(b"BZh") and raw[4:10] == b"1AY&SY":
        return ".bz2"
    head = raw[:SAMPLE].replace(b"\r\n", b"\n")
    for pattern, ending in (
        (_HTML, ".html"),
        (_XML, ".xml"),
        (_JSON, ".json"),
        (_MAILBOX, ".mbox"),
        (_MAIL, ".eml"),
    ):
        if pattern.match(head):
            return ending
    return None


def _in_zip(raw: bytes) -> str:
    """Return which kind of document a ZIP container is, if it is one."""
    from io import BytesIO
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(raw)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and "content.xml" in names:
                return ".odt"
    except (BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        return ".zip"
    return next((ending for member, ending in _OFFICE if member in names), ".zip")
