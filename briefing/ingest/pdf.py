"""PDF documents to articles: lines as they lie on the page, put in reading order. Lines are counted in pages."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import Any

from briefing.ingest.assemble import Facts, Part, compose
from briefing.ingest.decode import visible
from briefing.ingest.intake import Intake, Options, Unreadable, parsing
from briefing.ingest.layout import Strip, headline, reading_order, without_running_heads
from briefing.ingest.lines import Line, Paragraph, paragraphs

MOST_PAGES = 1_000
MOST_CHARACTERS = 2_000_000
WIDE_GAP = 1.5
INDENT = 0.8
PARAGRAPH_GAP = 1.4
# What PDFium gives for a hyphen at the end of a line, where it gives no line end.
_BROKEN = frozenset({0x02, 0xFFFE})


def read_pdf(name: str, raw: bytes, options: Options) -> Iterator[Intake]:  # noqa: ARG001 - a Reader
    """Yield the article of a PDF document. Raises Unreadable where it is locked, damaged or only pictures."""
    with parsing("a damaged PDF document"):
        pages, notes = _pages(raw)
    if not any(pages):
        raise Unreadable("scanned: no text in it, only pictures")
    pages = [reading_order(page) for page in pages]
    pages, heads = without_running_heads(pages)
    title = headline(pages[0]) if pages else None
    parts = [Part(None, paragraph) for paragraph in paragraphs(_lines(pages), printed=True)]
    parts += [Part("boilerplate", Paragraph(strip.text, ((0, strip.page),))) for strip in heads]
    yield compose(name, parts, Facts(title=title), notes)


def _pages(raw: bytes) -> tuple[list[list[Strip]], tuple[str, ...]]:
    """Return the strips of text of each page, in the order in which the document draws them."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error):
            raise Unreadable("encrypted: it cannot be read without its password") from None
        raise
    with document:
        count = len(document)
        pages: list[list[Strip]] = []
        characters = 0
        while len(pages) < min(count, MOST_PAGES) and characters < MOST_CHARACTERS:
            pages.append(_strips(document, len(pages)))
            characters += sum(len(strip.text) for strip in pages[-1])
    note = (f"very long: {len(pages)} of {count} pages were read",) if len(pages) < count else ()
    return pages, note


def _strips(document: Any, at: int) -> list[Strip]:
    """Return the runs of text on a page that are parted by line ends and wide gaps."""
    from pypdfium2 import raw as pdfium

    page = document[at]
    text = page.get_textpage()
    box = [ctypes.c_double() for _ in range(4)]

    def place(index: int) -> tuple[float, float, float, float]:
        """Return left, right, bottom and top of a character."""
        loose = pdfium.FS_RECTF()
        pdfium.FPDFText_GetCharBox(text.raw, index, *map(ctypes.byref, box))
        pdfium.FPDFText_GetLooseCharBox(text.raw, index, ctypes.byref(loose))
        return box[0].value, box[1].value, loose.bottom, loose.top

    found: list[Strip] = []
    letters: list[str] = []
    first = last = -1

    def close() -> None:
        words = " ".join(visible("".join(letters)).split())
        letters.clear()
        if words:
            left, _, bottom, top = place(first)
            found.append(Strip(words, left, place(last)[1], bottom, top, at + 1))

    spaced = False
    for index in range(min(text.count_chars(), MOST_CHARACTERS)):
        code = pdfium.FPDFText_GetUnicode(text.raw, index)
        letter = chr(code) if code < 0x110000 else "\ufffd"
        if code in _BROKEN and letters:
            letters.append("-")
            close()
        elif letter in "\r\n":
            close()
        elif letter.isspace():
            spaced = True
        else:
            if letters and (spaced or letters[-1] == "-") and _apart(place(last), place(index)):
                close()
            if not letters:
                first = index
            elif spaced:
                letters.append(" ")
            letters.append(letter)
            last, spaced = index, False
    close()
    text.close()
    page.close()
    return found


def _apart(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    """Tell whether a gap between two characters is wider than any between words, or the second stands on another line."""
    height = abs(one[3] - one[2])
    return other[0] - one[1] > WIDE_GAP * height or abs(other[2] - one[2]) > 0.7 * height


def _lines(pages: list[list[Strip]]) -> list[Line]:
    """Return the strips as lines of text: indented where they are set in, with an empty one where they are set off."""
    strips = [strip for page in pages for strip in page]
    steps = [before.top - strip.top for before, strip in pairwise(strips) if strip.follows(before)]
    usual = median(steps) if steps else 0.0
    lines: list[Line] = []
    for before, strip in pairwise([None, *strips]):
        indent = ""
        if before and strip:
            below = strip.follows(before)
            if strip.unlike(before) or (below and before.top - strip.top > PARAGRAPH_GAP * usual):
                lines.append(Line("", strip.page))
            elif below and strip.left - before.left > INDENT * strip.height:
                indent = "  "
        if strip:
            lines.append(Line(indent + strip.text, strip.page))
    return lines
