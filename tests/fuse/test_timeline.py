"""The timeline: calendar dates with their sentences, in order."""

from __future__ import annotations

from briefing.config import Settings
from briefing.fuse.timeline import build_timeline
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
    article = Article("a", "a.txt", TEXT, (Block(0, len(TEXT), "body"),))
    entries = build_timeline([Reading(article, Extraction(sentences=sentences, dates=dates))], Settings())
    assert [(e.date, e.text) for e in entries] == [
        ("2018", "It opened in 2018."),
        ("2022-W29-WE", "It took days."),
        ("2023-05-02", "It will close on May 2."),
    ]
