"""Exports of news databases to articles: JSON documents, JSON lines, and tables, one article a record."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from briefing.ingest.assemble import Part, compose, plain_parts
from briefing.ingest.decode import decode, harmless
from briefing.ingest.fields import Record, keys_of, record_of, records_in, unwrapped
from briefing.ingest.intake import Intake, Options, Unreadable
from briefing.ingest.lines import Paragraph
from briefing.model import Skipped

LARGEST_CELL = 20_000_000
PROBE = 40
LONGEST_RECORD = 1_000_000
"""Characters in which the next record is looked for: what stands otherwise in the file would be sought in all of it."""
_MARKUP = re.compile(
    r"<(?:/?(?:p|br|div|h[1-6]|a|b|i|em|strong|span|ul|ol|li|section|article|img|figure|table|html|body)\b[^<>]*|!\[CDATA\[|\?xml\b)|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|nbsp|amp|quot|lt|gt|[lr][sd]quo|[nm]dash|hellip);",
    re.IGNORECASE,
)
_CUT = re.compile(r"(?:…|\.\.\.)?\s*\[\+(?P<count>\d{1,9}) chars\]\s*$")
_WITHDRAWN = frozenset({"withheld", "canceled", "cancelled", "retracted"})
_NO_ARTICLE = frozenset({"picture", "photo", "image", "graphic", "video", "audio"})


def read_json(name: str, raw: bytes, options: Options) -> Iterator[Intake]:
    """Yield the articles of a JSON document, or of JSON lines. Raises Unreadable for what is neither."""
    text, notes = decode(raw)
    try:
        value = json.loads(text, strict=False)
    except RecursionError:
        raise Unreadable("JSON that is nested too deep") from None
    except ValueError as error:
        if _is_json_lines(text):
            yield from _lines(name, text, notes, options)
            return
        raise Unreadable(f"not valid JSON: {harmless(str(error))}") from None
    records = records_in(value)
    if records is None:
        yield _article(name, 1, value, notes, options)
        return
    if not records:
        raise Unreadable("an empty list: no article in it")
    line = 1
    at = 0
    for value in records:
        found = _find(text, value, at)
        line += text.count("\n", at, found)
        at = found
        yield _article(name, line, value, notes, options)


def read_json_lines(name: str, raw: bytes, options: Options) -> Iterator[Intake]:
    """Yield the article of each line, or why a line holds none."""
    text, notes = decode(raw)
    yield from _lines(name, text, notes, options)


def read_table(name: str, raw: bytes, options: Options) -> Iterator[Intake]:
    """Yield the article of each row of a table with commas, semicolons or tabs, whose first row names the columns."""
    text, notes = decode(raw)
    head = text.lstrip("\n").split("\n", 1)[0]
    separator = max("\t,;|", key=head.count)
    csv.field_size_limit(LARGEST_CELL)
    rows = csv.reader((f"{line}\n" for line in text.split("\n")), delimiter=separator)
    try:
        columns = next((row for row in rows if row), [])
        if not record_of(dict.fromkeys(columns, "x"), options.fields).text:
            shown = ", ".join(harmless(column)[:40] for column in columns[:12])
            raise Unreadable(f"no column that holds an article's text (columns: {shown})")
        line = rows.line_num + 1
        for row in rows:
            if row:
                yield _article(name, line, dict(zip(columns, row, strict=False)), notes, options)
            line = rows.line_num + 1
    except csv.Error as error:
        raise Unreadable(f"not a sound table: line {rows.line_num}: {error}") from None


def field_parts(text: str, line: int) -> list[Part]:
    """Return the paragraphs of a field of a record, which may hold HTML."""
    if _MARKUP.search(text):
        from briefing.ingest.markup import fragment_parts

        return fragment_parts(text, line)
    return plain_parts(text, line)


def _is_json_lines(text: str) -> bool:
    first = text.lstrip().split("\n", 1)[0].rstrip()
    return first.startswith("{") and first.endswith("}")


def _lines(name: str, text: str, notes: tuple[str, ...], options: Options) -> Iterator[Intake]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line, strict=False)
        except RecursionError:
            yield Skipped(f"{name}:{number}", "not an article: nested too deep")
        except ValueError as error:
            yield Skipped(f"{name}:{number}", f"not an article: {harmless(str(error))}")
        else:
            yield _article(name, number, value, notes, options)


def _article(name: str, line: int, value: Any, notes: tuple[str, ...], options: Options) -> Intake:
    """Return the article of one record, or why it holds none."""
    place = f"{name}:{line}"
    if not isinstance(value, dict):
        return Skipped(place, "not an article: no JSON object")
    value = unwrapped(value)
    record = record_of(value, options.fields)
    if isinstance(kind := value.get("type"), str) and kind.lower() in _NO_ARTICLE and not record.whole:
        return Skipped(place, f"{kind.lower()}: no text of an article")
    if not record.text or (not record.whole and "$schema" in value):
        return Skipped(place, _lack(value, record))
    try:
        parts, cut = _parts(record, line)
        record = _plain_title(record)
    except Unreadable as error:
        return Skipped(place, str(error))
    if not parts:
        return Skipped(place, "empty: the article has no text")
    if not record.whole:
        notes = (*notes, "only the summary: the record has no full text")
    if record.status in _WITHDRAWN:
        notes = (*notes, f"{record.status} by its publisher")
    article = compose(name, parts, record.facts, (*notes, *cut))
    return replace(article, lines=tuple((offset, line) for offset, _ in article.lines))


def _lack(value: Mapping[str, Any], record: Record) -> str:
    if "text" in value and not record.text:
        return "empty: the article has no text"
    if record.facts.title:
        return "only a title: the record has no text"
    return f"not an article: no field that holds its text (fields: {', '.join(keys_of(value))})"


def _parts(record: Record, line: int) -> tuple[list[Part], tuple[str, ...]]:
    """Return the paragraphs of a record, and a note where the database cut its text short."""
    cut = _CUT.search(record.text[-60:])
    text = record.text[: len(record.text) - len(cut[0])] if cut else record.text
    note = f"cut short by the source: {cut['count']} characters are missing" if cut else ""
    if "<nitf" in text[:2_000]:
        from briefing.ingest.newsml import nitf_parts

        return [
            Part(part.kind, Paragraph(part.paragraph.text, ((0, line),))) for part in nitf_parts(text)
        ], ()
    return field_parts(text, line), (note,) if note else ()


def _plain_title(record: Record) -> Record:
    """Return the record with a title that holds no marks of HTML."""
    title = record.facts.title
    if not title or not _MARKUP.search(title):
        return record
    from briefing.ingest.markup import words_of

    return replace(record, facts=replace(record.facts, title=words_of(title)))


def _find(text: str, value: Any, at: int) -> int:
    """Return where a record begins, as far as one of its strings is found after `at`."""
    if isinstance(value, dict):
        for each in list(unwrapped(value).values())[:12]:
            if isinstance(each, str) and len(each) > 3:
                for probe in _spellings(each[:PROBE]):
                    found = text.find(probe, at, at + LONGEST_RECORD)
                    if found >= 0:
                        return found
    return at


def _spellings(words: str) -> Iterator[str]:
    """Yield the ways in which JSON writes how a string begins, some of them with a backslash before each slash."""
    for ascii_only in (True, False):
        spelled = json.dumps(words, ensure_ascii=ascii_only)[:-1]
        yield spelled
        if "/" in spelled:
            yield spelled.replace("/", "\\/")
