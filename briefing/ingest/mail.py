"""E-mail to articles: messages, mailboxes of them, and web pages saved as messages (MHTML)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from functools import cache
from pathlib import PurePosixPath

import msgspec

from briefing.data import read_table
from briefing.ingest.assemble import Facts, Part, compose
from briefing.ingest.decode import decode, visible
from briefing.ingest.intake import Intake, Options, Unreadable, parsing
from briefing.ingest.lines import Line, Paragraph, paragraphs, split_lines
from briefing.ingest.members import read_member

MOST_HEADER = 2_000
FORWARDED_WITHIN = 12
MOST_QUOTED = 0.5
FEWEST_WORDS = 30
_ENVELOPE = re.compile(rb"(?:^|\n)From [^\n]*\n(?=[!-9;-~]{1,76}:)")
_QUOTED = re.compile(r"(?:>\s?)+")
_HEADER = re.compile(r"\*?([A-Za-z][\w-]{1,15}):\*?\s+(.*)")
_SPACES = re.compile(r"\s+")


class Marks(msgspec.Struct, frozen=True):
    """Lines by which mail programs mark what was forwarded or answered, and the heads of such lines."""

    forwarded: list[str]
    answered: list[str]
    signature: list[str]
    prefixes: list[str]
    heads: dict[str, list[str]]


@cache
def _marks() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str], dict[str, str]]:
    table = read_table("mail", Marks)
    patterns = [
        re.compile("|".join(f"(?:{each})" for each in lines), re.IGNORECASE)
        for lines in (table.forwarded, table.answered, table.signature)
    ]
    prefix = re.compile(rf"(?:\s*(?:{'|'.join(table.prefixes)})\s*(?:\[\d+\])?:\s*)+", re.IGNORECASE)
    heads = {name: meaning for meaning, names in table.heads.items() for name in names}
    return patterns[0], patterns[1], patterns[2], prefix, heads


def read_message(name: str, raw: bytes, options: Options) -> Iterator[Intake]:
    """Yield the article of a message, then those in its attachments. Raises Unreadable."""
    with parsing("a damaged e-mail"):
        message = message_from_bytes(raw)
        texts, attached = _contents(message)
    facts = _facts(message)
    parts, forwarded = _body(texts)
    if parts:
        yield compose(name, parts, forwarded.or_else(facts))
    elif not attached:
        raise Unreadable("an e-mail without text")
    for at, (title, content) in enumerate(attached, 1):
        options.budget.count()
        yield from read_member(name, title or f"attachment {at}", content, options)


def read_mailbox(name: str, raw: bytes, options: Options) -> Iterator[Intake]:
    """Yield the articles of a mailbox, one or more a message. Raises Unreadable."""
    marks = list(_ENVELOPE.finditer(raw))
    if not marks:
        raise Unreadable("a mailbox without messages")
    ends = [*(mark.start() for mark in marks[1:]), len(raw)]
    for number, (mark, end) in enumerate(zip(marks, ends, strict=True), 1):
        options.budget.count()
        yield from read_member(
            name, f"{number}.eml", raw[mark.end() : end].replace(b"\n>From ", b"\nFrom "), options
        )


def read_saved_page(name: str, raw: bytes, options: Options) -> Iterator[Intake]:  # noqa: ARG001 - a Reader
    """Yield the article of a web page that is saved with its pictures in one file. Raises Unreadable."""
    from briefing.ingest.markup import decode_markup
    from briefing.ingest.webpage import web_article

    with parsing("a damaged saved page"):
        message = message_from_bytes(raw)
        page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
        content = page.get_payload(decode=True) if page else None
    if page is None or not isinstance(content, bytes):
        raise Unreadable("a saved page without a page in it")
    text, notes = decode_markup(content, page.get_content_charset())
    address = _header(message, "Snapshot-Content-Location") or _header(page, "Content-Location")
    url = address if address and re.match(r"https?://\S+$", address) else None
    yield web_article(name, text, notes, Facts(url=url))


def _contents(message: Message) -> tuple[dict[str, tuple[str, tuple[str, ...]]], list[tuple[str, bytes]]]:
    """Return the texts of a message by their kind, plain or html, and its attachments with their names."""
    texts: dict[str, tuple[str, tuple[str, ...]]] = {}
    attached: list[tuple[str, bytes]] = []
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        kind = part.get_content_type()
        if kind == "message/rfc822" and part is not message:
            inner = part.get_payload()
            if isinstance(inner, list) and inner and isinstance(inner[0], Message):
                attached.append((f"{_header(inner[0], 'Subject') or 'message'}.eml", inner[0].as_bytes()))
        elif part.is_multipart():
            waiting[:0] = [each for each in part.get_payload() if isinstance(each, Message)]
        elif isinstance(content := part.get_payload(decode=True), bytes) and content.strip():
            title = _decoded(part.get_filename() or "")
            subtype = kind.removeprefix("text/")
            if kind in {"text/plain", "text/html"} and not title and subtype not in texts:
                texts[subtype] = decode(content, part.get_content_charset() or _declared(kind, content))
            elif title or kind.startswith("text/"):
                attached.append((PurePosixPath(title.replace("\\", "/")).name, content))
    return texts, [each for each in attached if not _is_decoration(each[0])]


def _declared(kind: str, content: bytes) -> str | None:
    if kind != "text/html":
        return None
    from briefing.ingest.markup import declared_encoding

    return declared_encoding(content)


def _is_decoration(title: str) -> bool:
    """Tell whether an attachment is a picture or a signature, which messages are full of."""
    return PurePosixPath(title).suffix.lower() in {
        ".png",
        ".gif",
        ".jpg",
        ".jpeg",
        ".svg",
        ".p7s",
        ".asc",
        ".vcf",
        ".ics",
    }


def _body(texts: dict[str, tuple[str, tuple[str, ...]]]) -> tuple[list[Part], Facts]:
    """Return the paragraphs of the fuller of the texts, and what the head of a forwarded message says."""
    plain, page = texts.get("plain", ("", ()))[0], texts.get("html", ("", ()))[0]
    if page.strip() and len(plain.split()) < max(FEWEST_WORDS, len(page.split()) / 10):
        from briefing.ingest.markup import html_tree, tree_parts

        return _told_apart(tree_parts(html_tree(page)))
    lines = split_lines(plain)
    quoted = [line for line in lines if _QUOTED.match(line.text)]
    written = [line for line in lines if line.bare and not _QUOTED.match(line.text)]
    if len(quoted) > MOST_QUOTED * (len(quoted) + len(written)):
        lines = [
            Line(_QUOTED.sub("", line.text, count=1) if _QUOTED.match(line.text) else line.text, line.number)
            for line in lines
        ]
        quoted = []
    head, lines, facts = _forwarded(lines)
    unread = {line.number for line in quoted}
    parts = [Part("boilerplate", Paragraph(line.bare, ((0, line.number),))) for line in head if line.bare]
    story, rest = _signed([line for line in lines if line.number not in unread])
    parts += [Part(None, paragraph) for paragraph in paragraphs(story)]
    parts += [Part("boilerplate", paragraph) for paragraph in paragraphs([*rest, *quoted])]
    return parts, facts


def _told_apart(parts: list[Part]) -> tuple[list[Part], Facts]:
    """Mark the head of a forwarded message and the signature among the paragraphs of a page."""
    lines = [Line(part.paragraph.text, at) for at, part in enumerate(parts)]
    head, rest, facts = _forwarded(lines)
    _, signed = _signed(rest)
    aside = {line.number for line in (*head, *signed)}
    return [
        Part("boilerplate", part.paragraph) if at in aside else part for at, part in enumerate(parts)
    ], facts


def _forwarded(lines: list[Line]) -> tuple[list[Line], list[Line], Facts]:
    """Split off what precedes a forwarded message, and its head: sender, date, subject."""
    forwarded, _, _, prefix, heads = _marks()
    at = next((at for at, line in enumerate(lines) if forwarded.match(line.bare)), None)
    if at is None:
        return [], lines, Facts()
    found: dict[str, str] = {}
    end = at + 1
    for number, line in enumerate(lines[at + 1 : at + 1 + FORWARDED_WITHIN], at + 1):
        head = _HEADER.match(line.bare)
        meaning = heads.get(head[1].lower()) if head else None
        if head and meaning:
            found.setdefault(meaning, head[2])
            end = number + 1
        elif line.bare and found and len(found) > 1:
            break
    subject = prefix.sub("", found["subject"], count=1) if "subject" in found else None
    sender = parseaddr(found.get("from", ""))
    facts = Facts(title=subject, published=_day(found.get("date", "")), publisher=sender[0] or None)
    return lines[:end], lines[end:], facts


def _signed(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Split a message where its signature, or the message that it answers, begins."""
    _, answered, signature, _, _ = _marks()
    for at, line in enumerate(lines):
        ends = (
            line.text.rstrip("\r") in {"-- ", "--"} or answered.match(line.bare) or signature.match(line.bare)
        )
        if ends and any(each.bare for each in lines[:at]):
            return lines[:at], lines[at:]
    return lines, []


def _facts(message: Message) -> Facts:
    prefix = _marks()[3]
    subject = _header(message, "Subject")
    who, address = parseaddr(_header(message, "From") or "")
    host = address.rpartition("@")[2]
    return Facts(
        title=prefix.sub("", subject, count=1) or subject if subject else None,
        published=_day(_header(message, "Date") or ""),
        publisher=who or host or None,
        source_id=_header(message, "Message-ID"),
        language=_header(message, "Content-Language"),
    )


def _header(message: Message, name: str) -> str | None:
    value = message.get(name)
    return _decoded(str(value)) or None if value is not None else None


def _decoded(value: str) -> str:
    """Return a header as words on one line, its encoded words decoded."""
    value = value[:MOST_HEADER]
    try:
        pieces = decode_header(value)
    except (ValueError, MessageError):
        pieces = [(value, None)]
    words = "".join(piece if isinstance(piece, str) else _word(piece, charset) for piece, charset in pieces)
    return _SPACES.sub(" ", visible(words)).strip()


def _word(raw: bytes, charset: str | None) -> str:
    """Return an encoded word of a header, empty where it is no text."""
    try:
        return decode(raw, charset)[0]
    except Unreadable:
        return ""


def _day(stamp: str) -> str | None:
    """Return the ISO date of a time stamp as e-mail writes it."""
    from briefing.ingest.publication import iso_date

    try:
        return parsedate_to_datetime(stamp).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return iso_date(stamp)
