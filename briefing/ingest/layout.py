"""Text as it lies on pages: columns in reading order, running heads and page numbers told from the story."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

MOST_STRIPS = 3_000
NARROWEST_GUTTER = 0.6  # of the height of a line
FEWEST_LINES = 3
OTHER_SIZE = 1.25
HEADLINE_SIZE = 1.3
SAME_SIZE = 1.1
LONGEST_HEADLINE = 300
LONGEST_PAGE_NUMBER = 60
EDGE = 2
OFTEN = 0.25
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|p\.?|seite)?\W*\d{1,4}\W*(?:(?:of|/|von)\W*\d{1,4})?\W*|[ivxl]{1,6}", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Strip:
    """A run of text on one line of a page; the places are in points, `bottom` below `top`."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    page: int

    @property
    def height(self) -> float:
        return max(abs(self.top - self.bottom), 0.1)

    def follows(self, before: Strip) -> bool:
        """Tell whether it lies below another in the same column of the same page."""
        return (
            self.page == before.page
            and self.top < before.top
            and self.left < before.right
            and before.left < self.right
        )

    def unlike(self, other: Strip) -> bool:
        """Tell whether it is set in letters of another size."""
        return max(self.height, other.height) > OTHER_SIZE * min(self.height, other.height)


def reading_order(strips: Sequence[Strip]) -> list[Strip]:
    """Return the strips of a page in the order in which they are read, column by column.

    Recursive cuts at white space (Nagy and Seth 1984): between columns where there is a gutter, else between
    what lies above and below. Pages of more strips than print ever has keep the order of the document.
    """
    if len(strips) > MOST_STRIPS:
        return list(strips)
    ordered: list[Strip] = []
    waiting = [list(strips)]
    while waiting:
        group = waiting.pop()
        parts = _columns(group) or _bands(group)
        if parts:
            waiting += reversed(parts)
        else:
            ordered += _rows(group)
    return ordered


def without_running_heads(pages: Sequence[Sequence[Strip]]) -> tuple[list[list[Strip]], list[Strip]]:
    """Return the pages without the lines that recur at their edges and the page numbers, and these, each once."""
    recurring = Counter(key for page in pages for key in {_key(page[at]) for at in _edges(page)})
    kept: list[list[Strip]] = []
    heads: dict[str, Strip] = {}
    for page in pages:
        edges = {
            at
            for at in _edges(page)
            if recurring[_key(page[at])] >= max(2, OFTEN * len(pages))
            or (len(page) > 1 and _is_page_number(page[at].text))
        }
        for at in edges:
            heads.setdefault(_key(page[at]), page[at])
        kept.append([strip for at, strip in enumerate(page) if at not in edges])
    return kept, sorted(heads.values(), key=lambda strip: strip.page)


def headline(page: Sequence[Strip]) -> str | None:
    """Return the lines in the largest letters near the top of the first page, where they stand out."""
    if len(page) < 2:
        return None
    usual = median(strip.height for strip in page for _ in range(min(len(strip.text), 200)))
    largest = max(
        (strip.height for strip in page[: max(6, len(page) // 2)] if len(strip.text) > 3), default=0.0
    )
    if largest < HEADLINE_SIZE * usual:
        return None
    found: list[Strip] = []
    for strip in page:
        if strip.height > largest / SAME_SIZE:
            found.append(strip)
        elif found:
            break
    words = " ".join(strip.text for strip in found)
    return words if len(words) <= LONGEST_HEADLINE else None


def _columns(group: list[Strip]) -> list[list[Strip]]:
    """Cut a group at its gutters, empty where it has none between columns of several lines."""
    if len(group) < 2 * FEWEST_LINES:
        return []
    wide = NARROWEST_GUTTER * median(strip.height for strip in group)
    columns = list(_cut(sorted(group, key=lambda strip: strip.left), wide))
    if len(columns) < 2 or any(len(column) < FEWEST_LINES for column in columns):
        return []
    return columns


def _cut(strips: list[Strip], wide: float) -> Iterator[list[Strip]]:
    column: list[Strip] = []
    right = 0.0
    for strip in strips:
        if column and strip.left - right > wide:
            yield column
            column = []
        right = max(right, strip.right) if column else strip.right
        column.append(strip)
    yield column


def _bands(group: list[Strip]) -> list[list[Strip]]:
    """Cut a group at its widest gap between above and below, where something in it stands side by side."""
    if len(group) < 2:
        return []
    ordered = sorted(group, key=lambda strip: -strip.top)
    gaps: list[tuple[float, int]] = []
    lowest = ordered[0].bottom
    beside = False
    for at, strip in enumerate(ordered[1:], 1):
        gap = lowest - strip.top
        # Lines of print touch and overlap a little: letters reach beyond their lines.
        if gap > -0.3 * strip.height:
            gaps.append((gap, at))
        else:
            beside = True
        lowest = min(lowest, strip.bottom)
    if not gaps or not beside:
        return []
    _, at = max(gaps)
    return [ordered[:at], ordered[at:]]


def _rows(group: list[Strip]) -> list[Strip]:
    """Return strips from top to bottom, those on one line from left to right."""
    rows: list[list[Strip]] = []
    for strip in sorted(group, key=lambda strip: -(strip.top + strip.bottom)):
        middle = (strip.top + strip.bottom) / 2
        if rows and middle > rows[-1][0].bottom:
            rows[-1].append(strip)
        else:
            rows.append([strip])
    return [strip for row in rows for strip in sorted(row, key=lambda strip: strip.left)]


def _edges(page: Sequence[Strip]) -> set[int]:
    """Return which strips are the highest and the lowest of a page."""
    by_height = sorted(range(len(page)), key=lambda at: -page[at].top)
    return {*by_height[:EDGE], *by_height[-EDGE:]}


def _is_page_number(text: str) -> bool:
    return len(text) <= LONGEST_PAGE_NUMBER and _PAGE_NUMBER.fullmatch(text) is not None


def _key(strip: Strip) -> str:
    return _DIGITS.sub("#", strip.text.lower())
