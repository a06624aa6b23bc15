"""Reading a parse off: strings are shared and may be forgotten. What is read is compared in `test_syntax.py`."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc as SpacyDoc

from briefing.extract import doc_reader
from briefing.extract.doc_reader import DocReader
from briefing.extract.pipeline import load_pipeline
from briefing.extract.syntax import Doc

TEXT = "Mayor Ilse Brandt said the flood began near Port Lume."


@pytest.fixture(scope="module")
def parsed() -> SpacyDoc:
    return load_pipeline("auto")(TEXT)


def said(doc: Doc | SpacyDoc) -> list[tuple[object, ...]]:
    return [(t.text, t.lemma_, t.pos_, t.tag_, t.dep_, t.ent_type_, t.head.i, t.is_title) for t in doc]


def test_equal_strings_are_one_object(parsed: SpacyDoc) -> None:
    reader = DocReader(parsed.vocab)
    first, second = reader.read(parsed, TEXT), reader.read(parsed, TEXT)
    assert all(a.form is b.form and a.lemma_ is b.lemma_ for a, b in zip(first, second, strict=True))


def test_strings_are_told_again_after_they_were_forgotten(
    parsed: SpacyDoc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doc_reader, "MOST_STRINGS", 5)
    reader = DocReader(parsed.vocab)
    assert said(reader.read(parsed, TEXT)) == said(reader.read(parsed, TEXT)) == said(parsed)


def test_an_empty_text_has_no_tokens(parsed: SpacyDoc) -> None:
    empty = DocReader(parsed.vocab).read(SpacyDoc(parsed.vocab, words=[]), "")
    assert (len(empty), empty.sents, empty.ents) == (0, (), ())
