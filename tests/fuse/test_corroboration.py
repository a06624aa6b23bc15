"""Who else tells what a line of the summary says."""

from __future__ import annotations

import pytest

from briefing.config import Settings
from briefing.fuse.corroboration import Corroboration
from briefing.fuse.sentence_features import Candidate, candidates
from briefing.fuse.sources import find_sources, with_sources
from briefing.fuse.summary import summarise
from briefing.model import Article, Block, Extraction, Reading, Sentence

LINE = "A fire on the ferry Lady Ilmar killed 33 passengers in the bay on Monday, the coast guard said."


def article(name: str, *sentences: str, publisher: str | None = None) -> Reading:
    """Return an article of one paragraph with these sentences."""
    text = " ".join(sentences)
    found = [Sentence(at := text.index(one), at + len(one), 0) for one in sentences]
    told = Article(name, f"{name}.txt", text, (Block(0, len(text), "body"),), publisher=publisher)
    return Reading(told, Extraction(tuple(found)))


def others(line: str, *other: str) -> list[str]:
    """Return which of these sentences, each of an article of its own, tell the same as a line."""
    sentences: list[Candidate] = []
    for at, text in enumerate((line, *other)):
        sentences += candidates(at, article(f"a{at}", text))
    return [one.text for one in Corroboration(sentences).of(sentences[0])]


@pytest.mark.parametrize(
    "other",
    [
        "At least 33 passengers died when a fire broke out on the ferry Lady Ilmar on Monday, the coast guard said.",
        "The fire that killed passengers on a ferry in the bay on Monday began in the kitchen.",
        LINE,
    ],
)
def test_the_same_in_other_words_is_told_by_both(other: str) -> None:
    assert others(LINE, other) == [other]


@pytest.mark.parametrize(
    "other",
    [
        "A fire on the ferry Lady Ilmar killed 37 passengers in the bay on Monday, the coast guard said.",
        "The coast guard denied that a fire on the ferry Lady Ilmar killed 33 passengers in the bay on Monday.",
        "It is unclear whether a fire on the ferry Lady Ilmar killed 33 passengers in the bay on Monday.",
        "The ferry Lady Ilmar is to sail to Port Ilmar and the bay on Monday.",
        "Grain prices in the capital rose by 33 percent.",
    ],
)
def test_another_figure_a_doubt_or_another_fact_is_not_the_same(other: str) -> None:
    assert others(LINE, other) == []


def test_two_sentences_of_one_speaker_are_not_the_same() -> None:
    line = "Foreign Minister Irena Kostova of Sarkovia denied the accusation."
    assert others(line, "Foreign Minister Irena Kostova of Sarkovia denied a visa to three envoys.") == []


def test_each_other_article_gives_its_best_sentence() -> None:
    near = "A fire on a ferry killed 33 passengers in the bay, the guard said."
    sentences = [*candidates(0, article("a", LINE)), *candidates(1, article("b", near, LINE))]
    assert [(one.document, one.text) for one in Corroboration(sentences).of(sentences[0])] == [(1, LINE)]


def test_a_line_of_the_summary_counts_the_independent_sources_that_tell_it() -> None:
    told = [
        article("a", LINE, "The captain of the ferry saved forty children from the burning deck.", publisher="Post"),
        article("b", "The coast guard said that a fire on the ferry Lady Ilmar killed 33 passengers in the bay.", publisher="Herald"),
        article("c", "On Monday a fire on the ferry Lady Ilmar killed 33 passengers, said the coast guard.", publisher="The Herald"),
    ]  # fmt: skip
    sources = find_sources([one.article for one in told], {})
    lines = with_sources(summarise(told, Settings()), sources)
    fire = next(line for line in lines if "captain" not in line.text)
    assert fire.sources == 2
    assert [one.article for one in fire.evidence][1:] == [n for n in "abc" if n != fire.evidence[0].article]
    assert [line.sources for line in lines if "captain" in line.text] == [1]
