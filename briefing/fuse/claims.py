"""Claims: what each party says, with its stance towards what others say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from briefing.extract.alternatives import any_of
from briefing.fuse.dispute_words import (
    back_reference,
    charges,
    clause_end,
    contradicting,
    denials,
    dispute_words,
    nouns_of_saying,
    refusals,
    undone,
)
from briefing.fuse.evidence import mentions_in
from briefing.fuse.identity import folded
from briefing.fuse.speakers import Said, said_by_parties
from briefing.fuse.terms import BACKGROUND, Vector, inverse_frequencies, term, unit_vector, words
from briefing.model import Mention, Reading, Sentence, Span, Statement

Stance = Literal["denies", "blames", "claims"]
CONTEXT = 0.5
"""Weight of the words of the sentence before a brief denial, which says what is denied."""
SAID = 0.7
"""Weight of the words of what is said, the rest of the sentence having what is left of 1."""
BRIEF = 1
"""Terms up to which what is said hardly says anything without what was said before."""
NOTHING_SAID = 2
"""Words up to which a statement that neither denies nor blames is no claim."""
ACCUSED = 160
"""Characters of what is said in which the one who is blamed is looked for."""

_ASKS = re.compile(r"[^.!?]*\?")
"""What is said begins with a question, which claims nothing."""
_QUOTED = re.compile(r"[^\w\"“‘`]*[\"“‘`]\W*[A-ZÀ-Þ]")
"""A quotation that begins as a sentence does; one that begins in small letters can be a thing: rejected "cheap tricks"."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a party says in one sentence, the `at`-th of its article.

    `side` holds the words of the party's names and of what it belongs to, `called` the last words of
    its names, `words` those of the sentence, or of what is said where others speak in it too, `about` those of the
    parties that are spoken of, `owners` those of whom something is spoken of at once; `brief` says that what
    is said is hardly more than a reference to what was said before ("denied those reports"), `of_thing` that a thing is
    rejected, or what is told with whose it is ("opposed the ban", "dismissed Orland's charges"), `by_noun` that it is told by a noun ("Orland's claim").
    `told_by` holds the sides of those who tell it in what they themselves say: Tarn's in "Tarn said that Orland denied it".
    """

    reading: Reading
    sentence: Sentence
    at: int
    statement: Statement
    party: str
    side: frozenset[str]
    called: frozenset[str]
    stance: Stance
    words: frozenset[str]
    about: frozenset[str]
    owners: frozenset[str]
    terms: Vector
    brief: bool
    of_thing: bool
    told_by: frozenset[str]
    by_noun: bool

    @property
    def article(self) -> str:
        return self.reading.article.id

    @property
    def content(self) -> Span:
        return self.statement.content

    @property
    def place(self) -> tuple[str, int]:
        return self.article, self.at

    @property
    def vague(self) -> bool:
        """Tell whether the party can be of any other: "officials"."""
        return dispute_words().vague.issuperset(self.party.lower().split())

    @property
    def text(self) -> str:
        return self.reading.article.text[self.sentence.start : self.sentence.end]

    def names(self, other: Claim) -> bool:
        """Tell whether the sentence, but for its own speakers, names the party of another claim."""
        return not self.words.isdisjoint(other.called)


def find_claims(readings: Sequence[Reading]) -> list[Claim]:
    """Return the claims of all articles whose party is known, in order; none is a part of another of its party."""
    said = [one for one in said_by_parties(readings) if not _says_nothing_against(one)]
    stances = [_stance(one) for one in said]
    counts = [_terms(one, stance) for one, stance in zip(said, stances, strict=True)]
    inverse = inverse_frequencies(counts, BACKGROUND)
    beside: dict[tuple[str, int], list[Said]] = defaultdict(list)
    for one in said:
        beside[one.place].append(one)
    return [
        Claim(
            reading=one.reading,
            sentence=one.sentence,
            at=one.at,
            statement=one.statement,
            party=one.party,
            side=one.side,
            called=_called((*one.names, *one.belongs_to)),
            stance=stance,
            words=one.words_around(
                alone=not one.by_noun and len({other.party for other in beside[one.place]}) == 1
            ),
            about=_about(one),
            owners=_owners(one),
            terms=unit_vector(count, inverse),
            brief=_is_brief(one),
            of_thing=_is_of_thing(one),
            told_by=frozenset[str]().union(
                *(other.side for other in beside[one.place] if _holds(other, one))
            ),
            by_noun=one.by_noun,
        )
        for one, stance, count in zip(said, stances, counts, strict=True)
        if stance != "claims" or not any(_holds(other, one, its_own=True) for other in beside[one.place])
    ]


def _says_nothing_against(said: Said) -> bool:
    """Tell whether a statement can contradict nobody: it agrees, asks, refuses a thing, or says nothing by itself."""
    verb, table = said.verb, dispute_words()
    commitment = said.statement.commitment
    if commitment == "open" or (commitment == "denied" and verb not in contradicting()):
        return True
    if _ASKS.match(said.content) or (verb in table.questioning and _asks_about(said)):
        return True
    if verb in contradicting() or verb in table.blaming:
        undoing = undone().search(said.before_cue)
        refused = verb in contradicting() and refusals().match(said.content)
        return bool(refused) or (undoing is not None and undoing["on"] is None)
    fewest = NOTHING_SAID - (verb in table.calling and not said.content.startswith("to "))
    short = len(said.content.split()) <= fewest and not said.by_noun
    return verb in table.agreeing or verb in table.showing or short


def _asks_about(said: Said) -> bool:
    """Tell whether somebody is asked about something: "questioned him about the raid", not "his account of the raid"."""
    whom, about, _ = _first_clause(said).lower().partition(" about ")
    return bool(about) and nouns_of_saying().isdisjoint(whom.split())


def _holds(outer: Said, inner: Said, *, its_own: bool = False) -> bool:
    """Tell whether what one party says is part of what another says, or of what it says itself."""
    one, other = outer.statement.content, inner.statement.content
    same = outer.party == inner.party
    return same is its_own and one.start <= other.start and other.end <= one.end and one != other


def _is_brief(said: Said) -> bool:
    """Tell whether what is said only refers to what was said before: "it", "the charges through his lawyer"."""
    referring = back_reference().match(said.content)
    refers = referring is not None and referring["noun"] in nouns_of_saying()
    return refers or len(_worded(said.content)) <= BRIEF


def _is_of_thing(said: Said) -> bool:
    """Tell whether a thing is rejected, or what is told with whose it is: "opposed the ban", "dismissed Orland's charges"."""
    table = dispute_words()
    if said.verb not in table.opposing or _QUOTED.match(said.content):
        return False
    told = _first_clause(said).lower()
    words = told.split()
    if not words or words[0] in table.clauses:
        return False
    nouns = nouns_of_saying().intersection(words)
    return not nouns or re.search(rf"['’]s?\s(?:\w+\s)?{any_of(sorted(nouns))}\b", told) is not None


def _first_clause(said: Said) -> str:
    return clause_end().split(said.content, maxsplit=1)[0]


def _about(said: Said) -> frozenset[str]:
    """Return the last words of the actors that are named in what is said, and its nouns for parties."""
    told = (_first_clause(said) if _is_of_thing(said) else said.content)[:ACCUSED]
    nouns = dispute_words().parties.intersection(told.lower().split())
    return (_called([one.name for one in _actors(said, told)]) | nouns) - said.side


def _owners(said: Said) -> frozenset[str]:
    """Return the last words of the actors of whom something is spoken of at once: Orland of "Orland's charges are untrue"."""
    text = said.reading.article.text
    owning = [
        one.name
        for one in _actors(said, _first_clause(said))
        if one.form == "demonym" or (one.form == "name" and text[one.end : one.end + 1] in ("'", "’"))
    ]
    return _called(owning) - said.side


def _actors(said: Said, told: str) -> list[Mention]:
    """Return the mentions of actors in the first words of what is said."""
    start = said.statement.content.start
    return [one for one in mentions_in(said.reading, start, start + len(told)) if one.kind != "place"]


def _called(names: Sequence[str]) -> frozenset[str]:
    """Return the last words of names: "Chemicals" for Kelmar Chemicals, which "Kelmar" alone does not name."""
    return frozenset(filter(None, map(_last_word, names)))


@lru_cache(maxsize=1 << 12)
def _last_word(name: str) -> str:
    return parts[-1] if (parts := folded(name)) else ""


def _stance(said: Said) -> Stance:
    """Return the stance of what is said: as its verb tells, else its own words; a noun tells of a plain claim."""
    table = dispute_words()
    if said.verb in contradicting() or said.cue in table.defying:
        return "denies"
    if said.verb in table.blaming:
        return "blames"
    if said.by_noun:
        return "claims"
    if denials().search(said.content):
        return "denies"
    return "blames" if charges(said.content) else "claims"


def _terms(said: Said, stance: Stance) -> dict[str, float]:
    """Return the terms of a claim; what is said counts more than the rest of the sentence."""
    text, sentences = said.reading.article.text, said.reading.found.sentences
    counts: dict[str, float] = {}
    whole = text[said.sentence.start : said.sentence.end]
    for piece, weight in ((whole, 1 - SAID), (said.content, SAID)):
        for name in sorted(_worded(piece)):
            counts[name] = counts.get(name, 0.0) + weight
    if stance != "claims" and said.at and _is_brief(said):
        before = sentences[said.at - 1]
        for name in sorted(_worded(text[before.start : before.end])):
            counts.setdefault(name, CONTEXT)
    return counts


@lru_cache(maxsize=1 << 10)
def _worded(text: str) -> frozenset[str]:
    """Return the terms of a text that are no figures."""
    return frozenset(name for word in words(text) if not word[0].isdigit() and (name := term(word)))
