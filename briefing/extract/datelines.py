"""Datelines and credits of places that open a sentence, "TOLM, March 3 (Meridian) — ": they do nothing in it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.extract.syntax import Span, Token

_TOWN = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ'’.-]*)*"
_PLACE_OR_DAY = r"(?:,?\s(?:[A-ZÀ-Þ\d][\w.'’-]*|of|the|de|el|and),?){0,8}?"
_AGENCY = r"\s?(?:\([^()]{2,40}\)|/[^/]{2,20}/)"
_DASH = r"\s?(?:[–—]|--|(?<=\s)[-_](?=\s))"
_NEXT = r"\s?(?=[\"“‘'(]?[A-ZÀ-Þ\d$£€])"
# A town alone needs four letters, for "US - China talks", and no second dash, for "NATO — whose chief spoke — said".
_DATELINE = re.compile(rf"{_TOWN}{_PLACE_OR_DAY}(?:{_AGENCY}(?:{_DASH})?\s|(?<=[\w.])(?:{_DASH}|:\s)){_NEXT}")
_DAY = r"(?:\s\d{1,2} [A-Z][a-z]+(?: \d{4})?:)?"
_ALONE = re.compile(rf"(?:{_TOWN}){_DASH}{_DAY}{_NEXT}(?!.*(?:\s[–—-]\s|[–—]))")
LATELY = 16
"""Sentences whose dateline is asked for word by word."""
_LETTERS = re.compile(r"[A-ZÀ-Þ]{4}")


def in_dateline(token: Token) -> bool:
    """Tell whether a token stands in the dateline that opens its sentence."""
    return token.idx < story_start(token.sent)


def story_start(sentence: Span) -> int:
    """Return where a sentence begins behind its dateline, in its document; 0 where it has none."""
    if not sentence[0].text[:2].isupper():
        return 0
    return sentence.start_char + dateline_end(sentence.text)


@lru_cache(maxsize=LATELY)
def dateline_end(sentence: str) -> int:
    """Return where the dateline of a sentence ends, 0 where it has none."""
    alone = _ALONE.match(sentence)
    if alone and _LETTERS.search(alone.group()):
        return alone.end()
    found = _DATELINE.match(sentence)
    return found.end() if found and re.search(r"[,(/]", found.group()) else 0
