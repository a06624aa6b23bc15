"""Markdown to an article: marks of emphasis and links become the text that they mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing.ingest.assemble import Facts, assemble
from briefing.ingest.decode import decode
from briefing.ingest.intake import Options
from briefing.ingest.kinds import classify
from briefing.ingest.lines import Line, is_prose, paragraphs, split_lines
from briefing.ingest.publication import iso_date
from briefing.model import Article, BlockKind

_FENCE = re.compile(r"\s{0,3}(```+|~~~+)")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*)")
_UNDERLINE = re.compile(r"\s{0,3}(=+|-+)\s*$")
_RULE = re.compile(r"\s{0,3}([-*_])\s*(?:\1\s*){2,}$")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+")
_QUOTE = re.compile(r"\s{0,3}>\s?")
_ROW = re.compile(r"\s{0,3}\|(.*)\|\s*$")
_ROW_RULE = re.compile(r"[\s|:-]+$")
_IMAGE = re.compile(r"!\[([^\[\]]*)\]\([^()\s]*(?:\s+[\"'][^\"']*[\"'])?\)")
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*(?:\s+[\"'][^\"']*[\"'])?\)")
_STRONG = re.compile(r"(?<!\w)\*\*(?=\S)((?:[^*]|\*(?!\*))+)(?<=\S)\*\*(?!\w)")
_STRONG_TOO = re.compile(r"(?<!\w)__(?=\S)((?:[^_]|_(?!_))+)(?<=\S)__(?!\w)")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]+?)(?<=\S)\1(?![\w*])")
_CODE = re.compile(r"`([^`\n]+)`")
_META = re.compile(r"([A-Za-z_-]+)\s*:\s*(.*)$")
Part = tuple[BlockKind | None, list[Line]]


def read_markdown(path: str, raw: bytes, options: Options) -> list[Article]:  # noqa: ARG001 - a Reader
    """Return the one article of a Markdown file; front matter gives title, date, author and publisher.

    Raises NotText.
    """
    text, notes = decode(raw)
    lines = split_lines(text)
    meta, top, lines = _front_matter(lines)
    found = [paragraph for line in top for paragraph in paragraphs([line])]
    kinds: list[BlockKind | None] = ["boilerplate"] * len(found)
    for kind, part in _parts(lines):
        for paragraph in paragraphs(part):
            found.append(paragraph)
            kinds.append(kind)
    guessed = classify(found, titled="title" in kinds or "title" in meta)
    facts = Facts(
        title=meta.get("title"),
        published=iso_date(meta.get("date") or meta.get("published")),
        author=meta.get("author"),
        publisher=meta.get("publisher") or meta.get("source"),
        url=meta.get("url"),
    )
    whole = [kind or guess for kind, guess in zip(kinds, guessed, strict=True)]
    return [assemble(path, found, facts, kinds=whole, notes=notes)]


def _front_matter(lines: list[Line]) -> tuple[dict[str, str], list[Line], list[Line]]:
    """Split off `key: value` lines between two lines of three hyphens at the top of a file."""
    end = next((at for at, line in enumerate(lines[1:60], 1) if line.bare in {"---", "..."}), None)
    if lines[0].bare != "---" or end is None:
        return {}, [], lines
    pairs = (_META.match(line.bare) for line in lines[1:end])
    meta = {pair[1].lower(): pair[2].strip().strip("\"'") for pair in pairs if pair and pair[2].strip()}
    return meta, lines[: end + 1], lines[end + 1 :]


def _parts(lines: Iterable[Line]) -> Iterator[Part]:
    """Yield runs of lines with the kind that their marks give them, None where they give none."""
    run: list[Line] = []
    fence: str | None = None
    headings = 0
    for line in lines:
        opening = _FENCE.match(line.text)
        if fence is not None:
            yield "boilerplate", [line]
            if opening and opening[1].startswith(fence):
                fence = None
            continue
        heading = _HEADING.match(line.text)
        underline = _UNDERLINE.match(line.text) if run and len(run) == 1 else None
        item = _ITEM.match(line.text)
        row = _cells(line.text)
        if opening or heading or item or row or (_RULE.match(line.text) and not underline):
            yield None, run
            run = []
        if opening:
            fence = opening[1]
            yield "boilerplate", [line]
        elif heading:
            yield (
                ("subhead" if headings else "title"),
                [_plain(replace(line, text=heading[1].rstrip().rstrip("#")))],
            )
            headings += 1
        elif underline:
            yield ("subhead" if headings else "title"), run
            headings += 1
            run = []
        elif row:
            yield from _row(line, row)
        elif item:
            run = [_plain(replace(line, text=line.text[item.end() :]))]
        elif _IMAGE.fullmatch(line.bare):
            yield None, run
            yield "caption", [_plain(line)]
            run = []
        elif line.bare:
            run.append(_plain(replace(line, text=_QUOTE.sub("", line.text))))
        else:
            yield None, run
            run = []
    yield None, run


def _cells(text: str) -> str | None:
    """Return what stands between the outer bars of a table's row, None where a line is no row."""
    row = _ROW.match(text)
    return row[1] if row and "|" in row[1] else None


def _row(line: Line, cells: str) -> Iterator[Part]:
    """Yield the row of a table as boilerplate, or its cells where they are prose."""
    whole = [_plain(replace(line, text=cell.strip())) for cell in cells.split("|")]
    if any(is_prose(cell.text) for cell in whole):
        yield from ((None, [cell]) for cell in whole if cell.text)
    elif not _ROW_RULE.match(cells):
        yield "boilerplate", [replace(line, text=" | ".join(cell.text for cell in whole))]


def _plain(line: Line) -> Line:
    """Return a line without inline marks."""
    text = line.text
    for pattern, kept in (
        (_IMAGE, r"\1"),
        (_LINK, r"\1"),
        (_STRONG, r"\1"),
        (_STRONG_TOO, r"\1"),
        (_EMPHASIS, r"\2"),
        (_CODE, r"\1"),
    ):
        text = pattern.sub(kept, text)
    return replace(line, text=text)
