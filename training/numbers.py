"""Train which numbers are figures and which figures are key: `python -m training.numbers`.

Writes `briefing/data/number_figure.json` and `briefing/data/number_key.json`. `--check` trains
nothing for good: it prints cross-validated figures over the annotated articles.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from typing import Any

import msgspec
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from briefing.extract.numbers import read_numbers
from briefing.extract.numbers.figures import MODEL as FIGURE_MODEL
from briefing.extract.numbers.figures import figure_features
from briefing.extract.numbers.found import Found
from briefing.extract.numbers.importance import MODEL as KEY_MODEL
from briefing.extract.numbers.importance import key_features
from briefing.extract.parse import Parsed
from briefing.linear import LinearModel
from training import gold
from training.weights import write_model

Row = tuple[dict[str, float], bool]
# Both chosen by `--check`: the inverse of the regularisation, and the chance from which a number is a figure.
STRENGTH = {FIGURE_MODEL: 1.0, KEY_MODEL: 0.1}
THRESHOLD = 0.45
SHOWN = 8
FEWEST = 3
"""Numbers that a feature must be seen with, so that no weight speaks of a single text."""


def matched(reading: dict[str, Any], found: Iterable[Found], score: Any) -> dict[int, dict[str, Any]]:
    """Return for the place of each number the annotated figure that it is."""
    taken: dict[int, dict[str, Any]] = {}
    used: set[int] = set()
    for at, f in enumerate(found):
        given = msgspec.to_builtins(f.number)
        for place, figure in enumerate(reading["figures"]):
            if place in used or not score.same_value(figure, given):
                continue
            if score.same_sentence(figure["sentence"], f.sentence.text):
                used.add(place)
                taken[at] = figure
                break
    return taken


def rows(parsed: Parsed, reading: dict[str, Any], score: Any) -> tuple[list[Row], list[Row]]:
    """Return the examples of one reading of an article for the two models."""
    found = tuple(read_numbers(parsed))
    taken = matched(reading, found, score)
    figures = [(figure_features(f), at in taken) for at, f in enumerate(found)]
    kept = [at for at in range(len(found)) if at in taken]
    features = key_features(parsed, tuple(found[at] for at in kept))
    return figures, [(row, bool(taken[at]["key"])) for at, row in zip(kept, features, strict=True)]


def fit(examples: list[Row], strength: float) -> LinearModel:
    """Return a logistic regression over the examples, rare features and weights that are nearly nothing left out."""
    seen = Counter(name for row, _ in examples for name, value in row.items() if value)
    vectoriser = DictVectorizer()
    matrix = vectoriser.fit_transform(
        [{name: value for name, value in row.items() if seen[name] >= FEWEST} for row, _ in examples]
    )
    labels = [label for _, label in examples]
    model = LogisticRegression(C=strength, max_iter=2000).fit(matrix, labels)
    weights = {
        name: round(float(weight), 3)
        for name, weight in zip(vectoriser.get_feature_names_out(), model.coef_[0], strict=True)
        if abs(weight) >= 0.02
    }
    return LinearModel(round(float(model.intercept_[0]), 3), dict(sorted(weights.items())), THRESHOLD)


def check(items: list[tuple[gold.Annotated, Parsed]], score: Any) -> None:
    """Print figures F1 and key figures among the first eight, cross-validated by article."""
    hits = given = asked = key_hits = keys = 0
    for train, test in gold.folds(items):
        figure_rows: list[Row] = []
        key_rows: list[Row] = []
        for item, parsed in train:
            for reading in item.readings:
                first, second = rows(parsed, reading, score)
                figure_rows += first
                key_rows += second
        figure = fit(figure_rows, STRENGTH[FIGURE_MODEL])
        key = fit(key_rows, STRENGTH[KEY_MODEL])
        for item, parsed in test:
            found = tuple(read_numbers(parsed))
            chances = {id(f): figure.score(figure_features(f)) for f in found}
            kept = tuple(f for f in found if chances[id(f)] >= figure.threshold and not f.candidate.is_age)
            values = [
                key.score(row) * chances[id(f)]
                for f, row in zip(kept, key_features(parsed, kept), strict=True)
            ]
            order = sorted(range(len(kept)), key=lambda at: -values[at])
            for reading in item.readings:
                taken = matched(reading, [kept[at] for at in order], score)
                hits += len(taken)
                given += len(kept)
                asked += len(reading["figures"])
                keys += sum(f["key"] for f in reading["figures"])
                key_hits += sum(f["key"] for at, f in taken.items() if at < SHOWN)
    precision, recall = hits / given, hits / asked
    print(f"F1 {2 * precision * recall / (precision + recall):.3f}  P {precision:.3f}  R {recall:.3f}")
    print(f"key among the first {SHOWN}: {key_hits / keys:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="cross-validate over all annotated articles")
    args = parser.parse_args()
    score = gold.scorer()
    if args.check:
        check(list(gold.load_parsed("all")), score)
        return
    figure_rows: list[Row] = []
    key_rows: list[Row] = []
    for item, parsed in gold.load_parsed("train"):
        for reading in item.readings:
            first, second = rows(parsed, reading, score)
            figure_rows += first
            key_rows += second
    for name, examples in ((FIGURE_MODEL, figure_rows), (KEY_MODEL, key_rows)):
        made_by = f"python -m training.numbers, from {len(examples)} annotated numbers"
        write_model(name, fit(examples, STRENGTH[name]), made_by)


if __name__ == "__main__":
    main()
