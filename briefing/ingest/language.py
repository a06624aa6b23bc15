"""The language of an article, by its script and its commonest words.

Good for whole articles and paragraphs; a headline alone may be too short to tell, and counts as what it is
declared to be, else as English.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

import msgspec

from briefing.data import read_table

DEFAULT = "en"
SAMPLE = 4_000
FEWEST_LETTERS = 20
FEWEST_WORDS = 4
FEWEST_COMMON = 2
AHEAD = 1.25
PLAINLY = 0.25
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CODE = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")


class Tables(msgspec.Struct, frozen=True):
    """`scripts` maps ranges of characters to the languages written in them, `words` a language to its commonest words.

    `letters` maps characters of the Latin script to the languages that have them.
    """

    scripts: dict[str, list[str]]
    letters: dict[str, list[str]]
    words: dict[str, str]


def language_of(text: str, declared: str | None = None) -> str:
    """Return the ISO 639-1 code of the language that most of a text is in.

    What is `declared` (`en-GB`, `fr`) is believed only where the text itself does not tell.
    """
    sample = text[:SAMPLE]
    words = [word.lower().replace("’", "'") for word in _WORDS.findall(sample)]
    english = _english()
    if sum(word in english for word in words) > max(PLAINLY * len(words), FEWEST_WORDS):
        return DEFAULT
    known = _tables()
    stated = _CODE.match(declared.strip()) if declared else None
    otherwise = stated[0].lower() if stated else DEFAULT
    written = _by_script(sample, known)
    if len(written) == 1:
        return written[0]
    return _by_words(words, known, written, otherwise)


@dataclass(frozen=True, slots=True)
class _Known:
    """The tables turned round: for a word, and for a letter, the languages that have it."""

    scripts: tuple[tuple[re.Pattern[str], list[str]], ...]
    letters: dict[str, list[str]]
    odd: re.Pattern[str]
    words: dict[str, list[str]]


@cache
def _english() -> frozenset[str]:
    return frozenset(read_table("common_words", list[str]))


@cache
def _tables() -> _Known:
    table = read_table("languages", Tables)
    languages: dict[str, list[str]] = {word: [DEFAULT] for word in _english()}
    for language, words in table.words.items():
        for word in set(words.split()):
            languages.setdefault(word, []).append(language)
    return _Known(
        tuple((re.compile(f"[{characters}]"), codes) for characters, codes in table.scripts.items()),
        {letter: codes for letters, codes in table.letters.items() for letter in letters},
        re.compile(f"[{''.join(table.letters)}]"),
        languages,
    )


def _by_script(text: str, known: _Known) -> list[str]:
    """Return the languages of the script that most letters are in; empty for the Latin one."""
    if text.isascii():
        return []
    letters = sum(map(str.isalpha, text))
    for pattern, codes in known.scripts:
        # A sign of a syllable or word counts for the two letters or more that it stands for.
        if len(pattern.findall(text)) > max(FEWEST_LETTERS / 4, letters / 3):
            return codes
    return []


def _by_words(words: list[str], known: _Known, among: list[str], otherwise: str) -> str:
    """Return the language whose commonest words, and own letters, are in most words of the text."""
    counts: Counter[str] = Counter()
    for word in words:
        counts.update(known.words.get(word, ()))
        if not word.isascii():
            counts.update(
                {code for letter in known.odd.findall(word) for code in known.letters.get(letter, ())}
            )
    if among:
        counts = Counter({code: counts[code] for code in among})
        best, count = counts.most_common(1)[0]
        return best if count else (otherwise if otherwise in among else among[0])
    if not counts:
        return otherwise
    best, count = counts.most_common(1)[0]
    enough = len(words) >= FEWEST_WORDS and count >= max(FEWEST_COMMON, len(words) / 12)
    return best if enough and count > AHEAD * counts[otherwise] else otherwise
