"""Parsing: offsets lead back into the article, and only the body is parsed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from spacy.tokens import Doc

from briefing.extract import parse as parse_module
from briefing.extract.doc_reader import DocReader
from briefing.extract.parse import parse
from briefing.extract.pipeline import ModelMissing, load_pipeline
from briefing.model import Article, Block

BODY = 'Mayor Ilse Brandt spoke on Monday. "We will rebuild," she said.  Nobody was hurt in Velmora.'
TITLE = "Flood in Velmora"


def article(*blocks: tuple[str, str]) -> Article:
    text, found = "", []
    for kind, words in blocks:
        text += "\n\n" if text else ""
        found.append(Block(len(text), len(text) + len(words), kind))  # type: ignore[arg-type]  # kinds come from the test
        text += words
    return Article("a", "a.txt", text, tuple(found))


def test_sentences_and_tokens_lead_back_into_the_article() -> None:
    (parsed,) = parse([article(("title", TITLE), ("body", BODY), ("caption", "A photo."), ("body", BODY))])
    text = parsed.article.text
    assert len(parsed.sentences) == 6
    for at, sentence in enumerate(parsed.sentences):
        assert sentence.index == at
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip()
        for token in sentence.span:
            start = sentence.offset + token.idx
            assert text[start : start + len(token)] == token.text
    assert {sentence.block for sentence in parsed.sentences} == {1, 3}


def test_articles_without_a_body_are_parsed_to_nothing() -> None:
    parsed = list(parse([article(("title", TITLE)), article(("body", BODY)), article()]))
    assert [len(p.sentences) for p in parsed] == [0, 3, 0]


def test_more_articles_than_one_batch_come_in_order() -> None:
    articles = [article(("body", f"Sentence number {n}.")) for n in range(parse_module.BATCH * 2 + 1)]
    assert [p.article for p in parse(articles)] == articles


def test_long_paragraphs_are_cut_between_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = article(("body", " ".join([BODY] * 5)))
    (expected,) = parse([whole])
    monkeypatch.setattr(parse_module, "PIECE", 100)
    (parsed,) = parse([whole])
    assert len(parsed.paragraphs) > len(expected.paragraphs)
    assert parsed.plain_sentences() == expected.plain_sentences()


def test_a_model_that_is_missing_is_named() -> None:
    with pytest.raises(ModelMissing, match="no_such_model"):
        load_pipeline("no_such_model")


def test_text_that_stood_before_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    nlp = load_pipeline("auto")
    monkeypatch.setattr(parse_module, "_known_docs", lambda _: parse_module._KnownDocs(DocReader(nlp.vocab)))
    make = nlp.pipe

    def counted(docs: list[Doc], **options: object) -> Iterator[Doc]:
        asked.append(len(docs))
        return make(docs, **options)

    monkeypatch.setattr(nlp, "pipe", counted)
    other = "Another paragraph of this article is about ships."
    articles = [article(("body", BODY), ("body", BODY))] * 3 + [article(("body", other), ("body", BODY))] * 4
    parsed = list(parse(articles))
    assert sum(asked) == 2
    assert {len(p.sentences) for p in parsed[:3]} == {6}
    assert parsed[-1].sentences[-1].end == len(parsed[-1].article.text)


def test_parsed_text_is_forgotten_before_memory_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    known = parse_module._KnownDocs(DocReader(load_pipeline("auto").vocab))
    monkeypatch.setattr(parse_module, "_known_docs", lambda _: known)
    monkeypatch.setattr(parse_module, "KEPT", 200)
    articles = [
        article(("body", f"Sentence number {n} of this long story about the river.")) for n in range(30)
    ]
    assert len(list(parse(articles))) == 30
    assert sum(map(len, known.docs)) <= 200
