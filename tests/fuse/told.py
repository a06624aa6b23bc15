"""Articles made for tests of fusing: sentences with who says what in them."""

from __future__ import annotations

import re

from briefing.model import (
    Article,
    Block,
    Extraction,
    Mention,
    Profile,
    Question,
    Reading,
    Sentence,
    Span,
    Statement,
)

SENTENCE = re.compile(r"[^.?]+[.?]")


def said(who: str, cue: str, content: str) -> tuple[str, str, str]:
    """Return a statement by its speaker, its reporting verb and what is said, each as it stands in the text."""
    return who, cue, content


def told(
    name: str,
    text: str,
    *statements: tuple[str, str, str],
    published: str | None = "2031-03-03",
    questions: tuple[Question, ...] = (),
    affiliations: dict[str, str] | None = None,
    mentions: tuple[str, ...] = (),
) -> Reading:
    """Return an article with these statements in it; a speaker that begins with a capital is an actor.

    Each of `mentions` is an actor wherever the text has the word.
    """
    sentences = tuple(
        Sentence(m.start() + len(m[0]) - len(m[0].lstrip()), m.end(), 0) for m in SENTENCE.finditer(text)
    )
    article = Article(name, f"{name}.txt", text, (Block(0, len(text), "body"),), published=published)
    actors = {who for who, _, _ in statements if who[:1].isupper()}
    profiles = tuple(
        Profile(who, "organisation", (), None, (affiliations or {}).get(who), (), 0.5)
        for who in sorted(actors)
    )
    found = tuple(_statement(text, who, cue, content) for who, cue, content in statements)
    named = sorted(
        (
            Mention(match.start(), match.end(), "organisation", name)
            for name in mentions
            for match in re.finditer(rf"\b{name}\b", text)
        ),
        key=lambda mention: mention.start,
    )
    return Reading(
        article,
        Extraction(
            sentences=sentences,
            mentions=tuple(named),
            profiles=profiles,
            statements=found,
            questions=questions,
        ),
    )


def question(text: str, asked: str, sentence: str, kind: str = "pending", **more: object) -> Question:
    """Return a question that rests on a sentence of a text."""
    start = text.index(sentence)
    return Question(kind, asked, start, start + len(sentence), score=0.5, **more)  # type: ignore[arg-type]


def _statement(text: str, who: str, cue: str, content: str) -> Statement:
    return Statement(
        _span(text, content), False, _span(text, who), _span(text, cue), who if who[:1].isupper() else None
    )


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))
