"""Train the linear models of the open questions: `python -m training.questions [--cv]`.

Writes briefing/data/question_*.json from the annotated articles of `train`, the kinds also from sentences made up
for it (made_sentences.yaml); `--cv` instead prints what the whole pane scores on articles of `train` and `dev` that its models have not seen.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import ModuleType
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from briefing.config import Settings
from briefing.extract.questions import drafts as drafting
from briefing.extract.questions import find, find_questions, kinds, openness
from briefing.extract.questions.find import MOST_QUESTIONS, features_for_kind
from briefing.extract.questions.kinds import KINDS
from briefing.extract.questions.openness import Features, weight_features
from briefing.fuse.questions import fuse_questions
from briefing.linear import LinearModel, load_model
from briefing.model import Extraction, Reading
from training import gold
from training.question_rows import Findings, Row, made_rows, read, rows_of
from training.weights import write_model

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMAND = "python -m training.questions"
FOLDS = 10
PLATEAU = 0.01
SMALLEST = 0.01
SHARING = 50
THRESHOLDS = np.arange(0.20, 0.56, 0.02)
Models = dict[str, LinearModel]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How strongly a model is held back (inverse L2 strength), and in how many articles a feature must be.

    What few articles have is chance, or names their persons and places.
    """

    strength: float
    fewest: int


OPEN = Recipe(0.05, 8)
KIND = Recipe(0.15, 5)
CHOICE = Recipe(0.05, 5)
MADE_SHARE = 0.5
"""How much a sentence made up for training counts beside one that readers asked of."""


Example = tuple[int, Features, float]


def fit(examples: list[Example], recipe: Recipe) -> LinearModel:
    """Return a logistic regression on soft labels between 0 and 1; an example is (article, features, label)."""
    labels = np.array([label for _, _, label in examples])
    names, matrix = _matrix([f for _, f, _ in examples], [article for article, _, _ in examples], recipe)
    model = LogisticRegression(C=recipe.strength, solver="liblinear", max_iter=1000).fit(
        sp.vstack([matrix, matrix]),
        np.r_[np.ones(len(labels)), np.zeros(len(labels))],
        sample_weight=np.r_[labels, 1 - labels] + 1e-9,
    )
    return LinearModel(round(float(model.intercept_[0]), 4), _weights(names, model.coef_[0]))


def fit_kinds(rows: list[Row], made: list[Row]) -> Models:
    """Return one model for each kind, from one multinomial regression over the open sentences and those made up.

    Each is expected as often as readers asked it.
    """
    both = [*rows, *made]
    inputs = [features_for_kind(row.sentence, row.features, row.drafts) for row in both]
    names, matrix = _matrix(inputs, [row.article for row in both], KIND)
    shares = np.r_[np.ones(len(rows)), np.full(len(made), MADE_SHARE)]
    weight = np.array([np.array(row.kinds()) * row.open for row in both]) * shares[:, None]
    used = np.flatnonzero(weight.T.ravel())
    model = LogisticRegression(C=KIND.strength, max_iter=1000).fit(
        sp.vstack([matrix] * len(KINDS)).tocsr()[used],
        np.repeat(np.arange(len(KINDS)), len(both))[used],
        sample_weight=weight.T.ravel()[used],
    )
    asked = slice(len(rows))
    bias = _with_shares(model.decision_function(matrix[asked]), weight[asked])
    return {
        f"question_{kind}": LinearModel(round(float(start + shift), 4), _weights(names, values))
        for kind, start, shift, values in zip(KINDS, model.intercept_, bias, model.coef_, strict=True)
    }


def _with_shares(logits: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Return what to add to the logit of each kind, so that each is expected as often as it was asked."""
    added = np.zeros(len(KINDS))
    wanted = weight.sum(axis=0)
    for _ in range(SHARING):
        odds = np.exp(logits + added)
        expected = (odds / odds.sum(axis=1, keepdims=True) * weight.sum(axis=1, keepdims=True)).sum(axis=0)
        added += np.log(wanted / expected) / 2
    return added


def _matrix(inputs: list[Features], articles: list[int], recipe: Recipe) -> tuple[list[str], Any]:
    """Return the names of the features that enough articles have, and the examples as rows."""
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(inputs).tocsr()
    _, places = np.unique(articles, return_inverse=True)
    member = sp.csr_matrix((np.ones(len(articles)), (places, range(len(articles)))))
    spread = np.asarray(((member @ (matrix != 0)) != 0).sum(axis=0)).ravel()
    kept = np.flatnonzero(spread >= recipe.fewest)
    names = vectorizer.get_feature_names_out()
    return [str(names[i]) for i in kept], matrix[:, kept]


def _weights(names: list[str], values: np.ndarray) -> dict[str, float]:
    rounded = {name: round(float(value), 3) for name, value in zip(names, values, strict=True)}
    return {name: rounded[name] for name in sorted(rounded) if abs(rounded[name]) >= SMALLEST}


def train(rows: list[Row], made: list[Row], score: ModuleType) -> Models:
    """Return every model by name, fitted to these rows, that of the kinds also to sentences made up."""
    asked = [row for row in rows if row.open]
    choice = fit(
        [(row.article, d.features, row.wording(d.text, score)) for row in asked for d in row.drafts], CHOICE
    )
    return {
        "question_open": fit([(row.article, row.features, row.open) for row in rows], OPEN),
        "question_main": fit([(row.article, weight_features(row.features), row.main) for row in rows], OPEN),
        "question_choice": choice,
        **fit_kinds(asked, made),
    }


def open_f1(rows: list[Row], scores: Mapping[int, float], threshold: float) -> float:
    """Return F1 over sentences, each reader counting the same, with the twelve best of an article."""
    by_article: dict[int, list[int]] = {}
    for at, row in enumerate(rows):
        if scores[at] >= threshold:
            by_article.setdefault(row.article, []).append(at)
    taken = {
        at for found in by_article.values() for at in sorted(found, key=lambda i: -scores[i])[:MOST_QUESTIONS]
    }
    right = sum(row.open for at, row in enumerate(rows) if at in taken)
    return 2 * right / (len(taken) + sum(row.open for row in rows))


def best_threshold(rows: list[Row]) -> tuple[float, float]:
    """Return the middle of the thresholds with nearly the best cross-validated F1, and that F1."""
    scores: dict[int, float] = {}
    for fold in range(FOLDS):
        model = fit([(r.article, r.features, r.open) for r in rows if r.article % FOLDS != fold], OPEN)
        scores |= {at: model.score(r.features) for at, r in enumerate(rows) if r.article % FOLDS == fold}
    measured = [(open_f1(rows, scores, t), t) for t in THRESHOLDS]
    best = max(f1 for f1, _ in measured)
    near = [t for f1, t in measured if f1 > best - PLATEAU]
    return round(float(np.mean(near)), 2), best


def fitted(rows: list[Row], made: list[Row], score: ModuleType) -> Models:
    """Return every model with the threshold above which a sentence counts as open."""
    threshold, _ = best_threshold(rows)
    models = train(rows, made, score)
    return models | {"question_open": replace(models["question_open"], threshold=threshold)}


@contextmanager
def in_use(models: Models) -> Iterator[None]:
    """Let the extractor read these models instead of its files."""
    users: list[Any] = [drafting, find, kinds, openness]
    look_up: Callable[[str], LinearModel] = models.__getitem__
    for user in users:
        user.load_model = look_up
    try:
        yield
    finally:
        for user in users:
            user.load_model = load_model


def cross_validate(articles: list[Findings], score: ModuleType) -> None:
    """Print what the pane scores on articles left out."""
    made = made_rows(score)
    rows = [row for at, findings in enumerate(articles) for row in rows_of(at, findings, score)]
    tally = score.Tally()
    for fold in range(FOLDS):
        with in_use(fitted([row for row in rows if row.article % FOLDS != fold], made, score)):
            for f in articles[fold::FOLDS]:
                questions = find_questions(f.parsed, f.found)
                reading = Reading(f.item.article, Extraction(questions=questions))
                shown = msgspec.to_builtins(fuse_questions([reading], Settings()))
                for reader in f.item.readings:
                    score.score_questions(tally, reader["questions"], shown)
    for name, label in score.ROWS:
        if name.startswith("questions."):
            print(f"{score.value(tally, name):6.3f}  {label}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cv", action="store_true")
    args = parser.parse_args()
    score = gold.scorer()
    if args.cv:
        cross_validate(read(gold.load_parsed("all")), score)
        return
    articles = read(gold.load_parsed("train"))
    rows = [row for at, findings in enumerate(articles) for row in rows_of(at, findings, score)]
    for name, model in fitted(rows, made_rows(score), score).items():
        write_model(name, model, COMMAND)
        print(name, len(model.weights))


if __name__ == "__main__":
    main()
