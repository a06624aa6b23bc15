"""Parts of speech, forms and lemmas of words, worked out once for each word, tag and dependency.

A model's rules for these look at one token at a time, but for a few that look at two; a text where
one of those applies is left to the model's own components.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.pipeline import Pipe

GIVEN: list[str | int] = ["ORTH", "TAG", "DEP"]
TOLD: list[str | int] = ["TAG", "DEP", "POS", "MORPH", "LEMMA"]
LOOKED_AT = {"LOWER", "TAG", "DEP", "IS_SPACE"}
"""What rules for a token may look at: it follows from what is `GIVEN`."""
MOST_FORMS = 100_000
RULER, LEMMATIZER, FORMS = "attribute_ruler", "lemmatizer", "word_forms"


def look_up_word_forms(nlp: Language) -> None:
    """Put one component in the place of the two that tell word forms, where their rules allow it."""
    names = nlp.pipe_names
    if RULER not in names or names[names.index(RULER) + 1 :][:1] != [LEMMATIZER]:
        return
    ruler, lemmatizer = nlp.get_pipe(RULER), nlp.get_pipe(LEMMATIZER)
    if not (isinstance(ruler, AttributeRuler) and isinstance(lemmatizer, Lemmatizer)):
        return
    rules = [token for rule in _rules(ruler) for pattern in rule["patterns"] for token in pattern]
    if all(token.keys() <= LOOKED_AT for token in rules):
        _look_up_quickly(lemmatizer)
        nlp.add_pipe(FORMS, after=LEMMATIZER)
        nlp.remove_pipe(RULER)
        nlp.remove_pipe(LEMMATIZER)


def _look_up_quickly(lemmatizer: Lemmatizer) -> None:
    """Make sets of the lists of known lemmas, which are searched for each form that a rule makes."""
    if "lemma_index" in lemmatizer.lookups:
        index = lemmatizer.lookups.get_table("lemma_index")
        for part, lemmas in index.items():
            index[part] = frozenset(lemmas)


@Language.factory(FORMS)
def _word_forms(nlp: Language, name: str) -> WordForms:  # noqa: ARG001 - spaCy gives both
    ruler: Any = nlp.get_pipe(RULER)
    lemmatizer: Any = nlp.get_pipe(LEMMATIZER)
    return WordForms(ruler, lemmatizer)


def _rules(ruler: AttributeRuler) -> list[dict[str, Any]]:
    rules: list[dict[str, Any]] = ruler.patterns
    return rules


class WordForms:
    """Tells what an attribute ruler and the lemmatizer behind it would tell."""

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        self._own: tuple[Pipe, ...] = (ruler, lemmatizer)
        self._vocab = ruler.vocab
        self._of_several = Matcher(self._vocab)
        alone = AttributeRuler(self._vocab)
        for at, rule in enumerate(_rules(ruler)):
            single = [pattern for pattern in rule["patterns"] if len(pattern) == 1]
            several = [pattern for pattern in rule["patterns"] if len(pattern) > 1]
            if single:
                alone.add(single, rule["attrs"], rule["index"])
            if several:
                self._of_several.add(str(at), several)
        self._of_one: tuple[Pipe, ...] = (alone, lemmatizer)
        self._known: dict[tuple[int, ...], list[int]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set part of speech, form and lemma of each token."""
        if self._of_several(doc, allow_missing=True):
            return _applied(self._own, doc)
        words = list(map(tuple, doc.to_array(GIVEN).tolist()))
        if len(self._known) > MOST_FORMS:
            self._known = {}
        new = [word for word in dict.fromkeys(words) if word not in self._known]
        if new:
            self._learn(new)
        return _with(doc, TOLD, [self._known[word] for word in words])

    def _learn(self, words: Sequence[tuple[int, ...]]) -> None:
        """Let the rules for one token tell of these words, side by side."""
        beside = Doc(self._vocab, words=[self._vocab.strings[word[0]] for word in words])
        _with(beside, GIVEN[1:], [word[1:] for word in words])
        told = _applied(self._of_one, beside).to_array(TOLD).tolist()
        self._known.update(zip(words, told, strict=True))


def _applied(components: Sequence[Pipe], doc: Doc) -> Doc:
    for component in components:
        doc = component(doc)
    return doc


def _with(doc: Doc, names: list[str | int], values: Sequence[Sequence[int]]) -> Doc:
    """Set attributes of a text's tokens: a row for each token, a column for each name."""
    table: Any = np.array(values, dtype=np.uint64).reshape(len(doc), len(names))
    return doc.from_array(names, table)
