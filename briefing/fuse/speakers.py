"""Speakers: which party stands behind each statement, and what it belongs to.

A party is an actor of the article, or words with a noun for people in them ("the villagers"). "Assad's opponents" and
"supporters of Russia" are parties of their own, not the one that their words name; a person belongs to what any
article of the story says that it does.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from briefing.extract.tables import state_pattern, states
from briefing.fuse.defiance import defiances
from briefing.fuse.dispute_words import dispute_words
from briefing.fuse.evidence import mentions_in, sentence_at
from briefing.fuse.identity import folded
from briefing.fuse.noun_reports import noun_reports
from briefing.fuse.unreported import POSSESSIVES, PRONOUNS, unreported
from briefing.model import Profile, Reading, Sentence, Span, Statement

UP_TO = 2
"""Sentences back in which the name that a pronoun stands for is looked for."""
MOST_CHARACTERS = 400
"""Of what is said; long quotations speak of many things."""
_HEAD_ENDS = re.compile(r"\s(?:of|in|from|who|that|which|at|with|for|on|to)\s|,")
_LEANING = re.compile(r"\b(?:pro|anti)-\w+\s", re.IGNORECASE)
"""Words that name a state and tell that somebody else is for or against it: "pro-Orland rebels"."""
Belongings = Mapping[str, frozenset[str]]
"""What each person belongs to, by the last word of the name."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement whose speaker can be a party, with where it stands, the `at`-th sentence of its article.

    `names` are those of the party, `belongs_to` what a person belongs to, `side` the folded words of whom it can speak for;
    `by_noun` says that a noun reports it ("Orland's claim").
    """

    reading: Reading
    statement: Statement
    sentence: Sentence
    at: int
    party: str
    names: tuple[str, ...]
    belongs_to: frozenset[str]
    side: frozenset[str]
    kind: str | None
    by_noun: bool = False

    @property
    def place(self) -> tuple[str, int]:
        return self.reading.article.id, self.at

    def words_around(self, *, alone: bool) -> frozenset[str]:
        """Return the words of the sentence but for those of several who speak at once.

        Where others speak in the sentence too, `alone` is false, and only what is said counts.
        """
        said = self.content
        if alone:
            sentence = self.reading.article.text[self.sentence.start : self.sentence.end]
            said = sentence.replace(at_once(self.speaker), " ", 1)
        named = [states()[word][0] for word in re.findall(r"[A-Z]\w+", said) if word in states()]
        return frozenset(_plain_words(said)).union(*map(folded, named))

    @property
    def speaker(self) -> str:
        return _text(self.reading, self.statement.speaker)

    @property
    def cue(self) -> str:
        return _text(self.reading, self.statement.cue).lower()

    @property
    def verb(self) -> str:
        """Return the first word of what reports it, in lower case."""
        return self.cue.partition(" ")[0]

    @property
    def before_cue(self) -> str:
        """Return what the sentence has before the reporting verb."""
        cue = self.statement.cue
        return self.reading.article.text[self.sentence.start : cue.start] if cue else ""

    @property
    def content(self) -> str:
        span = self.statement.content
        return self.reading.article.text[span.start : min(span.end, span.start + MOST_CHARACTERS)]


def said_by_parties(readings: Sequence[Reading]) -> list[Said]:
    """Return the statements of all articles whose party is known, in order."""
    belongings = _belongings(readings)
    return [one for reading in readings for one in _said(reading, belongings)]


def _plain_words(text: str) -> Iterable[str]:
    """Return the folded words of a text; where it is plain, as most are, without the cost of folding."""
    if not text.isascii():
        return folded(text)
    return re.findall(r"\w+", text.lower().replace("'s", "").replace("isation", "ization"))


def at_once(speaker: str) -> str:
    """Return the words for several who speak at once, as in "France and Britain", none for one who does."""
    return speaker if " and " in speaker else ""


@lru_cache(maxsize=1 << 12)
def telling(name: str) -> frozenset[str]:
    """Return the words of a name that not many parties have in theirs."""
    known = frozenset(folded(name))
    return known - dispute_words().shared or known


def _belongings(readings: Sequence[Reading]) -> Belongings:
    found: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        for profile in reading.found.profiles:
            if profile.kind == "person" and profile.affiliation and (words := folded(profile.name)):
                found[words[-1]].add(profile.affiliation)
    return {name: frozenset(words) for name, words in found.items()}


def _said(reading: Reading, belongings: Belongings) -> Iterator[Said]:
    """Yield the statements of an article that have a party; "he" is who was last named right before."""
    places = {sentence.start: at for at, sentence in enumerate(reading.found.sentences)}
    profiles = {profile.name: profile for profile in reading.found.profiles}
    last: Said | None = None
    against = list(defiances(reading))
    by_noun = {*noun_reports(reading), *(one.defied for one in against)}
    told = {*reading.found.statements, *unreported(reading), *by_noun, *(one.defies for one in against)}
    for statement in sorted(told, key=_order):
        sentence = sentence_at(reading, statement.content.start)
        party = _party(reading, statement)
        if sentence is None or party is None:
            continue
        at = places[sentence.start]
        if party.lower() in PRONOUNS:
            if last is None or at - last.at > UP_TO or last.kind not in PRONOUNS[party.lower()]:
                continue
            last = replace(last, statement=statement, sentence=sentence, at=at)
        else:
            known = profiles.get(party)
            names = (party, *known.aliases) if known else (party,)
            belongs_to = _belongs_to(known, belongings)
            side = _side(reading, statement, party, (*names, *belongs_to))
            kind = known.kind if known else None
            said = Said(reading, statement, sentence, at, party, names, belongs_to, side, kind)
            if statement in by_noun:
                # Who is only told of is not who speaks on: "he" is another.
                yield replace(said, by_noun=True)
                continue
            last = said
        yield last


def _order(statement: Statement) -> tuple[int, int, int]:
    cue = statement.cue
    return statement.content.start, statement.content.end, cue.start if cue else -1


def _party(reading: Reading, statement: Statement) -> str | None:
    """Return who speaks: a name of the article, a pronoun, or words with a noun for people in them."""
    said = " ".join(_text(reading, statement.speaker).split())
    if said.lower() in PRONOUNS and not statement.who:
        return said
    head = _HEAD_ENDS.split(said, maxsplit=1)[0]
    if not _is_called(said[len(head) :], statement.who):
        if _is_apart(head):
            return head
        if head.partition(" ")[0].lower() in POSSESSIVES:
            return _owner(reading, statement.speaker)
    if statement.who or not said or not head.split():
        return statement.who
    return said if head.split()[-1].lower() in dispute_words().parties else None


def _is_called(behind: str, who: str | None) -> bool:
    """Tell whether the words for a speaker go on with the name: "one opponent, the Rev. Hugo Brandt"."""
    return who is not None and behind.startswith(",") and folded(who)[-1:] == folded(behind)[-1:]


def _owner(reading: Reading, speaker: Span | None) -> str | None:
    """Return whose troops "his troops" are, where it is known."""
    own = mentions_in(reading, speaker.start, speaker.start + 1) if speaker else ()
    return own[0].name if own else None


def _is_apart(head: str) -> bool:
    """Tell whether the words for a speaker name one whom it is not: "Assad's opponents", "supporters"."""
    words = head.split()
    return bool(words) and words[-1].lower() in dispute_words().apart


def _belongs_to(known: Profile | None, belongings: Belongings) -> frozenset[str]:
    if known is None:
        return frozenset()
    own = frozenset([known.affiliation] if known.affiliation else ())
    if known.kind == "person" and (words := folded(known.name)):
        return own | belongings.get(words[-1], frozenset())
    return own


def _side(reading: Reading, statement: Statement, party: str, names: Sequence[str]) -> frozenset[str]:
    """Return the words of a party, of what it belongs to, and of other names that its speaker is called by."""
    if _is_apart(party):
        return frozenset(folded(_LEANING.sub("", re.split(r"['’]s\s", party)[-1])))
    if span := statement.speaker:
        called = [one.name for one in mentions_in(reading, span.start, span.end) if one.end <= span.end]
        names = [*names, *called, at_once(_text(reading, span)), *_state_of(_text(reading, span))]
    return telling(" ".join((*names, *_state_of(party))))


def _state_of(words: str) -> list[str]:
    """Return the state whose organ speaks: Russia of "the Russian foreign ministry"; one in no table by its "-ian"."""
    said = folded(words)
    if dispute_words().organs.isdisjoint(said):
        return []
    known = [states()[form][0] for form in state_pattern().findall(words)]
    return known + [word.removesuffix("n") for word in said if word.endswith("ian")]


def _text(reading: Reading, span: Span | None) -> str:
    return reading.article.text[span.start : span.end] if span else ""
