"""The language of an article, by its script and its commonest words.

Good for whole articles and paragraphs; a headline alone may be too short to tell, and counts as what it is
declared to be, else as English.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.resources import files

import msgspec

DEFAULT = "en"
SAMPLE = 6_000
FEWEST_LETTERS = 20
FEWEST_WORDS = 3
AHEAD = 1.25
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CODE = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")


class Tables(msgspec.Struct, frozen=True):
    """`scripts` maps a range of characters to the languages written in it, `words` a language to its commonest words."""

    scripts: dict[str, list[str]]
    words: dict[str, str]


def language_of(text: str, declared: str | None = None) -> str:
    """Return the ISO 639-1 code of the language that most of a text is in.

    What is `declared` (`en-GB`, `fr`) is believed only where the text itself does not tell.
    """
    sample = text[:SAMPLE]
    stated = _CODE.match(declared.strip()) if declared else None
    otherwise = stated[0].lower() if stated else DEFAULT
    written = _by_script(sample)
    if len(written) == 1:
        return written[0]
    return _by_words(sample, written, otherwise)


@cache
def _tables() -> tuple[tuple[tuple[re.Pattern[str], list[str]], ...], dict[str, list[str]]]:
    """Return the pattern of each script with its languages, and for each common word the languages that have it."""
    raw = (files("briefing.data") / "languages.yaml").read_bytes()
    table = msgspec.yaml.decode(raw, type=Tables)
    languages: dict[str, list[str]] = {}
    for language, words in table.words.items():
        for word in set(words.split()):
            languages.setdefault(word, []).append(language)
    scripts = tuple((re.compile(f"[{range_}]"), codes) for range_, codes in table.scripts.items())
    return scripts, languages


def _by_script(text: str) -> list[str]:
    """Return the languages of the script that most letters are in; empty for the Latin one."""
    if text.isascii():
        return []
    letters = sum(map(str.isalpha, text))
    for pattern, codes in _tables()[0]:
        # A sign of a syllable or word counts for the two letters or more that it stands for.
        if len(pattern.findall(text)) > max(FEWEST_LETTERS / 4, letters / 3):
            return codes
    return []


def _by_words(text: str, among: list[str], otherwise: str) -> str:
    """Return the language whose commonest words make up most of the text."""
    words = [word.lower().replace("’", "'") for word in _WORDS.findall(text)]
    counts: Counter[str] = Counter()
    for word in words:
        counts.update(_tables()[1].get(word, ()))
    if among:
        counts = Counter({code: counts[code] for code in among})
        best, count = counts.most_common(1)[0]
        return best if count else (otherwise if otherwise in among else among[0])
    if not counts:
        return otherwise
    best, count = counts.most_common(1)[0]
    enough = count >= FEWEST_WORDS and count >= len(words) / 20
    return best if enough and count > AHEAD * counts[otherwise] else otherwise
