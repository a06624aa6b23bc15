"""Tokens of plain text for reading numerals: runs of digits, words, marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

Form = Literal["digits", "words", "vague", "share", "times", "clock", "garbled"]

VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
DASHES = frozenset("-–‐‑")
PATTERN = re.compile(
    rf"(?P<digits>\d(?:[\d,.]*\d)?[{VULGAR}]?|[{VULGAR}])|(?P<word>[^\W\d_]+)|(?P<mark>[^\w\s]|_)"
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written; `value` is None for vague and damaged ones.

    `scaled` says that it holds a scale word or is as large as one, `scale` is the product of its
    scale words.
    """

    start: int
    end: int
    value: float | None
    form: Form
    scaled: bool = False
    scale: float = 1.0


class Token(NamedTuple):
    """A run of digits, a word or a mark; `kind` says which."""

    text: str
    lower: str
    start: int
    end: int
    kind: str


def tokenise(text: str) -> list[Token]:
    """Return the tokens of a text in order, white space left out."""
    return [
        Token(word := m.group(), word.lower(), m.start(), m.end(), m.lastgroup or "")
        for m in PATTERN.finditer(text)
    ]
