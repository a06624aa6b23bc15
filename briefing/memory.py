"""What is remembered of a briefing, so that a later one can be compared with it.

Only what tells one briefing from another by meaning: names of actors, figures and what they count,
questions and since when they have been open. The most important ones are enough, and keep it small.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.model import Briefing, KeyNumber, OpenQuestion, QuestionKind, QuestionStatus
from briefing.quantity import each_value, quantity

FIGURES, QUESTIONS = 1_000, 1_000
SAME_QUESTION = 0.8
"""Share of their words that two questions of one kind have in common when they ask the same."""
BETWEEN = " / "
"""What stands between the values of a figure whose sources differ, as it is remembered."""
Place = tuple[str, int]
"""An article and an offset in it."""


@dataclass(frozen=True, slots=True)
class RememberedFigure:
    """A quantity: as it was shown, what it counts, and which articles gave which values of it."""

    shown: str
    value: float | None
    high: float | None
    unit: str | None
    counts: str
    sentence: str
    given: tuple[tuple[str, float | None], ...]


@dataclass(frozen=True, slots=True)
class RememberedQuestion:
    """A question and the time (ISO 8601, UTC) of the briefing that first had it."""

    kind: QuestionKind
    text: str
    places: tuple[Place, ...]
    status: QuestionStatus
    since: str


@dataclass(frozen=True, slots=True)
class Record:
    """What is remembered of one briefing."""

    actors: tuple[tuple[str, ...], ...] = ()
    figures: tuple[RememberedFigure, ...] = ()
    questions: tuple[RememberedQuestion, ...] = ()
    articles: tuple[str, ...] = ()
    watched: tuple[Place, ...] = ()


def remember(briefing: Briefing, at: str, *before: Record) -> Record:
    """Return what is to be remembered of a briefing of the time `at`.

    Questions that one of the records `before` has too, the oldest first, keep the time since when they have been open.
    """
    known = QuestionIndex(question for record in before for question in record.questions)
    return Record(
        actors=tuple((actor.name, *actor.aliases) for actor in briefing.actors),
        figures=tuple(_figure(number) for number in briefing.key_numbers[:FIGURES]),
        questions=tuple(_question(one, known, at) for one in briefing.open_questions[:QUESTIONS]),
        articles=tuple(card.id for card in briefing.articles),
        watched=tuple((one.article, one.start) for item in briefing.watched for one in item.evidence),
    )


class QuestionIndex:
    """Finds the remembered question that asks the same as one of now."""

    def __init__(self, questions: Iterable[RememberedQuestion]) -> None:
        self._questions = tuple(questions)
        self._by_text = {(q.kind, q.text): at for at, q in reversed(list(enumerate(self._questions)))}
        self._by_place = {
            (q.kind, place): at for at, q in reversed(list(enumerate(self._questions))) for place in q.places
        }
        self._terms: list[frozenset[str]] = []
        self._by_term: dict[str, list[int]] = {}

    def same(self, question: OpenQuestion) -> RememberedQuestion | None:
        """Return the one with the same words, the same sentence, or nearly the same words, of the same kind."""
        at = self._by_text.get((question.kind, question.text))
        if at is None:
            places = ((question.kind, (one.article, one.start)) for one in question.evidence)
            at = next((self._by_place[place] for place in places if place in self._by_place), None)
        if at is None:
            at = self._alike(question)
        return None if at is None else self._questions[at]

    def _alike(self, question: OpenQuestion) -> int | None:
        if not self._terms:
            self._terms = [terms_of(one.text) for one in self._questions]
            for at, those in enumerate(self._terms):
                for one in those:
                    self._by_term.setdefault(one, []).append(at)
        terms = terms_of(question.text)
        near = {
            at
            for one in terms
            for at in self._by_term.get(one, ())
            if len(self._by_term[one]) <= QUESTIONS // 10
        }
        same = [
            (len(terms & self._terms[at]) / len(terms | self._terms[at]), -at)
            for at in near
            if self._questions[at].kind == question.kind
        ]
        share, at = max(same, default=(0.0, 0))
        return -at if share >= SAME_QUESTION else None


def terms_of(text: str) -> frozenset[str]:
    """Return the terms of a text that say what it is about.

    The module that knows them brings all of `fuse` with it, which a run without news can do without.
    """
    from briefing.fuse.terms import term, words

    return frozenset(one for word in words(text) if (one := term(word)))


def values_given(number: KeyNumber) -> tuple[tuple[str, float | None], ...]:
    """Return which article gives which value of a quantity."""
    if not number.values:
        return tuple(dict.fromkeys((one.article, number.value) for one in number.evidence[:1]))
    return tuple((article, value.value) for value in number.values for article in value.articles)


def shown_values(number: KeyNumber) -> str:
    """Return a quantity as it stands in the briefing; all its values where sources differ."""
    value, unit = quantity(number)
    if number.agreement == "differ":
        value = BETWEEN.join(dict.fromkeys(each_value(number))) or value
    return f"{value} {unit}".strip()


def values_told(shown: str) -> str:
    """Return remembered values in words: "8 or 12 (sources differ)"."""
    *first, last = shown.split(BETWEEN)
    return f"{', '.join(first)} or {last} (sources differ)" if first else last


def _figure(number: KeyNumber) -> RememberedFigure:
    return RememberedFigure(
        shown=shown_values(number),
        value=number.value,
        high=number.high,
        unit=number.unit,
        counts=number.what or number.head or "",
        sentence=number.evidence[0].sentence if number.evidence else "",
        given=values_given(number),
    )


def _question(question: OpenQuestion, known: QuestionIndex, at: str) -> RememberedQuestion:
    same = known.same(question)
    return RememberedQuestion(
        kind=question.kind,
        text=question.text,
        places=tuple((one.article, one.start) for one in question.evidence),
        status=question.status,
        since=same.since if same else at,
    )
