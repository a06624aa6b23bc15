"""Claims: what each party says, with its stance towards what others say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from briefing.fuse.evidence import sentence_at
from briefing.fuse.identity import folded
from briefing.fuse.terms import BACKGROUND, Vector, inverse_frequencies, term, unit_vector, words
from briefing.model import Reading, Sentence, Span, Statement

Stance = Literal["denies", "blames", "claims"]
CONTEXT = 0.25
"""Weight of the words of the sentence before a denial, which often says what is denied."""
SAID = 0.7
"""Weight of the words of what is said, the rest of the sentence having what is left of 1."""
MOST_CHARACTERS = 400
"""Of what is said; long quotations speak of many things."""
BRIEF = 1
"""Terms up to which what is said hardly says anything without what was said before."""
PRONOUNS: Mapping[str, frozenset[str | None]] = {
    "he": frozenset({"person", None}),
    "she": frozenset({"person", None}),
    "it": frozenset({"organisation", "state", "group", None}),
    "they": frozenset({"organisation", "group", None}),
}
"""Pronouns with the kinds of actor that they can stand for; None is a party that has no name."""
UP_TO = 2
"""Sentences back in which the name that a pronoun stands for is looked for."""


class DisputeWords(msgspec.Struct, frozen=True):
    """The table of `briefing/data/disputes.yaml`."""

    denying: frozenset[str]
    blaming: frozenset[str]
    denials: list[str]
    charges: list[str]
    contrast: frozenset[str]
    parties: frozenset[str]
    shared: frozenset[str]


@cache
def dispute_words() -> DisputeWords:
    """Return the words by which one party contradicts another."""
    return msgspec.yaml.decode((files("briefing.data") / "disputes.yaml").read_bytes(), type=DisputeWords)


@cache
def _phrases() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Match what denies, and what blames, in a claim."""
    table = dispute_words()
    denials, charges = (rf"\b(?:{'|'.join(map(re.escape, p))})\b" for p in (table.denials, table.charges))
    return re.compile(denials, re.IGNORECASE), re.compile(charges, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a party says in one sentence, the `at`-th of its article.

    `side` holds the words of the party's names and of what it belongs to, `called` the last words of
    its names, `words` those of the sentence; `verb` says that the stance is in the reporting verb itself,
    `brief` that what is said is hardly more than a reference to what was said before ("denied those reports").
    """

    reading: Reading
    sentence: Sentence
    at: int
    content: Span
    party: str
    side: frozenset[str]
    called: frozenset[str]
    stance: Stance
    verb: bool
    words: frozenset[str]
    terms: Vector
    brief: bool

    @property
    def article(self) -> str:
        return self.reading.article.id

    @property
    def place(self) -> tuple[str, int]:
        return self.article, self.at

    @property
    def text(self) -> str:
        return self.reading.article.text[self.sentence.start : self.sentence.end]

    def names(self, other: Claim) -> bool:
        """Tell whether the sentence, but for its own speakers, names the party of another claim."""
        return not self.words.isdisjoint(other.called)


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement whose speaker can be a party, with where it stands."""

    reading: Reading
    statement: Statement
    sentence: Sentence
    at: int
    party: str
    names: tuple[str, ...]
    belongs_to: str
    kind: str | None

    @property
    def speakers(self) -> str:
        """Return the words for several who speak at once, as in "France and Britain", none for one who does."""
        span = self.statement.speaker
        said = self.reading.article.text[span.start : span.end] if span else ""
        return said if " and " in said else ""

    @property
    def words(self) -> frozenset[str]:
        """Return the words of the sentence but for those of several who speak at once."""
        sentence = self.reading.article.text[self.sentence.start : self.sentence.end]
        return frozenset(folded(sentence.replace(self.speakers, " ", 1)))

    @property
    def cue(self) -> str:
        cue = self.statement.cue
        return self.reading.article.text[cue.start : cue.end].lower() if cue else ""

    @property
    def content(self) -> str:
        span = self.statement.content
        return self.reading.article.text[span.start : min(span.end, span.start + MOST_CHARACTERS)]


def find_claims(readings: Sequence[Reading]) -> list[Claim]:
    """Return the claims of all articles whose party is known, in order."""
    said = [one for reading in readings for one in _said(reading)]
    stances = [_stance(one) for one in said]
    counts = [_terms(one, stance) for one, (stance, _) in zip(said, stances, strict=True)]
    inverse = inverse_frequencies(counts, BACKGROUND)
    return [
        Claim(
            reading=one.reading,
            sentence=one.sentence,
            at=one.at,
            content=one.statement.content,
            party=one.party,
            side=_telling(" ".join((*one.names, one.belongs_to, one.speakers))),
            called=_called(one.names),
            stance=stance,
            verb=verb,
            words=one.words,
            terms=unit_vector(count, inverse),
            brief=len(_worded(one.content)) <= BRIEF,
        )
        for one, (stance, verb), count in zip(said, stances, counts, strict=True)
    ]


def _said(reading: Reading) -> Iterator[_Said]:
    """Yield the statements of an article that have a party; "he" is who was last named right before."""
    places = {sentence.start: at for at, sentence in enumerate(reading.found.sentences)}
    profiles = {profile.name: profile for profile in reading.found.profiles}
    last: _Said | None = None
    for statement in reading.found.statements:
        sentence = sentence_at(reading, statement.content.start)
        party = _party(reading, statement)
        if sentence is None or party is None:
            continue
        at = places[sentence.start]
        if party.lower() in PRONOUNS:
            if last is None or at - last.at > UP_TO or last.kind not in PRONOUNS[party.lower()]:
                continue
            party = last.party
        known = profiles.get(party)
        names = (party, *known.aliases) if known else (party,)
        belongs_to = (known.affiliation if known else None) or ""
        kind = known.kind if known else None
        last = _Said(reading, statement, sentence, at, party, names, belongs_to, kind)
        yield last


def _party(reading: Reading, statement: Statement) -> str | None:
    """Return who speaks: a name of the article, a pronoun, or words with a noun for people in them."""
    if statement.who:
        return statement.who
    if statement.speaker is None:
        return None
    said = " ".join(reading.article.text[statement.speaker.start : statement.speaker.end].split())
    if said.lower() in PRONOUNS:
        return said
    head = re.split(r"\s(?:of|in|from|who|that|which|at|with|for|on)\s|,", said, maxsplit=1)[0].split()
    return said if head and head[-1].lower() in dispute_words().parties else None


def _telling(name: str) -> frozenset[str]:
    known = frozenset(folded(name))
    return known - dispute_words().shared or known


def _called(names: Sequence[str]) -> frozenset[str]:
    """Return the last words of names: "Chemicals" for Kelmar Chemicals, which "Kelmar" alone does not name."""
    return frozenset(parts[-1] for name in names if (parts := folded(name)))


def _stance(said: _Said) -> tuple[Stance, bool]:
    """Return the stance of what is said, and whether the verb alone tells it."""
    table, (denials, charges) = dispute_words(), _phrases()
    verb = said.cue.partition(" ")[0]
    if verb in table.denying:
        return "denies", True
    if verb in table.blaming:
        return "blames", True
    if denials.search(said.content):
        return "denies", False
    return ("blames" if charges.search(said.content) else "claims"), False


def _terms(said: _Said, stance: Stance) -> dict[str, float]:
    """Return the terms of a claim; what is said counts more than the rest of the sentence."""
    text, sentences = said.reading.article.text, said.reading.found.sentences
    counts: dict[str, float] = {}
    whole = text[said.sentence.start : said.sentence.end]
    for piece, weight in ((whole, 1 - SAID), (said.content, SAID)):
        for name in sorted(_worded(piece)):
            counts[name] = counts.get(name, 0.0) + weight
    if stance != "claims" and said.at:
        before = sentences[said.at - 1]
        for name in sorted(_worded(text[before.start : before.end])):
            counts.setdefault(name, CONTEXT)
    return counts


def _worded(text: str) -> set[str]:
    """Return the terms of a text that are no figures."""
    return {name for word in words(text) if not word[0].isdigit() and (name := term(word))}
