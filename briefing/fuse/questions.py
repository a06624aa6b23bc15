"""Open questions over all articles, most important first."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from briefing.config import Settings
from briefing.extract.datelines import dateline_end
from briefing.fuse.answers import Facts
from briefing.fuse.days import asked, find_days
from briefing.fuse.disputes import Dispute, find_disputes
from briefing.fuse.evidence import evidence_for, item_id
from briefing.fuse.numbers import lined_up
from briefing.fuse.quantities import Quantity
from briefing.fuse.question_groups import Group, content_words, grouped
from briefing.fuse.ranking import Ranked, in_order
from briefing.fuse.sources import Sources, with_sources
from briefing.fuse.story_summary import newness
from briefing.fuse.terms import terms_of
from briefing.fuse.tolls import Toll, find_tolls
from briefing.model import OpenQuestion, Question, QuestionKind, Reading, Side

NO_STORIES: Mapping[str, str] = {}
"""All articles are of one story."""
UNSURE: frozenset[QuestionKind] = frozenset({"disputed", "unverified"})
"""Kinds of question that a contradiction can be asked as."""
ANSWERABLE: frozenset[QuestionKind] = frozenset({"pending", "forecast", "unknown", "asked"})
ASKED = 0.3
"""Share of a question's terms in what parties say from which it asks of their dispute."""
_SAYER = re.compile(r", (?:as|although) [^,]+ (?:says?|den(?:y|ies) it)\?$")
SURE_DISPUTE, LEAST_DISPUTE = 0.35, 0.3
"""Rank of a contradiction of which nothing is asked: at least the second, and more the surer it is."""


def fuse_questions(
    readings: Sequence[Reading],
    settings: Settings,  # noqa: ARG001 - every pane is fused by the same call
    story_of: Mapping[str, str] = NO_STORIES,
) -> tuple[OpenQuestion, ...]:
    """Return the open questions of all articles, ranked; `story_of` names the story of each article."""
    stories: dict[str, list[Reading]] = {}
    for reading in readings:
        stories.setdefault(story_of.get(reading.article.id, ""), []).append(reading)
    found = [one for story in stories.values() for one in story_questions(story, lined_up(story))]
    return in_order(asked_once(lambda: found))


def asked_once(
    questions: Callable[[], Iterable[Ranked[OpenQuestion]]], sources: Sources | None = None
) -> Iterator[Ranked[OpenQuestion]]:
    """Yield the questions of several stories, as `questions` gives them; what two stories ask is asked once.

    It stands where the first of them does, with the sources of all.
    """
    asked = Counter(one.item.id for one in questions())
    repeated: dict[str, list[Ranked[OpenQuestion]]] = defaultdict(list)
    for one in questions():
        if asked[one.item.id] > 1:
            repeated[one.item.id].append(one)
        else:
            yield one
    for same in repeated.values():
        same.sort(key=lambda one: one.place)
        first = same[0]
        evidence = dict.fromkeys(chain.from_iterable(one.item.evidence for one in same))
        whole = replace(first.item, evidence=tuple(evidence))
        yield Ranked(first.place, whole if sources is None else with_sources([whole], sources)[0])


def story_questions(
    readings: Sequence[Reading], figures: Sequence[Sequence[Quantity]] = ()
) -> list[Ranked[OpenQuestion]]:
    """Return the open questions of the articles of one story, those that ask the same as one; `figures` are those lined up.

    Claims that contradict each other are one disputed question with both sides, and so are counts that
    differ; what a later article answers is closed and comes after those that are open.
    """
    groups = _with_disputes(grouped(readings), find_disputes(readings))
    if len(readings) > 1:
        groups += map(_differing, find_days(readings))
        groups += map(_counted, find_tolls(figures))
        _close(groups, Facts(readings))
        days = newness([reading.article.published for reading in readings])
        new = {reading.article.id: day for reading, day in zip(readings, days, strict=True)}
        for group in groups:
            group.new = max(new[article] for article in group.articles)
    return [
        Ranked((g.answer is not None, -g.rank, g.evidence[0].article, g.evidence[0].start), _item(g))
        for g in groups
    ]


def _with_disputes(groups: Sequence[Group], disputes: Sequence[Dispute]) -> list[Group]:
    """Return the questions with the sides of those that are disputed.

    A contradiction is asked as the best question that asks of it and rests on the claim that contradicts, or on one
    that blames; others that rest on nothing else go. Where there is none that sentence tells it.
    """
    resting: dict[tuple[str, int], list[Group]] = {}
    for group in groups:
        for one in group.evidence:
            resting.setdefault((one.article, one.start), []).append(group)
    taken: set[int] = set()
    disputed: list[Group] = []
    for dispute in disputes:
        sides = tuple(
            Side(c.party, evidence_for(c.reading, c.content.start, c.content.end)) for c in dispute.claims
        )
        echoes = [evidence_for(c.reading, c.content.start, c.content.end) for c in dispute.echoes]
        places = {(one.article, one.start) for one in (*(side.evidence for side in sides), *echoes)}
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
        fitting = [group for group in hosts if _asks_of(group, dispute)]
        host = max(fitting, key=_fitness) if fitting else _told(dispute)
        gone = [g for g in hosts if places >= {(one.article, one.start) for one in g.evidence}]
        taken.update(map(id, (host, *gone)))
        host.question = replace(host.question, kind="disputed")
        host.sides, host.opposed = sides, min(1.0, dispute.score)
        rests = dict.fromkeys((*(side.evidence for side in sides), *echoes))
        host.evidence += [one for one in rests if one not in host.evidence]
        host.articles.update(one.article for one in host.evidence)
        disputed.append(host)
    return disputed + [group for group in groups if id(group) not in taken]


def _fitness(group: Group) -> tuple[bool, bool, float]:
    return group.question.text.endswith("?"), group.question.kind == "disputed", group.rank


def _asks_of(group: Group, dispute: Dispute) -> bool:
    """Tell whether a question asks of what the parties of a dispute say, and not of what else stands in the sentence.

    It does where it tells who says so, else by its words in what they say or in the sentences of the others.
    """
    text, here = group.question.text, {(one.article, one.start) for one in group.evidence}
    if not text.endswith("?") or _SAYER.search(text):
        return True
    said = (
        claim.reading.article.text[claim.content.start : claim.content.end]
        if (claim.article, claim.sentence.start) in here
        else claim.text
        for claim in dispute.claims
    )
    asked = terms_of(text)
    return len(asked & terms_of(" ".join(said))) >= ASKED * len(asked)


def _close(groups: Iterable[Group], facts: Facts) -> None:
    """Give each question that a later article answers its answer."""
    for group in groups:
        question = group.question
        if question.kind in ANSWERABLE and question.text.endswith("?"):
            group.answer = facts.answer(question.text, question.asks, sorted(group.articles))


def _told(dispute: Dispute) -> Group:
    """Return a contradiction of which nothing is asked as the sentence that contradicts, or as what it denies.

    "They denied it" tells nothing by itself.
    """
    claim = next((one for one in dispute.claims if not one.brief), dispute.claims[0])
    text = " ".join(claim.text[dateline_end(claim.text) :].split())
    question = Question(
        kind="disputed",
        text=text,
        start=claim.sentence.start,
        end=claim.sentence.end,
        about=tuple(dict.fromkeys(one.party for one in dispute.claims)),
        score=min(LEAST_DISPUTE + SURE_DISPUTE * dispute.score, 1.0),
        why=f"contradicts another claim {dispute.score:.2f}",
    )
    return Group(question, content_words(text))


def _differing(sides: Sequence[Side]) -> Group:
    """Return a day on which articles differ as a question, else told as the first of them has it."""
    first = sides[0].evidence
    text = asked(sides) or " ".join(first.sentence[dateline_end(first.sentence) :].split())
    question = Question(
        "disputed",
        text,
        first.start,
        first.end,
        score=LEAST_DISPUTE + SURE_DISPUTE,
        why="another day elsewhere",
    )
    evidence = [side.evidence for side in sides]
    return Group(
        question,
        content_words(text),
        evidence,
        articles={one.article for one in evidence},
        sides=tuple(sides),
    )


def _counted(toll: Toll) -> Group:
    """Return a count on which articles differ as a question."""
    first = toll.sides[0].evidence
    question = Question(
        "disputed", toll.question, first.start, first.end, score=LEAST_DISPUTE, why="another count elsewhere"
    )
    evidence = list(dict.fromkeys(side.evidence for side in toll.sides))
    articles = {one.article for one in evidence}
    return Group(question, content_words(toll.question), evidence, articles=articles, sides=toll.sides)


def _item(group: Group) -> OpenQuestion:
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
