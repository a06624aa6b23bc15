"""Cues of how a sentence leaves something open, from `data/question_cues.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

import msgspec

from briefing.data import read_table
from briefing.model import QuestionKind

WORDS = re.compile(r"\w+")
FIRST_WORD = re.compile(r"\S*?(\w+) ")
STEM = 3
LATELY = 64


class _Table(msgspec.Struct):
    """The phrases of the file: by kind, and by finer way."""

    kinds: dict[QuestionKind, list[str]]
    ways: dict[str, list[str]]


@dataclass(slots=True)
class _Index:
    """Cues by word, by the first letters of a word, and as patterns behind a literal part that is cheap to find.

    The patterns stand under the first word that a text must hold for them, where there is one.
    """

    words: dict[str, list[str]] = field(default_factory=dict)
    stems: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    phrases: dict[str, list[tuple[str, re.Pattern[str], str]]] = field(default_factory=dict)

    def add(self, cue: str, name: str) -> None:
        """Add a cue, "*" standing for any ending, under a name."""
        if WORDS.fullmatch(cue):
            self.words.setdefault(cue, []).append(name)
        elif WORDS.fullmatch(cue[:-1]) and cue.endswith("*"):
            self.stems.setdefault(cue[:STEM], []).append((cue[:-1], name))
        else:
            pattern = r"\w*".join(map(re.escape, cue.split("*")))
            start = "" if cue.startswith("n't") else r"(?<!\w)"
            part = cue.split("*", maxsplit=1)[0]
            first = FIRST_WORD.match(part)
            phrases = self.phrases.setdefault(first[1] if first else "", [])
            phrases.append((part, re.compile(rf"{start}{pattern}(?!\w)"), name))

    def names_in(self, text: str) -> set[str]:
        """Return the names whose cues a lower-case text holds."""
        found: set[str] = set()
        for word in {"", *WORDS.findall(text)}:
            found.update(self.words.get(word, ()))
            found.update(name for stem, name in self.stems.get(word[:STEM], ()) if word.startswith(stem))
            for part, cue, name in self.phrases.get(word, ()):
                if part in text and cue.search(text):
                    found.add(name)
        return found


@cache
def _index() -> tuple[_Index, frozenset[QuestionKind]]:
    table = read_table("question_cues", _Table)
    index = _Index()
    for names in (table.kinds, table.ways):
        for name, cues in names.items():
            for cue in cues:
                index.add(cue, name)
    return index, frozenset(table.kinds)


@lru_cache(maxsize=LATELY)
def _names_in(text: str) -> frozenset[str]:
    return frozenset(_index()[0].names_in(text.lower().replace("’", "'")))


def cued_kinds(text: str) -> frozenset[QuestionKind]:
    """Return the kinds of which a sentence holds a cue."""
    found = _index()[1] & _names_in(text)
    return found | {"asked"} if "?" in text else found


def cued_ways(text: str) -> frozenset[str]:
    """Return the finer ways, such as "denial" or "no_details", of which a sentence holds a cue."""
    return frozenset(_names_in(text) - _index()[1])
