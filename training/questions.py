"""Train the linear models of the open questions: `python -m training.questions [--cv]`.

Writes briefing/data/question_*.json from the annotated articles of `train`; `--cv` instead prints
what the whole pane scores on articles of `train` and `dev` that its models have not seen.
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
from briefing.extract.mentions import find_mentions
from briefing.extract.numbers import find_numbers
from briefing.extract.parse import Parsed, ParsedSentence
from briefing.extract.profiles import find_profiles
from briefing.extract.questions import drafts as drafting
from briefing.extract.questions import find, find_questions, kinds, openness
from briefing.extract.questions.drafts import Draft, common_words, drafts, open_features
from briefing.extract.questions.find import MOST_QUESTIONS, features_for_kind
from briefing.extract.questions.kinds import KINDS
from briefing.extract.questions.naming import resolve_names
from briefing.extract.questions.openness import Features, sentence_features
from briefing.extract.statements import find_statements
from briefing.fuse.questions import fuse_questions
from briefing.linear import LinearModel
from briefing.model import Extraction, Mention, Number, Profile, Reading, Statement
from training import gold
from training.weights import write_model

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMAND = "python -m training.questions"
FOLDS = 10
PLATEAU = 0.01
SMALLEST = 0.01
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
KIND = Recipe(0.1, 3)
CHOICE = Recipe(0.05, 5)


@dataclass(frozen=True, slots=True)
class Findings:
    """An annotated article with what the other extractors found in it."""

    item: gold.Annotated
    parsed: Parsed
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    profiles: tuple[Profile, ...]
    numbers: tuple[Number, ...]


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
        """The share of the readers who ask something of the sentence."""
        return float(np.mean([bool(questions) for questions in self.asked]))

    def kinds(self) -> list[float]:
        """Return for each kind the share of the readers with a question here who asked one of it."""
        asking = [questions for questions in self.asked if questions]
        return [float(np.mean([any(q["kind"] == kind for q in a) for a in asking])) for kind in KINDS]

    def wording(self, text: str, score: ModuleType) -> float:
        """Return how much of the readers' words a question shares."""
        given = score.words(text)
        asking = [[score.words(q["question"]) for q in questions] for questions in self.asked if questions]
        return float(
            np.mean([max(2 * len(w & given) / (len(w) + len(given)) for w in words) for words in asking])
        )


Example = tuple[int, Features, float]


def read(split: str) -> list[Findings]:
    """Return the annotated articles of a split with all that questions depend on."""
    found = []
    for item, parsed in gold.load_parsed(split):
        mentions = find_mentions(parsed)
        statements = find_statements(parsed, mentions)
        profiles = find_profiles(parsed, mentions, statements)
        found.append(Findings(item, parsed, mentions, statements, profiles, find_numbers(parsed)))
    return found


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
        features = open_features(sentence_features(parsed, sentence, findings.numbers), sentence.text, made)
        rows.append(Row(at, sentence, features, made, asked))
    return rows


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


def fit_kinds(rows: list[Row], choice: LinearModel) -> Models:
    """Return one model for each kind, from one multinomial regression over the open sentences."""
    inputs = [features_for_kind(row.sentence, row.features, chosen(row, choice)) for row in rows]
    names, matrix = _matrix(inputs, [row.article for row in rows], KIND)
    weight = np.array([np.array(row.kinds()) * row.open for row in rows]).T.ravel()
    used = np.flatnonzero(weight)
    model = LogisticRegression(C=KIND.strength, max_iter=1000).fit(
        sp.vstack([matrix] * len(KINDS)).tocsr()[used],
        np.repeat(np.arange(len(KINDS)), len(rows))[used],
        sample_weight=weight[used],
    )
    return {
        f"question_{kind}": LinearModel(round(float(bias), 4), _weights(names, values))
        for kind, bias, values in zip(KINDS, model.intercept_, model.coef_, strict=True)
    }


def _matrix(inputs: list[Features], articles: list[int], recipe: Recipe) -> tuple[list[str], Any]:
    """Return the names of the features that enough articles have, and the examples as rows."""
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(inputs).tocsr()
    member = sp.csr_matrix((np.ones(len(articles)), (articles, range(len(articles)))))
    spread = np.asarray(((member @ (matrix != 0)) != 0).sum(axis=0)).ravel()
    kept = np.flatnonzero(spread >= recipe.fewest)
    names = vectorizer.get_feature_names_out()
    return [str(names[i]) for i in kept], matrix[:, kept]


def _weights(names: list[str], values: np.ndarray) -> dict[str, float]:
    rounded = {name: round(float(value), 3) for name, value in zip(names, values, strict=True)}
    return {name: rounded[name] for name in sorted(rounded) if abs(rounded[name]) >= SMALLEST}


def train(rows: list[Row], score: ModuleType) -> Models:
    """Return every model by name, fitted to these rows."""
    asked = [row for row in rows if row.open]
    choice = fit(
        [(row.article, d.features, row.wording(d.text, score)) for row in asked for d in row.drafts], CHOICE
    )
    return {
        "question_open": fit([(row.article, row.features, row.open) for row in rows], OPEN),
        "question_choice": choice,
        **fit_kinds(asked, choice),
    }


def chosen(row: Row, choice: LinearModel) -> Draft | None:
    """Return the draft that a choice model takes."""
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
        model = fit([(r.article, r.features, r.open) for r in rows if r.article % FOLDS != fold], OPEN)
        scores |= {at: model.score(r.features) for at, r in enumerate(rows) if r.article % FOLDS == fold}
    measured = [(open_f1(rows, scores, t), t) for t in THRESHOLDS]
    best = max(f1 for f1, _ in measured)
    near = [t for f1, t in measured if f1 > best - PLATEAU]
    return round(float(np.mean(near)), 2), best


def fitted(rows: list[Row], score: ModuleType) -> Models:
    """Return every model with the threshold above which a sentence counts as open."""
    threshold, _ = best_threshold(rows)
    models = train(rows, score)
    return models | {"question_open": replace(models["question_open"], threshold=threshold)}


@contextmanager
def in_use(models: Models) -> Iterator[None]:
    """Let the extractor read these models instead of its files."""
    users: list[Any] = [drafting, find, kinds, openness]
    reader = find.load_model
    look_up: Callable[[str], LinearModel] = models.__getitem__
    for user in users:
        user.load_model = look_up
    try:
        yield
    finally:
        for user in users:
            user.load_model = reader


def cross_validate(articles: list[Findings], score: ModuleType) -> None:
    """Print what the pane scores on articles left out."""
    rows = [row for at, findings in enumerate(articles) for row in rows_of(at, findings, score)]
    tally = score.Tally()
    for fold in range(FOLDS):
        with in_use(fitted([row for row in rows if row.article % FOLDS != fold], score)):
            for f in articles[fold::FOLDS]:
                questions = find_questions(f.parsed, f.mentions, f.profiles, f.statements, f.numbers)
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
        cross_validate(read("all"), score)
        return
    articles = read("train")
    rows = [row for at, findings in enumerate(articles) for row in rows_of(at, findings, score)]
    for name, model in fitted(rows, score).items():
        write_model(name, model, COMMAND)
        print(name, len(model.weights))


if __name__ == "__main__":
    main()
