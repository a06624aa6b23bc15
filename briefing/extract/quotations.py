"""Quotation marks to quotations, also where the marks are mismatched or missing.

Articles arrive with a double mark closed by a single one, a mark that is never closed, and paragraphs
of one quotation that each open it again (the last alone closes it). Every one of these is a quotation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile("``|''|[\"“”„«»‘’']")
_OPENING_ONLY = {"“", "„", "«", "``"}
_CLOSING_ONLY = {"”", "»", "''"}
_SINGLE = {"'", "’", "‘"}
# Words that no possessive stands before.
_NEVER_OWNED = frozenset(
    ["and", "or", "but", "who", "that", "which", "in", "on", "at", "to", "of", "for", "with", "as", "by", "from", "is", "are",
     "was", "were", "has", "have", "had", "will", "would", "said", "says", "while", "when", "if", "it", "he", "she", "they"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation by offsets of its paragraph, marks included; `closed` says that its end is marked."""

    start: int
    end: int
    closed: bool = True


def find_quotations(text: str) -> list[Quotation]:
    """Return the quotations of one paragraph in order, none inside another."""
    found: list[Quotation] = []
    opened: tuple[int, bool] | None = None
    for mark in _MARK.finditer(text):
        single = mark[0] in _SINGLE
        if opened is None:
            if _opens(text, mark) and not (single and not _closes_later(text, mark)):
                opened = (mark.start(), single)
            continue
        start, began_single = opened
        if _closes(text, mark) and _fits(text, mark, began_single=began_single, single=single):
            found.append(Quotation(start, mark.end()))
            opened = None
        elif not single and not began_single and _opens(text, mark) and mark[0] not in _CLOSING_ONLY:
            found.append(Quotation(start, _sentence_end(text, start, mark.start()), closed=False))
            opened = (mark.start(), False)
    if opened is not None and not opened[1]:
        found.append(Quotation(opened[0], len(text.rstrip()), closed=False))
    return found


def _before(text: str, mark: re.Match[str]) -> str:
    return text[mark.start() - 1] if mark.start() else " "


def _after(text: str, mark: re.Match[str]) -> str:
    return text[mark.end()] if mark.end() < len(text) else " "


def _opens(text: str, mark: re.Match[str]) -> bool:
    if mark[0] in _OPENING_ONLY:
        return True
    if mark[0] in _CLOSING_ONLY:
        return False
    before = _before(text, mark)
    return (before.isspace() or before in '(—–-[/:“"') and not _after(text, mark).isspace()


def _closes(text: str, mark: re.Match[str]) -> bool:
    if mark[0] in _CLOSING_ONLY:
        return True
    if mark[0] in _OPENING_ONLY or mark[0] == "‘":
        return False
    after = _after(text, mark)
    return not _before(text, mark).isspace() and not after.isalnum()


def _fits(text: str, mark: re.Match[str], *, began_single: bool, single: bool) -> bool:
    """Tell a closing mark from an apostrophe, and allow one kind of mark to close the other."""
    if not single:
        return not began_single
    if began_single:
        return not _is_possessive(text, mark)
    ahead = text[mark.end() :]
    next_double = re.search("[\"”]|''", ahead)
    if next_double is None:
        return not _is_possessive(text, mark) or _before(text, mark) in ",.!?"
    # A double mark still to come closes this quotation, unless it plainly opens the next one.
    opens_next = re.match(r"[^\"”]*(?:^|[\s(])\"(?=\w)", ahead)
    return opens_next is not None and not _is_possessive(text, mark)


def _is_possessive(text: str, mark: re.Match[str]) -> bool:
    """Tell "the soldiers' camp" from a closing mark: a plural s before it, and after it a word that a noun may be."""
    follows = re.match(r"\s([a-z]+)", text[mark.end() : mark.end() + 20])
    return _before(text, mark) == "s" and follows is not None and follows[1] not in _NEVER_OWNED


def _closes_later(text: str, mark: re.Match[str]) -> bool:
    """Tell a single opening mark from an apostrophe such as 'em: it is closed after some words."""
    return bool(
        re.match(r"\w[^\"“”]{2,}?[\w.,!?](?<!s)['’](?=[\s.,;:!?)—–-]|$)", text[mark.end() : mark.end() + 600])
    )


def _sentence_end(text: str, start: int, limit: int) -> int:
    """Return where a quotation that was never closed ends, before the next one opens."""
    ends = list(re.finditer(r"[.!?]\s", text[start:limit]))
    return start + ends[-1].start() + 1 if ends else len(text[:limit].rstrip())
