"""Train the linear models of the open questions: `python -m training.questions [--cv]`.

Writes briefing/data/question_*.yaml from the annotated articles of `train`; `--cv` instead prints
cross-validated figures over `train` and `dev` and writes nothing.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from briefing.extract.mentions import find_mentions
from briefing.extract.numbers import find_numbers
from briefing.extract.parse import Parsed, ParsedSentence
from briefing.extract.profiles import find_profiles
from briefing.extract.questions.drafts import Draft, common_words, drafts, open_features
from briefing.extract.questions.find import MOST_QUESTIONS, UNASKABLE, features_for_kind
from briefing.extract.questions.kinds import KINDS
from briefing.extract.questions.naming import resolve_names
from briefing.extract.questions.openness import Features, sentence_features
from briefing.extract.statements import find_statements
from briefing.linear import LinearModel
from briefing.model import Mention, Number, Profile, Statement
from training import gold

DATA = Path("briefing/data")
COMMAND = "python -m training.questions"
FOLDS = 10
PLATEAU = 0.01
SMALLEST = 0.01
THRESHOLDS = np.arange(0.20, 0.56, 0.02)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How strongly a model is held back (inverse L2 strength), and how many weights it keeps."""

    strength: float
    rarest: int
    weights: int


OPEN = Recipe(0.1, 3, 1600)
MAIN = Recipe(0.05, 3, 900)
KIND = Recipe(0.1, 3, 350)
CHOICE = Recipe(0.05, 3, 300)


@dataclass(frozen=True, slots=True)
class Findings:
    """An annotated article with what the other extractors found in it."""

    item: gold.Annotated
    parsed: Parsed
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    profiles: tuple[Profile, ...]
    numbers: tuple[Number, ...]


def read(split: str) -> list[Findings]:
    """Return the annotated articles of a split with all that questions depend on."""
    found = []
    for item, parsed in gold.load_parsed(split):
        mentions = find_mentions(parsed)
        statements = find_statements(parsed, mentions)
        profiles = find_profiles(parsed, mentions, statements)
        found.append(Findings(item, parsed, mentions, statements, profiles, find_numbers(parsed)))
    return found


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with its features, its drafts, and what each reader asks of it."""

    article: int
    sentence: ParsedSentence
    features: Features
    drafts: list[Draft]
    asked: list[list[dict[str, Any]]]

    @property
    def open(self) -> float:
        return float(np.mean([bool(questions) for questions in self.asked]))

    def share(self, holds: Callable[[dict[str, Any]], bool]) -> float:
        """Return the share of the readers with a question here who asked one that `holds`."""
        readers = [questions for questions in self.asked if questions]
        return float(np.mean([any(map(holds, questions)) for questions in readers])) if readers else 0.0


def rows_of(at: int, findings: Findings, score: ModuleType) -> list[Row]:
    """Return the sentences of one article, the `at`-th."""
    parsed = findings.parsed
    names = resolve_names(parsed, findings.mentions, findings.profiles, findings.statements)
    common = common_words(parsed)
    rows = []
    for sentence in parsed.sentences:
        asked = [
            [q for q in reading["questions"] if score.same_sentence(q["sentence"], sentence.text)]
            for reading in findings.item.readings
        ]
        made = drafts(sentence, names, common)
        features = open_features(
            sentence_features(parsed, sentence, findings.numbers), sentence.text, made
        )
        rows.append(Row(at, sentence, features, made, asked))
    return rows


def fit(examples: list[tuple[Features, float]], recipe: Recipe) -> LinearModel:
    """Return a logistic regression on soft labels between 0 and 1."""
    features = [f for f, _ in examples]
    labels = np.array([y for _, y in examples])
    vectorizer = DictVectorizer().fit(features)
    matrix = vectorizer.transform(features).tocsr()
    counts = np.asarray((matrix != 0).sum(axis=0)).ravel()
    kept = np.flatnonzero(counts >= recipe.rarest)
    matrix = matrix[:, kept]
    model = LogisticRegression(C=recipe.strength, solver="liblinear", max_iter=1000).fit(
        sp.vstack([matrix, matrix]),
        np.r_[np.ones(len(labels)), np.zeros(len(labels))],
        sample_weight=np.r_[labels, 1 - labels] + 1e-9,
    )
    names = vectorizer.get_feature_names_out()[kept]
    effect = np.abs(model.coef_[0]) * np.sqrt(counts[kept])
    top = np.argsort(-effect)[: recipe.weights]
    weights = {str(names[i]): round(float(model.coef_[0][i]), 3) for i in sorted(top, key=lambda i: names[i])}
    return LinearModel(round(float(model.intercept_[0]), 4), {k: w for k, w in weights.items() if w})


def fit_kinds(inputs: list[Features], shares: np.ndarray, recipe: Recipe) -> dict[str, LinearModel]:
    """Return one model for each kind from a multinomial regression; `shares` has a column for each kind."""
    vectorizer = DictVectorizer().fit(inputs)
    matrix = vectorizer.transform(inputs).tocsr()
    kept = np.flatnonzero(np.asarray((matrix != 0).sum(axis=0)).ravel() >= recipe.rarest)
    matrix = matrix[:, kept]
    weight = shares.T.ravel()
    used = np.flatnonzero(weight)
    kinds = np.repeat(np.arange(len(KINDS)), len(inputs))
    model = LogisticRegression(C=recipe.strength, max_iter=1000).fit(
        sp.vstack([matrix] * len(KINDS)).tocsr()[used], kinds[used], sample_weight=weight[used]
    )
    names = vectorizer.get_feature_names_out()[kept]
    return {
        f"question_{kind}": LinearModel(round(float(bias), 4), _weights(names, row))
        for kind, bias, row in zip(KINDS, model.intercept_, model.coef_, strict=True)
    }


def _weights(names: np.ndarray, values: np.ndarray) -> dict[str, float]:
    rounded = {str(name): round(float(value), 3) for name, value in zip(names, values, strict=True)}
    return {name: rounded[name] for name in sorted(rounded) if abs(rounded[name]) >= SMALLEST}


def wording(question: str, text: str, score: ModuleType) -> float:
    a, b = score.words(question), score.words(text)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def train(rows: list[Row], score: ModuleType) -> dict[str, LinearModel]:
    """Return every model by name, fitted to these rows."""
    choice = fit(
        [
            (
                draft.features,
                float(
                    np.mean(
                        [
                            max(wording(q["question"], draft.text, score) for q in asked)
                            for asked in row.asked
                            if asked
                        ]
                    )
                ),
            )
            for row in rows
            if row.open
            for draft in row.drafts
        ],
        CHOICE,
    )
    models = {
        "question_open": fit([(row.features, row.open) for row in rows], OPEN),
        "question_main": fit(
            [
                (row.features, float(np.mean([any(q["tier"] == 1 for q in asked) for asked in row.asked])))
                for row in rows
            ],
            MAIN,
        ),
        "question_choice": choice,
    }
    open_rows = [row for row in rows if row.open]
    inputs = [features_for_kind(row.sentence, row.features, chosen(row, choice)) for row in open_rows]
    shares = np.array(
        [[row.share(lambda q, kind=kind: q["kind"] == kind) for kind in KINDS] for row in open_rows]  # type: ignore[misc]
    )
    return models | fit_kinds(inputs, shares * np.array([[row.open] for row in open_rows]), KIND)


def chosen(row: Row, choice: LinearModel) -> Draft | None:
    return max(row.drafts, key=lambda d: choice.score(d.features), default=None)


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
        model = fit([(r.features, r.open) for r in rows if r.article % FOLDS != fold], OPEN)
        scores |= {at: model.score(r.features) for at, r in enumerate(rows) if r.article % FOLDS == fold}
    measured = [(open_f1(rows, scores, t), t) for t in THRESHOLDS]
    best = max(f1 for f1, _ in measured)
    near = [t for f1, t in measured if f1 > best - PLATEAU]
    return round(float(np.mean(near)), 2), best


def write(name: str, model: LinearModel) -> None:
    lines = [
        f"# Made by `{COMMAND}`; do not edit.",
        f"bias: {model.bias}",
        f"threshold: {model.threshold}",
        "weights:",
    ]
    lines += [f"  {_quoted(feature)}: {weight:g}" for feature, weight in model.weights.items()]
    (DATA / f"{name}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def cross_validate(rows: list[Row], score: ModuleType) -> None:
    threshold, f1 = best_threshold(rows)
    print(f"open sentences: F1 {f1:.3f} at {threshold}")
    kinds, words, main = [], [], []
    for fold in range(FOLDS):
        models = train([r for r in rows if r.article % FOLDS != fold], score)
        held = [r for r in rows if r.article % FOLDS == fold]
        for row in (r for r in held if r.open):
            draft = chosen(row, models["question_choice"])
            features = features_for_kind(row.sentence, row.features, draft)
            fits = {k for d in row.drafts for k in d.candidate.fits}
            values = {
                k: models[f"question_{k}"].score(features) * (1 if k in fits else UNASKABLE) for k in KINDS
            }
            kind = max(values, key=lambda k: values[k])
            kinds.append(row.share(lambda q, kind=kind: q["kind"] == kind))  # type: ignore[misc]
            draft = chosen(
                replace(row, drafts=[d for d in row.drafts if kind in d.candidate.fits]),
                models["question_choice"],
            )
            text = draft.text if draft else row.sentence.text
            words.append(
                np.mean(
                    [max(wording(q["question"], text, score) for q in asked) for asked in row.asked if asked]
                )
            )
        for article in {r.article for r in held}:
            ranked = sorted(
                (r for r in held if r.article == article),
                key=lambda r: -models["question_main"].score(r.features),
            )
            tiers = [sum(any(q["tier"] == 1 for q in a) for a in r.asked) / len(r.asked) for r in ranked]
            main.append((sum(tiers[:6]), sum(tiers)))
    print(
        f"kind {np.mean(kinds):.3f}  wording {np.mean(words):.3f}  main@6 {sum(a for a, _ in main) / sum(b for _, b in main):.3f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cv", action="store_true")
    args = parser.parse_args()
    score = gold.scorer()
    if args.cv:
        cross_validate(rows_of(list(gold.load_parsed("all")), score), score)
        return
    rows = rows_of(list(gold.load_parsed("train")), score)
    threshold, f1 = best_threshold(rows)
    print(f"open sentences: cross-validated F1 {f1:.3f} at {threshold}")
    for name, model in train(rows, score).items():
        write(name, replace(model, threshold=threshold) if name == "question_open" else model)
        print(name, len(model.weights))


if __name__ == "__main__":
    main()
