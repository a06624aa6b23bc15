"""The timeline: calendar dates with their sentences, in order."""

from __future__ import annotations

from briefing.fuse.ranking import in_order
from briefing.fuse.timeline import story_timeline
from briefing.model import Article, Block, Date, Extraction, Reading, Sentence

TEXT = "It opened in 2018. It will close on May 2. It took days."


def test_calendar_dates_are_listed_earliest_first_and_once_a_sentence() -> None:
    dates = (
        Date(32, 41, "on May 2", "2023-05-02"),
        Date(36, 41, "May 2", "2023-05-02TNI"),
        Date(13, 17, "2018", "2018"),
        Date(51, 55, "days", "PXD"),
        Date(43, 45, "It", "2022-W29-WE"),
        Date(0, 2, "It", None),
    )
    sentences = (Sentence(0, 18, 0), Sentence(19, 42, 0), Sentence(43, 56, 0))
    article = Article("a", "a.txt", TEXT, (Block(0, len(TEXT), "body"),), published="2022-12-31")
    entries = in_order(story_timeline([Reading(article, Extraction(sentences=sentences, dates=dates))]))
    assert [(e.date, e.text, e.announced) for e in entries] == [
        ("2018", "It opened in 2018.", False),
        ("2022-W29-WE", "It took days.", False),
        ("2023-05-02", "It will close on May 2.", True),
    ]


def test_without_a_date_of_publication_nothing_is_announced_and_datelines_are_left_out() -> None:
    text = "VELM, May 1. It closes on May 2."
    article = Article("a", "a.txt", text, (Block(0, 12, "dateline"), Block(13, len(text), "body")))
    dates = (Date(6, 11, "May 1", "2023-05-01"), Date(26, 31, "May 2", "2023-05-02"))
    found = Extraction(sentences=(Sentence(13, len(text), 1),), dates=dates)
    (entry,) = in_order(story_timeline([Reading(article, found)]))
    assert (entry.date, entry.announced) == ("2023-05-02", False)


def test_a_dateline_within_a_sentence_is_no_date_of_the_story_and_left_out_of_the_line() -> None:
    text = "Doha, May 1 (Meridian): It closes on May 2."
    article = Article("a", "a.txt", text, (Block(0, len(text), "body"),))
    dates = (Date(6, 11, "May 1", "2023-05-01"), Date(37, 42, "May 2", "2023-05-02"))
    found = Extraction(sentences=(Sentence(0, len(text), 0),), dates=dates)
    (entry,) = in_order(story_timeline([Reading(article, found)]))
    assert (entry.date, entry.text) == ("2023-05-02", "It closes on May 2.")
    assert entry.evidence[0].sentence == text
