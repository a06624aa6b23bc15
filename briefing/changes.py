"""What changed from one briefing to the next: the difference of two analyses, not of two sets of files.

Items are recognised by what they mean. A figure is the same when the same article still gives it, or
when its articles are gone and another counts the same in nearly the same words; questions by their
words or their sentence; actors by any of their names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from briefing.memory import (
    BETWEEN,
    QuestionIndex,
    Record,
    RememberedFigure,
    shown_values,
    terms_of,
    values_given,
    values_told,
)
from briefing.model import Briefing, Change, KeyNumber, OpenQuestion

ROUNDING = 0.001
SAME_COUNT = 0.5
"""Share of the words of what they count, and a third of it of their sentences', that two figures have in common."""
LOOKED_AT = 500
"""Figures and questions of the new briefing that are compared; the old one remembers more, so that none is new by rank."""
NEWS = frozenset(
    [
        "new_actor",
        "figure_moved",
        "question_opened",
        "question_closed",
        "article_added",
        "story_new",
        "watch_hit",
    ]
)
"""Changes that are something new; a question that is still open is not."""
_Given = tuple[str, float | None, str | None]
"""An article, a value that it gives, and its unit."""


def changes_since(before: Record, now: Record, briefing: Briefing, at: str) -> tuple[Change, ...]:
    """Return what is new in a briefing of the time `at`, which is remembered as `now`.

    In the order: what is watched, figures, questions closed and opened, actors, stories, articles,
    questions still open; each ranked as in the briefing.
    """
    return (
        *_watched(before, briefing),
        *_figures(before, briefing),
        *_questions(before, now, briefing, at),
        *_actors(before, briefing),
        *_articles(before, briefing),
        *_still_open(before, now, briefing, at),
    )


def is_news(changes: Sequence[Change]) -> bool:
    """Tell whether anything among the changes is new."""
    return any(change.kind in NEWS for change in changes)


def _watched(before: Record, briefing: Briefing) -> Iterator[Change]:
    known = set(before.watched)
    for item in briefing.watched:
        fresh = [one for one in item.evidence if (one.article, one.start) not in known]
        if fresh:
            yield Change("watch_hit", f"{item.text}: {fresh[0].sentence}", item.id)


def _figures(before: Record, briefing: Briefing) -> Iterator[Change]:
    held = frozenset(card.id for card in briefing.articles)
    index = _FigureIndex(before.figures, held)
    then = {(*pair, figure.unit) for figure in before.figures for pair in figure.given}
    now = {(*pair, number.unit) for number in briefing.key_numbers for pair in values_given(number)}
    for number in briefing.key_numbers[:LOOKED_AT]:
        same = index.same(number)
        shown = shown_values(number)
        if same is not None and shown != same.shown and _moved(same, number, then, now):
            what = number.what or number.head or number.text
            old, new = values_told(same.shown), values_told(shown)
            yield Change("figure_moved", f"{what}: {old} → {new}", number.id, old, new)


def _moved(old: RememberedFigure, number: KeyNumber, then: set[_Given], now: set[_Given]) -> bool:
    """Tell whether a figure has a value that no source gave before, or lost one that none gives any more.

    Hedges and wording do not count, nor that the same values are lined up in another way than before.
    """
    shown_then, shown_now = _values(old), _values(number)
    fresh = {one[1] for one in _given(number.unit, values_given(number)) - then}
    lost = {one[1] for one in _given(old.unit, old.given) - now}
    if shown_then == shown_now:
        return (old.high is None) != (number.high is None) or _differ(old.high, number.high)
    return any(
        value in since and all(_differ(value, other) for other in others)
        for values, others, since in ((shown_now, shown_then, fresh), (shown_then, shown_now, lost))
        for value in values
    )


def _given(unit: str | None, pairs: Iterable[tuple[str, float | None]]) -> set[_Given]:
    return {(*pair, unit) for pair in pairs}


def _values(figure: RememberedFigure | KeyNumber) -> set[float | None]:
    """Return the values that a figure is shown with: one, or all where its sources differ."""
    if isinstance(figure, KeyNumber):
        several = figure.agreement == "differ"
        return {value for _, value in values_given(figure)} if several else {figure.value}
    return {value for _, value in figure.given} if BETWEEN in figure.shown else {figure.value}


def _differ(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is not other
    return abs(one - other) > ROUNDING * max(abs(one), abs(other))


class _FigureIndex:
    """Finds the remembered figure that is the same quantity as one of now."""

    def __init__(self, figures: Sequence[RememberedFigure], held: frozenset[str]) -> None:
        """Index figures; `held` are the articles that are still there."""
        self._by_given: dict[tuple[str, float | None, str | None], list[RememberedFigure]] = {}
        self._gone: list[tuple[RememberedFigure, frozenset[str], frozenset[str]]] = []
        for figure in figures:
            for article, value in figure.given:
                self._by_given.setdefault((article, value, figure.unit), []).append(figure)
            if figure.counts and not any(article in held for article, _ in figure.given):
                self._gone.append((figure, terms_of(figure.counts), terms_of(figure.sentence)))

    def same(self, number: KeyNumber) -> RememberedFigure | None:
        """Return the figure that the same article gives; else the nearest whose articles are all gone."""
        candidates = [
            figure
            for article, value in values_given(number)
            for figure in self._by_given.get((article, value, number.unit), ())
        ]
        if len(candidates) == 1:
            return candidates[0]
        counts = terms_of(number.what or number.head or "") if candidates or self._gone else frozenset()
        if candidates:
            return max(candidates, key=lambda figure: _overlap(counts, terms_of(figure.counts)))
        if not self._gone:
            return None
        sentence = terms_of(number.evidence[0].sentence) if number.evidence else frozenset()
        near = [
            (_overlap(counts, its), _overlap(sentence, around), figure)
            for figure, its, around in self._gone
            if figure.unit == number.unit and (figure.value is None) == (number.value is None)
        ]
        near = [one for one in near if one[0] >= SAME_COUNT and one[1] >= SAME_COUNT / 3]
        return max(near, key=lambda one: one[:2])[2] if near else None


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _questions(before: Record, now: Record, briefing: Briefing, at: str) -> Iterator[Change]:
    known = QuestionIndex(before.questions)
    opened: list[Change] = []
    for question, _ in _remembered(now, briefing):
        same = known.same(question)
        if question.status == "closed":
            if same is not None and same.status == "open":
                yield Change("question_closed", question.text, question.id, days=_days(same.since, at))
        elif same is None or same.status == "closed":
            opened.append(Change("question_opened", question.text, question.id))
    yield from opened


def _still_open(before: Record, now: Record, briefing: Briefing, at: str) -> Iterator[Change]:
    known = QuestionIndex(before.questions)
    for question, since in _remembered(now, briefing):
        same = known.same(question)
        if question.status == "open" and same is not None and same.status == "open":
            yield Change("question_open", question.text, question.id, days=_days(since, at))


def _remembered(now: Record, briefing: Briefing) -> Iterator[tuple[OpenQuestion, str]]:
    """Yield the questions of a briefing with the time since when each has been open."""
    for question, remembered in zip(briefing.open_questions[:LOOKED_AT], now.questions, strict=False):
        yield question, remembered.since


def _days(since: str, at: str) -> int:
    """Return how many midnights lie between two times."""
    return max(0, (datetime.fromisoformat(at).date() - datetime.fromisoformat(since).date()).days)


def _actors(before: Record, briefing: Briefing) -> Iterator[Change]:
    known = {name.casefold() for names in before.actors for name in names}
    for actor in briefing.actors:
        if known.isdisjoint(name.casefold() for name in (actor.name, *actor.aliases)):
            yield Change("new_actor", actor.name, actor.id)


def _articles(before: Record, briefing: Briefing) -> Iterator[Change]:
    known = set(before.articles)
    added = [card for card in briefing.articles if card.id not in known]
    old = {card.story for card in briefing.articles if card.id in known}
    for story in briefing.stories:
        if story.id not in old and added:
            yield Change("story_new", story.title, story.id)
    for card in added:
        title = f"{card.title} ({card.publisher})" if card.publisher else card.title
        yield Change("article_added", title, card.id)
