"""What is done or said against what another party says: "the port was closed despite warnings from Velmora".

Behind such a word stands what the other party wants or holds: a noun of saying with its owner ("warnings from Velmora",
"Velmora's promises", "the Velmorian claim"), or the party itself with what it does ("despite Velmora calling for a delay"). Who acts
against it speaks in the rest of the sentence, or is the first to be named there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from briefing.extract.alternatives import any_of
from briefing.fuse.dispute_words import dispute_words
from briefing.fuse.evidence import sentence_at
from briefing.fuse.unreported import PRONOUNS, Parties, Who
from briefing.model import Reading, Span, Statement

FARTHEST = 60
"""Characters behind "despite" in which what is defied is named."""
LATEST_HEAD = 5
"""Characters into a sentence up to which "despite" heads it: "But despite ..." does."""


@dataclass(frozen=True, slots=True)
class Defiance:
    """The words of who defies, and those of who is defied."""

    defies: Statement
    defied: Statement


def defiances(reading: Reading) -> Iterator[Defiance]:
    """Yield what parties do or say against what others want or hold, both told in one sentence."""
    text = reading.article.text
    cues = list(_against().finditer(text))
    parties = Parties(reading) if cues else None
    for cue in cues:
        sentence = sentence_at(reading, cue.start())
        if sentence is None or parties is None:
            continue
        end = _ended(text, cue.end(), sentence.end)
        defied = _noun(text, cue.end(), end, parties) or _participle(text, cue.end(), end, parties)
        heads = cue.start() - sentence.start <= LATEST_HEAD
        rest = Span(end, sentence.end) if heads else Span(sentence.start, cue.start())
        if defied and (who := _defier(reading, rest, parties)):
            content = Span(cue.start(), end)
            defies = Statement(content, direct=False, speaker=who[0], cue=Span(*cue.span("cue")), who=who[1])
            yield Defiance(defies, defied)


def _noun(text: str, start: int, end: int, parties: Parties) -> Statement | None:
    """Return what a noun tells of a party that is named before or behind it."""
    noun = _wish().search(text, start, min(end, start + FARTHEST))
    if noun is None:
        return None
    owner = _owner().search(text, start, noun.start())
    who = parties.before(owner.start()) if owner else None
    if who is None and (by := _by().match(text, noun.end(), end)):
        who = parties.first([Span(by.end(), min(end, by.end() + FARTHEST))])
    return _statement(noun, end, who)


def _participle(text: str, start: int, end: int, parties: Parties) -> Statement | None:
    """Return what a party says that stands right behind the word: "despite Velmora calling for a delay"."""
    verb = _saying().search(text, start, min(end, start + FARTHEST))
    return _statement(verb, end, parties.before(verb.start())) if verb else None


def _statement(cue: re.Match[str], end: int, who: Who | None) -> Statement | None:
    if who is None:
        return None
    start = cue.start("cue")
    return Statement(
        Span(start, end), direct=False, speaker=who[0], cue=Span(start, cue.end("cue")), who=who[1]
    )


def _defier(reading: Reading, rest: Span, parties: Parties) -> Who | None:
    """Return who acts in the rest of a sentence: whom its last "who" stands for, who speaks, or who is named first."""
    text = reading.article.text
    relative = _relative().search(text, rest.start, rest.end)
    who = parties.before(relative.start()) if relative else None
    return who or _speaker(reading, rest) or _pronoun(text, rest) or parties.first([rest])


def _pronoun(text: str, rest: Span) -> Who | None:
    """Return the pronoun by which the rest of the sentence begins."""
    found = _opening_pronoun().match(text, rest.start, rest.end)
    return (Span(*found.span("who")), None) if found else None


def _speaker(reading: Reading, rest: Span) -> Who | None:
    """Return who speaks in the rest of the sentence."""
    for one in reading.found.statements:
        speaker, cue = one.speaker, one.cue
        if speaker and cue and rest.start <= speaker.start and cue.end <= rest.end:
            return speaker, one.who
    return None


def _ended(text: str, start: int, end: int) -> int:
    """Return where the words for what is defied end."""
    comma = _end().search(text, start, end)
    return comma.start() if comma else end


@cache
def _against() -> re.Pattern[str]:
    cues = dispute_words().defying
    return re.compile(rf"\b(?P<cue>{any_of([*cues, *map(str.capitalize, cues)])})\s")


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(r",\s(?:who|which)\s[^,]*$")


@cache
def _opening_pronoun() -> re.Pattern[str]:
    return re.compile(rf"(?:,\s)?(?P<who>{any_of([*PRONOUNS, *map(str.capitalize, PRONOUNS)])})\s")


@cache
def _wish() -> re.Pattern[str]:
    table = dispute_words()
    return re.compile(rf"\b(?P<cue>{any_of([*table.nouns, *table.wishes])})\b")


@cache
def _owner() -> re.Pattern[str]:
    """Match what stands between an owner and its noun: a possessive or nothing, and up to two words."""
    return re.compile(r"(?:['’]s?)?\s(?:[\w-]+\s){0,2}$")


@cache
def _by() -> re.Pattern[str]:
    return re.compile(r"\s(?:[\w-]+\s){0,3}?(?:made\s)?(?:by|from)\s")


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(rf"\s(?P<cue>{any_of(dispute_words().saying)})\s")


@cache
def _end() -> re.Pattern[str]:
    return re.compile(r",\s|[;:]\s")
