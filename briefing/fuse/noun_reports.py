"""Reports by nouns: "Velmora's assertion that the troops left", "charges from Orland", "claims by the former mayor, Anna Lind"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from briefing.extract.alternatives import any_of
from briefing.fuse.dispute_words import dispute_words
from briefing.fuse.evidence import sentence_at
from briefing.fuse.unreported import Parties, Who
from briefing.model import Mention, Reading, Span, Statement

FARTHEST = 90
"""Characters behind "claims by" in which the words for who claims stand."""
OWNED = 40
"""Characters before a noun in which the end of its owner stands."""


def noun_reports(reading: Reading) -> Iterator[Statement]:
    """Yield what a noun says that a party claims, charges or denies, as far as it says what; the noun is the cue."""
    text = reading.article.text
    actors = sorted(
        (
            one
            for one in reading.found.mentions
            if one.kind not in ("place", "other") and one.form != "pronoun"
        ),
        key=lambda mention: mention.start,
    )
    parties, ends = Parties(reading), {actor.end: actor for actor in actors}
    starts = [actor.start for actor in actors]
    for noun in _nouns().finditer(text):
        who, start = _owner(text, noun, ends), noun.end()
        if who is None and noun["by"]:
            until = _until().search(text, noun.end(), noun.end() + FARTHEST)
            start = until.start() if until else noun.end() + FARTHEST
            named = actors[bisect_left(starts, noun.end()) : bisect_left(starts, start)]
            who = _person_or_first(named) or parties.after(noun.end())
        begun = _content().match(text, start) if who else None
        sentence = sentence_at(reading, noun.start()) if begun else None
        if who and begun and sentence and sentence.start <= who[0].start and begun.end() < sentence.end:
            cue = Span(*noun.span("noun"))
            ended = _ended().search(text, begun.end(), sentence.end)
            content = Span(cue.start, ended.start() if ended else sentence.end)
            yield Statement(content, direct=False, speaker=who[0], cue=cue, who=who[1])


def _owner(text: str, noun: re.Match[str], ends: dict[int, Mention]) -> Who | None:
    """Return the actor whose claim it is: of "Velmora's early claim" and "the Velmorian claim"."""
    for words, pattern in enumerate(_before()):
        before = pattern.search(text, max(0, noun.start() - OWNED), noun.start())
        actor = ends.get(before.start()) if before else None
        owned = before is not None and ("'" in before[0] or "’" in before[0])
        if actor and (owned or (actor.form == "demonym" and not words)):
            return Span(actor.start, actor.end), actor.name
    return None


def _person_or_first(actors: list[Mention]) -> Who | None:
    if not actors:
        return None
    one = next((actor for actor in actors if actor.kind == "person"), actors[0])
    return Span(one.start, one.end), one.name


@cache
def _nouns() -> re.Pattern[str]:
    """Match a noun of saying, with the "by" or "from" behind it."""
    nouns = any_of(dispute_words().nouns)
    return re.compile(rf"\b(?P<noun>{nouns})\b(?P<by>\s(?:made\s)?(?:by|from)\s)?")


@cache
def _before() -> tuple[re.Pattern[str], ...]:
    """Match what stands between an owner and its noun: a possessive and up to two words."""
    word = r"(?!(?:to|of|on|in|for|and|by|with)\b)[\w-]+\s"
    return tuple(re.compile(rf"(?:['’]s?)?\s(?:{word}){{{words}}}$") for words in range(3))


@cache
def _until() -> re.Pattern[str]:
    """Match where the words for who claims end."""
    return re.compile(r",?\s(?:that|to|of|about|over|which)\s|[.;:]")


@cache
def _content() -> re.Pattern[str]:
    """Match the word by which what is claimed begins."""
    return re.compile(r"(?:\s(?:on|last|late)\s\w+)?,?\s(?:that|to|of|about)\s")


@cache
def _ended() -> re.Pattern[str]:
    """Match where the words for what is claimed end at the latest, since others may speak behind."""
    return re.compile(r"[,;:]\s")
