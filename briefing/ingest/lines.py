"""Lines to paragraphs: hard-wrapped text unwrapped, with the line of every stretch remembered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

WIDEST_WRAP = 140
SHORT = 0.75
_SPACES = re.compile(r"\s+")
_ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_OPENS = re.compile(r"[\"'“‘«(\[—–-]*[A-Z0-9À-Þ]")
_BROKEN_WORD = re.compile(r"([^\W\d_]+)-$")
_WORD_START = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file, counted from 1, without its newline."""

    text: str
    number: int

    @property
    def bare(self) -> str:
        return self.text.strip()

    @property
    def indented(self) -> bool:
        return self.text[:1].isspace()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text with single spaces; `marks` are pairs of (offset in it, line in the file)."""

    text: str
    marks: tuple[tuple[int, int], ...]

    @property
    def line(self) -> int:
        return self.marks[0][1]


def split_lines(text: str, first: int = 1) -> list[Line]:
    """Return the lines of a text; a form feed ends a line too but is not counted."""
    return [
        Line(part, number)
        for number, line in enumerate(text.split("\n"), first)
        for part in re.split("[\f\v\x85\u2028\u2029]", line)
    ]


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """Return the paragraphs of a text, unwrapped where its lines are hard-wrapped."""
    groups = [list(group) for blank, group in groupby(lines, key=lambda line: not line.bare) if not blank]
    width = _wrap_width(groups)
    known = _words_with_hyphens(lines)
    return [
        _unwrapped(part, known)
        for group in groups
        for part in (_parts(group, width) if width else ([line] for line in group))
    ]


def _wrap_width(groups: Sequence[Sequence[Line]]) -> int:
    """Return the column at which a text is wrapped, 0 where every line is a paragraph of its own.

    Wrapped text has inner lines (all but the last of a group) that are long, alike, and seldom end
    where a sentence does.
    """
    inner = [line.text.rstrip() for group in groups for line in group[:-1]]
    if not inner:
        return 0
    lengths = sorted(map(len, inner))
    typical = lengths[len(lengths) * 3 // 4]
    widest = max((len(line.text.rstrip()) for group in groups for line in group), default=0)
    if widest > max(WIDEST_WRAP, 1.5 * typical) or typical < 25:
        return 0
    broken = sum(not _ENDS_SENTENCE.search(line) for line in inner)
    return max(lengths) if broken >= 0.5 * len(inner) else 0


def _parts(group: Sequence[Line], width: int) -> Iterator[list[Line]]:
    """Cut a group of wrapped lines where a short line is followed by what opens a paragraph."""
    part: list[Line] = []
    for line in group:
        if part and _begins(part[-1], line, width):
            yield part
            part = []
        part.append(line)
    yield part


def _begins(before: Line, line: Line, width: int) -> bool:
    if not _OPENS.match(line.bare) or len(before.text.rstrip()) >= SHORT * width:
        return False
    return (line.indented and not before.indented) or bool(_ENDS_SENTENCE.search(before.bare))


def _words_with_hyphens(lines: Sequence[Line]) -> frozenset[str]:
    """Return the hyphenated words that stand whole within lines."""
    return frozenset(
        word.lower() for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)+", line.text)
    )


def _unwrapped(lines: Sequence[Line], hyphenated: frozenset[str]) -> Paragraph:
    text = ""
    marks: list[tuple[int, int]] = []
    for line in lines:
        piece = _SPACES.sub(" ", line.bare)
        broken = _BROKEN_WORD.search(text)
        follows = _WORD_START.match(piece)
        if broken and follows and piece[0].islower():
            kept = f"{broken[1]}-{follows[0]}".lower() in hyphenated or broken[1][0].isupper()
            text = text if kept else text[:-1]
        elif text:
            text += " "
        marks.append((len(text), line.number))
        text += piece
    return Paragraph(text, tuple(marks))
