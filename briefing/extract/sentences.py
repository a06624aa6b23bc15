"""Sentence boundaries by Punkt (Kiss & Strunk 2006) with its English parameters and news abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec
from punkt import PunktParameters, PunktSentenceTokenizer
from punkt import load_model as load_punkt

from briefing.data import read_table

LONGEST = 2_000
"""Characters of a sentence; longer ones are cut at white space so that parsing them stays cheap."""
ASIDE = 150
"""Characters of a parenthesis that is kept whole."""

_GLUED = re.compile(r"(?<=[a-z]{3})[.!?][\"”']?(?=[\"“]?[A-Z][a-z]+[\s,])")
_NO_END = re.compile(
    r"(?:\.\.\.|…|\. \.|\b[A-Z]\.|\b[ap]\.m\.|\betc\.|[!?]|\.(?= ?[\"”’')]))(?: ?[\"”’')])*$"
)
_INITIAL = re.compile(r"(?<![\w'’&-])[A-Z]\.$")
_INITIALS = re.compile(r"(?<![\w'’&-])(?:[A-Z]\. ?)+[A-Z]\.$")
_NAMED = re.compile(r"[A-Z]\. ?[A-Z]|([A-Z][\w'’-]*)")
_CLAUSE = re.compile(r"[–—] [a-z]")
_LAST_WORD = re.compile(r"\b(\w{2,7})\.$")
_VISIBLE = re.compile(r"\S")
_CLOSING = re.compile(r"[\"”’'»)\]]+(?=\s|$)")
_CLOSING_GLUED = re.compile(r"(?<=\S)(?P<first>[\"”’'»])(?:(?!(?P=first))[\"”’'»)])?(?=[\"“‘«]?[^\W\d_])")
_OPENED = re.compile(r"(?:^|(?<=[\s(\[“\"]))'(?=\w)")


class _Abbreviations(msgspec.Struct, frozen=True):
    always: list[str]
    before_number: list[str]
    openers: frozenset[str]


@cache
def _abbreviations() -> _Abbreviations:
    return read_table("abbreviations", _Abbreviations)


@cache
def _tokenizer() -> PunktSentenceTokenizer:
    news = _abbreviations()
    added = PunktParameters(abbrev_types=set(news.always), numeric_abbrev_types=set(news.before_number))
    return PunktSentenceTokenizer(load_punkt("english").merged_with(added))


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of each sentence of one paragraph, in order; linear in the text."""
    whole = _joined(text, _tokenizer().span_tokenize(text))
    return [
        piece for start, end in whole for part in _unglued(text, start, end) for piece in _cut(text, *part)
    ]


def _joined(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Undo boundaries inside short parentheses, before small letters, and before a closing mark."""
    first = last = -1
    counted = marks = 0
    for start, end in spans:
        marks += text.count('"', counted, start)
        counted = start
        if first < 0:
            first, last = start, end
        elif _goes_on(text, first, last, start, end):
            last = end
        else:
            closing = _CLOSING.match(text, start) or _glued_closing(text, start, opened=marks % 2 == 1)
            if closing and text[closing.end() : closing.end() + 1].islower():
                last = end
            elif closing and closing.end() < end:
                yield first, closing.end()
                visible = _VISIBLE.search(text, closing.end(), end)
                first, last = (visible.start() if visible else end), end
            else:
                yield first, last
                first, last = start, end
    if last > first >= 0:
        yield first, last


def _glued_closing(text: str, start: int, *, opened: bool) -> re.Match[str] | None:
    """Return the marks that close a quotation where no space follows them; `opened` tells of a straight one."""
    glued = _CLOSING_GLUED.match(text, start)
    if glued is None or (glued["first"] == '"' and not opened):
        return None
    if glued["first"] == "'" and not _OPENED.search(text, max(0, start - LONGEST), start):
        return None
    return glued


def _goes_on(text: str, first: int, last: int, start: int, end: int) -> bool:
    """Tell whether a sentence that seems to end at `last` goes on at `start`."""
    tail = max(first, last - 8)
    if _CLOSING.fullmatch(text, start, end):
        return True
    if (text[start].islower() or _CLAUSE.match(text, start)) and _NO_END.search(text, tail, last):
        return True
    if _INITIAL.search(text, tail, last) and _names_on(text, tail, last, start):
        return True
    word = _LAST_WORD.search(text, tail, last)
    if word and word[1].lower() in _abbreviations().always and word[1][0].isupper():
        return True
    if word and word[1].lower() in _abbreviations().before_number and text[start].isdigit():
        return True
    opened = text.rfind("(", max(first, last - ASIDE), last)
    return opened >= 0 and text.find(")", opened, last) < 0 and text.find(")", start, opened + ASIDE) >= 0


def _names_on(text: str, tail: int, last: int, start: int) -> bool:
    """Tell whether initials before `last` begin a name that goes on at `start`: "P.J. Larsen", "the U.S. Army"."""
    named = _NAMED.match(text, start)
    if named is None or named[1] is None:
        return named is not None
    word = named[1].lower()
    opens = word in _abbreviations().openers or word.endswith(("ing", "ed", "ly"))
    return not opens and _INITIALS.search(text, tail, last) is not None


def _unglued(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Split where the space after a full stop is missing between two words."""
    for stop in _GLUED.finditer(text, start, end):
        yield start, stop.end()
        start = stop.end()
    yield start, end


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        stop = space if space > 0 else start + LONGEST
        yield start, stop
        start = stop + (space > 0)
    if end > start:
        yield start, end
