"""Sentence boundaries in news text."""

from __future__ import annotations

import pytest

from briefing.extract.sentences import LONGEST, sentence_spans


@pytest.mark.parametrize(
    "sentences",
    [
        ["Sen. Ilse Brandt met Lt. Gen. Odd Larsen in St. Velm.", "They agreed."],
        ["It paid Rs. 500 to the U.S. firm.", "It left."],
        ['"We will rebuild.', 'We will stay," she said.'],
        ['She said: "We will rebuild."', "Then she left."],
        ['"Will it hold?" she asked.', "Nobody knew."],
        ['"It opens on Feb. 10."', "Then she left."],
        ["The town (pop. 3,000. Founded 1900.) was flooded.", "Nobody died."],
    ],
)
def test_sentences_are_told_apart(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


def test_a_missing_space_after_a_full_stop_is_a_boundary() -> None:
    text = "The meeting ended.The mayor left."
    assert [text[a:b] for a, b in sentence_spans(text)] == ["The meeting ended.", "The mayor left."]


@pytest.mark.parametrize("text", ["", "   ", "a" * 100_000, "word " * 20_000, "(" * 20_000 + ". A" * 1_000])
def test_odd_text_is_cut_and_nothing_is_lost(text: str) -> None:
    spans = sentence_spans(text)
    assert all(0 < end - start <= LONGEST for start, end in spans)
    assert "".join(text[a:b] for a, b in spans).replace(" ", "") == text.replace(" ", "")
