"""Sentence boundaries in news text."""

from __future__ import annotations

import pytest

from briefing.extract.sentences import ASIDE, LONGEST, sentence_spans


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
        ["(It rained. Nobody came.)", "They left."],
        ["It rained.", "The plan (of May) failed."],
        ['He said "we stay. "', "Then he left."],
        ["They said: “We stay. ”", "Then they left."],
        ['"We stay. "'],
        ["“They said: ‘We stay. ’ ”", "Then they left."],
        ["“They said: ‘We stay. ’ ”"],
        ["See No. 5 there.", "He said no. 5 men left."],
        ["It rained.", "Nobody came."],
        ["The 3rd U.S. Circuit Court heard P.J. Larsen.", "A.J. Brandt left."],
        ["She went back to the U.S.", "The rest stayed.", "He came to the U.S.", "Speaking there, he wept."],
        ["Cheers for R. Q. Larsen and J. S.K. Brandt.", "They left."],
        ["Dist. Atty. Ilse Brandt met Const. Odd Larsen.", "They agreed."],
        ["It sells nets, ropes, sails etc. – and boats etc. or parts of them.", "It rained."],
        ["She sang on OMG! with him.", "He shouted “No! no!” and left."],
        ['"Who knows? " he asked.', "Nobody did."],
        ["The rule “of the . . . court” stands.", "They left."],
    ],
)
def test_sentences_are_told_apart(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


def test_a_missing_space_after_a_full_stop_is_a_boundary() -> None:
    text = "The meeting ended.The mayor left."
    assert [text[a:b] for a, b in sentence_spans(text)] == ["The meeting ended.", "The mayor left."]


@pytest.mark.parametrize(
    "marked",
    [
        '"We stay to the end."|He said so.',
        "“We stay to the end.”|He said so.",
        "He said: 'We stay to the end.'|She left.",
        "'We go.| We stay.'|She left.",
        '"We go.| We stay."|He said so.',
        '"Is it so?"|He asked again.| "Yes."|She said so.',
        '"We stay."|"No," he said.',
        "“We stay.”|“No,” he said.",
        "He said “it is ‘the end.’”|She left.",
        'It ended.|"We stay," he said.',
        'He said "we stay to the end."and left.',
    ],
)
def test_a_closing_mark_stays_with_its_sentence_where_no_space_follows(marked: str) -> None:
    text = marked.replace("|", "")
    spans = [text[start:end] for start, end in sentence_spans(text)]
    assert spans == [sentence.strip() for sentence in marked.split("|")]


def test_a_long_parenthesis_does_not_hold_its_sentences_together() -> None:
    inner = ["The council met again."] * (ASIDE // 20)
    sentences = ["The road (it is closed.", *inner, "It opens soon.) is old."]
    text = " ".join(sentences)
    assert [text[a:b] for a, b in sentence_spans(text)] == sentences


def test_a_sentence_of_the_longest_length_is_not_cut() -> None:
    text = "word " * (LONGEST // 5 - 1) + "words"
    assert len(text) == LONGEST
    assert sentence_spans(text) == [(0, LONGEST)]


@pytest.mark.parametrize(
    ("first", "stop"),
    [
        (LONGEST * 9 // 10, LONGEST * 9 // 10),  # a space late enough: there it is cut
        (LONGEST * 4 // 10, LONGEST),  # only one in the first half: a cut there would leave crumbs
    ],
)
def test_a_longer_sentence_is_cut_at_a_space_of_its_second_half(first: int, stop: int) -> None:
    text = "a" * first + " " + "b" * LONGEST
    spans = sentence_spans(text)
    assert spans[0] == (0, stop)
    assert "".join(text[a:b] for a, b in spans).replace(" ", "") == text.replace(" ", "")


def test_words_stay_whole_where_a_long_sentence_is_cut() -> None:
    text = "bridge " * LONGEST
    assert {word for a, b in sentence_spans(text) for word in text[a:b].split()} == {"bridge"}


@pytest.mark.parametrize("text", ["", "   ", "a" * 100_000, "word " * 20_000, "(" * 20_000 + ". A" * 1_000])
def test_odd_text_is_cut_and_nothing_is_lost(text: str) -> None:
    spans = sentence_spans(text)
    assert all(0 < end - start <= LONGEST for start, end in spans)
    assert "".join(text[a:b] for a, b in spans).replace(" ", "") == text.replace(" ", "")
