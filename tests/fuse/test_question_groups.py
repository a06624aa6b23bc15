"""Questions that ask the same: when they are one."""

from __future__ import annotations

from fuse.told import question, told

from briefing.fuse.question_groups import grouped
from briefing.model import Reading

TEXT = "The referendum is on Sunday. The envoys will speak of the referendum. The harvest will be late."
AHEAD = question(TEXT, "Will the referendum go ahead on Sunday?", "The referendum is on Sunday.")
COME = question(TEXT, "What will come of the referendum?", "The envoys will speak of the referendum.")
LATE = question(TEXT, "Will the harvest be late?", "The harvest will be late.")
OTHER = told("b", "It rained. It snowed.")


def texts(*readings: Reading) -> list[str]:
    return [group.question.text for group in grouped(readings)]


def test_among_several_articles_what_adds_no_word_asks_nothing_more() -> None:
    first = told("a", TEXT, questions=(AHEAD, COME, LATE))
    assert texts(first, OTHER) == [AHEAD.text, LATE.text]
    (ahead, _) = grouped([first, OTHER])
    assert len(ahead.evidence) == 2


def test_an_article_alone_keeps_all_its_questions() -> None:
    assert texts(told("a", TEXT, questions=(AHEAD, COME, LATE))) == [AHEAD.text, COME.text, LATE.text]
