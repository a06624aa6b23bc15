"""Questions that ask the same, within an article and across those of a story, and how they rank."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.fuse.evidence import evidence_for
from briefing.fuse.terms import BACKGROUND, Vector, cosine, inverse_frequencies, terms_of, unit_vector
from briefing.model import Evidence, Question, Reading, Side

ECHO = 0.2
"""Added to the rank of a question for each further article that asks it."""
SHARED = 1.0
"""Weight of how much other articles ask of the same things."""
NEW = 0.2
"""Added to the rank of a question for being asked on the newest day of its story, less on a day before."""
OPPOSED = 0.4
"""Added to the rank of a question that parties answer differently, times how sure that is."""
ASKING = 3
"""Articles beyond which more of them that ask the same change nothing."""
SAME = 0.8
"""Share of words that two questions have in common which ask the same in the same words."""
ALIKE = 0.35
"""Cosine from which questions of different articles ask the same."""
COVERED = 0.8
"""Share of a question's weight by which it asks the same as another of its own article among several."""
TELLING, COMPARED = 6, 60
"""Words of a question by which others are found, and how many are compared that hold one, so that cost stays near linear."""
WORDS = re.compile(r"\w+")
SMALL = frozenset(
    "the a an of to in on at by for from with as and or is are was were will did does do has have".split()  # noqa: SIM905 - a row of words reads best as words
)


@dataclass(slots=True)
class Group:
    """Questions that ask the same, the highest-ranked first, with where each stands.

    `sides` are those of a disputed one, `opposed` how sure it is that they contradict each other, `shared` how much
    other articles ask of the same things, `new` how new the newest article that asks it is, each 0 to 1.
    """

    question: Question
    words: frozenset[str]
    evidence: list[Evidence] = field(default_factory=list)
    said_by: list[str] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    sides: tuple[Side, ...] = ()
    opposed: float = 0.0
    shared: float = 0.0
    new: float = 0.0
    answer: Evidence | None = None

    @property
    def rank(self) -> float:
        echo = ECHO * min(len(self.articles) - 1, ASKING)
        return self.question.score + SHARED * self.shared + echo + OPPOSED * self.opposed + NEW * self.new

    def take(self, other: Group) -> None:
        """Let another group's sentences and articles be this one's."""
        self.evidence += [one for one in other.evidence if one not in self.evidence]
        self.said_by += [one for one in other.said_by if one not in self.said_by]
        self.articles |= other.articles


def grouped(readings: Sequence[Reading]) -> list[Group]:
    """Return the questions, one for all that ask the same; the highest-ranked of them is asked.

    What articles wonder about in nearly the same words is the same; so is, across articles, what they
    ask of the same things, and within one what adds no word ("What will come of the vote?" to "Will the vote go
    ahead on Sunday?"). A question rises by how much other articles ask of the same things.
    """
    groups = _worded_alike(readings)
    if len(readings) < 2:
        return groups
    terms = [dict.fromkeys(sorted(terms_of(group.question.text)), 1) for group in groups]
    inverse = inverse_frequencies(terms, BACKGROUND)
    vectors = [unit_vector(counts, inverse) for counts in terms]
    near = _near(vectors)
    for at, group in enumerate(groups):
        group.shared = _shared(groups, group, near[at])
    kept: list[Group] = []
    joined: set[int] = set()
    for at in sorted(range(len(groups)), key=lambda at: (-groups[at].rank, at)):
        if at in joined:
            continue
        group = groups[at]
        for other, likeness in near[at]:
            if other in joined:
                continue
            within = bool(group.articles & groups[other].articles)
            if _covers(vectors[at], vectors[other]) if within else likeness >= ALIKE:
                joined.add(other)
                group.take(groups[other])
        joined.add(at)
        kept.append(group)
    return kept


def _covers(one: Vector, other: Vector) -> bool:
    """Tell whether a question has nearly all telling words of another, which then asks nothing more."""
    shared = sum(weight * weight for name, weight in other.items() if name in one)
    return len(other) <= len(one) and shared >= COVERED


def _near(vectors: Sequence[Vector]) -> list[list[tuple[int, float]]]:
    """Return for each question those with a telling term in common, the most alike first."""
    holders: dict[str, list[int]] = {}
    telling = [sorted(vector, key=lambda name: (-vector[name], name))[:TELLING] for vector in vectors]
    for at, names in enumerate(telling):
        for name in names:
            holders.setdefault(name, []).append(at)
    near = []
    for at, vector in enumerate(vectors):
        others = {other for name in telling[at] for other in holders[name][:COMPARED]} - {at}
        scored = ((other, cosine(vector, vectors[other])) for other in others)
        near.append(sorted(scored, key=lambda pair: (-pair[1], pair[0])))
    return near


def _shared(groups: Sequence[Group], group: Group, near: Sequence[tuple[int, float]]) -> float:
    """Return how much other articles ask of the same things, 0 to 1: the mean over those that do so most."""
    best: dict[str, float] = {}
    for other, likeness in near:
        weight = likeness * groups[other].question.score
        for article in groups[other].articles - group.articles:
            best[article] = max(best.get(article, 0.0), weight)
    return sum(sorted(best.values(), reverse=True)[:ASKING]) / ASKING


def _worded_alike(readings: Sequence[Reading]) -> list[Group]:
    placed = [(question, reading) for reading in readings for question in reading.found.questions]
    placed.sort(key=lambda item: (-item[0].score, item[1].article.path, item[0].start))
    groups: list[Group] = []
    by_word: dict[str, list[Group]] = {}
    for question, reading in placed:
        words = content_words(question.text)
        group = _same(words, question, by_word)
        if group is None:
            group = Group(question, words)
            groups.append(group)
            for word in words:
                by_word.setdefault(word, []).append(group)
        evidence = evidence_for(reading, question.start, question.end)
        if evidence not in group.evidence:
            group.evidence.append(evidence)
        if question.said_by and question.said_by not in group.said_by:
            group.said_by.append(question.said_by)
        group.articles.add(reading.article.id)
    return groups


def content_words(text: str) -> frozenset[str]:
    """Return the words of a question in lower case, but for the small ones."""
    return frozenset(WORDS.findall(text.lower())) - SMALL


def _same(words: frozenset[str], question: Question, by_word: dict[str, list[Group]]) -> Group | None:
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
