"""Reported speech by its syntax: a verb of reporting with its subject and its clause, or "according to".

The parts are those of Pareti (2015): source (here the speaker), cue and content.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from briefing.data import read_table
from briefing.extract.datelines import in_dateline
from briefing.extract.tables import is_place, state_named
from briefing.model import Commitment

if TYPE_CHECKING:
    from briefing.extract.syntax import Span, Token

CLAUSES = {"ccomp", "xcomp", "csubj"}
LONGEST_SPEAKER = 25
LONGEST_HEAD = 4
SHORTEST_HEADED = 3
# "Brandt said ... and added", "was quick to add", "before adding", "by adding".
_SHARES_SUBJECT = {"conj", "xcomp", "advcl", "pcomp", "prep", "acomp"}
HIGHEST_CLIMB = 4
_RELATIVE = {"who", "which", "that"}
_NOT_THIRD = {"i", "we", "you", "it", "there", "this", "that", "who", "which"}


@dataclass(frozen=True, slots=True)
class Reporting:
    """Words that report what somebody says, thinks or wants, as lemmas."""

    speech: frozenset[str]
    judgement: frozenset[str]
    intention: frozenset[str]
    texts: frozenset[str]
    against: frozenset[str]
    weak: frozenset[str]
    about: frozenset[str]
    passive: frozenset[str]
    denying: frozenset[str]
    withholding: frozenset[str]
    awaiting: frozenset[str]
    quoting: frozenset[str]


@cache
def reporting() -> Reporting:
    """Return the table of reporting words."""
    return read_table("reporting", Reporting)


@cache
def reporting_verbs() -> frozenset[str]:
    """Return the lemmas of verbs that report what somebody says, thinks or wants."""
    words = reporting()
    return words.speech | words.judgement | words.intention


@dataclass(frozen=True, slots=True)
class Told:
    """A statement by offsets of its paragraph, with what its speaker's words make of the content."""

    speaker: tuple[int, int] | None
    cue: tuple[int, int] | None
    content: tuple[int, int]
    direct: bool = False
    commitment: Commitment = "held"


def reported(token: Token) -> Iterator[Told]:
    """Yield the statement that a word reports by its syntax, if it does."""
    if token.pos_ in {"VERB", "AUX"} and (lemma := token.lemma_.lower()) in reporting_verbs():
        speaker = speaker_of(token)
        if lemma in reporting().weak and not _in_main_clause(token, speaker):
            return
        content = _content(token, lemma)
        if content is not None:
            yield Told(_speaker_span(token, speaker), span_of([token]), content)
    elif token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "to":
        found = _according(token)
        if found is not None:
            yield found


def headed(sentence: Span) -> Told | None:
    """Return the statement of a sentence that its speaker heads: "Brandt: The bridge must close", "BRANDT: No."."""
    mark = next((t.i for t in sentence[1 : LONGEST_HEAD + 1] if t.text == ":"), None)
    if mark is None:
        return None
    head, rest = sentence[: mark - sentence.start], trimmed(list(sentence[mark + 1 - sentence.start :]))
    proper = all(token.pos_ == "PROPN" or token.is_upper for token in head)
    dateline = is_place(head.text)
    if not proper or dateline or len(rest) < SHORTEST_HEADED or rest[0].text[0].islower():
        return None
    return Told(span_of(list(head)), span_of([sentence.doc[mark]]), span_of(rest))


def _in_main_clause(verb: Token, speaker: Token | None) -> bool:
    """Tell whether a verb says of a third person, in a main clause, what it thinks or wants."""
    at = verb
    while at.dep_ == "conj" and at.head.i != at.i:
        at = at.head
    return (
        at.dep_ == "ROOT"
        and speaker is not None
        and speaker.lower_ not in _NOT_THIRD
        and verb.tag_ in {"VBD", "VBZ", "VBP"}
    )


def _content(verb: Token, lemma: str) -> tuple[int, int] | None:
    """Return the span of what a verb reports."""
    words = reporting()
    clause = next(
        (c for c in verb.children if c.dep_ in CLAUSES and (c.dep_ == "ccomp" or lemma in words.intention)),
        None,
    )
    if clause is None and lemma in words.intention:
        clause = next((c for c in verb.children if c.dep_ == "xcomp"), None)
    if clause is not None and lemma in words.speech | words.intention:
        subtree = [t for t in _without_further_verbs(clause) if t.i != verb.i]
        after = clause.i > verb.i
        tokens = [t for t in subtree if (t.i > verb.i) == after]
        return span_of(trimmed(tokens)) if tokens else None
    if (
        verb.dep_ in {"parataxis", "ccomp"}
        and lemma in words.speech
        and speaker_of(verb) is not None
        and not any(c.dep_ in CLAUSES for c in verb.children)
    ):
        return _rest_of_sentence(verb)
    if lemma in words.judgement and speaker_of(verb) is not None:
        objects = [c for c in verb.children if c.dep_ in {"dobj", "prep", "oprd", "dative"} and c.i > verb.i]
        if objects and (objects[0].dep_ == "dobj" or lemma in words.about):
            tokens = [t for o in objects for t in o.subtree]
            return span_of(trimmed(sorted(tokens, key=lambda t: t.i)))
    return None


def _rest_of_sentence(verb: Token) -> tuple[int, int] | None:
    """Return the main clause around a verb set into it: "The bridge, he said, is closed"."""
    own = {t.i for t in verb.subtree}
    rest = [t for t in verb.sent if t.i not in own]
    before = [t for t in rest if t.i < verb.i]
    tokens = rest if before and rest[-1].i > verb.i else before or rest
    return span_of(trimmed(tokens)) if len(tokens) > 2 else None


def _without_further_verbs(clause: Token) -> list[Token]:
    """Return the tokens of a reported clause up to a verb that goes on with what its speaker does."""
    tokens = list(clause.subtree)
    further = next((c for c in clause.children if c.dep_ == "conj" and _outer(c) is not None), None)
    if further is None:
        return tokens
    end = further.left_edge.i
    joined = [c.i for c in clause.children if c.dep_ == "cc" and c.i < end]
    return [t for t in tokens if t.i < max(joined, default=end)]


def _outer(verb: Token) -> Token | None:
    """Return the verb of saying that an accusation goes on with: "Torv says Brandt lies and has accused Brandt's men".

    A parser takes it for a part of what is said. Nobody accuses the own party: where the object of the verb names
    the party of the clause's subject, the speaker accuses.
    """
    clause = verb.head
    if verb.dep_ != "conj" or verb.lemma_.lower() not in reporting().against or clause.dep_ != "ccomp":
        return None
    accused = next((c for c in verb.children if c.dep_ == "dobj"), None)
    subject = next((c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
    if own or accused is None or subject is None or clause.head.lemma_.lower() not in reporting().speech:
        return None
    return clause.head if _parties(accused) & _parties(subject) else None


def _parties(noun: Token) -> set[str]:
    """Return the names in the words up to a noun, states for their demonyms and seats of government."""
    words = [
        t.text for t in noun.subtree if t.i <= noun.i and t.text[0].isupper() and t.pos_ in {"PROPN", "ADJ"}
    ]
    return {entry[0] if (entry := state_named(word)) else word for word in words}


def speaker_of(verb: Token) -> Token | None:
    """Return the subject of a verb, also through "and", "to" and "-ing"; the agent of a passive."""
    at = _outer(verb) or verb
    for _ in range(HIGHEST_CLIMB):
        agent = next(
            (g for c in at.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"), None
        )
        subject = agent or next((c for c in at.children if c.dep_ == "nsubj" and not in_dateline(c)), None)
        if (
            subject is None
            and any(c.dep_ == "nsubjpass" for c in at.children)
            and at.lemma_ in reporting().passive
        ):
            subject = next(c for c in at.children if c.dep_ == "nsubjpass")
        if subject is not None:
            if subject.lower_ in _RELATIVE and at.dep_ in {"relcl", "acl"}:
                return at.head
            return subject
        if at.dep_ in {"acl", "relcl"} and at.head.pos_ in {"NOUN", "PROPN"}:
            return at.head
        if at.dep_ not in _SHARES_SUBJECT or at.head.i == at.i:
            return None
        at = at.head
    return None


def _speaker_span(verb: Token, speaker: Token | None) -> tuple[int, int] | None:
    """Return the span of a speaker, up to the "who" by which a relative clause takes it up."""
    if speaker is None:
        return None
    start, end = noun_span(speaker)
    who = next(
        (c for c in verb.children if c.dep_ == "nsubj" and c.lower_ in _RELATIVE and c.i > speaker.i), None
    )
    return (
        (start, who.idx + len(who))
        if who is not None and who.i - speaker.i < LONGEST_SPEAKER
        else (start, end)
    )


def noun_span(noun: Token) -> tuple[int, int]:
    """Return the span of a speaker: the noun with what describes it, without clauses that run on."""
    tokens = [t for t in noun.subtree if t.i >= noun.left_edge.i]
    stop = next((t.left_edge.i for t in tokens if t.i > noun.i and t.dep_ in {"relcl", "advcl"}), None)
    kept = [t for t in tokens if stop is None or t.i < stop] or [noun]
    if len(kept) > LONGEST_SPEAKER:
        kept = [t for t in kept if abs(t.i - noun.i) <= LONGEST_SPEAKER // 2]
    return span_of(trimmed(kept) or [noun])


def _according(token: Token) -> Told | None:
    """Return the statement of "..., according to X"."""
    source = next((t for c in (token, token.nbor(1)) for t in c.subtree if t.dep_ == "pobj"), None)
    if source is None:
        return None
    speaker = noun_span(source)
    rest = [t for t in token.sent if t.idx + len(t) <= token.idx or t.idx >= speaker[1]]
    after = [t for t in rest if t.idx >= speaker[1] and not t.is_punct]
    before = [t for t in rest if t.idx < token.idx and not t.is_punct]
    tokens = trimmed([t for t in rest if (t.idx < token.idx) == (len(before) > len(after))])
    return Told(speaker, span_of([token, token.nbor(1)]), span_of(tokens)) if len(tokens) > 1 else None


def inverted_speaker(verb: Token) -> Token | None:
    """Return the noun right after a verb of saying that closes a quotation, where the parse misses it."""
    if (
        verb.pos_ not in {"VERB", "AUX"}
        or verb.i + 1 >= len(verb.doc)
        or verb.tag_ not in {"VBD", "VBZ", "VBP"}
    ):
        return None
    noun = next(
        (t for t in verb.sent if t.i > verb.i and t.pos_ in {"NOUN", "PROPN"} and t.i - verb.i < 8), None
    )
    while noun is not None and noun.dep_ in {"compound", "nmod"} and noun.head.i > noun.i:
        noun = noun.head
    return noun


def trimmed(tokens: Sequence[Token]) -> list[Token]:
    """Return tokens without the marks and spaces at their edges."""
    kept = list(tokens)
    while kept and (kept[-1].text in {",", ";", ":", "—", "–", "-", "."} or kept[-1].is_space):
        kept.pop()
    while kept and (kept[0].text in {",", ";", ":", "—", "–", "-"} or kept[0].is_space):
        kept.pop(0)
    return kept


def span_of(tokens: Sequence[Token]) -> tuple[int, int]:
    """Return where the first token begins and the last one ends, in the document."""
    return (tokens[0].idx, tokens[-1].idx + len(tokens[-1])) if tokens else (0, 0)
