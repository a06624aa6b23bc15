"""Open questions over all articles, most important first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.config import Settings
from briefing.fuse.evidence import evidence_for, item_id
from briefing.model import Evidence, OpenQuestion, Question, Reading

ECHO = 0.1
SAME = 0.8
WORDS = re.compile(r"\w+")
SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "as",
        "and",
        "or",
        "is",
        "are",
        "was",
        "were",
        "will",
        "did",
        "does",
        "do",
        "has",
        "have",
    ]
)


@dataclass(slots=True)
class _Group:
    """Questions that ask the same, the highest-ranked first, with where each stands."""

    question: Question
    words: frozenset[str]
    evidence: list[Evidence] = field(default_factory=list)
    said_by: list[str] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)

    @property
    def rank(self) -> float:
        return self.question.score + ECHO * (len(self.articles) - 1)


def fuse_questions(readings: Sequence[Reading], settings: Settings) -> tuple[OpenQuestion, ...]:  # noqa: ARG001 - every pane is fused by the same call
    """Return the open questions of all articles, those that ask the same as one, ranked."""
    placed = [(question, reading) for reading in readings for question in reading.found.questions]
    placed.sort(key=lambda item: (-item[0].score, item[1].article.path, item[0].start))
    groups: list[_Group] = []
    by_word: dict[str, list[_Group]] = {}
    for question, reading in placed:
        words = _content_words(question.text)
        group = _same(words, question, by_word)
        if group is None:
            group = _Group(question, words)
            groups.append(group)
            for word in words:
                by_word.setdefault(word, []).append(group)
        evidence = evidence_for(reading, question.start, question.end)
        if evidence not in group.evidence:
            group.evidence.append(evidence)
        if question.said_by and question.said_by not in group.said_by:
            group.said_by.append(question.said_by)
        group.articles.add(reading.article.id)
    groups.sort(key=lambda g: (-g.rank, g.evidence[0].article, g.evidence[0].start))
    return tuple(_item(group) for group in groups)


def _content_words(text: str) -> frozenset[str]:
    return frozenset(WORDS.findall(text.lower())) - SMALL


def _same(words: frozenset[str], question: Question, by_word: dict[str, list[_Group]]) -> _Group | None:
    """Return the group that asks the same: nearly the same words, the same kind.

    Only groups that share the question's rarest word are compared.
    """
    known = [word for word in words if word in by_word]
    if not known:
        return None
    needed = max(1, int(len(words) * (1 - SAME)) + 1)
    rare = sorted(known, key=lambda word: (len(by_word[word]), word))[:needed]
    for word in rare:
        for group in by_word[word]:
            both = len(words & group.words)
            if both >= SAME * len(words | group.words) and group.question.kind == question.kind:
                return group
    return None


def _item(group: _Group) -> OpenQuestion:
    question = group.question
    return OpenQuestion(
        id=item_id("q", question.kind, question.text),
        text=question.text,
        kind=question.kind,
        about=question.about,
        likelihood=question.likelihood,
        said_by=" / ".join(group.said_by) or None,
        evidence=tuple(group.evidence),
        why=question.why,
    )
