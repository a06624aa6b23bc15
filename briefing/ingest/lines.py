"""Lines to paragraphs: hard-wrapped text unwrapped, with the line of every stretch remembered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from briefing.ingest.publication import address_of, is_date

WIDEST_WRAP = 140
NARROWEST_WRAP = 25
SHORT = 0.75
LONG = 1.5
FEW = 0.1
PROSE = 12
"""Words from which a sentence in the cell of a table is prose rather than a name or a figure."""
_SPACES = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_OPENS = re.compile(r"[\"'“‘«(\[—–-]*[A-Z0-9À-Þ]")
_LETTERS = r"[^\W\d_]"
_WORD = re.compile(rf"{_LETTERS}++(?:-{_LETTERS}++)*+")
_BROKEN_WORD = re.compile(rf"(?<!{_LETTERS})({_LETTERS}{{1,40}})-$")
_WORD_START = re.compile(rf"{_LETTERS}++")
_HYPHEN_AT_END = re.compile(r"\w-$")
_SUSPENDED = re.compile(r"(?:and|or|to|but|nor)\b")
_LONGEST_WORD = 42


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


def is_prose(cell: str) -> bool:
    """Tell whether the cell of a table holds running text."""
    return len(cell.split()) >= PROSE and _SENTENCE_END.search(cell) is not None


def split_lines(text: str) -> list[Line]:
    """Return the lines of a text; a form feed ends a line too but is not counted."""
    return [
        Line(part, number)
        for number, line in enumerate(text.split("\n"), 1)
        for part in re.split("[\f\u2028\u2029]", line)
    ]


def paragraphs(lines: Sequence[Line], *, printed: bool = False) -> list[Paragraph]:
    """Return the paragraphs of a text, unwrapped where its lines are hard-wrapped.

    `printed` says that a printer set the lines and is likely to have broken words at their ends.
    """
    groups = [list(group) for blank, group in groupby(lines, key=lambda line: not line.bare) if not blank]
    width = _wrap_width(groups)
    if not width:
        return [_unwrapped([line], frozenset()) for group in groups for line in group]
    parts = [part for group in groups for part in _parts(group, width)]
    broken = _broken_words(lines, parts, printed=printed)
    return [_unwrapped(part, broken) for part in parts]


def _wrap_width(groups: Sequence[Sequence[Line]]) -> int:
    """Return the column at which a text is wrapped, 0 where every line is a paragraph of its own.

    Wrapped text has inner lines (all but the last of a group) that are long, alike, and seldom end
    where a sentence does. An address has nowhere to be wrapped and says nothing.
    """
    inner = [line.bare for group in groups for line in group[:-1] if " " in line.bare]
    if not inner:
        return 0
    lengths = sorted(map(len, inner))
    typical = lengths[len(lengths) * 3 // 4]
    most = max(WIDEST_WRAP, LONG * typical)
    everything = [len(line.bare) for group in groups for line in group if " " in line.bare]
    too_long = sum(length > most for length in everything)
    if not NARROWEST_WRAP <= typical <= WIDEST_WRAP or too_long > FEW * len(everything):
        return 0
    broken = sum(not _ENDS_SENTENCE.search(line) for line in inner)
    return max(length for length in lengths if length <= most) if broken >= 0.5 * len(inner) else 0


def _parts(group: Sequence[Line], width: int) -> Iterator[list[Line]]:
    """Cut a group of wrapped lines where a paragraph begins."""
    part: list[Line] = []
    for line in group:
        if part and _begins(part[-1], line, width):
            yield part
            part = []
        part.append(line)
    yield part


def _begins(before: Line, line: Line, width: int) -> bool:
    """Tell whether a line opens a paragraph: after a short line or the end of a sentence, set off from it."""
    if max(len(before.bare), len(line.bare)) > LONG * width or _stands_alone(before) or _stands_alone(line):
        return True
    if not _OPENS.match(line.bare):
        return False
    short = len(before.text.rstrip()) < SHORT * width
    ends = bool(_ENDS_SENTENCE.search(before.bare))
    return (short or ends) if line.indented and not before.indented else (short and ends)


def _stands_alone(line: Line) -> bool:
    return bool(address_of(line.bare)) or is_date(line.bare)


def _broken_words(lines: Sequence[Line], parts: Sequence[Sequence[Line]], *, printed: bool) -> frozenset[str]:
    """Return the words that a line end broke in two, lower case, with their hyphen.

    A word is whole where the text has it so elsewhere. What it has in neither form keeps its hyphen,
    unless the text shows that its printer broke words and no compound was parted at a line end. In
    `printed` lines it keeps it only where both of its halves are words of the text.
    """
    parted = [
        found.lower() for part in parts for one, other in pairwise(part) if (found := _break(one, other))
    ]
    breaks = set(parted)
    if not breaks:
        return frozenset()
    words = {found[0].lower() for line in lines for found in _WORD.finditer(line.bare)}
    compounds = {word for word in breaks if word in words}
    broken = {word for word in breaks - compounds if word.replace("-", "") in words}
    if printed:
        whole = _apart_from(parted, lines)
        return frozenset(
            breaks - compounds - {word for word in breaks if whole.issuperset(word.split("-"))} | broken
        )
    return frozenset(breaks - compounds if broken and not compounds else broken)


def _apart_from(breaks: Iterable[str], lines: Sequence[Line]) -> set[str]:
    """Return the words of a text, lower case, that are more often than the halves of these broken ones."""
    counts = Counter(
        part.lower() for line in lines for found in _WORD.finditer(line.bare) for part in found[0].split("-")
    )
    counts.subtract(half for word in breaks for half in word.split("-"))
    return {word for word, count in counts.items() if count > 0}


def _break(line: Line, following: Line) -> str | None:
    """Return the word, with its hyphen, that runs over a line end, None where none does."""
    first = _BROKEN_WORD.search(line.bare[-_LONGEST_WORD:])
    second = _WORD_START.match(following.bare)
    if not (first and second and second[0][0].islower()) or _SUSPENDED.fullmatch(second[0]):
        return None
    return f"{first[1]}-{second[0]}"


def _unwrapped(lines: Sequence[Line], broken: frozenset[str]) -> Paragraph:
    parts: list[str] = []
    marks: list[tuple[int, int]] = []
    length = 0
    before: Line | None = None
    for line in lines:
        piece = _SPACES.sub(" ", line.bare)
        word = _break(before, line) if before else None
        if word and word.lower() in broken:
            parts[-1] = parts[-1][:-1]
            length -= 1
        elif before and not _clings(before.bare, piece):
            parts.append(" ")
            length += 1
        marks.append((length, line.number))
        parts.append(piece)
        length += len(piece)
        before = line
    return Paragraph("".join(parts), tuple(marks))


def _clings(before: str, piece: str) -> bool:
    """Tell whether a compound or a range runs over a line end: "al-" "Assad", but not "two-" "and three-day"."""
    return bool(_HYPHEN_AT_END.search(before[-2:]) and piece[:1].isalnum() and not _SUSPENDED.match(piece))
