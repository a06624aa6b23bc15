"""What holds for the findings of any article: each lies in its text, and says what stands there."""

from __future__ import annotations

from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.extract import extract
from briefing.model import Article, Block, Extraction

PIECES = [
    "Mayor Ilse Brandt", "Odd Larsen", "the Velmora council", "Norland", "she", "accused of",
    "said", "told the council that", "will", "may", "close", "killed", "the", "of",
    "12", "3.5", "$5 million", "5m", "10 to 12", "dozens of", "a third of", "A 45% stake", "bridges", "people", "weeks", "%",
    "on Monday", "in May 2031", "last week", "yesterday",
    "“It will rain", "nobody knows,”", "whether", "why", "It is not known",
    '"', "’s", "(", ")", ".", "?", "!", ",", "-", "—", "No.", "\n", "\u00a0", "  ", "é",
]  # fmt: skip
ANY_WORDS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map(" ".join)


def article_of(paragraphs: list[str]) -> Article:
    text, blocks = "", []
    for words in filter(None, map(str.strip, paragraphs)):
        text += "\n\n" if text else ""
        blocks.append(Block(len(text), len(text) + len(words), "body"))
        text += words
    return Article("a", "a.txt", text, tuple(blocks), published="2031-03-03")


def check_places(article: Article, found: Extraction) -> None:
    """Raise where a finding leaves its sentence, or a sentence its block."""
    blocks = [(block.start, block.end) for block in article.blocks]
    sentences = [(one.start, one.end) for one in found.sentences]
    for sentence in found.sentences:
        start, end = blocks[sentence.block]
        assert start <= sentence.start < sentence.end <= end, sentence
    for one in chain(found.mentions, found.numbers, found.dates):
        assert one.start < one.end
        assert any(start <= one.start and one.end <= end for start, end in sentences), one
    for question in found.questions:
        assert (question.start, question.end) in sentences, question
        cue = question.cue
        assert cue is None or question.start <= cue.start < cue.end <= question.end, question
    for statement in found.statements:
        for span in filter(None, (statement.content, statement.speaker, statement.cue)):
            assert span.start < span.end
            assert any(start <= span.start and span.end <= end for start, end in blocks), statement


def check_texts(article: Article, found: Extraction) -> None:
    """Raise where a finding says other words than stand at its place."""
    for one in chain(found.numbers, found.dates):
        assert one.text.split() == article.text[one.start : one.end].split(), one
    for mention in found.mentions:
        words = article.text[mention.start : mention.end]
        assert words == words.strip() != "", mention
    for profile in found.profiles:
        assert {found.mentions[index].name for index in profile.mentions} == {profile.name}, profile


@settings(max_examples=60, derandomize=True)
@given(st.lists(ANY_WORDS, min_size=1, max_size=3))
def test_every_finding_lies_in_its_article_and_says_what_stands_there(paragraphs: list[str]) -> None:
    article = article_of(paragraphs)
    (found,) = extract([article])
    check_places(article, found)
    check_texts(article, found)
