"""What a bare figure counts, and the "m" glued to one: millions ("5m children"), or metres ("5m waves").

Works on plain text. The "m" is a million before a plural noun, alone or after other words of its phrase; metres
stay where one of these words is of size, of place, or of what is measured by its length.
"""

from __future__ import annotations

import re
from functools import cache

from briefing.extract.numbers.tables import context_words

WORD = r"[^\W\d_]+(?:[-’'][^\W\d_]+)*"
PHRASE = re.compile(
    r"(?:(?:\s?[-–—]\s?|\s(?:to|or|and)\s)\d[\d.,]*m|\sor\s(?:more|so)\b)?"  # "2m to 3m men", "5m or more men"
    rf"((?:\s{WORD}){{1,3}})"
)
STRONG = re.compile(r"-(?:strong|plus|odd)\b")
PLURAL = re.compile(r"(?:[A-Z]?[a-z]*-)?[A-Z]?[a-z]+[^\Wsui_]s")
ONE_BEFORE = re.compile(r"\b(?:an?|one|another)\s$", re.IGNORECASE)
# Words that may stand before a plural in "s", which may be a verb instead ("the 100m champion wins").
MODIFIERS = 1
LONGEST_BEFORE = 9


def counts_millions(text: str, start: int, end: int) -> bool:
    """Tell whether a figure at `start` of a text with an "m" that ends at `end` means millions of them."""
    if STRONG.match(text, end):
        return True
    phrase = PHRASE.match(text, end)
    if phrase is None or ONE_BEFORE.search(text, max(0, start - LONGEST_BEFORE), start):
        return False
    return _names_some(phrase[1], _never_counted())


def counts_what_follows(text: str, end: int) -> bool:
    """Tell whether a bare number that ends at `end` of a text counts the people or things named right after it."""
    phrase = PHRASE.match(text, end)
    return phrase is not None and _names_some(phrase[1], context_words().never_counted)


def _names_some(phrase: str, stops: frozenset[str]) -> bool:
    """Tell whether a phrase reaches a plural before one of the words that end it."""
    for place, word in enumerate(phrase.split()):
        if word.lower() in stops:
            return False
        if _is_plural(word.lower()) or (place <= MODIFIERS and PLURAL.fullmatch(word)):
            return True
    return False


def _is_plural(word: str) -> bool:
    """Tell whether a word is a plural without "s" of what is counted, or ends in one ("grandchildren")."""
    words = context_words()
    return word in words.counted or word.endswith(tuple(words.counted_endings))


@cache
def _never_counted() -> frozenset[str]:
    words = context_words()
    return words.never_counted | words.lengths | {f"{word}s" for word in words.lengths}
