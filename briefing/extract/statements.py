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
from functools import partial
from typing import TYPE_CHECKING

from briefing.extract.commitment import committed
from briefing.extract.parse import Paragraph, Parsed
from briefing.extract.quotations import Quotation, find_quotations
from briefing.extract.reported_speech import (
    Told,
    headed,
    inverted_speaker,
    noun_span,
    reported,
    reporting,
    reporting_verbs,
    span_of,
    speaker_of,
)
from briefing.extract.speakers import speaking
from briefing.model import Mention, Span, Statement

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

SHORTEST_QUOTATION = 3
_PAIRED = re.compile(r"[\"“”„«»‘’'`,;:\s]+")


def find_statements(parsed: Parsed, mentions: tuple[Mention, ...]) -> tuple[Statement, ...]:
    """Return the statements of an article in order; `who` is the name of the actor whom the speaker names."""
    statements: list[Statement] = []
    running: Statement | None = None
    continued = False
    for paragraph in parsed.paragraphs:
        told = paragraph.doc.once("told", partial(_told, paragraph))
        for one in told.statements:
            statement = _placed(one, paragraph, mentions)
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
        continued = told.continues
        if not told.statements:
            running = None
    return tuple(sorted(statements, key=lambda s: (s.content.start, s.content.end)))


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """What a paragraph says that somebody says; `continues` where its last quotation is not closed."""

    statements: tuple[Told, ...]
    continues: bool


def _told(paragraph: Paragraph) -> _Paragraph:
    quotations = _worth_quoting(paragraph)
    found = sorted(_in_paragraph(paragraph, quotations), key=lambda one: one.content)
    return _Paragraph(tuple(found), bool(quotations) and not quotations[-1].closed)


def _worth_quoting(paragraph: Paragraph) -> list[Quotation]:
    """Return the quotations of some words, or of a whole question; single words in marks are names or irony."""
    text = paragraph.text
    return [
        q
        for q in find_quotations(text)
        if len(words := text[q.start : q.end].split()) >= SHORTEST_QUOTATION
        or words[-1].strip("\"'”’").endswith(("?", "!"))
    ]


def _in_paragraph(paragraph: Paragraph, quotations: Sequence[Quotation]) -> Iterator[Told]:
    doc = paragraph.doc
    inside = _inside(quotations, len(doc.text))
    told: set[Quotation] = set()
    found: list[Told] = [one for sentence in doc.sents if (one := headed(sentence))]
    for token in doc:
        if inside[token.idx]:
            continue
        for one in (committed(told, token) for told in reported(token)):
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
            found.append(Told(None, None, (quotation.start, quotation.end), direct=True))
    yield from _without_doubles(found)


def _inside(quotations: Sequence[Quotation], length: int) -> list[bool]:
    inside = [False] * (length + 1)
    for quotation in quotations:
        inside[quotation.start : quotation.end] = [True] * (quotation.end - quotation.start)
    return inside


def _mostly(quotation: Quotation, content: tuple[int, int]) -> bool:
    shared = min(quotation.end, content[1]) - max(quotation.start, content[0])
    return shared > 0.6 * (quotation.end - quotation.start)


def _with_quotation(one: Told, quoted: Sequence[Quotation]) -> Told:
    """Let a content that begins or ends inside a quotation run to the quotation's own ends."""
    start, end = one.content
    for quotation in quoted:
        if quotation.start < start < quotation.start + 3 or quotation.start <= start < quotation.end:
            start = min(start, quotation.start)
        if quotation.start < end < quotation.end:
            end = quotation.end
    direct = any(q.start <= start + 1 and q.end >= end - 2 for q in quoted)
    return replace(one, content=(start, end), direct=direct)


def _cue_beside(
    paragraph: Paragraph, quotation: Quotation, inside: Sequence[bool], found: Sequence[Told]
) -> Told | None:
    """Attribute a quotation to the nearest reporting verb outside it, in the sentences that it touches."""
    cues = reporting_verbs() | reporting().quoting
    best: tuple[int, Token, Token] | None = None
    for sentence in paragraph.doc.sents:
        if sentence.end_char < quotation.start or sentence.start_char > quotation.end + 2:
            continue
        for token in sentence:
            if inside[token.idx] or token.lemma_.lower() not in cues:
                continue
            speaker = speaker_of(token) if token.pos_ in {"VERB", "AUX"} else None
            speaker = speaker if speaker is not None else inverted_speaker(token)
            if speaker is None or inside[speaker.idx]:
                continue
            distance = min(abs(token.idx - quotation.end), abs(quotation.start - token.idx))
            if best is None or distance < best[0]:
                best = (distance, token, speaker)
    content = (quotation.start, quotation.end)
    if best is not None:
        return committed(Told(noun_span(best[2]), span_of([best[1]]), content, direct=True), best[1], best[2])
    near = [
        one for one in found if one.direct and one.speaker and 0 <= quotation.start - one.content[1] < 400
    ]
    return replace(near[-1], content=content) if near else None


def _is_sentence(paragraph: Paragraph, quotation: Quotation) -> bool:
    """Tell a quotation that is a sentence of its own from a phrase in marks."""
    text = paragraph.text
    opens = text[: quotation.start].rstrip()
    return (not opens or opens[-1] in ".!?:”\"'") and len(text[quotation.start : quotation.end].split()) > 4


def _without_doubles(found: Sequence[Told]) -> Iterator[Told]:
    """Drop statements that repeat the content of another with a cue of their own inside it."""
    seen: set[tuple[tuple[int, int], tuple[int, int] | None]] = set()
    for one in found:
        if (one.content, one.cue) not in seen and one.content[1] > one.content[0]:
            seen.add((one.content, one.cue))
            yield one


def _placed(one: Told, paragraph: Paragraph, mentions: Sequence[Mention]) -> Statement:
    offset = paragraph.offset

    def span(pair: tuple[int, int] | None) -> Span | None:
        return Span(offset + pair[0], offset + pair[1]) if pair else None

    speaker = span(one.speaker)
    return Statement(
        content=Span(offset + one.content[0], offset + one.content[1]),
        direct=one.direct,
        speaker=speaker,
        cue=span(one.cue),
        commitment=one.commitment,
        who=_who(speaker, mentions, paragraph) if speaker else None,
    )


def _who(speaker: Span, mentions: Sequence[Mention], paragraph: Paragraph) -> str | None:
    """Return the actor whom a speaker span names."""
    at = bisect_left(mentions, speaker.start, key=lambda mention: mention.start)
    inside: list[Mention] = []
    while at < len(mentions) and mentions[at].start < speaker.end:
        inside.append(mentions[at])
        at += 1
    offset = paragraph.offset
    return speaking(inside, speaker.start - offset, speaker.end - offset, paragraph) if inside else None
