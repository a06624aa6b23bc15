"""The components that read a text in steps, a word or an arc at a time, with Python's lock held.

spaCy's own loop lets go of the lock and then takes it again for each move that it weighs, a hundred a
step: most of the time goes into that. The steps here are the same, and so is what comes of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.pipeline import DependencyParser, EntityRecognizer

from briefing.extract.matrices import by_blis

if TYPE_CHECKING:
    from spacy.tokens import Doc

TOGETHER = 64
"""Texts that are read side by side: as many as spaCy takes."""
STEPS = "steps"


def read_with_lock(nlp: Language) -> None:
    """Put a component that holds the lock in the place of each that reads in steps."""
    for name, component in nlp.pipeline:
        if isinstance(component, DependencyParser | EntityRecognizer) and _is_plain(component):
            own = f"{name}_{STEPS}"
            nlp.add_pipe(STEPS, name=own, after=name, config={"component": name})
            nlp.remove_pipe(name)


def _is_plain(parser: Any) -> bool:
    """Tell whether a component takes the best move at each step, knows all its moves, and weighs them in two layers."""
    attrs = parser.model.attrs
    return parser.cfg["beam_width"] == 1 and attrs["has_upper"] and not attrs["unseen_classes"]


@Language.factory(STEPS, default_config={"component": ""})
def _steps(nlp: Language, name: str, component: str) -> Steps:  # noqa: ARG001 - spaCy gives all
    return Steps(nlp.get_pipe(component))


class Steps:
    """Says what a parser or an entity recognizer says."""

    def __init__(self, component: Any) -> None:
        self._component = component

    def __call__(self, doc: Doc) -> Doc:
        """Read one text."""
        (read,) = self.pipe([doc])
        return read

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = TOGETHER) -> Iterator[Doc]:
        """Read texts, those of like length together."""
        pending = iter(docs)
        while batch := list(islice(pending, batch_size)):
            ordered = sorted(batch, key=len)
            for at in range(0, len(ordered), TOGETHER):
                together = ordered[at : at + TOGETHER]
                self._component.set_annotations(together, self._read(together))
            yield from batch

    def _read(self, docs: Sequence[Doc]) -> list[Any]:
        """Return the last state of each text."""
        states: list[Any] = self._component.moves.init_batch(docs)
        unfinished = [state for state in states if not state.is_final()]
        if not unfinished:
            return states
        model = self._component.model.predict(docs)
        weights, bias = (model.vec2scores.get_param(name) for name in ("W", "b"))
        while unfinished:
            vectors = model.state2vec.predict(model.get_token_ids(unfinished))
            unfinished = self._component.transition_states(unfinished, by_blis(vectors, weights) + bias)
        model.clear_memory()
        return states
