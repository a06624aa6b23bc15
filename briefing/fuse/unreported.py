"""What parties say without a verb of reporting: "Orland denies playing any role", "dismissed by critics as a sham", "they see it as a defeat"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from briefing.extract.alternatives import any_of
from briefing.extract.tables import states
from briefing.fuse.dispute_words import dispute_words, flat_denials
from briefing.fuse.evidence import sentence_at
from briefing.fuse.terms import stopwords
from briefing.model import Mention, Reading, Span, Statement

PRONOUNS: Mapping[str, frozenset[str | None]] = {
    "he": frozenset({"person", None}),
    "she": frozenset({"person", None}),
    "it": frozenset({"organisation", "state", "group", None}),
    "they": frozenset({"organisation", "group", None}),
}
"""Pronouns with the kinds of actor that they can stand for; None is a party that has no name."""
POSSESSIVES = frozenset({"his", "her", "its", "their"})
Who = tuple[Span, str | None]
"""The words for a party, and its name where it has one."""


class Parties:
    """Where the names of an article's actors begin and end; a party without a name is a noun for people."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.article.text
        mentions = reading.found.mentions
        self._by_end = {one.end: one for one in mentions}
        self._by_start = {one.start: one for one in mentions}

    def before(self, at: int) -> Who | None:
        """Return the party whose words end at an offset."""
        if actor := self._actor(self._by_end.get(at)):
            return actor
        noun = _noun_before().search(self._text, max(0, at - 30), at)
        return (Span(*noun.span()), None) if noun else None

    def first(self, parts: Iterable[Span]) -> Who | None:
        """Return the first actor that is named in stretches of a text, but for what stands behind a preposition."""
        for part in parts:
            for start in sorted(at for at in self._by_start if part.start <= at < part.end):
                actor = self._actor(self._named(self._by_start[start]))
                if actor and not _behind().search(self._text, part.start, start):
                    return actor
        return None

    def _named(self, mention: Mention) -> Mention:
        """Return whom the words that begin with a mention name: Anna Lind of "Treasury chief Anna Lind"."""
        noun = _office().match(self._text, mention.end)
        return self._by_start.get(noun.end(), mention) if noun else mention

    def after(self, at: int) -> Who | None:
        """Return the party whose words begin at an offset, an article or the like aside."""
        small = _small().match(self._text, at)
        named = self._actor(self._by_start.get(at))
        if actor := named or (self._actor(self._by_start.get(small.end())) if small else None):
            return actor
        noun = _noun_after().match(self._text, at)
        return (Span(*noun.span("who")), None) if noun else None

    def _actor(self, mention: Mention | None) -> Who | None:
        """Return a mention as a party, a seat of government as its state; a mere place and "his" are none."""
        if mention is None:
            return None
        name: str | None = mention.name
        if mention.kind == "place":
            state, form = states().get(self._text[mention.start : mention.end], ("", ""))
            name = state if form == "seat" else None
        elif mention.form == "pronoun" and self._text[mention.start : mention.end].lower() in POSSESSIVES:
            name = None
        return (Span(mention.start, mention.end), name) if name else None


def unreported(reading: Reading) -> Iterator[Statement]:
    """Yield what parties deny, charge or hold where no statement tells it."""
    parties = Parties(reading)
    reported = {statement.cue.start for statement in reading.found.statements if statement.cue}
    for verb, content, who in (
        *_denials(reading, parties),
        *_views(reading, parties),
        *_passives(reading, parties),
    ):
        if verb.start not in reported and content.start < content.end:
            span, name = who
            yield Statement(content, direct=False, speaker=span, cue=verb, who=name)


def _denials(reading: Reading, parties: Parties) -> Iterator[tuple[Span, Span, Who]]:
    """Yield what follows the verb of an actor: "Orland denies playing any role"."""
    for match in flat_denials().finditer(reading.article.text):
        who = parties.before(match.start())
        sentence = sentence_at(reading, match.start("verb")) if who and who[1] else None
        if who and sentence and sentence.start <= who[0].start:
            yield Span(*match.span("verb")), Span(match.end("verb") + 1, sentence.end), who


def _views(reading: Reading, parties: Parties) -> Iterator[tuple[Span, Span, Who]]:
    """Yield what a party takes something for: "opponents see it as a defeat"."""
    for match in _view().finditer(reading.article.text):
        who = parties.before(match.start())
        sentence = sentence_at(reading, match.start("verb")) if who else None
        if who and sentence and sentence.start <= who[0].start and match.end() <= sentence.end:
            yield Span(*match.span("verb")), Span(match.end("verb") + 1, sentence.end), who


def _passives(reading: Reading, parties: Parties) -> Iterator[tuple[Span, Span, Who]]:
    """Yield what is dismissed or hailed by a party: what follows it, up to the next such verb, or what stands before."""
    found = list(_passive().finditer(reading.article.text))
    for at, match in enumerate(found):
        who = parties.after(match.end())
        sentence = sentence_at(reading, match.start("verb")) if who else None
        if who and sentence and who[0].end <= sentence.end:
            following = found[at + 1].start() if at + 1 < len(found) else sentence.end
            content = Span(who[0].end, min(following, sentence.end))
            if not re.match(r"\sas\s", reading.article.text[content.start : content.end]):
                content = Span(sentence.start, match.start())
            yield Span(*match.span("verb")), content, who


@cache
def _behind() -> re.Pattern[str]:
    """Match a preposition, with up to two words behind it, that tells of a name that it is no subject."""
    return re.compile(r"\b(?:of|in|into|with|to|for|at|against|near|over|on)\s(?:[\w-]+\s){0,2}$")


@cache
def _office() -> re.Pattern[str]:
    """Match up to two words in small letters between a name and another that they tell of; small words join the two."""
    return re.compile(rf"\s(?:(?!{any_of(stopwords())}\b)[a-z-]+\s){{1,2}}(?=[A-Z])")


@cache
def _view() -> re.Pattern[str]:
    verb, other = any_of(dispute_words().views), any_of(dispute_words().as_otherwise)
    return re.compile(rf"\s(?P<verb>{verb})\s(?:\S+\s){{1,6}}?as\s(?!{other}\b)")


@cache
def _passive() -> re.Pattern[str]:
    table = dispute_words()
    return re.compile(rf"\b(?P<verb>{any_of([*table.passives, *table.hailing])})\sby\s")


@cache
def _small() -> re.Pattern[str]:
    return re.compile(rf"{any_of(dispute_words().small)}\s")


@cache
def _noun_before() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(dispute_words().parties)}$", re.IGNORECASE)


@cache
def _noun_after() -> re.Pattern[str]:
    small, noun = any_of(dispute_words().small), any_of(dispute_words().parties)
    return re.compile(rf"(?:{small}\s)?(?P<who>(?:[\w-]+\s){{0,2}}?{noun}(?:\s{noun})*)\b")
