"""Statements: who said what, quoted or reported.

Quotations are found by their marks, reported speech by the parse: a verb of reporting with its subject
and its clause (Pareti 2015, attribution as source, cue and content). A quotation that names no speaker
belongs to the speaker of the one before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

from briefing.extract.parse import Paragraph, Parsed
from briefing.extract.quotations import Quotation, find_quotations
from briefing.model import Mention, Span, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = {"nsubj", "nsubjpass"}
CLAUSES = {"ccomp", "xcomp", "csubj"}
SHORTEST_QUOTATION = 3
LONGEST_SPEAKER = 25
_PAIRED = re.compile(r"[\"“”„«»‘’'`,;:\s]+")


@dataclass(frozen=True, slots=True)
class Reporting:
    """Words that report what somebody says, thinks or wants, as lemmas."""

    speech: frozenset[str]
    judgement: frozenset[str]
    intention: frozenset[str]
    nouns: frozenset[str]
    sources: frozenset[str]


@cache
def reporting() -> Reporting:
    """Return the table of reporting words."""
    return msgspec.yaml.decode((files("briefing.data") / "reporting.yaml").read_bytes(), type=Reporting)


@dataclass(frozen=True, slots=True)
class _Found:
    """A statement by offsets of its paragraph."""

    speaker: tuple[int, int] | None
    cue: tuple[int, int] | None
    content: tuple[int, int]
    direct: bool = False


def find_statements(parsed: Parsed, mentions: tuple[Mention, ...]) -> tuple[Statement, ...]:
    """Return the statements of an article in order; `who` is the name of the actor whom the speaker names."""
    statements: list[Statement] = []
    running: Statement | None = None
    continued = False
    for paragraph in parsed.paragraphs:
        quotations = _worth_quoting(paragraph)
        found = sorted(_in_paragraph(paragraph, quotations), key=lambda one: one.content)
        for one in found:
            statement = _placed(one, paragraph.offset, mentions)
            if statement.speaker is None and statement.direct and running is not None:
                opens = one.content[0] == 0 or continued
                statement = (
                    replace(statement, speaker=running.speaker, cue=running.cue, who=running.who)
                    if opens
                    else statement
                )
            if statement.speaker is not None:
                running = statement
            statements.append(statement)
        continued = bool(quotations) and not quotations[-1].closed
        if not found:
            running = None
    return tuple(sorted(statements, key=lambda s: (s.content.start, s.content.end)))


def _worth_quoting(paragraph: Paragraph) -> list[Quotation]:
    """Return the quotations of some words; single words in marks are names or irony."""
    text = paragraph.doc.text
    return [q for q in find_quotations(text) if len(text[q.start : q.end].split()) >= SHORTEST_QUOTATION]


def _in_paragraph(paragraph: Paragraph, quotations: Sequence[Quotation]) -> Iterator[_Found]:
    doc = paragraph.doc
    inside = _inside(quotations, len(doc.text))
    told: set[Quotation] = set()
    found: list[_Found] = []
    for token in doc:
        if inside[token.idx]:
            continue
        for one in _reported(token):
            quoted = [q for q in quotations if q.start < one.content[1] and one.content[0] < q.end]
            for quotation in quoted:
                if _mostly(quotation, one.content):
                    told.add(quotation)
            found.append(_with_quotation(one, quoted))
    for quotation in quotations:
        if quotation in told:
            continue
        cue = _cue_beside(paragraph, quotation, inside, found)
        if cue is not None:
            told.add(quotation)
            found.append(cue)
        elif _is_sentence(paragraph, quotation):
            found.append(_Found(None, None, (quotation.start, quotation.end), direct=True))
    yield from _without_doubles(found)


def _inside(quotations: Sequence[Quotation], length: int) -> list[bool]:
    inside = [False] * (length + 1)
    for quotation in quotations:
        inside[quotation.start : quotation.end] = [True] * (quotation.end - quotation.start)
    return inside


def _mostly(quotation: Quotation, content: tuple[int, int]) -> bool:
    shared = min(quotation.end, content[1]) - max(quotation.start, content[0])
    return shared > 0.6 * (quotation.end - quotation.start)


def _with_quotation(one: _Found, quoted: Sequence[Quotation]) -> _Found:
    """Let a content that begins or ends inside a quotation run to the quotation's own ends."""
    start, end = one.content
    for quotation in quoted:
        if quotation.start < start < quotation.start + 3 or quotation.start <= start < quotation.end:
            start = min(start, quotation.start)
        if quotation.start < end < quotation.end:
            end = quotation.end
    direct = any(q.start <= start + 1 and q.end >= end - 2 for q in quoted)
    return replace(one, content=(start, end), direct=direct)


def _reported(token: Token) -> Iterator[_Found]:
    """Yield the statement that a word reports by its syntax, if it does."""
    lemma = token.lemma_.lower()
    words = reporting()
    if token.pos_ in {"VERB", "AUX"} and lemma in words.speech | words.judgement | words.intention:
        content = _content(token, lemma)
        if content is not None:
            speaker = _speaker(token)
            yield _Found(_noun_span(speaker) if speaker is not None else None, _span([token]), content)
    elif token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "to":
        found = _according(token)
        if found is not None:
            yield found


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
        subtree = [t for t in clause.subtree if t.i != verb.i]
        after = clause.i > verb.i
        tokens = [t for t in subtree if (t.i > verb.i) == after]
        return _span(_trimmed(tokens)) if tokens else None
    if (
        verb.dep_ in {"parataxis", "ccomp"}
        and lemma in words.speech
        and not any(c.dep_ in CLAUSES for c in verb.children)
    ):
        return _rest_of_sentence(verb)
    if lemma in words.judgement and _speaker(verb) is not None:
        objects = [c for c in verb.children if c.dep_ in {"dobj", "prep", "oprd", "dative"} and c.i > verb.i]
        if objects and (
            objects[0].dep_ == "dobj"
            or lemma in {"call", "complain", "warn", "talk", "refer", "point", "boast"}
        ):
            tokens = [t for o in objects for t in o.subtree]
            return _span(_trimmed(sorted(tokens, key=lambda t: t.i)))
    return None


def _rest_of_sentence(verb: Token) -> tuple[int, int] | None:
    """Return the main clause around a verb set into it: "The bridge, he said, is closed"."""
    own = {t.i for t in verb.subtree}
    rest = [t for t in verb.sent if t.i not in own]
    before = [t for t in rest if t.i < verb.i]
    tokens = rest if before and rest[-1].i > verb.i else before or rest
    return _span(_trimmed(tokens)) if len(tokens) > 2 else None


def _speaker(verb: Token) -> Token | None:
    """Return the subject of a verb, also through "and", "to" and "-ing"; the agent of a passive."""
    at = verb
    for _ in range(3):
        agent = next(
            (g for c in at.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"), None
        )
        subject = agent or next((c for c in at.children if c.dep_ == "nsubj"), None)
        if (
            subject is None
            and any(c.dep_ == "nsubjpass" for c in at.children)
            and at.lemma_ in {"ask", "quote", "expect", "tell"}
        ):
            subject = next(c for c in at.children if c.dep_ == "nsubjpass")
        if subject is not None:
            if subject.lower_ in {"who", "which", "that"} and at.dep_ in {"relcl", "acl"}:
                return at.head
            return subject
        if at.dep_ in {"acl", "relcl"} and at.head.pos_ in {"NOUN", "PROPN"}:
            return at.head
        if at.dep_ not in {"conj", "xcomp", "advcl"} or at.head.i == at.i:
            return None
        at = at.head
    return None


def _noun_span(noun: Token) -> tuple[int, int]:
    """Return the span of a speaker: the noun with what describes it, without clauses that run on."""
    tokens = [t for t in noun.subtree if t.i >= noun.left_edge.i]
    stop = next((t.left_edge.i for t in tokens if t.i > noun.i and t.dep_ in {"relcl", "advcl"}), None)
    kept = [t for t in tokens if stop is None or t.i < stop] or [noun]
    if len(kept) > LONGEST_SPEAKER:
        kept = [t for t in kept if abs(t.i - noun.i) <= LONGEST_SPEAKER // 2]
    return _span(_trimmed(kept) or [noun])


def _according(token: Token) -> _Found | None:
    """Return the statement of "..., according to X"."""
    source = next((t for c in (token, token.nbor(1)) for t in c.subtree if t.dep_ == "pobj"), None)
    if source is None:
        return None
    speaker = _noun_span(source)
    rest = [t for t in token.sent if t.idx + len(t) <= token.idx or t.idx >= speaker[1]]
    after = [t for t in rest if t.idx >= speaker[1] and not t.is_punct]
    before = [t for t in rest if t.idx < token.idx and not t.is_punct]
    tokens = _trimmed([t for t in rest if (t.idx < token.idx) == (len(before) > len(after))])
    return _Found(speaker, _span([token, token.nbor(1)]), _span(tokens)) if len(tokens) > 1 else None


def _cue_beside(
    paragraph: Paragraph, quotation: Quotation, inside: Sequence[bool], found: Sequence[_Found]
) -> _Found | None:
    """Attribute a quotation to the nearest reporting verb outside it, in the sentences that it touches."""
    words = reporting()
    best: tuple[int, Token, Token] | None = None
    for sentence in paragraph.doc.sents:
        if sentence.end_char < quotation.start or sentence.start_char > quotation.end + 2:
            continue
        for token in sentence:
            if (
                inside[token.idx]
                or token.lemma_.lower() not in words.speech | words.judgement | words.intention
            ):
                continue
            speaker = _speaker(token) if token.pos_ in {"VERB", "AUX"} else None
            speaker = speaker if speaker is not None else _inverted_speaker(token)
            if speaker is None or inside[speaker.idx]:
                continue
            distance = min(abs(token.idx - quotation.end), abs(quotation.start - token.idx))
            if best is None or distance < best[0]:
                best = (distance, token, speaker)
    content = (quotation.start, quotation.end)
    if best is not None:
        return _Found(_noun_span(best[2]), _span([best[1]]), content, direct=True)
    near = [
        one for one in found if one.direct and one.speaker and 0 <= quotation.start - one.content[1] < 400
    ]
    return replace(near[-1], content=content) if near else None


def _inverted_speaker(verb: Token) -> Token | None:
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


def _is_sentence(paragraph: Paragraph, quotation: Quotation) -> bool:
    """Tell a quotation that is a sentence of its own from a phrase in marks."""
    text = paragraph.doc.text
    opens = text[: quotation.start].rstrip()
    return (not opens or opens[-1] in ".!?:”\"'") and len(text[quotation.start : quotation.end].split()) > 4


def _without_doubles(found: Sequence[_Found]) -> Iterator[_Found]:
    """Drop statements that repeat the content of another with a cue of their own inside it."""
    seen: set[tuple[tuple[int, int], tuple[int, int] | None]] = set()
    for one in found:
        if (one.content, one.cue) not in seen and one.content[1] > one.content[0]:
            seen.add((one.content, one.cue))
            yield one


def _trimmed(tokens: Sequence[Token]) -> list[Token]:
    kept = list(tokens)
    while kept and (kept[-1].text in {",", ";", ":", "—", "–", "-", "."} or kept[-1].is_space):
        kept.pop()
    while kept and (kept[0].text in {",", ";", ":", "—", "–", "-"} or kept[0].is_space):
        kept.pop(0)
    return kept


def _span(tokens: Sequence[Token]) -> tuple[int, int]:
    return (tokens[0].idx, tokens[-1].idx + len(tokens[-1])) if tokens else (0, 0)


def _placed(one: _Found, offset: int, mentions: Sequence[Mention]) -> Statement:
    def span(pair: tuple[int, int] | None) -> Span | None:
        return Span(offset + pair[0], offset + pair[1]) if pair else None

    speaker = span(one.speaker)
    return Statement(
        content=Span(offset + one.content[0], offset + one.content[1]),
        direct=one.direct,
        speaker=speaker,
        cue=span(one.cue),
        who=_who(speaker, mentions) if speaker else None,
    )


def _who(speaker: Span, mentions: Sequence[Mention]) -> str | None:
    """Return the actor whom a speaker span names: a person in it before an institution."""
    at = bisect_left(mentions, speaker.start, key=lambda mention: mention.start)
    inside: list[Mention] = []
    while at < len(mentions) and mentions[at].start < speaker.end:
        inside.append(mentions[at])
        at += 1
    persons = [mention for mention in inside if mention.kind == "person"]
    chosen = persons or [mention for mention in inside if mention.kind in {"state", "organisation", "group"}]
    return chosen[0].name if chosen else None
