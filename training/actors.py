"""Learn which names are actors, what they are, and which carry the story: `python -m training.actors`.

Prints cross-validated scores over all annotated articles, then trains on `train` and writes the
weights into the package.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from sklearn.linear_model import LogisticRegression

from briefing.extract.mentions import find_mentions
from briefing.extract.profiles import ACTOR_MODEL, KIND_MODEL, KINDS, MAIN_MODEL, Candidate, find_candidates
from briefing.extract.statements import find_statements
from training import gold
from training.weights import cross_validated, save

SEEN_IN = 12
"""Articles that a feature must occur in, so that no weight speaks of a single one."""


LISTED = {ACTOR_MODEL: 0.68, MAIN_MODEL: 0.5}
"""Least sum of the chance of being an actor and half of that of being a main one at which a name is listed, and least
chance of being a main one at which it always is: a wrong name costs a reader more than a bystander left out, a main
actor left out costs most."""


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate, and the actor that one reader of its article made of it, if any."""

    article: str
    candidate: Candidate
    actor: dict[str, Any] | None
    weight: float


@cache
def examples(split: str) -> list[Example]:
    """Return an example for each candidate and reader; two readers of one article weigh half each."""
    key = gold.scorer().key
    rows = []
    for item, parsed in gold.load_parsed(split):
        mentions = find_mentions(parsed)
        candidates = list(find_candidates(parsed, mentions, find_statements(parsed, mentions)))
        for reading in item.readings:
            actors = [({key(form) for form in (a["name"], *a["aliases"])}, a) for a in reading["actors"]]
            for candidate in candidates:
                forms = {key(form) for form in (candidate.name, *candidate.aliases)}
                best = max(actors, key=lambda entry: len(entry[0] & forms), default=None)
                actor = best[1] if best and best[0] & forms else None
                rows.append(Example(item.id, candidate, actor, 1 / len(item.readings)))
    return rows


def features(rows: Sequence[Example]) -> list[dict[str, float]]:
    """Return the features of each example that occur in enough articles."""
    articles: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for name, value in row.candidate.features.items():
            if value:
                articles[name].add(row.article)
    common = {name for name, where in articles.items() if len(where) >= SEEN_IN}
    return [{n: v for n, v in row.candidate.features.items() if n in common} for row in rows]


def learn(name: str, strength: float, wanted: Callable[[Example], bool], *, of_actors: bool = False) -> None:
    """Cross-validate over all articles, then train on `train` and save the weights."""
    make: Callable[[], Any] = partial(LogisticRegression, C=strength, max_iter=2000)
    threshold = 0.5
    for split in ("all", "train"):
        rows = [row for row in examples(split) if row.actor is not None or not of_actors]
        labels, weights = [float(wanted(row)) for row in rows], [row.weight for row in rows]
        if split == "all":
            groups = [row.article for row in rows]
            threshold = cross_validated(name, groups, features(rows), labels, weights, make)
        else:
            least = LISTED.get(name, threshold)
            save(name, "training.actors", make(), features(rows), labels, weights, least)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strength", type=float, default=0.1, help="inverse of the regularisation")
    args = parser.parse_args()
    learn(ACTOR_MODEL, args.strength, lambda row: row.actor is not None)
    learn(MAIN_MODEL, args.strength, lambda row: row.actor is not None and row.actor["tier"] == 1)
    for kind in KINDS:
        learn(
            f"{KIND_MODEL}_{kind}",
            3 * args.strength,
            lambda row, kind=kind: row.actor is not None and row.actor["kind"] == kind,  # type: ignore[misc]
            of_actors=True,
        )


if __name__ == "__main__":
    main()
