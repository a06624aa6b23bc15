"""Names in place of pronouns, so that a question can stand alone.

Mentions that were resolved elsewhere come first; what they leave is resolved here only by the
safe rules: the speaker for "I" and for a pronoun in what the speaker says, else the nearest
fitting subject, at most two sentences back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, partial
from typing import TYPE_CHECKING

from briefing.extract.parse import Parsed, ParsedSentence
from briefing.extract.questions.antecedents import MAX_WORDS, Name, Resolver, with_article
from briefing.extract.questions.descriptions import fuller_descriptions
from briefing.extract.questions.pronouns import PRONOUNS
from briefing.extract.short_forms import tells_of_another
from briefing.model import Mention, Profile, Statement

if TYPE_CHECKING:
    from briefing.extract.syntax import Token


@dataclass(frozen=True, slots=True)
class Names:
    """The name for each pronoun that could be resolved, by its offset in the article."""

    by_offset: dict[int, Name] = field(default_factory=dict)
    speakers: dict[int, str] = field(default_factory=dict)
    persons: dict[int, tuple[int, str]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    described: dict[int, str] = field(default_factory=dict)

    def title(self, noun: Token) -> Name | None:
        """Return whom a bare "the president" or "the commission" means, where only one can be meant."""
        if [c.lower_ for c in noun.children if not c.is_punct] != ["the"] or noun.pos_ != "NOUN":
            return None
        title = self.titles.get(noun.lower_)
        return Name(title) if title else None

    def description(self, noun: Token, offset: int) -> str | None:
        """Return "the Sahel region" for "the region", where the article told before which one."""
        return self.described.get(offset + noun.idx)

    def of(self, token: Token, offset: int) -> Name | None:
        """Return what a pronoun stands for; `offset` is that of its paragraph."""
        return self.by_offset.get(offset + token.idx)

    def person_at(self, token: Token, offset: int) -> tuple[int, str] | None:
        """Return end and full name of the person whose name begins at a token."""
        return self.persons.get(offset + token.idx)

    def speaker(self, sentence: ParsedSentence) -> str | None:
        """Return who says the sentence or its main clause, where that is known."""
        return self.speakers.get(sentence.index)


def resolve_names(
    parsed: Parsed,
    mentions: tuple[Mention, ...] = (),
    profiles: tuple[Profile, ...] = (),
    statements: tuple[Statement, ...] = (),
) -> Names:
    """Return what the pronouns of an article stand for."""
    persons = _persons(parsed, mentions)
    labels = {m.start: m for m in mentions}
    definite = _with_article(parsed, mentions)
    known = {
        m.start: Name(with_article(m.name, definite))
        for m in mentions
        if m.form == "pronoun" and m.name and m.name.lower() not in PRONOUNS
    }
    bodies = {p.name: p.affiliation for p in profiles if p.affiliation}
    named = {p.name for p in profiles}
    bodies = {name: with_article(body, definite) for name, body in bodies.items() if body in named}
    bodies |= {p.name: with_article(p.name, definite) for p in profiles if p.kind != "person"}
    resolver = Resolver(persons, labels, _said(parsed, statements, definite), bodies, dict(known))
    for sentence in parsed.sentences:
        resolver.read(sentence)
    titles = _titles(profiles, definite, parsed.article.text)
    return Names(resolver.found, resolver.speakers, persons, titles, fuller_descriptions(parsed))


def _persons(parsed: Parsed, mentions: tuple[Mention, ...]) -> dict[int, tuple[int, str]]:
    """Return end and full name of every person named in the article, by the start of the name.

    Where no mentions are given, the tagger's persons are taken, a surname standing for the longest
    name that ends in it.
    """
    if mentions:
        return {m.start: (m.end, m.name) for m in mentions if m.kind == "person" and m.form == "name"}
    spans: list[tuple[int, int, str]] = []
    for paragraph in parsed.paragraphs:
        for entity in paragraph.doc.ents:
            if entity.label_ == "PERSON":
                text = re.sub(r"['’]s$", "", entity.text)
                start = paragraph.offset + entity.start_char
                spans.append((start, start + len(text), text))
    full: dict[str, str] = {}
    for _, _, text in spans:
        last = text.split()[-1]
        if len(text) > len(full.get(last, "")) and len(text.split()) <= MAX_WORDS:
            full[last] = text
    return {start: (end, full.get(text, text)) for start, end, text in spans}


def _with_article(parsed: Parsed, mentions: tuple[Mention, ...]) -> frozenset[str]:
    """Return the names that the article writes with "the"."""
    text = parsed.article.text
    return frozenset(
        m.name
        for m in mentions
        if m.form == "name"
        and m.kind != "person"
        and "the " in (text[max(0, m.start - 4) : m.start].lower(), text[m.start : m.start + 4].lower())
    )


def _said(parsed: Parsed, statements: tuple[Statement, ...], definite: frozenset[str]) -> dict[int, str]:
    """Return the speaker of each sentence that a statement covers, by the sentence's index."""
    out: dict[int, str] = {}
    spoken = sorted((s for s in statements if s.who), key=lambda s: s.content.start)
    at = 0
    for sentence in parsed.sentences:
        while at < len(spoken) and spoken[at].content.end <= sentence.start:
            at += 1
        if at < len(spoken) and spoken[at].content.start < sentence.end:
            who = re.sub(r"^The\b", "the", spoken[at].who or "")
            out[sentence.index] = with_article(who, definite)
    return out


def _titles(profiles: tuple[Profile, ...], definite: frozenset[str], text: str) -> dict[str, str]:
    """Return who holds each office or bears each common noun in its name, where only one does and no other is told of."""
    holders: dict[str, set[str]] = {}
    another = cache(partial(tells_of_another, text=text))
    for profile in profiles:
        title = profile.role if profile.kind == "person" else profile.name
        if not title:
            continue
        words = re.split(r"[,;]| (?:of|at|for|in|from|on) ", title)[0].split()
        if profile.kind != "person" and words and another(words[-1].lower()):
            continue
        if len(words) > (profile.kind != "person") or " of " in title:
            name = profile.name if profile.kind == "person" else with_article(profile.name, definite)
            holders.setdefault(words[-1].lower(), set()).add(name)
    return {noun: names.pop() for noun, names in holders.items() if len(names) == 1}
