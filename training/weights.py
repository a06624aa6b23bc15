"""Training shared by the linear models: cross-validation by article, thresholds, and the files of weights."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.metrics import f1_score, roc_auc_score

from briefing.linear import LinearModel

DATA = Path(__file__).parent.parent / "briefing" / "data"
FOLDS = 8
SMALLEST = 0.01
Rows = Sequence[Mapping[str, float]]


def cross_validated(
    name: str,
    groups: Sequence[str],
    rows: Rows,
    labels: Sequence[float],
    weights: Sequence[float],
    make: Callable[[], Any],
) -> float:
    """Print the F1 and area under the curve on articles left out; return the threshold of the best F1."""
    chances = out_of_fold(groups, rows, labels, weights, make)
    truth = np.array(labels)
    thresholds = np.arange(0.1, 0.9, 0.02)
    scores = [f1_score(truth, chances >= t, sample_weight=weights) for t in thresholds]
    # The middle of the plateau holds on other articles better than its highest point.
    best = thresholds[np.array(scores) >= max(scores) - 0.004]
    threshold = float(np.round(best.mean(), 2))
    area = roc_auc_score(truth, chances, sample_weight=weights)
    print(
        f"{name}: F1 {max(scores):.3f} at {threshold:.2f}, area under the curve {area:.3f}, {len(rows)} rows"
    )
    return threshold


def out_of_fold(
    groups: Sequence[str],
    rows: Rows,
    labels: Sequence[float],
    weights: Sequence[float],
    make: Callable[[], Any],
) -> np.ndarray:
    """Return the probability of each row by a model that has not seen its article."""
    names = sorted(set(groups))
    fold = [names.index(group) % FOLDS for group in groups]
    truth, weight = np.array(labels), np.array(weights)
    chances = np.zeros(len(rows))
    for at in range(FOLDS):
        seen = [row for row in range(len(rows)) if fold[row] != at]
        unseen = [row for row in range(len(rows)) if fold[row] == at]
        vectors = DictVectorizer()
        matrix = vectors.fit_transform([rows[i] for i in seen])
        model = make().fit(matrix, truth[seen], sample_weight=weight[seen])
        chances[unseen] = model.predict_proba(vectors.transform([rows[i] for i in unseen]))[:, 1]
    return chances


def save(
    name: str,
    module: str,
    model: Any,
    rows: Rows,
    labels: Sequence[float],
    weights: Sequence[float],
    threshold: float,
) -> None:
    """Fit on all rows and write the model, weights that are nearly nothing left out."""
    vectors = DictVectorizer()
    model.fit(vectors.fit_transform(rows), np.array(labels), sample_weight=np.array(weights))
    found = dict(zip(vectors.feature_names_, model.coef_[0], strict=True))
    kept = {name: float(weight) for name, weight in sorted(found.items()) if abs(weight) >= SMALLEST}
    write_model(
        name,
        LinearModel(float(model.intercept_[0]), kept, threshold),
        f"python -m {module}, from {len(rows)} annotated examples",
    )


def write_model(name: str, model: LinearModel, made_by: str) -> None:
    """Write `briefing/data/<name>.json`, a weight a line."""
    content = {
        "made_by": made_by,
        "bias": round(model.bias, 4),
        "threshold": round(model.threshold, 2),
        "weights": {name: round(weight, 3) for name, weight in model.weights.items()},
    }
    text = json.dumps(content, indent=1, ensure_ascii=False)
    (DATA / f"{name}.json").write_text(text + "\n", encoding="utf-8")
