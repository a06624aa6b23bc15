"""The sentences that the open questions are learned from, with what readers ask of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import numpy as np

from briefing.extract.mentions import find_mentions
from briefing.extract.numbers import find_numbers
from briefing.extract.parse import Parsed, ParsedSentence, parse
from briefing.extract.profiles import find_profiles
from briefing.extract.questions.drafts import Draft, common_words, drafts, open_features
from briefing.extract.questions.kinds import KINDS
from briefing.extract.questions.naming import resolve_names
from briefing.extract.questions.openness import Features, sentence_features
from briefing.extract.questions.telling import tellings
from briefing.extract.statements import find_statements
from briefing.model import Article, Block, Extraction, QuestionKind
from training import gold

MAIN = 1
"""What annotations call the `tier` of a question that matters most."""
MADE = Path(__file__).parent / "made_sentences.yaml"


@dataclass(frozen=True, slots=True)
class Findings:
    """An annotated article with what the other extractors found in it."""

    item: gold.Annotated
    parsed: Parsed
    found: Extraction


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

    @property
    def main(self) -> float:
        """The share of the readers to whom what the sentence leaves open matters most."""
        return float(np.mean([any(q["tier"] == MAIN for q in asked) for asked in self.asked]))

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


def read(articles: Iterable[tuple[gold.Annotated, Parsed]]) -> list[Findings]:
    """Return annotated articles with all that questions depend on."""
    found = []
    for item, parsed in articles:
        mentions = find_mentions(parsed)
        statements = find_statements(parsed, mentions)
        profiles = find_profiles(parsed, mentions, statements)
        others = Extraction(
            mentions=mentions, profiles=profiles, statements=statements, numbers=find_numbers(parsed)
        )
        found.append(Findings(item, parsed, others))
    return found


def rows_of(at: int, findings: Findings, score: ModuleType) -> list[Row]:
    """Return the sentences of one article, the `at`-th."""
    parsed, found = findings.parsed, findings.found
    names = resolve_names(parsed, found.mentions, found.profiles, found.statements)
    common = common_words(parsed)
    rows = []
    for sentence, told in zip(parsed.sentences, tellings(parsed, found.statements), strict=True):
        asked = [
            [q for q in reading["questions"] if score.same_sentence(q["sentence"], sentence.text)]
            for reading in findings.item.readings
        ]
        made = drafts(sentence, names, common)
        features = open_features(
            sentence_features(parsed, sentence, found.numbers, told), sentence.text, made
        )
        rows.append(Row(at, sentence, features, made, asked))
    return rows


def made_rows(score: ModuleType) -> list[Row]:
    """Return the sentences made up for training as rows, each an article of its own with a number below zero."""
    table = msgspec.yaml.decode(MADE.read_bytes(), type=dict[QuestionKind, list[str]])
    told = [(kind, sentence) for kind, sentences in table.items() for sentence in sentences]
    parsed = parse(Article("made", "made.txt", text, (Block(0, len(text), "body"),)) for _, text in told)
    items = [
        (gold.Annotated("made", one.article, ({"questions": [_made_question(kind, text)]},)), one)
        for (kind, text), one in zip(told, parsed, strict=True)
    ]
    return [
        row for at, made in enumerate(read(items), start=1) for row in rows_of(-at, made, score) if row.open
    ]


def _made_question(kind: QuestionKind, sentence: str) -> dict[str, Any]:
    return {"kind": kind, "sentence": sentence, "question": sentence, "tier": MAIN + 1}
