"""The summary over several articles: each sentence is taken for what it adds to those before it.

For a sentence speaks the chance that a reader of its own article would choose it, its nearness to the centre of the
whole story (Radev 2004) and to the titles of its articles (Edmundson 1969), the words that several articles hold and no line tells yet (concept coverage, Gillick and
Favre 2009), the points that it is the first to tell: the main actors, key numbers and open questions of the story, as
the other panes rank them; and that its article is new, since a morning is for what is new. What is like a line before
it pays for that (Carbonell and Goldstein 1998). The first line is one of the first two sentences of an
article of the newest day, since those tell what has happened (many articles open with a scene, and go on with the news); so
the event is told once, by the article that tells it best, and then its further sides.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice

from briefing.fuse.sentence_features import Candidate, dot
from briefing.fuse.terms import BACKGROUND, Vector, inverse_frequencies
from briefing.model import Actor, KeyNumber, OpenQuestion

CHANCE, CENTRE, TITLES, SHARED, POINTS = 0.4, 0.6, 1.0, 1.0, 0.5
"""Weights of what speaks for a sentence, each of which is 0 to 1; `POINTS` of the points of each pane."""
LIKENESS = 0.7
"""Cost of a cosine of 1 to the line that is most alike."""
TOO_ALIKE = 0.4
"""Cosine above which a sentence is taken only when no other is left."""
LEANING = 0.2
"""Cost of a sentence that cannot be read alone."""
NEWNESS = 0.5
"""Weight of being of the newest day that the articles of the story are from, 1, rather than of one long before, 0."""
AGEING = 3.0
"""Days in which what is new comes down to a third: yesterday's is nearly as new as today's."""
FEWEST_WORDS = 10
"""Words that a sentence is reckoned to have at least when what it tells is set against its length."""
OF_A_PANE, LATER, FURTHER = 8, 0.2, 0.25
"""Points of each pane; the n-th counts 1 / (1 + LATER n), and FURTHER of that more for each further article that tells it."""
ENOUGH = 2.0
"""Points of one pane beyond which a sentence gains nothing by more of them."""
OPENING = 2
"""Sentences by which an article opens."""
Points = Sequence[tuple[float, Sequence[int]]]
"""The points of one pane: the weight of each, and the sentences that tell it."""
Places = Mapping[tuple[str, int], int]
"""Which sentence begins at an offset of an article."""


def points_of(pane: Iterable[Actor | KeyNumber | OpenQuestion], places: Places) -> Points:
    """Return the first items of a pane as points; of a question that is answered, the answer is the point."""
    points = []
    for rank, item in enumerate(islice(pane, OF_A_PANE)):
        answer = item.answer if isinstance(item, OpenQuestion) else ()
        stands = {(one.article, one.start) for one in answer or item.evidence}
        articles = len({article for article, _ in stands})
        told = sorted(places[place] for place in stands if place in places)
        points.append(((1 + FURTHER * (articles - 1)) / (1 + LATER * rank), told))
    return points


def newness(published: Sequence[str | None]) -> list[float]:
    """Return for each article how new its day is among those of all, 0 to 1; one without a date may be the newest.

    Where all are of one day none is newer than another.
    """
    days = [_day(day) for day in published]
    known = {day for day in days if day}
    if len(known) < 2:
        return [0.0] * len(days)
    newest = max(known)
    return [math.exp((day - newest).days / AGEING) if day else 1.0 for day in days]


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


class _Pool:
    """Sums over the sentences that hold something, such as a word, from which what is told drops out."""

    def __init__(self, weights: Mapping[str, float], sentences: Sequence[Iterable[str]]) -> None:
        self._weights = dict(weights)
        self._held = [[name for name in one if name in weights] for one in sentences]
        self._holders: dict[str, list[int]] = defaultdict(list)
        for at, names in enumerate(self._held):
            for name in names:
                self._holders[name].append(at)
        self.left = [math.fsum(weights[name] for name in names) for names in self._held]

    def tell(self, at: int) -> None:
        """Let what a sentence holds count no more."""
        for name in self._held[at]:
            weight = self._weights.pop(name, 0.0)
            if weight:
                for other in self._holders[name]:
                    self.left[other] -= weight


class StorySummary:
    """The sentences of one story, from which the best are taken one by one."""

    def __init__(
        self,
        sentences: Sequence[Candidate],
        chances: Sequence[float],
        panes: Sequence[Points],
        new: Sequence[float] = (),
        titles: Sequence[Iterable[str]] = (),
    ) -> None:
        """Take the chance of each sentence and how new it is, the points of each pane, and the terms of each title."""
        self._sentences, self._chances = sentences, chances
        self._new = new or [0.0] * len(sentences)
        documents: dict[int, set[str]] = defaultdict(set)
        for one in sentences:
            documents[one.document].update(one.vector)
        inverse = inverse_frequencies(list(documents.values()), BACKGROUND)
        self._vectors = [_unit({name: inverse[name] for name in one.vector}) for one in sentences]
        self._holders: dict[str, list[int]] = defaultdict(list)
        for at, vector in enumerate(self._vectors):
            for name in vector:
                self._holders[name].append(at)
        self._centre = _nearness(self._vectors, self._vectors)
        worded = [_unit({name: inverse[name] for name in title if name in inverse}) for title in titles]
        self._titles = _nearness(self._vectors, worded)
        articles = Counter(name for document in documents.values() for name in document)
        weights = {name: (count - 1) * inverse[name] for name, count in articles.items() if count > 1}
        self._shared = _Pool(weights, [one.vector for one in sentences])
        self._length = [math.sqrt(max(FEWEST_WORDS, one.length)) for one in sentences]
        self._most = max((self._gain(at) for at in range(len(sentences))), default=0.0) or 1.0
        self._panes = [_pool_of_points(points, len(sentences)) for points in panes]
        self._alike = [0.0] * len(sentences)

    def choose(self, count: int) -> list[tuple[Candidate, str]]:
        """Return the best sentences with the reason for each, in order of choice."""
        left = list(range(len(self._sentences)))
        chosen: list[tuple[Candidate, str]] = []
        while left and len(chosen) < count:
            pool = left if chosen else self._openings() or left
            best = max(pool, key=self._rank)
            left.remove(best)
            chosen.append((self._sentences[best], self._reason(best)))
            self._tell(best)
        return chosen

    def _rank(self, at: int) -> tuple[bool, bool, float, int]:
        """Return what sentences are taken by, the highest first: what tells something new comes before all else."""
        return self._sentences[at].whole, self._alike[at] <= TOO_ALIKE, self._worth(at), -at

    def _openings(self) -> list[int]:
        """Return the sentences by which the articles of the newest day open, `OPENING` of each."""
        found = [at for at, one in enumerate(self._sentences) if one.place < OPENING]
        newest = max((self._new[at] for at in found), default=0.0)
        return [at for at in found if self._new[at] == newest]

    def _worth(self, at: int) -> float:
        worth = CHANCE * self._chances[at] + CENTRE * self._centre[at] + SHARED * self._gain(at) / self._most
        worth += TITLES * self._titles[at] + NEWNESS * self._new[at]
        worth += POINTS * self._points(at) - LIKENESS * self._alike[at]
        return worth if self._sentences[at].alone else worth - LEANING

    def _gain(self, at: int) -> float:
        """Return what a sentence adds of what several articles tell, for its length."""
        return self._shared.left[at] / self._length[at]

    def _points(self, at: int) -> float:
        return sum([min(ENOUGH, pool.left[at]) for pool in self._panes]) / ENOUGH

    def _tell(self, at: int) -> None:
        """Reckon anew what the sentences add, now that one of them is told."""
        self._shared.tell(at)
        for pool in self._panes:
            pool.tell(at)
        alike: dict[int, float] = defaultdict(float)
        for name, weight in self._vectors[at].items():
            for other in self._holders[name]:
                alike[other] += weight * self._vectors[other][name]
        for other, likeness in alike.items():
            self._alike[other] = max(self._alike[other], likeness)

    def _reason(self, at: int) -> str:
        """Say in a few words what put a sentence into the summary."""
        said = f"chance {self._chances[at]:.2f}, centre {self._centre[at]:.2f}, titles {self._titles[at]:.2f}"
        said += f", shared {max(0.0, self._gain(at)) / self._most:.2f}"
        points = self._points(at)
        said += f", points {points:.2f}" if points else ""
        said += f", new {self._new[at]:.2f}" if self._new[at] else ""
        return said + (f"; like a line before {self._alike[at]:.0%}" if self._alike[at] else "")


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(sum([weight * weight for weight in vector.values()])) or 1.0
    return {name: weight / length for name, weight in vector.items()}


def _nearness(vectors: Sequence[Vector], others: Sequence[Vector]) -> list[float]:
    """Return how near each sentence is to the centre of others, the nearest 1."""
    total: dict[str, float] = defaultdict(float)
    for vector in others:
        for name, weight in vector.items():
            total[name] += weight
    near = [dot(vector, total) for vector in vectors]
    most = max(near, default=0.0) or 1.0
    return [one / most for one in near]


def _pool_of_points(points: Points, sentences: int) -> _Pool:
    held: list[list[str]] = [[] for _ in range(sentences)]
    for number, (_, told) in enumerate(points):
        for at in told:
            held[at].append(str(number))
    return _Pool({str(number): weight for number, (weight, _) in enumerate(points)}, held)
