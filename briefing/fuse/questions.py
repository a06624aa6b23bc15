"""Open questions over all articles, most important first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from briefing.config import Settings
from briefing.fuse.answers import Facts
from briefing.fuse.disputes import Dispute, find_disputes
from briefing.fuse.evidence import evidence_for, item_id
from briefing.fuse.ranking import Ranked, in_order
from briefing.fuse.terms import BACKGROUND, Vector, cosine, inverse_frequencies, terms_of, unit_vector
from briefing.model import Evidence, OpenQuestion, Question, QuestionKind, Reading, Side

ECHO = 0.2
"""Added to the rank of a question for each further article that asks it."""
SHARED = 0.5
"""Weight of how much other articles ask of the same things."""
OPPOSED = 0.4
"""Added to the rank of a question that parties answer differently, times how sure that is."""
ASKING = 3
"""Articles beyond which more of them that ask the same change nothing."""
NO_STORIES: Mapping[str, str] = {}
"""All articles are of one story."""
SAME = 0.8
"""Share of words that two questions have in common which ask the same in the same words."""
ALIKE = 0.35
"""Cosine from which questions of different articles ask the same."""
TELLING, COMPARED = 6, 60
"""Words of a question by which others are found, and how many are compared that hold one, so that cost stays near linear."""
WORDS = re.compile(r"\w+")
SMALL = frozenset(
    "the a an of to in on at by for from with as and or is are was were will did does do has have".split()  # noqa: SIM905 - a row of words reads best as words
)
UNSURE: frozenset[QuestionKind] = frozenset({"disputed", "unverified"})
"""Kinds of question that a contradiction can be asked as."""
ANSWERABLE: frozenset[QuestionKind] = frozenset({"pending", "forecast", "unknown", "asked"})
SURE_DISPUTE, LEAST_DISPUTE = 0.35, 0.3
"""Rank of a contradiction of which nothing is asked: at least the second, and more the surer it is."""


@dataclass(slots=True)
class _Group:
    """Questions that ask the same, the highest-ranked first, with where each stands.

    `sides` are those of a disputed one, `opposed` how sure it is that they contradict each other, 0 to 1.
    """

    question: Question
    words: frozenset[str]
    evidence: list[Evidence] = field(default_factory=list)
    said_by: list[str] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    sides: tuple[Side, ...] = ()
    opposed: float = 0.0
    shared: float = 0.0
    answer: Evidence | None = None

    @property
    def rank(self) -> float:
        echo = ECHO * min(len(self.articles) - 1, ASKING)
        return self.question.score + SHARED * self.shared + echo + OPPOSED * self.opposed

    def take(self, other: _Group) -> None:
        """Let another group's sentences and articles be this one's."""
        self.evidence += [one for one in other.evidence if one not in self.evidence]
        self.said_by += [one for one in other.said_by if one not in self.said_by]
        self.articles |= other.articles


def fuse_questions(
    readings: Sequence[Reading],
    settings: Settings,  # noqa: ARG001 - every pane is fused by the same call
    story_of: Mapping[str, str] = NO_STORIES,
) -> tuple[OpenQuestion, ...]:
    """Return the open questions of all articles, ranked; `story_of` names the story of each article."""
    stories: dict[str, list[Reading]] = {}
    for reading in readings:
        stories.setdefault(story_of.get(reading.article.id, ""), []).append(reading)
    return asked_once(in_order(chain.from_iterable(map(story_questions, stories.values()))))


def asked_once(questions: Iterable[OpenQuestion]) -> tuple[OpenQuestion, ...]:
    """Return questions of several stories; where two stories ask the very same, it is asked once."""
    found: dict[str, OpenQuestion] = {}
    for one in questions:
        known = found.get(one.id)
        if known is not None:
            evidence = tuple(dict.fromkeys((*known.evidence, *one.evidence)))
            found[one.id] = replace(known, evidence=evidence)
        else:
            found[one.id] = one
    return tuple(found.values())


def story_questions(readings: Sequence[Reading]) -> list[Ranked[OpenQuestion]]:
    """Return the open questions of the articles of one story, those that ask the same as one.

    Claims that contradict each other are one disputed question with both sides; what a later article
    answers is closed and comes after those that are open.
    """
    groups = _with_disputes(_grouped(readings), find_disputes(readings))
    if len(readings) > 1:
        _close(groups, Facts(readings))
    return [
        Ranked((g.answer is not None, -g.rank, g.evidence[0].article, g.evidence[0].start), _item(g))
        for g in groups
    ]


def _grouped(readings: Sequence[Reading]) -> list[_Group]:
    """Return the questions, one for all that ask the same; the highest-ranked of them is asked.

    What articles wonder about in nearly the same words is the same; so is, across articles, what they
    ask of the same things. A question rises by how much other articles ask of the same things.
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
    kept: list[_Group] = []
    joined: set[int] = set()
    for at in sorted(range(len(groups)), key=lambda at: (-groups[at].rank, at)):
        if at in joined:
            continue
        group = groups[at]
        for other, likeness in near[at]:
            if likeness >= ALIKE and other not in joined and not group.articles & groups[other].articles:
                joined.add(other)
                group.take(groups[other])
        joined.add(at)
        kept.append(group)
    return kept


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


def _shared(groups: Sequence[_Group], group: _Group, near: Sequence[tuple[int, float]]) -> float:
    """Return how much other articles ask of the same things, 0 to 1: the mean over those that do so most."""
    best: dict[str, float] = {}
    for other, likeness in near:
        weight = likeness * groups[other].question.score
        for article in groups[other].articles - group.articles:
            best[article] = max(best.get(article, 0.0), weight)
    return sum(sorted(best.values(), reverse=True)[:ASKING]) / ASKING


def _worded_alike(readings: Sequence[Reading]) -> list[_Group]:
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
    return groups


def _with_disputes(groups: Sequence[_Group], disputes: Sequence[Dispute]) -> list[_Group]:
    """Return the questions with the sides of those that are disputed.

    A contradiction is asked as the best question that rests on the claim that contradicts, or on one
    that blames; others that rest on nothing else go. Where there is none that sentence tells it.
    """
    resting: dict[tuple[str, int], list[_Group]] = {}
    for group in groups:
        for one in group.evidence:
            resting.setdefault((one.article, one.start), []).append(group)
    taken: set[int] = set()
    disputed: list[_Group] = []
    for dispute in disputes:
        sides = tuple(
            Side(c.party, evidence_for(c.reading, c.content.start, c.content.end)) for c in dispute.claims
        )
        places = {(side.evidence.article, side.evidence.start) for side in sides}
        asked = [
            side.evidence
            for at, (side, claim) in enumerate(zip(sides, dispute.claims, strict=True))
            if not at or claim.stance == "blames" or dispute.claims[0].brief
        ]
        hosts = [
            group
            for place in dict.fromkeys((one.article, one.start) for one in asked)
            for group in resting.get(place, [])
            if group.question.kind in UNSURE and id(group) not in taken
        ]
        if hosts:
            host = max(
                hosts, key=lambda g: (g.question.text.endswith("?"), g.question.kind == "disputed", g.rank)
            )
            gone = [g for g in hosts if places >= {(one.article, one.start) for one in g.evidence}]
            taken.update(map(id, (host, *gone)))
        else:
            host = _told(dispute)
        host.question = replace(host.question, kind="disputed")
        host.sides, host.opposed = sides, min(1.0, dispute.score)
        host.evidence += [one for one in dict.fromkeys(s.evidence for s in sides) if one not in host.evidence]
        host.articles.update(one.article for one in host.evidence)
        disputed.append(host)
    return disputed + [group for group in groups if id(group) not in taken]


def _close(groups: Iterable[_Group], facts: Facts) -> None:
    """Give each question that a later article answers its answer."""
    for group in groups:
        question = group.question
        if question.kind in ANSWERABLE and question.text.endswith("?"):
            group.answer = facts.answer(question.text, question.asks, sorted(group.articles))


def _told(dispute: Dispute) -> _Group:
    """Return a contradiction of which nothing is asked as the sentence that contradicts, or as what it denies.

    "They denied it" tells nothing by itself.
    """
    claim = next((one for one in dispute.claims if not one.brief), dispute.claims[0])
    text = " ".join(claim.text.split())
    question = Question(
        kind="disputed",
        text=text,
        start=claim.sentence.start,
        end=claim.sentence.end,
        about=tuple(dict.fromkeys(one.party for one in dispute.claims)),
        score=min(LEAST_DISPUTE + SURE_DISPUTE * dispute.score, 1.0),
        why=f"contradicts another claim {dispute.score:.2f}",
    )
    return _Group(question, _content_words(text))


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
        sides=group.sides,
        status="closed" if group.answer else "open",
        answer=(group.answer,) if group.answer else (),
    )
