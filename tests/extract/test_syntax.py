"""A text that was read off says of every token, sentence and entity what spaCy's own document says."""

from __future__ import annotations

from itertools import product

import pytest
from spacy.tokens import Doc as SpacyDoc
from spacy.tokens import Token as SpacyToken

from briefing.extract.doc_reader import DocReader
from briefing.extract.pipeline import load_pipeline
from briefing.extract.syntax import Doc, Token

TEXT = (
    "  Mayor Ilse Brandt, who visited Velmora on Monday, said it wouldn't  cost 40 per cent more. "
    '"We will rebuild," she told the Ministry of Works.\nNobody was hurt in the U.K. flood that '
    "engineers say began near Port Lume.  "
)
PLAIN = [
    "i", "idx", "text", "whitespace_", "text_with_ws", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_",
    "ent_iob_", "is_alpha", "is_punct", "is_space", "is_title", "is_upper", "like_num", "is_sent_start",
]  # fmt: skip


@pytest.fixture(scope="module")
def theirs() -> SpacyDoc:
    return load_pipeline("auto")(TEXT)


@pytest.fixture
def ours(theirs: SpacyDoc) -> Doc:
    return DocReader(theirs.vocab).read(theirs, TEXT)


def places(tokens: object) -> list[int]:
    return [token.i for token in tokens]  # type: ignore[attr-defined]  # tokens of either kind


def facts(token: Token | SpacyToken) -> list[object]:
    """Return all that a token says, other tokens by their places."""
    near = [token.head.i, token.left_edge.i, token.right_edge.i, len(token)]
    sentence = [token.sent.start, token.sent.end, token.sent.root.i, token.sent.text]
    entities = [(ent.start, ent.end, ent.label_, ent.text, ent.start_char) for ent in token.sent.ents]
    below = [places(token.children), places(token.subtree), places(token.ancestors)]
    return [*(getattr(token, name) for name in PLAIN), *near, *sentence, *entities, *below]


def test_every_token_says_the_same(theirs: SpacyDoc, ours: Doc) -> None:
    assert len(ours) == len(theirs)
    assert [facts(token) for token in ours] == [facts(token) for token in theirs]


def test_sentences_and_entities_are_the_same(theirs: SpacyDoc, ours: Doc) -> None:
    for mine, other in ((ours.sents, theirs.sents), (ours.ents, theirs.ents)):
        assert [(s.start, s.end, s.text, s.start_char, s.end_char, s.root.i, len(s)) for s in mine] == [
            (s.start, s.end, s.text, s.start_char, s.end_char, s.root.i, len(s)) for s in other
        ]


def test_parts_are_the_same(theirs: SpacyDoc, ours: Doc) -> None:
    for start, end in product((0, 3, -4, 9), (2, 9, 99, -2)):
        assert places(ours[start:end]) == places(theirs[start:end])
        assert places(ours[2:12][start:end]) == places(theirs[2:12][start:end])
    assert (ours[-1].i, ours[2:9][-1].i, ours[4].nbor(-2).i) == (len(theirs) - 1, 8, 2)
    with pytest.raises(IndexError):
        ours[0].nbor(-1)
    with pytest.raises(IndexError):
        ours[len(ours) - 1].nbor()


def test_characters_find_the_same_tokens(theirs: SpacyDoc, ours: Doc) -> None:
    for start, length in product(range(len(TEXT)), (1, 3, 7)):
        for mode in ("strict", "expand"):
            mine = ours.char_span(start, start + length, mode)
            other = theirs.char_span(start, start + length, alignment_mode=mode)
            assert (mine is None) == (other is None)
            if mine is not None and other is not None:
                assert (mine.start, mine.end) == (other.start, other.end)


def test_tokens_are_one_object_each(ours: Doc) -> None:
    assert all(child.head is token for token in ours for child in token.children)
    assert all(
        token.is_ancestor(child) and not child.is_ancestor(token)
        for token in ours
        for child in token.children
    )


def test_what_is_made_of_a_text_is_made_again_only_of_something_else(ours: Doc) -> None:
    made = iter("abc")
    assert [ours.once("sort", lambda: next(made), given) for given in (1, 1, 2, 2, 1)] == list("aabbc")
