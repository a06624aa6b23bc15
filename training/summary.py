"""Learn which sentences belong in a summary: `python -m training.summary`.

Prints cross-validated scores over all annotated articles, beside those of their first sentences, then
trains on `train` and writes the weights into the package. The chance that a sentence leaves something open is
that of the open questions' model, which has seen the articles of `train`: by models that have not, the score is
lower by less than .005.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from types import ModuleType
from unittest.mock import patch

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from briefing.extract import extract
from briefing.fuse import summary
from briefing.fuse.sentence_features import Candidate, candidates
from briefing.linear import LinearModel
from briefing.model import Reading
from training import gold
from training.weights import FOLDS, write_model

SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Example:
    """An article's candidate sentences and the three sentences that each reader chose."""

    sentences: list[Candidate]
    choices: list[list[str]]


def load_examples(split: str) -> list[Example]:
    items = gold.load(split)
    found = extract(item.article for item in items)
    return [
        Example(candidates(0, Reading(item.article, one)), [r["summary"] for r in item.readings])
        for item, one in zip(items, found, strict=True)
    ]


def rows(
    examples: list[Example], score: ModuleType
) -> tuple[list[dict[str, float]], list[float], list[float]]:
    """Return the features, label and weight of each sentence, once for each reader."""
    features, labels, weights = [], [], []
    for example in examples:
        for choice in example.choices:
            for sentence in example.sentences:
                features.append(dict(sentence.features))
                labels.append(float(any(score.same_sentence(one, sentence.text) for one in choice)))
                weights.append(1 / len(example.choices))
    return features, labels, weights


def fitted(examples: list[Example], score: ModuleType, strength: float) -> LinearModel:
    """Return a logistic regression on the examples."""
    features, labels, weights = rows(examples, score)
    vectors = DictVectorizer()
    model = LogisticRegression(C=strength, max_iter=3000)
    model.fit(vectors.fit_transform(features), labels, sample_weight=weights)
    learned = dict(zip(vectors.feature_names_, map(float, model.coef_[0]), strict=True))
    return LinearModel(float(model.intercept_[0]), learned)


def agreement(example: Example, chosen: list[Candidate], score: ModuleType) -> float:
    """Return the share of the readers' sentences that were chosen."""
    return float(
        np.mean(
            [
                sum(any(score.same_sentence(one, c.text) for c in chosen) for one in choice) / SENTENCES
                for choice in example.choices
            ]
        )
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strength", type=float, default=0.2, help="inverse of the regularisation")
    args = parser.parse_args()
    score = gold.scorer()
    train, dev = load_examples("train"), load_examples("dev")
    examples = train + dev
    learned, first = [], []
    for fold in range(FOLDS):
        model = fitted([e for at, e in enumerate(examples) if at % FOLDS != fold], score, args.strength)
        with patch.object(summary, "load_model", lambda _, model=model: model):
            for example in examples[fold::FOLDS]:
                chosen = [one for one, _ in summary.choose(example.sentences, SENTENCES)]
                learned.append(agreement(example, chosen, score))
                first.append(agreement(example, example.sentences[:SENTENCES], score))
    print(f"F1@3 of {len(learned)} articles left out: {np.mean(learned):.3f}, lead {np.mean(first):.3f}")
    made_by = f"python -m training.summary, from {len(train)} annotated articles"
    write_model(summary.MODEL, fitted(train, score, args.strength), made_by)


if __name__ == "__main__":
    main()
