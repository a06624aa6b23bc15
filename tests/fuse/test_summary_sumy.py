"""The default method as a sumy summarizer: it takes sumy's documents and answers as sumy's own do."""

from __future__ import annotations

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

from briefing.fuse.sumy_methods import BriefingSummarizer, NewsTokenizer

TEXTS = (
    "Dockers in Port Ilmar stopped work on Monday after talks on pay failed.",
    "He said so twice.",
    "The strike by 1,200 dockers keeps forty ships outside the harbour of Port Ilmar.",
    "Why?",
)


def document(*texts: str) -> ObjectDocumentModel:
    tokenizer = NewsTokenizer()
    return ObjectDocumentModel([Paragraph([Sentence(text, tokenizer) for text in texts])])


def test_it_gives_sentences_of_the_document_in_their_order() -> None:
    best = BriefingSummarizer()(document(*TEXTS), 2)
    assert [str(sentence) for sentence in best] == [TEXTS[0], TEXTS[2]]


def test_it_takes_a_share_as_sumy_does() -> None:
    assert len(BriefingSummarizer()(document(*TEXTS), "50%")) == 2


def test_an_empty_document_gives_nothing() -> None:
    assert BriefingSummarizer()(ObjectDocumentModel([]), 3) == ()


def test_the_same_sentence_twice_is_rated_once_for_each_place() -> None:
    assert len(BriefingSummarizer()(document(*TEXTS, TEXTS[0]), 5)) == 5
