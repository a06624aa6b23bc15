"""Vectors of words out of context, worked out once for each distinct word.

A language model first gives each token a vector by its own form ("Multi hash embeddings in spaCy",
Miranda et al. 2022) and then reads its neighbours. The first step gives the same for the same word; the
second is quicker for few texts at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from thinc.model import Model

if TYPE_CHECKING:
    from spacy.language import Language

MOST_WORDS = 40_000
"""Words whose vectors are kept: some 25 MB for the small model."""
TOGETHER = 500
"""Tokens read at a time: their matrices stay within the memory that a processor core has of its own."""
FEATURES = "extract_features"
"""The name of the layer that turns tokens into numbers that tell their form."""


def remember_word_vectors(nlp: Language) -> None:
    """Wrap those layers of a pipeline that look at nothing but each token's own form, and the next ones."""
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            for layer in list(model.walk()):
                if len(layer.layers) > 1:
                    embed, encode = layer.layers[:2]
                    if embed.layers and embed.layers[0].name == FEATURES:
                        layer.layers[:2] = [_remembering(embed), _in_small_groups(encode)]


def _in_small_groups(part: Model[Any, Any]) -> Model[Any, Any]:
    """Return a layer that does the same with few texts at a time, whose matrices a processor keeps at hand."""

    return _predicting(
        f"grouped({part.name})",
        part,
        lambda texts: [made for group in _groups(texts) for made in part.predict(group)],
    )


def _predicting(
    name: str, part: Model[Any, Any], predict: Callable[[Sequence[Any]], list[Any]]
) -> Model[Any, Any]:
    """Return a layer that predicts in another way what a part does, and is trained as that is."""

    def forward(
        _: Model[Any, Any],
        texts: Sequence[Any],
        is_train: bool,  # noqa: FBT001 - the signature of thinc
    ) -> tuple[list[Any], Callable[[Any], Any]]:
        return part(texts, is_train) if is_train else (predict(texts), lambda _: [])

    dims = {dim: part.maybe_get_dim(dim) for dim in part.dim_names}
    return Model(name, forward, layers=[part], dims=dims, ops=part.ops)


def _groups(texts: Sequence[Any]) -> Iterator[list[Any]]:
    group: list[Any] = []
    rows = 0
    for text in texts:
        if group and rows + len(text) > TOGETHER:
            yield group
            group, rows = [], 0
        group.append(text)
        rows += len(text)
    if group:
        yield group


def _remembering(part: Model[Any, Any]) -> Model[Any, Any]:
    features, *rest = part.layers
    known = WordVectors(rest)
    return _predicting(f"remembered({part.name})", part, lambda docs: known.of(features.predict(docs)))


class WordVectors:
    """Vectors as rows of a matrix, found by the bytes of a word's features."""

    def __init__(self, layers: Sequence[Model[Any, Any]]) -> None:
        """Take the layers that make vectors of features, one after the other."""
        self._layers = layers
        self._rows: dict[bytes, int] = {}
        self._vectors: list[Any] = []

    def of(self, texts: Sequence[Any]) -> list[Any]:
        """Return a matrix of vectors for each matrix of features, a row for each token."""
        together = np.ascontiguousarray(np.concatenate(texts))
        words = together.view(f"V{together.itemsize * together.shape[1]}").ravel().tolist()
        if len(self._rows) > MOST_WORDS:
            self._rows, self._vectors = {}, []
        new = [word for word in dict.fromkeys(words) if word not in self._rows]
        if new or not self._vectors:
            self._learn(new, np.frombuffer(b"".join(new), together.dtype).reshape(len(new), -1))
        (vectors,) = self._vectors
        found = vectors[[self._rows[word] for word in words]]
        return np.split(found, np.cumsum([len(text) for text in texts])[:-1])

    def _learn(self, words: Sequence[bytes], features: Any) -> None:
        made: Any = [features]
        for layer in self._layers:
            made = layer.predict(made)
        self._vectors = [np.concatenate([*self._vectors, *made])]
        self._rows.update(zip(words, range(len(self._rows), len(self._vectors[0])), strict=True))
