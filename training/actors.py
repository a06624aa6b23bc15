"""Learn which names are actors, and which of them carry the story: `python -m training.actors`.

Prints cross-validated scores over all annotated articles, then trains on `train` and writes the
weights into the package.
"""

from __future__ import annotations

import argparse
from typing import Any

from sklearn.linear_model import LogisticRegression

from briefing.extract.mentions import find_mentions
from briefing.extract.profiles import ACTOR_MODEL, MAIN_MODEL, Candidate, find_candidates
from briefing.extract.statements import find_statements
from training import gold
from training.weights import cross_validated, save


def examples(split: str) -> list[tuple[str, Candidate, float, float, float]]:
    """Return (article, candidate, is an actor, is a main one, weight) for each candidate and reader."""
    score = gold.scorer()
    rows = []
    for item, parsed in gold.load_parsed(split):
        mentions = find_mentions(parsed)
        candidates = list(find_candidates(parsed, mentions, find_statements(parsed, mentions)))
        for reading in item.readings:
            actors = [({score.key(f) for f in (a["name"], *a["aliases"])}, a) for a in reading["actors"]]
            for candidate in candidates:
                forms = {score.key(form) for form in (candidate.name, *candidate.aliases)}
                match: dict[str, Any] | None = next((a for keys, a in actors if keys & forms), None)
                rows.append(
                    (
                        item.id,
                        candidate,
                        float(match is not None),
                        float(match is not None and match["tier"] == 1),
                        1 / len(item.readings),
                    )
                )
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strength", type=float, default=0.3, help="inverse of the regularisation")
    args = parser.parse_args()
    make = lambda: LogisticRegression(C=args.strength, max_iter=2000)  # noqa: E731
    for name, column in ((ACTOR_MODEL, 2), (MAIN_MODEL, 3)):
        rows = examples("all")
        threshold = cross_validated(
            name,
            [r[0] for r in rows],
            [r[1].features for r in rows],
            [r[column] for r in rows],
            [r[4] for r in rows],
            make,
        )
        rows = examples("train")
        save(
            name,
            "training.actors",
            make(),
            [r[1].features for r in rows],
            [r[column] for r in rows],
            [r[4] for r in rows],
            threshold,
        )


if __name__ == "__main__":
    main()
